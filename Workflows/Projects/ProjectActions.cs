using System.Globalization;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <param name="Project">The project's code: letters, digits, hyphens, at most 32.</param>
/// <param name="Area">The village.</param>
/// <param name="Mode">self-build or contractor.</param>
/// <param name="Track">special, rural or key.</param>
/// <param name="FundBase">fiscal, central, central-provincial or special.</param>
/// <param name="PlannedPayYuan">Yuan, at most two decimals.</param>
/// <param name="Purpose">public (公益性) or industry (产业配套).</param>
/// <param name="Funds">Planned funds by source, yuan: central, provincial, integrated, county, other.</param>
public sealed record ProposeProject(
    string Project,
    string Name,
    string Area,
    string Mode,
    string Track,
    string FundBase,
    decimal PlannedPayYuan,
    IReadOnlyDictionary<string, decimal> Funds,
    string Purpose = "public"
);

/// <param name="Account">The new lead's account.</param>
public sealed record NameLead(string Account);

/// <param name="AmountYuan">Yuan, at most two decimals, more than zero.</param>
public sealed record ReleaseFunds(string Source, decimal AmountYuan);

public static class ProjectActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("project.propose", "提出项目", Propose)
        {
            At = Place.OpensProject((ProposeProject i) => new Proposal(i.Project, i.Mode, i.Area)),
        }.Asking<ProjectIdTaken, ProposeProject, string>(i => i.Project),
        Adoption.Action,
        ActionDef.Advance("project.apply", "申报"),
        ActionDef.Advance("project.endorse", "审核同意"),
        ActionDef.Explained("project.return", "退回"),
        new ActionDef("project.release-funds", "下达资金", Release),
        ActionDef.Advance("project.confirm-funds", "确认资金到位"),
        new ActionDef("project.commence", "开工", Commence),
        new ActionDef("project.month-over", "月末建立当月报酬期", MonthOver),
        ActionDef.Explained("project.suspend", "停工"),
        ActionDef.Advance("project.resume", "复工"),
        new ActionDef("project.complete", "报告竣工", Complete),
        new ActionDef("project.pass-tier", "验收层级通过", (PassTier _) => new Accept()),
        ActionDef.Advance("project.hand-over", "移交"),
        ActionDef.Advance("project.archive", "归档"),
        ActionDef.Explained("project.withdraw", "调出"),
        ActionDef.Explained("project.terminate", "终止"),
        new ActionDef("project.name-lead", "明确或更换县级项目负责人", Lead).Asking<LeadKnown, NameLead, string?>(i => i.Account),
    ];

    public static Decision Propose(ProposeProject input, CaseInHand at, ProjectIdTaken id, Practice practice, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!Line.IdPattern().IsMatch(input.Project))
            problems.Add(new("project-id", $"项目编码“{input.Project}”只能用字母、数字和短横，不超过32字"));
        if (!Line.IsLine(input.Name, 100))
            problems.Add(new("name", "项目名称不能为空，不换行，不超过100字"));
        if (id.Taken)
            problems.Add(new("project-known", $"项目编码“{input.Project}”已使用"));
        if (practice.Pack.ShapeOf(input.Mode, moment.OccurredOn) is null)
            problems.Add(new("mode", $"{practice.Pack.Label}没有建设方式“{input.Mode}”"));
        if (!Tracks.TrackLabels.ContainsKey(input.Track))
            problems.Add(new("track", $"没有项目类别“{input.Track}”"));
        if (!Tracks.BaseLabels.ContainsKey(input.FundBase))
            problems.Add(new("fund-base", $"没有资金基数“{input.FundBase}”"));
        if (!Archive.ArchiveList.Purposes.ContainsKey(input.Purpose))
            problems.Add(new("purpose", $"purpose：“{input.Purpose}”应为 {string.Join("、", Archive.ArchiveList.Purposes.Keys)}"));
        problems.AddRange(Money.Problems("plannedPayYuan", input.PlannedPayYuan));
        foreach (var (source, amount) in input.Funds)
        {
            if (!FundSources.Labels.ContainsKey(source))
                problems.Add(new("fund-source", $"funds：没有资金来源“{source}”"));
            problems.AddRange(Money.Problems($"funds.{source}", amount));
        }
        if (input.Funds.Values.Sum() <= 0)
            problems.Add(new("funds-empty", "funds：计划资金合计应大于零"));
        if (problems.Count > 0)
            return new Refused(problems);
        return new Accept
        {
            Opens = input.Project,
            Facts =
            [
                new ProjectProposed(
                    input.Project,
                    input.Name,
                    at.Area,
                    practice.Pack.Name,
                    input.Mode,
                    input.Track,
                    input.FundBase,
                    input.PlannedPayYuan,
                    input.Funds,
                    input.Purpose
                ),
            ],
        };
    }

    public static Decision Release(ReleaseFunds input, CaseInHand at, PlannedFunds planned, ArrivedFunds arrived, Moment moment)
    {
        var problems = Money.Problems("amountYuan", input.AmountYuan, zero: false).ToList();
        if (!FundSources.Labels.ContainsKey(input.Source))
            problems.Add(new("fund-source", $"没有资金来源“{input.Source}”"));
        if (
            problems.Count == 0
            && arrived.TotalYuan + input.AmountYuan - planned.BySource.Values.Sum() is > 0 and var over
            && at.Given.All(p => p.Kind != "fund-plan")
        )
            problems.Add(
                new(
                    "funds-over-plan",
                    $"累计下达超过计划资金 {Money.Yuan(over)}；确需增加的，附调整后的{Paper.LabelOf("fund-plan")}",
                    Bodies.Labels[Bodies.ReformBureau],
                    Clause.Seed("GA-12")
                )
            );
        if (problems.Count > 0)
            return new Refused(problems);
        return new Accept
        {
            Facts = [new FundsReleased(at.Id, arrived.Batches.Count + 1, input.Source, input.AmountYuan, moment.OccurredOn)],
        };
    }

    public static Accept Commence(CaseInHand at, Moment moment) => new() { Arms = [NextMonth(at.Id, moment.OccurredOn)] };

    /// <summary>The month in which the works end is paid like any other.</summary>
    public static Accept Complete(CaseInHand at, PayCycles cycles, Moment moment) =>
        new() { Follows = OpenPay(at, cycles, moment.OccurredOn) };

    /// <summary>A month's pay is owed and its clock runs although nobody has entered anything.</summary>
    public static Accept MonthOver(CaseInHand at, PayCycles cycles, Moment moment) =>
        new() { Arms = [NextMonth(at.Id, moment.OccurredOn)], Follows = OpenPay(at, cycles, moment.OccurredOn.AddDays(-1)) };

    private static IReadOnlyList<Follow> OpenPay(CaseInHand at, PayCycles cycles, DateOnly inMonth)
    {
        var period = inMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return cycles.All.Any(c => c.Period == period) ? [] : [new Follow(at.Id, "pay-cycle.open", new OpenCycle(period))];
    }

    /// <summary>Ten minutes into the first day of the month after.</summary>
    internal static Arm NextMonth(string project, DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        return new Arm(project, "project.month-over", first.AddDays(-1), ChinaTime.At(first, new TimeOnly(0, 10)));
    }

    public static Decision Lead(NameLead input, CaseInHand at, ProjectBasics project, LeadKnown known, Moment moment)
    {
        if (!known.Known)
            return Decision.Refuse("account-unknown", $"账号“{input.Account}”未登记", Bodies.Labels[Bodies.Administrator]);
        if (project.Lead == input.Account)
            return Decision.Refuse("lead-same", $"“{input.Account}”已经是本项目县级负责人");
        // A change never leaves a gap: the new lead begins on the day the former ends, and what is handed over is on paper.
        if (project.Lead is not null && at.Given.All(p => p.Kind != "lead-handover"))
            return Decision.Refuse(
                "paper-missing",
                "更换县级项目负责人缺少：" + Paper.LabelOf("lead-handover"),
                Bodies.Labels[Bodies.CountyLead],
                Clause.Seed("MEI-03")
            );
        return new Accept { Facts = [new LeadNamed(at.Id, input.Account, moment.OccurredOn)] };
    }
}
