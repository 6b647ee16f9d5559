using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>The places of a scenario, down to its villages.</summary>
internal static class ScenarioPlaces
{
    public static IEnumerable<string> Above(string path)
    {
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return names.Select((_, i) => string.Join('/', names.Take(i + 1)));
    }

    /// <summary>The official codes of the pack's own place and those above it; villages get the next free one.</summary>
    public static long? CodeOf(string path, Pack pack)
    {
        var level = path.Split('/').Length;
        return pack.AreaPath == path || pack.AreaPath.StartsWith(path + "/", StringComparison.Ordinal)
            ? pack.AreaCode / AreaCodes.Step(level) * AreaCodes.Step(level)
            : null;
    }
}
