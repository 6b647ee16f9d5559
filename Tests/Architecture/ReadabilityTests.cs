using Mono.Cecil;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Architecture;

/// <summary>How much a reader must hold at once: the width of a line, the parameters of a method.</summary>
public sealed class ReadabilityTests
{
    private const int Columns = 140;
    private const int Parameters = 8;

    [Fact]
    public void No_line_is_wider_than_the_page()
    {
        var lines = SourceFiles
            .In("Workflows", "WorkflowHost", "Tests")
            .Where(f => !f.File.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(f => f.Text.Split('\n').Select((line, i) => (Place: $"{f.File}:{i + 1}", line.TrimEnd('\r').Length)))
            .ToList();
        Assert.True(lines.Count > 10_000);
        Assert.Empty(lines.Where(l => l.Length > Columns).Select(l => l.Place));
    }

    /// <summary>What a positional record or an anonymous type is made of is the shape of a thing, and no list of parameters.</summary>
    [Fact]
    public void No_method_or_constructor_has_more_parameters_than_a_reader_can_hold()
    {
        var methods = ((Type[])[typeof(Subject), typeof(WorkReliefContext), typeof(ReadabilityTests)]).SelectMany(Methods).ToList();
        Assert.True(methods.Count > 1000);
        var tooMany = methods
            .Where(m => m.Parameters.Count(p => !IsClosure(p)) > Parameters)
            .Select(m => $"{m.DeclaringType}.{m.Name}")
            .ToList();
        Assert.True(tooMany.Count == 0, string.Join('\n', tooMany));
    }

    private static List<MethodDefinition> Methods(Type of)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(of.Assembly.Location);
        return
        [
            .. assembly
                .MainModule.GetTypes()
                .Where(t => t.BaseType?.FullName != typeof(MulticastDelegate).FullName)
                .Where(t => !t.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
                .SelectMany(t => t.Methods)
                .Where(m => !IsOfARecord(m)),
        ];
    }

    private static bool IsOfARecord(MethodDefinition method) =>
        method.DeclaringType.Methods.Any(m => m.Name == "PrintMembers")
        && (method.IsConstructor || method.Name == "Deconstruct")
        && method.Parameters.All(p => method.DeclaringType.Properties.Any(own => own.Name == p.Name));

    /// <summary>What a local function sees of the method around it is handed over by the compiler.</summary>
    private static bool IsClosure(ParameterDefinition parameter) =>
        parameter.ParameterType.GetElementType().Name.StartsWith("<>c__DisplayClass", StringComparison.Ordinal);
}
