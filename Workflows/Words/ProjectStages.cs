using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Words;

/// <summary>The stages of a project, and those groups of them of which other subjects speak.</summary>
public static class ProjectStages
{
    public const string Reserve = "Reserve";
    public const string Approved = "Approved";
    public const string Funded = "FundsReleased";
    public const string UnderConstruction = "UnderConstruction";
    public const string Suspended = "Suspended";
    public const string Completed = "Completed";

    /// <summary>Before the name of a tier: it was passed, and others follow.</summary>
    public const string PassedPrefix = "Passed-";
    public const string Accepted = "Accepted";
    public const string HandedOver = "HandedOver";
    public const string Archived = "Archived";
    public const string Withdrawn = "Withdrawn";
    public const string Terminated = "Terminated";

    /// <summary>Work is going on, or will again.</summary>
    public static IReadOnlyList<string> Building { get; } = [UnderConstruction, Suspended];

    /// <summary>All of a county's practice, in working order.</summary>
    public static IReadOnlyList<Stage> Of(Shape shape) =>
        [
            new(Reserve, "项目库"),
            .. shape.Approval.Select(l => new Stage(l.Stage, l.StageLabel)),
            new(Approved, "已批复"),
            new(Funded, "资金已下达"),
            new(UnderConstruction, "建设中"),
            new(Suspended, "停工"),
            new(Completed, "已竣工，待验收"),
            .. shape.Tiers.SkipLast(1).Select((t, i) => new Stage(After(shape, i), $"{t.Label}已通过")),
            new(Accepted, "验收合格"),
            new(HandedOver, "已移交"),
            new(Archived, "已归档", Final: true),
            new(Withdrawn, "已调出", Final: true),
            new(Terminated, "已终止", Final: true),
        ];

    /// <summary>The stage after a passed tier; the last tier makes the project accepted.</summary>
    public static string After(Shape shape, int tier) => tier == shape.Tiers.Count - 1 ? Accepted : PassedPrefix + shape.Tiers[tier].Name;

    /// <summary>On its way through the chain.</summary>
    public static IReadOnlyList<string> Approving(Shape shape) => [.. shape.Approval.Select(l => l.Stage)];

    /// <summary>For each tier the stage in which it is to come next.</summary>
    public static IReadOnlyList<string> Accepting(Shape shape) => [Completed, .. shape.Tiers.SkipLast(1).Select((_, i) => After(shape, i))];

    /// <summary>Completed, and not yet handed over.</summary>
    public static IReadOnlyList<string> Closing(Shape shape) => [.. Accepting(shape), Accepted];

    /// <summary>From commencement on, as long as pay may be owed.</summary>
    public static IReadOnlyList<string> Labouring(Shape shape) => [.. Building, .. Closing(shape)];

    /// <summary>Before the works: from the first proposal until the money is there.</summary>
    public static IReadOnlyList<string> Preparing(Shape shape) => [Reserve, .. Approving(shape), Approved, Funded];

    /// <summary>Neither taken out nor ended halfway.</summary>
    public static IReadOnlyList<string> Standing(Shape shape) =>
        [.. Of(shape).Select(s => s.Name).Where(s => s is not (Withdrawn or Terminated))];
}
