using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Contractors;

/// <param name="Contractor">Code: letters, digits, hyphens (the unified social credit code fits).</param>
public sealed record RegisterContractor(
    [Field("行政区划", Offers = Offer.Area)] string Area,
    [Field("施工单位代码", Hint = "字母、数字、短横，可用统一社会信用代码")] string Contractor,
    [Field("施工单位名称")] string Name
);

public sealed record ProposeDishonestyListing(
    [Field("项目", Offers = Offer.Project)] string Project,
    [Field("施工单位", Offers = Offer.Contractor)] string Contractor,
    [Field("理由", Lines = true)] string Reason
);

/// <param name="Until">Last day on the list, when <paramref name="Listed"/>.</param>
public sealed record DecideDishonestyListing(
    [Field("行政区划", Offers = Offer.Area)] string Area,
    [Field("施工单位", Offers = Offer.Contractor)] string Contractor,
    [Field("列入失信名单")] bool Listed,
    [Field("理由", Lines = true)] string Reason,
    [Field("列入期限", Hint = "列入的须写明最后一日")] DateOnly? Until = null
);

public sealed record EndDishonestyListing(
    [Field("行政区划", Offers = Offer.Area)] string Area,
    [Field("施工单位", Offers = Offer.Contractor)] string Contractor,
    [Field("理由", Lines = true)] string Reason
);

public sealed record ChooseContractor(
    [Field("项目", Offers = Offer.Project)] string Project,
    [Field("施工单位", Offers = Offer.Contractor)] string Contractor
);

/// <summary>
/// Contractors and the dishonesty list (DP-11). Choosing stands in the same register as listing, so that no choice can slip past one.
/// </summary>
public static class ContractorActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("contractors.register", "登记施工单位", Register) { At = OfArea<RegisterContractor>(i => i.Area) }.Asking<
            ContractorState,
            RegisterContractor,
            string
        >(i => i.Contractor),
        new ActionDef("dishonesty-list.propose", "提请列入失信名单", Propose) { At = InAreaOf<ProposeDishonestyListing>(i => i.Project) }
            .Asking<ContractorState, ProposeDishonestyListing, string>(i => i.Contractor)
            .Asking<BuilderOfProject, ProposeDishonestyListing, string>(i => i.Project)
            .Asking<ArrearsOfProject, ProposeDishonestyListing, string>(i => i.Project),
        new ActionDef("dishonesty-list.decide", "决定是否列入失信名单", Decide)
        {
            At = OfArea<DecideDishonestyListing>(i => i.Area),
        }.Asking<ContractorState, DecideDishonestyListing, string>(i => i.Contractor),
        new ActionDef("dishonesty-list.end", "移出失信名单", End) { At = OfArea<EndDishonestyListing>(i => i.Area) }.Asking<
            ContractorState,
            EndDishonestyListing,
            string
        >(i => i.Contractor),
        new ActionDef("contractors.choose", "选定施工单位", Choose) { At = InAreaOf<ChooseContractor>(i => i.Project) }
            .Asking<ContractorState, ChooseContractor, string>(i => i.Contractor)
            .Asking<BuilderOfProject, ChooseContractor, string>(i => i.Project),
        new ActionDef("contractors.start", "建立登记", () => new Accept { Opens = ContractorTable.Name })
        {
            At = Place.Started(ContractorTable.Name),
        },
    ];

    public static Decision Register(RegisterContractor input, ContractorState contractor)
    {
        if (!Line.IdPattern().IsMatch(input.Contractor))
            return Decision.Refuse(ContractorRefusals.ContractorId, $"施工单位代码“{input.Contractor}”只能用字母、数字和短横");
        if (contractor.Known)
            return Decision.Refuse(ContractorRefusals.ContractorKnown, $"施工单位“{input.Contractor}”已登记");
        return Line.IsLine(input.Name, 100)
            ? new Accept { Facts = [new ContractorRegistered(input.Contractor, input.Name)] }
            : Decision.Refuse(Refusals.Name, "名称不能为空，不换行，不超过100字");
    }

    public static Decision Propose(
        ProposeDishonestyListing input,
        ContractorState contractor,
        BuilderOfProject builder,
        ArrearsOfProject arrears,
        Moment moment
    )
    {
        if (!contractor.Known)
            return Unknown(input.Contractor);
        if (contractor.Listed || contractor.Proposed)
            return Decision.Refuse(
                ContractorRefusals.DishonestyListingKnown,
                $"“{input.Contractor}”已{(contractor.Listed ? "在失信名单上" : "提请，待决定")}"
            );
        if (builder.Contractor != input.Contractor)
            return Decision.Refuse(ContractorRefusals.ContractorOther, $"“{input.Contractor}”不是项目“{input.Project}”的施工单位");
        if (!arrears.Overdue)
            return Decision.Refuse(Refusals.NotOverdue, $"项目“{input.Project}”没有逾期未付的报酬", clause: Clause.Seed("DP-11"));
        return WithReason(
            input.Reason,
            moment,
            reason => new DishonestyListingProposed(input.Contractor, input.Project, moment.OccurredOn, reason)
        );
    }

    public static Decision Decide(DecideDishonestyListing input, ContractorState contractor, Moment moment)
    {
        if (!contractor.Known)
            return Unknown(input.Contractor);
        if (!contractor.Proposed)
            return Decision.Refuse(
                ContractorRefusals.DishonestyListingUnproposed,
                $"没有对“{input.Contractor}”的提请",
                Bodies.Labels[Bodies.Township],
                Clause.Seed("DP-11")
            );
        if (input.Listed && !(input.Until > moment.OccurredOn))
            return Decision.Refuse(ContractorRefusals.DishonestyListingDates, "列入须写明期限（until），晚于决定日");
        var until = input.Listed ? input.Until : null;
        return WithReason(
            input.Reason,
            moment,
            reason => new DishonestyListingDecided(input.Contractor, input.Listed, moment.OccurredOn, until, reason)
        );
    }

    public static Decision End(EndDishonestyListing input, ContractorState contractor, Moment moment)
    {
        if (!contractor.Known)
            return Unknown(input.Contractor);
        return contractor.Listed
            ? WithReason(input.Reason, moment, reason => new DishonestyListingEnded(input.Contractor, moment.OccurredOn, reason))
            : Decision.Refuse(ContractorRefusals.NotListed, $"“{input.Contractor}”不在失信名单上");
    }

    public static Decision Choose(ChooseContractor input, ContractorState contractor, BuilderOfProject builder, Moment moment)
    {
        if (!contractor.Known)
            return Unknown(input.Contractor);
        if (builder.Mode != Shape.ByContractor)
            return Decision.Refuse(Refusals.Mode, "村民自建的项目不选施工单位");
        if (contractor.Listed)
            return Decision.Refuse(
                ContractorRefusals.ContractorListed,
                $"“{input.Contractor}”在失信名单上（至 {contractor.ListedUntil:yyyy-MM-dd}），不能选定",
                Bodies.Labels[Bodies.ReformBureau],
                Clause.Seed("DP-11")
            );
        return new Accept { Facts = [new ContractorChosen(input.Contractor, input.Project, moment.OccurredOn)] };
    }

    private static Place OfArea<TInput>(Func<TInput, string> path) => Place.OfArea(ContractorTable.Name, path);

    private static Place InAreaOf<TInput>(Func<TInput, string> project) => Place.InAreaOf(ContractorTable.Name, project);

    private static Decision Unknown(string contractor) =>
        Decision.Refuse(ContractorRefusals.ContractorUnknown, $"没有登记施工单位“{contractor}”");

    private static Decision WithReason(string reason, Moment moment, Func<string, Fact> fact)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 2000)
            return Decision.Refuse(Refusals.Reason, "reason：理由不能为空，不超过2000字");
        var aside = moment.Aside("reason", reason)!;
        return new Accept { Facts = [fact(aside.Ref)], Keeps = [aside] };
    }
}
