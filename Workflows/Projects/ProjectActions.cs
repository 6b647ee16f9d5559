using System.Globalization;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
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
    [Field("项目用途", ChoicesIn = typeof(Archive.ArchiveList), Choices = nameof(Archive.ArchiveList.Purposes))] string Purpose = "public"
);

/// <param name="Reason">Why a plan is approved that the floor allows and the target does not, or that no floor measures.</param>
public sealed record EndorseProject(
    [Field("理由", Lines = true, Hint = "计划占比未达到目标、本地没有下限，或基数不足财政资金一半的，须写明")] string? Reason = null
);

/// <param name="To">A stage before this one; whoever applied when left out.</param>
/// <param name="Straight">What was put right comes back here at once, and not through the links between.</param>
public sealed record ReturnProject(
    [Field("退回理由", Lines = true)] string Reason,
    [Field("退回到", Offers = Offer.Stage, Hint = "不填为退回申报单位")] string? To = null,
    [Field("补正后直接报回本环节", Hint = "补正中更正了申报内容的，仍从第一环节走起")] bool Straight = false
);

/// <param name="Until">Last day of the exemption.</param>
public sealed record ExemptShare(
    [Field("理由", Lines = true)] string Reason,
    [Field("期限", Hint = "最后一日，不超过一年")] DateOnly Until
);

/// <param name="Account">The new lead's account.</param>
public sealed record NameLead([Field("县级项目负责人账号", Offers = Offer.Account)] string Account);

/// <param name="AmountYuan">Yuan, at most two decimals, more than zero.</param>
public sealed record ReleaseFunds(
    [Field("资金来源", ChoicesIn = typeof(FundSources), Choices = nameof(FundSources.Labels))] string Source,
    [Field("金额", Unit = "元")] decimal AmountYuan
);

public static class ProjectActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("project.propose", "提出项目", Propose)
        {
            At = Place.OpensProject((ProposeProject i) => new Proposal(i.Project, i.Mode, i.Area)),
        }.Asking<ProjectIdTaken, ProposeProject, string>(i => i.Project),
        Adoption.Action,
        new ActionDef("project.apply", "申报", Apply),
        new ActionDef("project.endorse", "审核同意", Endorse),
        Amendment.Action,
        new ActionDef("project.exempt-share", "准予实发占比低于下限", Exempt),
        new ActionDef("project.return", "退回", Return),
        new ActionDef("project.recall", "撤回", Recall),
        new ActionDef("project.release-funds", "下达资金", Release),
        ActionDef.Advance("project.confirm-funds", "确认资金到位"),
        new ActionDef("project.commence", "开工", Commence),
        new ActionDef("project.month-over", "月末建立当月报酬期，催办应付未付", MonthOver),
        ActionDef.Explained("project.suspend", "停工"),
        ActionDef.Advance("project.resume", "复工"),
        new ActionDef("project.complete", "报告竣工", Complete),
        new ActionDef("project.pass-tier", "验收层级通过", (PassTier _) => new Accept()),
        ActionDef.Advance("project.hand-over", "移交"),
        // What any step of the project filed lies in the archive already.
        new ActionDef("project.archive", "归档", () => new Accept()) { GathersAllBut = [] },
        ActionDef.Explained("project.withdraw", "调出"),
        ActionDef.Explained("project.terminate", "终止"),
        new ActionDef("project.name-lead", "明确或更换县级项目负责人", Lead) { Chain = Chains.Party }
            .Asking<LeadKnown, NameLead, string?>(i => i.Account)
            .Asking<OfficesHeld, NameLead, string>(i => i.Account),
    ];

    public static Decision Propose(ProposeProject input, CaseInHand at, ProjectIdTaken id, Practice practice, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!Line.IdPattern().IsMatch(input.Project))
            problems.Add(new(Refusals.ProjectId, $"项目编码“{input.Project}”只能用字母、数字和短横，不超过32字"));
        if (id.Taken)
            problems.Add(new(ProjectRefusals.ProjectKnown, $"项目编码“{input.Project}”已使用"));
        if (practice.Pack.ShapeOf(input.Mode, moment.OccurredOn) is null)
            problems.Add(new(Refusals.Mode, $"{practice.Pack.Label}没有建设方式“{input.Mode}”"));
        var plan = new ProjectPlan(input.Name, input.Track, input.FundBase, input.PlannedPayYuan, input.Purpose, input.Funds);
        problems.AddRange(PlanChecks.Problems(plan, practice.Pack, moment.OccurredOn));
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

    /// <summary>The link that compares the plan with the floor also answers for what the floor leaves open (<c>reason</c>).</summary>
    public static Decision Endorse(
        EndorseProject input,
        CaseInHand at,
        ProjectBasics project,
        PlannedFunds planned,
        Practice practice,
        Moment moment
    )
    {
        if (input.Reason is not null && Reason.Problem(input.Reason) is { } wrong)
            return new Refused([wrong]);
        if (
            input.Reason is null
            && at.Table.RowsFor(at.Stage, "project.endorse").Any(r => r.Rules.Contains("PlannedShareMeetsFloor@1"))
            && PlanChecks.Doubts(project, planned.BySource, practice.Pack, moment.OccurredOn) is { Count: > 0 } doubts
        )
            return Decision.Refuse(
                Refusals.Reason,
                $"reason：{string.Join("；", doubts)}；同意批复须写明理由",
                practice.Who("applies"),
                Clause.Seed("MING-02")
            );
        var accept = new Accept(Onward(at, "project.endorse", project));
        return input.Reason is { } reason ? Reason.With(accept, at.Id, reason, moment) : accept;
    }

    public static Accept Apply(CaseInHand at, ProjectBasics project) => new(Onward(at, "project.apply", project));

    /// <summary>Where it goes: to the link that returned it, if that asked for it straight back; else along the line.</summary>
    private static string Onward(CaseInHand at, string action, ProjectBasics project)
    {
        var ways = at.Table.RowsFor(at.Stage, action).Select(r => r.To).ToList();
        return project.StraightTo is { } back && ways.Contains(back) ? back : ways[0];
    }

    /// <summary>Refuses <c>reason</c> and <c>return-to</c>.</summary>
    public static Decision Return(ReturnProject input, CaseInHand at, Moment moment)
    {
        if (Reason.Problem(input.Reason) is { } no)
            return new Refused([no]);
        var ways = at.Table.RowsFor(at.Stage, "project.return").Select(r => r.To).Distinct().ToList();
        var to = input.To ?? ways[0];
        if (!ways.Contains(to))
            return Decision.Refuse(
                ProjectRefusals.ReturnTo,
                $"to：不能退回到“{input.To}”；可退回到 {string.Join("、", ways.Select(w => $"{at.Table.StageLabel(w)}（{w}）"))}"
            );
        return Reason.With(
            new Accept(to) { Facts = [new ProjectReturned(at.Id, at.Stage, to, input.Straight)] },
            at.Id,
            input.Reason,
            moment
        );
    }

    /// <summary>Refuses <c>recall-other</c>, <c>recall-acted</c> and <c>recall-what</c>.</summary>
    public static Decision Recall(ReasonInput input, CaseInHand at, LastMove last, Moment moment)
    {
        if (at.Table.RowsFor(at.Stage, "project.recall").All(r => r.To != last.From))
            return Decision.Refuse(ProjectRefusals.RecallWhat, $"到“{at.Table.StageLabel(at.Stage)}”不是报送来的，不能撤回");
        if (last.Account != moment.Account)
            return Decision.Refuse(ProjectRefusals.RecallOther, "只有报出的人可以撤回", "由本环节退回");
        if (last.Handled)
            return Decision.Refuse(
                ProjectRefusals.RecallActed,
                "本环节已经办理，不能撤回",
                string.Join("、", at.Table.RowsFor(at.Stage, "project.return").Select(r => Bodies.Labels[r.Body]).Distinct()) + "可以退回"
            );
        return Reason.With(new Accept(last.From), at.Id, input.Reason, moment);
    }

    /// <summary>Refuses <c>reason</c>, <c>exempt-until</c> and a decision that is not on paper.</summary>
    public static Decision Exempt(ExemptShare input, CaseInHand at, Moment moment)
    {
        if (Reason.Problem(input.Reason) is { } no)
            return new Refused([no]);
        if (input.Until < moment.OccurredOn || input.Until > moment.OccurredOn.AddYears(1))
            return Decision.Refuse(ProjectRefusals.ExemptUntil, "until：期限不早于决定日，不超过一年");
        if (at.Given.All(p => p.Kind != "share-exemption"))
            return Decision.Refuse(Refusals.PaperMissing, "缺少：" + Paper.LabelOf("share-exemption"), clause: Clause.Seed("MING-02"));
        var reason = moment.Aside("reason", input.Reason)!;
        return new Accept { Facts = [new ShareExempted(at.Id, input.Until, reason.Ref)], Keeps = [reason] };
    }

    public static Decision Release(ReleaseFunds input, CaseInHand at, PlannedFunds planned, ArrivedFunds arrived, Moment moment)
    {
        var problems = Money.Problems("amountYuan", input.AmountYuan, zero: false).ToList();
        if (!FundSources.Labels.ContainsKey(input.Source))
            problems.Add(new(FundsRefusals.FundSource, $"没有资金来源“{input.Source}”"));
        if (
            problems.Count == 0
            && arrived.TotalYuan + input.AmountYuan - planned.BySource.Values.Sum() is > 0 and var over
            && at.Given.All(p => p.Kind != "fund-plan")
        )
            problems.Add(
                new(
                    ProjectRefusals.FundsOverPlan,
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

    /// <summary>
    /// A month's pay is owed and its clock runs although nobody has entered anything; and whom the closed months still owe is said again.
    /// </summary>
    public static Accept MonthOver(
        CaseInHand at,
        PayCycles cycles,
        PayAccounts accounts,
        ProjectBasics project,
        Practice practice,
        Moment moment
    )
    {
        var over = moment.OccurredOn.AddDays(-1);
        return new Accept
        {
            Arms = [NextMonth(at.Id, moment.OccurredOn)],
            Follows = project.CompletedOn < new DateOnly(over.Year, over.Month, 1) ? [] : OpenPay(at, cycles, over),
            Sends = PayOwedMail.Of(cycles, accounts, project, practice) is { } owed
                ? [new Send($"pay-owed:{at.Id}:{moment.OccurredOn:yyyy-MM}", "pay-owed", Bodies.Township, owed, Bodies.ReformBureau)]
                : [],
        };
    }

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

    /// <summary>Refuses <c>account-unknown</c>, <c>lead-same</c>, <c>lead-builds</c>, and a change without its handover.</summary>
    public static Decision Lead(NameLead input, CaseInHand at, ProjectBasics project, LeadKnown known, OfficesHeld held, Moment moment)
    {
        if (!known.Known)
            return Decision.Refuse(Refusals.AccountUnknown, $"账号“{input.Account}”未登记", Bodies.Labels[Bodies.Administrator]);
        if (project.Lead == input.Account)
            return Decision.Refuse(ProjectRefusals.LeadSame, $"“{input.Account}”已经是本项目县级负责人");
        if (LeadBuilds(input.Account, held) is { } builds)
            return new Refused([builds]);
        // A change never leaves a gap: the new lead begins on the day the former ends, and what is handed over is on paper.
        if (project.Lead is not null && at.Given.All(p => p.Kind != "lead-handover"))
            return Decision.Refuse(
                Refusals.PaperMissing,
                "更换县级项目负责人缺少：" + Paper.LabelOf("lead-handover"),
                Bodies.Labels[Bodies.CountyLead],
                Clause.Seed("MEI-03")
            );
        return new Accept { Facts = [new LeadNamed(at.Id, input.Account, moment.OccurredOn)] };
    }

    /// <summary>Who builds is not the one who answers to the county for how it is built.</summary>
    internal static Refusal? LeadBuilds(string account, OfficesHeld held) =>
        held.Bodies.Contains(Bodies.ProjectCouncil)
            ? new(RegisterRefusals.LeadBuilds, $"“{account}”是项目理事会成员，不能任本项目县级负责人", Clause: Clause.Seed("MEI-03"))
            : null;
}
