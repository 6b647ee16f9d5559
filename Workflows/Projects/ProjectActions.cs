using System.Globalization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Registers;
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
    string Project, string Name, string Area, string Mode, string Track, string FundBase,
    decimal PlannedPayYuan, IReadOnlyDictionary<string, decimal> Funds, string Purpose = "public") : IProposes;

/// <summary>An input that makes a project: its code and how it will be built.</summary>
public interface IProposes
{
    string Project { get; }
    string Mode { get; }
}

/// <param name="Account">The new lead's account.</param>
public sealed record NameLead(string Account);

/// <param name="AmountYuan">Yuan, at most two decimals, more than zero.</param>
public sealed record ReleaseFunds(string Source, decimal AmountYuan);

/// <param name="Tier">The tier that was passed.</param>
public sealed record PassTier(string Tier);

public static class ProjectActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("project.propose", "提出项目", Propose) { At = Place.OpensProject((ProposeProject i) => new Proposal(i.Project, i.Mode, i.Area)) },
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
        new ActionDef("project.complete", "报告竣工", (ProjectView v, Moment m) => new Accept { Follows = OpenPay(v, m.OccurredOn) }),
        new ActionDef("project.pass-tier", "验收层级通过", (PassTier _) => new Accept()),
        ActionDef.Advance("project.hand-over", "移交"),
        ActionDef.Advance("project.archive", "归档"),
        ActionDef.Explained("project.withdraw", "调出"),
        ActionDef.Explained("project.terminate", "终止"),
        new ActionDef("project.name-lead", "明确或更换县级项目负责人", Lead),
    ];

    internal static Decision Propose(ProposeProject input, ProposalView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!Line.IdPattern().IsMatch(input.Project))
            problems.Add(new("project-id", $"项目编码“{input.Project}”只能用字母、数字和短横，不超过32字"));
        if (!Line.IsLine(input.Name, 100))
            problems.Add(new("name", "项目名称不能为空，不换行，不超过100字"));
        if (view.IdTaken) problems.Add(new("project-known", $"项目编码“{input.Project}”已使用"));
        if (!view.ModeUsed) problems.Add(new("mode", $"{view.Pack.Label}没有建设方式“{input.Mode}”"));
        if (!Tracks.TrackLabels.ContainsKey(input.Track)) problems.Add(new("track", $"没有项目类别“{input.Track}”"));
        if (!Tracks.BaseLabels.ContainsKey(input.FundBase)) problems.Add(new("fund-base", $"没有资金基数“{input.FundBase}”"));
        if (!Archive.ArchiveList.Purposes.ContainsKey(input.Purpose)) problems.Add(new("purpose", $"purpose：“{input.Purpose}”应为 {string.Join("、", Archive.ArchiveList.Purposes.Keys)}"));
        problems.AddRange(Money.Problems("plannedPayYuan", input.PlannedPayYuan));
        foreach (var (source, amount) in input.Funds)
        {
            if (!FundSources.Labels.ContainsKey(source)) problems.Add(new("fund-source", $"funds：没有资金来源“{source}”"));
            problems.AddRange(Money.Problems($"funds.{source}", amount));
        }
        if (input.Funds.Values.Sum() <= 0) problems.Add(new("funds-empty", "funds：计划资金合计应大于零"));
        if (problems.Count > 0) return new Refused(problems);
        return new Accept
        {
            Opens = input.Project,
            Facts = [new ProjectProposed(input.Project, input.Name, view.Area, view.Pack.Name, input.Mode, input.Track, input.FundBase, input.PlannedPayYuan, input.Funds, input.Purpose)],
        };
    }

    private static Decision Release(ReleaseFunds input, ProjectView view, Moment moment)
    {
        var problems = Money.Problems("amountYuan", input.AmountYuan, zero: false).ToList();
        if (!FundSources.Labels.ContainsKey(input.Source)) problems.Add(new("fund-source", $"没有资金来源“{input.Source}”"));
        if (problems.Count > 0) return new Refused(problems);
        return new Accept
        {
            Facts = [new FundsReleased(view.CaseId, view.Project.Funds.Count + 1, input.Source, input.AmountYuan, moment.OccurredOn)],
        };
    }

    private static Accept Commence(NoInput input, ProjectView view, Moment moment) => new() { Arms = [NextMonth(view.CaseId, moment.OccurredOn)] };

    /// <summary>A month's pay is owed and its clock runs although nobody has entered anything.</summary>
    private static Accept MonthOver(NoInput input, ProjectView view, Moment moment) => new()
    {
        Arms = [NextMonth(view.CaseId, moment.OccurredOn)],
        Follows = OpenPay(view, moment.OccurredOn.AddDays(-1)),
    };

    private static IReadOnlyList<Follow> OpenPay(ProjectView view, DateOnly inMonth)
    {
        var period = inMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return view.Project.Cycles.Any(c => c.Period == period) ? [] : [new Follow(view.CaseId, "pay-cycle.open", new OpenCycle(period))];
    }

    /// <summary>Ten minutes into the first day of the month after.</summary>
    internal static Arm NextMonth(string project, DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        return new Arm(project, "project.month-over", first.AddDays(-1), ChinaTime.At(first, new TimeOnly(0, 10)));
    }

    private static Decision Lead(NameLead input, ProjectView view, Moment moment)
    {
        if (!view.AccountKnown)
            return Decision.Refuse("account-unknown", $"账号“{input.Account}”未登记", Bodies.Labels[Bodies.Administrator]);
        if (view.Project.Lead == input.Account)
            return Decision.Refuse("lead-same", $"“{input.Account}”已经是本项目县级负责人");
        // A change never leaves a gap: the new lead begins on the day the former ends, and what is handed over is on paper.
        if (view.Project.Lead is not null && view.Given.All(p => p.Kind != "lead-handover"))
            return Decision.Refuse("paper-missing", "更换县级项目负责人缺少：" + Paper.LabelOf("lead-handover"), Bodies.Labels[Bodies.CountyLead], Clause.Seed("MEI-03"));
        return new Accept { Facts = [new LeadNamed(view.CaseId, input.Account, moment.OccurredOn)] };
    }
}
