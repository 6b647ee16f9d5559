using System.Globalization;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <param name="Source">Where the money came from; <paramref name="ArrivedOn"/> when.</param>
public sealed record ArrivedFund(
    [Field("资金来源", ChoicesIn = typeof(FundSources), Choices = nameof(FundSources.Labels))] string Source,
    [Field("金额", Unit = "元")] decimal AmountYuan,
    [Field("到位日期")] DateOnly ArrivedOn
);

/// <param name="Stage">UnderConstruction or Completed.</param>
/// <param name="Lead">Account of the county lead, when one is named already.</param>
/// <param name="Arrived">Funds that arrived so far.</param>
/// <param name="Paid">Months that were paid on paper.</param>
public sealed record AdoptProject(
    [Field("项目编码", Hint = "字母、数字、短横，不超过32字")] string Project,
    [Field("项目名称")] string Name,
    [Field("所在村", Offers = Offer.Area)] string Area,
    [Field("建设方式", ChoicesIn = typeof(Shape), Choices = nameof(Shape.ModeLabels))] string Mode,
    [Field("项目类别", ChoicesIn = typeof(Tracks), Choices = nameof(Tracks.TrackLabels))] string Track,
    [Field("资金基数", ChoicesIn = typeof(Tracks), Choices = nameof(Tracks.BaseLabels), Hint = "劳务报酬占比按哪些资金计算")]
        string FundBase,
    [Field("计划劳务报酬", Unit = "元")] decimal PlannedPayYuan,
    [Field("计划资金", Unit = "元", Key = "资金来源", ChoicesIn = typeof(FundSources), Choices = nameof(FundSources.Labels))]
        IReadOnlyDictionary<string, decimal> Funds,
    [Field("现处阶段", ChoicesIn = typeof(Adoption), Choices = nameof(Adoption.StageLabels))] string Stage,
    [Field("提出日期")] DateOnly ProposedOn,
    [Field("开工日期")] DateOnly CommencedOn,
    [Field("已到位资金")] IReadOnlyList<ArrivedFund> Arrived,
    [Field("接管前已发放的报酬期")] IReadOnlyList<PaidMonth> Paid,
    [Field("竣工日期", Hint = "已竣工的才填")] DateOnly? CompletedOn = null,
    [Field("县级项目负责人账号", Offers = Offer.Account)] string? Lead = null,
    [Field("项目用途", ChoicesIn = typeof(Archive.ArchiveList), Choices = nameof(Archive.ArchiveList.Purposes))] string Purpose = "public"
);

/// <summary>
/// Taking in a running project (decision 16): its stage and opening balances once, on paper; everything after in the system.
/// </summary>
public static class Adoption
{
    public static ActionDef Action { get; } =
        new ActionDef("project.adopt", "接管在建项目", Adopt)
        {
            At = Place.OpensProject((AdoptProject i) => new Proposal(i.Project, i.Mode, i.Area)),
        }
            .Asking<ProjectIdTaken, AdoptProject, string>(i => i.Project)
            .Asking<LeadKnown, AdoptProject, string?>(i => i.Lead)
            .Asking<OfficesHeld, AdoptProject, string>(i => i.Lead ?? "");

    /// <summary>The stages in which a project can be taken in.</summary>
    public static IReadOnlyDictionary<string, string> StageLabels { get; } =
        new Dictionary<string, string> { [ProjectStages.UnderConstruction] = "建设中", [ProjectStages.Completed] = "已竣工" };

    public static Decision Adopt(
        AdoptProject input,
        CaseInHand at,
        ProjectIdTaken id,
        LeadKnown lead,
        OfficesHeld held,
        Practice practice,
        Moment moment
    )
    {
        var proposal = new ProposeProject(
            input.Project,
            input.Name,
            input.Area,
            input.Mode,
            input.Track,
            input.FundBase,
            input.PlannedPayYuan,
            input.Funds,
            input.Purpose
        );
        var decided = ProjectActions.Propose(proposal, at, id, practice, moment);
        var problems = decided is Refused no ? no.Reasons.ToList() : [];
        if (!StageLabels.ContainsKey(input.Stage))
            problems.Add(new(ProjectRefusals.Stage, "stage：在建项目为 UnderConstruction，已竣工待验收的为 Completed"));
        if ((input.Stage == ProjectStages.Completed) != (input.CompletedOn is not null))
            problems.Add(new(ProjectRefusals.Stage, "completedOn：竣工的须写明，在建的不写"));
        if (
            input.CommencedOn > moment.OccurredOn
            || input.CommencedOn < input.ProposedOn
            || input.CompletedOn < input.CommencedOn
            || input.CompletedOn > moment.OccurredOn
        )
            problems.Add(new(Refusals.DateOrder, "proposedOn、commencedOn、completedOn 应依次不早，且不晚于今天"));
        if (input.Lead is not null && !lead.Known)
            problems.Add(new(Refusals.AccountUnknown, $"账号“{input.Lead}”未登记", Bodies.Labels[Bodies.Administrator]));
        if (input.Lead is not null && ProjectActions.LeadBuilds(input.Lead, held) is { } builds)
            problems.Add(builds);
        foreach (var (fund, i) in input.Arrived.Select((f, i) => (f, i + 1)))
        {
            if (!FundSources.Labels.ContainsKey(fund.Source))
                problems.Add(new(FundsRefusals.FundSource, $"arrived 第{i}笔：没有资金来源“{fund.Source}”"));
            problems.AddRange(Money.Problems($"arrived 第{i}笔 amountYuan", fund.AmountYuan, zero: false));
            if (fund.ArrivedOn > moment.OccurredOn)
                problems.Add(new(Refusals.DateFuture, $"arrived 第{i}笔：到位日期在今天之后"));
        }
        foreach (var (paid, i) in input.Paid.Select((p, i) => (p, i + 1)))
        {
            var month = Words.DayList.Month(paid.Period);
            if (month is { } begins && input.Stage == ProjectStages.UnderConstruction && begins.AddMonths(1) > moment.OccurredOn)
                problems.Add(new(PayRefusals.PeriodRunning, $"paid 第{i}期：“{paid.Period}”尚未结束，不能登记为已发放；月末在系统内核定"));
            if (
                month is null
                || month < new DateOnly(input.CommencedOn.Year, input.CommencedOn.Month, 1)
                || paid.PaidOn < month
                || paid.PaidOn > moment.OccurredOn
            )
                problems.Add(
                    new(PayRefusals.Period, $"paid 第{i}期：“{paid.Period}”应写作 2021-04，在开工之后；发放日期在其后、不晚于今天")
                );
            problems.AddRange(Money.Problems($"paid 第{i}期 paidYuan", paid.PaidYuan, zero: false));
            if (paid.Workers is < 1 or > 100_000)
                problems.Add(new(ProjectRefusals.Workers, $"paid 第{i}期：人数 {paid.Workers} 不对"));
        }
        foreach (var twice in input.Paid.GroupBy(p => p.Period).Where(g => g.Count() > 1))
            problems.Add(new(PayRefusals.Period, $"paid：{twice.Key} 重复"));
        if (input.Paid.Sum(p => p.PaidYuan) > input.Arrived.Sum(f => f.AmountYuan))
            problems.Add(new(FundsRefusals.FundsShort, "已发放的报酬多于到位资金，请核对"));
        if (problems.Count > 0)
            return new Refused(problems);
        var accept = (Accept)decided;
        return new Accept(input.Stage)
        {
            Opens = accept.Opens,
            Facts =
            [
                .. accept.Facts,
                new ProjectAdopted(input.Project, input.CommencedOn, input.CompletedOn, input.Lead),
                .. input.Arrived.Select((f, i) => new FundsReleased(input.Project, i + 1, f.Source, f.AmountYuan, f.ArrivedOn)),
                .. input.Lead is null ? (Fact[])[] : [new LeadNamed(input.Project, input.Lead, moment.OccurredOn)],
            ],
            Follows =
            [
                .. input.Paid.OrderBy(p => p.Period, StringComparer.Ordinal).Select(p => new Follow(input.Project, "pay-cycle.adopt", p)),
                .. Unlisted(input, moment).Select(p => new Follow(input.Project, "pay-cycle.open", new OpenCycle(p))),
            ],
            Arms = [ProjectActions.NextMonth(input.Project, moment.OccurredOn)],
        };
    }

    /// <summary>
    /// Months of work that are over and that nobody lists as paid: their pay is owed, or there was no work; either is said.
    /// </summary>
    private static IEnumerable<string> Unlisted(AdoptProject input, Moment moment)
    {
        var end = input.CompletedOn ?? new DateOnly(moment.OccurredOn.Year, moment.OccurredOn.Month, 1).AddDays(-1);
        for (var first = new DateOnly(input.CommencedOn.Year, input.CommencedOn.Month, 1); first <= end; first = first.AddMonths(1))
            if (first.ToString("yyyy-MM", CultureInfo.InvariantCulture) is var period && input.Paid.All(p => p.Period != period))
                yield return period;
    }
}
