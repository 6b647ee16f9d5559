using Mono.Cecil;
using Mono.Cecil.Cil;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Architecture;

/// <summary>Which folder of Workflows may know which: found from the compiled types, so that no list is kept.</summary>
public sealed class FolderOrderTests
{
    private const string Root = "WorkRelief.Workflows.";

    /// <summary>Folder → the folders that its types name.</summary>
    private static readonly Dictionary<string, HashSet<string>> Arrows = Read();

    [Fact]
    public void No_folder_knows_itself_by_way_of_others()
    {
        var left = Arrows.ToDictionary(a => a.Key, a => a.Value.ToHashSet());
        while (left.FirstOrDefault(a => a.Value.Count == 0) is { Key: { } lowest })
        {
            left.Remove(lowest);
            foreach (var others in left.Values)
                others.Remove(lowest);
        }
        Assert.True(
            left.Count == 0,
            "In a circle: " + string.Join("; ", left.Select(a => $"{a.Key} → {string.Join(", ", a.Value.Order(StringComparer.Ordinal))}"))
        );
    }

    [Fact]
    public void The_kernel_and_policy_name_no_subject()
    {
        Assert.Superset(Arrows["Kernel"], new HashSet<string> { "Calendar" });
        var subjects = typeof(Subject)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Subject)))
            .Select(t => t.Namespace![Root.Length..])
            .ToHashSet();
        Assert.True(subjects.Count > 10);
        foreach (var low in (string[])["Calendar", "Kernel", "Policy", "Words", "Figures"])
            Assert.DoesNotContain(Arrows[low], subjects.Contains);
    }

    private static Dictionary<string, HashSet<string>> Read()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(Subject).Assembly.Location);
        var arrows = new Dictionary<string, HashSet<string>>();
        foreach (var type in assembly.MainModule.GetTypes())
        {
            if (FolderOf(type) is not { } from)
                continue;
            if (!arrows.TryGetValue(from, out var to))
                arrows[from] = to = [];
            to.UnionWith(Named(type).Select(FolderOf).OfType<string>().Where(f => f != from));
        }
        return arrows;
    }

    private static string? FolderOf(TypeReference? type)
    {
        while (type?.DeclaringType is { } outer)
            type = outer;
        return type?.Namespace.StartsWith(Root, StringComparison.Ordinal) == true ? type.Namespace[Root.Length..] : null;
    }

    private static IEnumerable<TypeReference?> Named(TypeDefinition type)
    {
        IEnumerable<TypeReference?> direct =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.CustomAttributes.Select(a => a.AttributeType),
            .. type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables.Select(v => v.VariableType)),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).SelectMany(Operand),
        ];
        return direct.SelectMany(Parts);
    }

    private static IEnumerable<TypeReference?> Operand(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            MethodReference method =>
            [
                method.DeclaringType,
                method.ReturnType,
                .. method.Parameters.Select(p => p.ParameterType),
                .. method is GenericInstanceMethod g ? g.GenericArguments : [],
            ],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    private static IEnumerable<TypeReference?> Parts(TypeReference? type) =>
        type switch
        {
            null => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
            TypeSpecification part => Parts(part.ElementType),
            _ => [type],
        };
}
