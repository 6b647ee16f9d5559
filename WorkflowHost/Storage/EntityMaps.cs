using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>How the rows of each subject are mapped: every static <c>Map(ModelBuilder)</c> of this assembly.</summary>
internal static class EntityMaps
{
    public static IReadOnlyList<Action<ModelBuilder>> All { get; } =
    [
        .. typeof(EntityMaps)
            .Assembly.GetTypes()
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => t.GetMethod("Map", BindingFlags.Public | BindingFlags.Static, [typeof(ModelBuilder)]))
            .OfType<MethodInfo>()
            .Select(m => m.CreateDelegate<Action<ModelBuilder>>()),
    ];
}
