using Mono.Cecil;
using Mono.Cecil.Cil;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Architecture;

/// <summary>Which folder may know which: found from the compiled types, so that no list is kept.</summary>
public sealed class FolderOrderTests
{
    private const string Root = "WorkRelief.";

    /// <summary>Folder → the folders that its types name.</summary>
    private static readonly Dictionary<string, HashSet<string>> Workflows = Read(typeof(Subject).Assembly, Root + "Workflows.");
    private static readonly Dictionary<string, HashSet<string>> Host = Read(typeof(Reads).Assembly, Root + "WorkflowHost.");

    [Fact]
    public void No_folder_of_Workflows_knows_itself_by_way_of_others() => IsInOrder(Workflows);

    [Fact]
    public void No_folder_of_the_host_knows_itself_by_way_of_others()
    {
        IsInOrder(Host);
        // What lies lower knows nothing of what lies higher.
        Assert.DoesNotContain("Subjects", Host["Engine"]);
        Assert.DoesNotContain("Papers", Host["Reading"]);
        Assert.Empty(Host["Storage"]);
    }

    private static void IsInOrder(Dictionary<string, HashSet<string>> arrows)
    {
        var left = arrows.ToDictionary(a => a.Key, a => a.Value.ToHashSet());
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
        Assert.Superset(Workflows["Kernel"], new HashSet<string> { "Calendar" });
        var subjects = typeof(Subject)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Subject)))
            .Select(t => t.Namespace![(Root + "Workflows.").Length..])
            .ToHashSet();
        Assert.True(subjects.Count > 10);
        foreach (var low in (string[])["Calendar", "Kernel", "Policy", "Words", "Figures"])
            Assert.DoesNotContain(Workflows[low], subjects.Contains);
    }

    private static Dictionary<string, HashSet<string>> Read(System.Reflection.Assembly read, string root)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(read.Location);
        var arrows = new Dictionary<string, HashSet<string>>();
        foreach (var type in assembly.MainModule.GetTypes())
        {
            if (FolderOf(type, root) is not { } from)
                continue;
            if (!arrows.TryGetValue(from, out var to))
                arrows[from] = to = [];
            to.UnionWith(Named(type).Select(t => FolderOf(t, root)).OfType<string>().Where(f => f != from));
        }
        return arrows;
    }

    /// <summary>What lies at the top composes the others.</summary>
    private static string? FolderOf(TypeReference? type, string root)
    {
        while (type?.DeclaringType is { } outer)
            type = outer;
        return type?.Namespace.StartsWith(root, StringComparison.Ordinal) == true ? type.Namespace[root.Length..].Split('.')[0] : null;
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
