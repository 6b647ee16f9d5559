using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Documents;

/// <summary>The part of a project's life in which a document is written: neither before there is something to write, nor after.</summary>
public sealed record DocumentTime(Func<Shape, IReadOnlyList<string>> Stages)
{
    public static DocumentTime Standing { get; } = new(ProjectStages.Standing);

    /// <summary>What is decided on with the approval.</summary>
    public static DocumentTime BeforeWorks { get; } = new(ProjectStages.Preparing);

    /// <summary>What prepares the works and may be written again while they go on.</summary>
    public static DocumentTime UntilCompletion { get; } = new(s => [.. ProjectStages.Preparing(s), .. ProjectStages.Building]);

    /// <summary>A reply: before the last link says yes, and for what changes while there is something to build.</summary>
    public static DocumentTime Replying { get; } =
        new(s => [s.Approval[^1].Stage, ProjectStages.Approved, ProjectStages.Funded, .. ProjectStages.Building]);

    public static DocumentTime FromApprovalToCompletion { get; } =
        new(_ => [ProjectStages.Approved, ProjectStages.Funded, .. ProjectStages.Building]);

    /// <summary>As long as somebody works or is still to be paid.</summary>
    public static DocumentTime FromApprovalToHandover { get; } =
        new(s => [ProjectStages.Approved, ProjectStages.Funded, .. ProjectStages.Labouring(s)]);

    /// <summary>From the first work on, money being counted to the end.</summary>
    public static DocumentTime FromCommencement { get; } =
        new(s => [.. ProjectStages.Labouring(s), ProjectStages.HandedOver, ProjectStages.Archived]);

    /// <summary>Completion is reported with the paper.</summary>
    public static DocumentTime Completing { get; } = new(_ => [.. ProjectStages.Building, ProjectStages.Completed]);
    public static DocumentTime InAcceptance { get; } = new(ProjectStages.Accepting);
    public static DocumentTime FromCompletion { get; } = new(s => [.. ProjectStages.Closing(s), ProjectStages.HandedOver]);
    public static DocumentTime FromAcceptance { get; } = new(_ => [ProjectStages.Accepted, ProjectStages.HandedOver]);
    public static DocumentTime Archiving { get; } = new(_ => [ProjectStages.HandedOver, ProjectStages.Archived]);
}

/// <summary>What must be there before a document can be written.</summary>
/// <param name="Missing">What is said when it is not, in Chinese.</param>
/// <param name="Role">The role of the county's practice that supplies it.</param>
/// <param name="Record">The kind of record of which there must be one; null for what the host knows by <paramref name="Name"/>.</param>
public sealed record DocumentNeed(string Name, string Missing, string Role, string? Record = null)
{
    public static DocumentNeed Survey { get; } = new("survey", "还没有登记基本情况调查（五个清楚）", "keeps-records", "baseline-survey");
    public static DocumentNeed Posts { get; } = new("posts", "还没有用工测算或四方会商，没有岗位、人数和工价", "applies");
    public static DocumentNeed Lead { get; } = new("lead", "还没有明确县级项目负责人", "appoints-lead");
    public static DocumentNeed Training { get; } = new("training", "还没有登记过技能培训", "keeps-records", "training");
    public static DocumentNeed Log { get; } = new("log", "这个月没有登记施工日志", "compiles");
    public static DocumentNeed Funds { get; } = new("funds", "还没有到位资金", "releases-funds");
    public static DocumentNeed Spending { get; } = new("spending", "还没有一笔支出", "compiles");
    public static DocumentNeed Sheet { get; } = new("sheet", "这一期报酬还没有核定，表上没有人", "compiles");
    public static DocumentNeed Works { get; } = new("works", "还没有登记建设内容完成量", "keeps-records", "work-quantity");
    public static DocumentNeed Tier { get; } = new("tier", "这一级验收已有结论，意见表以当时签字盖章的为准", "completes");
    public static DocumentNeed Closed { get; } = new("closed", "公示期没有满，或者还有异议没有答复", "posts");
    public static DocumentNeed Finding { get; } = new("finding", "该项整改已经销号", "orders-rectification");
}
