namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// What must be traceable from end to end (BZ-05): an action, a subject with all its actions, or a kind of record says to which it belongs.
/// </summary>
public static class Chains
{
    public const string Labour = "务工组织";
    public const string Pay = "报酬";
    public const string Training = "培训";
    public const string Party = "党组织履职";

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Labour, Pay, Training, Party];
}
