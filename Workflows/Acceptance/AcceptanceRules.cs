using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Acceptance;

public static class AcceptanceRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        // The tier's own table is opened by name, so which tier is next is asked by the action (see Apply).
        new Rule("TierIsNext@1", "已竣工，且前面各级验收均已通过", Clause.Seed("BZ-07"), TierIsNext),
        new Rule("FourNotices@1", "公示“四不缺”（本地要求时）", Clause.Seed("BZ-04"), FourNotices),
    ];

    public static Refusal? TierIsNext(ProjectBasics project, TiersSoFar tiers, Practice practice) =>
        tiers.TierOpen ? new(AcceptanceRefusals.TierOpen, "已有一级验收正在办理", practice.Who("completes"))
        : project.InAcceptance ? null
        : new(PayRefusals.ProjectStage, "项目尚未竣工，或各级验收均已通过", practice.Who("completes"));

    /// <summary>“四不缺” (BZ-04): county plan, project, construction, and the pay notice of every cycle.</summary>
    public static Refusal? FourNotices(ClosedNotices closed, PayCycles cycles, Practice practice, Moment moment)
    {
        if (practice.Pack.Word(AcceptancePolicy.FourNotices, moment.OccurredOn) != "required")
            return null;
        var paid = cycles
            .All.Where(c => c.TotalYuan > 0 && !c.Adopted)
            .ToDictionary(c => c.Id, c => $"{PublicNoticeTable.KindLabels[PublicNoticeTable.Payroll]}（{c.Period}）");
        string[] missing =
        [
            .. PublicNoticeTable
                .Required(approved: true, commenced: true, paid.Keys)
                .Where(of => !closed.Kinds.Contains(of))
                .Select(of => paid.GetValueOrDefault(of) ?? PublicNoticeTable.KindLabels[of]),
        ];
        return missing.Length == 0
            ? null
            : new(AcceptanceRefusals.NoticeMissing, $"公示缺少或未满期：{string.Join("、", missing)}", practice.Who("posts"));
    }
}
