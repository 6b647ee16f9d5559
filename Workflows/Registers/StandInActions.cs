using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Registers;

/// <param name="Grant">One of the lender's own.</param>
/// <param name="Until">Last day, at most a year after the first.</param>
/// <param name="Case">Only this case and not the rest; all that the grant covers when left out.</param>
public sealed record LendGrant(
    [Field("委托的职责", Offers = Offer.Grant)] string Grant,
    [Field("由谁代办", Offers = Offer.Account)] string Account,
    [Field("截止日", Hint = "不超过一年，到期自动失效")] DateOnly Until,
    [Field("理由", Lines = true)] string Reason,
    [Field("起始日", Hint = "不填为办理日")] DateOnly? From = null,
    [Field("只转办一件", Hint = "填案件编号，只能办这一件；不填为代办这项职责的全部事项")] string? Case = null
);

/// <param name="From">Who leaves.</param>
/// <param name="To">Who takes over all that he holds.</param>
/// <param name="Begins">The first day of the new one.</param>
public sealed record HandOver(
    [Field("交出人账号", Offers = Offer.Account)] string From,
    [Field("接手人账号", Offers = Offer.Account)] string To,
    [Field("理由", Lines = true)] string Reason,
    [Field("接手日", Hint = "不填为办理日；交出人的职责到前一日为止")] DateOnly? Begins = null
);

/// <summary>
/// Whoever is away is stood in for, for some days or in one matter; whoever leaves hands all over at once. The one who stands in acts under
/// his own name, and what one account may not do twice he may not do for another either.
/// </summary>
public static class StandInActions
{
    public static Clause Source { get; } = Clause.Default("外出、轮岗、离职的，职责有人接；代办人以本人名义办理，委托和交接都留痕");

    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("grant.lend", "委托代理或转办", Lend) { At = Place.OfGrant(SystemTable.Name, (LendGrant i) => i.Grant) }
            .Asking<GrantHeld, LendGrant, string>(i => i.Grant)
            .Asking<AccountKnown, LendGrant, string>(i => i.Account)
            .Asking<StandInFit, LendGrant, LendGrant>(i => i),
        new ActionDef("grant.take-back", "收回委托", TakeBack) { At = Place.OfGrant(SystemTable.Name, (EndGrant i) => i.Grant) }.Asking<
            GrantHeld,
            EndGrant,
            string
        >(i => i.Grant),
        new ActionDef("grant.hand-over", "离职交接", HandOver) { At = Place.Kept(SystemTable.Name) }.Asking<OfficesOf, HandOver, HandOver>(
            i => i
        ),
    ];

    /// <summary>
    /// Refuses <c>grant-unknown</c>, <c>grant-other</c>, <c>grant-lent</c>, <c>grant-dates</c>, <c>account-unknown</c>,
    /// <c>account-same</c>, <c>case-unknown</c> and <c>lead-builds</c>.
    /// </summary>
    public static Decision Lend(LendGrant input, GrantHeld held, AccountKnown account, StandInFit fit, Moment moment)
    {
        if (held.Grant is not { } grant)
            return Decision.Refuse(RegisterRefusals.GrantUnknown, $"没有授权“{input.Grant}”");
        var problems = new List<Refusal>();
        if (grant.Account != moment.Account)
            problems.Add(
                new(
                    RegisterRefusals.GrantOther,
                    "只能委托自己的职责；本人不能办的，由系统管理员另行授予",
                    Bodies.Labels[Bodies.Administrator]
                )
            );
        if (grant.StandsFor is not null)
            problems.Add(new(RegisterRefusals.GrantLent, "代理的职责不能再委托给别人", "由原任职人委托"));
        var from = input.From ?? moment.OccurredOn;
        if (input.Until < from || input.Until > from.AddYears(1))
            problems.Add(new(RegisterRefusals.GrantDates, $"until：截止日不早于起始日 {from:yyyy-MM-dd}，不超过一年"));
        else if (from < grant.From || (grant.Until is { } last && input.Until > last))
            problems.Add(
                new(RegisterRefusals.GrantDates, $"until：超出这项职责的期限 {grant.From:yyyy-MM-dd} 至 {grant.Until:yyyy-MM-dd}")
            );
        if (!account.Known)
            problems.Add(new(Refusals.AccountUnknown, $"account：账号“{input.Account}”未登记", Bodies.Labels[Bodies.Administrator]));
        if (input.Account == grant.Account)
            problems.Add(new(RegisterRefusals.AccountSame, "account：不能委托给任职人自己"));
        if (input.Case is not null && fit.CaseProject is null)
            problems.Add(new(Refusals.CaseUnknown, $"case：这项职责范围内没有案件“{input.Case}”"));
        if (fit.Leads.Count > 0)
            problems.Add(LeadBuilds(input.Account, fit.Leads));
        if (Reason.Problem(input.Reason) is { } no)
            problems.Add(no);
        if (problems.Count > 0)
            return new Refused(problems);
        var lent = grant.To(moment.Seed, input.Account, from, input.Until) with { StandsFor = grant.Id };
        // One matter opens no other project to the one who stands in.
        if (input.Case is not null)
            lent = lent with { Case = input.Case, Project = fit.CaseProject, AreaFrom = 0, AreaTo = 0 };
        return Reason.With(new Accept { Facts = [lent] }, SystemTable.Name, input.Reason, moment);
    }

    /// <summary>Refuses what ending refuses, and <c>grant-other</c>: only what one lent oneself is taken back.</summary>
    public static Decision TakeBack(EndGrant input, GrantHeld held, Moment moment) =>
        held.Grant is { } grant && grant.Lender != moment.Account
            ? Decision.Refuse(RegisterRefusals.GrantOther, "只能收回自己委托出去的", Bodies.Labels[Bodies.Administrator])
            : RegisterActions.EndGrant(input, held, moment);

    /// <summary>
    /// Refuses <c>account-unknown</c>, <c>account-same</c>, <c>nothing-held</c>, <c>lead-builds</c>, and <c>leads-first</c>: a project's
    /// lead changes on paper, one by one (MEI-03).
    /// </summary>
    public static Decision HandOver(HandOver input, OfficesOf offices, Moment moment)
    {
        var problems = new List<Refusal>();
        foreach (var unknown in offices.Unknown)
            problems.Add(new(Refusals.AccountUnknown, $"账号“{unknown}”未登记", Bodies.Labels[Bodies.Administrator]));
        if (input.From == input.To)
            problems.Add(new(RegisterRefusals.AccountSame, "to：接手人就是交出人"));
        var on = input.Begins ?? moment.OccurredOn;
        var own = offices.Grants.Where(g => g.StandsFor is null).ToList();
        if (own.Count == 0 && offices.Unknown.Count == 0)
            problems.Add(new(RegisterRefusals.NothingHeld, $"“{input.From}”在 {on:yyyy-MM-dd} 没有职责可交接"));
        if (offices.Leads.Count > 0)
            problems.Add(
                new(
                    RegisterRefusals.LeadsFirst,
                    $"“{input.From}”还是 {string.Join("、", offices.Leads.Take(20))} 的县级项目负责人，须先逐个更换（凭任命和交接材料）",
                    Bodies.Labels[Bodies.ReformBureau],
                    Clause.Seed("MEI-03")
                )
            );
        if (offices.LedByNext.Count > 0)
            problems.Add(LeadBuilds(input.To, offices.LedByNext));
        if (Reason.Problem(input.Reason) is { } no)
            problems.Add(no);
        if (problems.Count > 0)
            return new Refused(problems);
        return Reason.With(
            new Accept
            {
                Facts =
                [
                    .. offices.Grants.Select(g => new GrantEnded(g.Id, g.Beginning(on).AddDays(-1))),
                    .. own.Select((g, i) => g.To($"{moment.Seed}/{i + 1}", input.To, g.Beginning(on), g.Until)),
                ],
            },
            SystemTable.Name,
            input.Reason,
            moment
        );
    }

    internal static Refusal LeadBuilds(string account, IReadOnlyList<string> leads) =>
        new(
            RegisterRefusals.LeadBuilds,
            $"“{account}”是 {string.Join("、", leads.Take(10))} 的县级项目负责人，不能任项目理事会成员",
            Clause: Clause.Seed("MEI-03")
        );
}
