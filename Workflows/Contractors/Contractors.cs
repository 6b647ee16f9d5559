using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Contractors;

[Name("contractor-registered.1")]
public sealed record ContractorRegistered(string Contractor, string Name) : Fact;

[Name("listing-proposed.1")]
public sealed record ListingProposed(string Contractor, string Project, DateOnly On, string ReasonRef) : Fact;

/// <param name="Until">Last day on the list; null when it was declined.</param>
[Name("listing-decided.1")]
public sealed record ListingDecided(string Contractor, bool Listed, DateOnly From, DateOnly? Until, string ReasonRef) : Fact;

[Name("listing-ended.1")]
public sealed record ListingEnded(string Contractor, DateOnly On, string ReasonRef) : Fact;

[Name("contractor-chosen.1")]
public sealed record ContractorChosen(string Contractor, string Project, DateOnly On) : Fact;

/// <param name="Listed">On the list on this day; <paramref name="Proposed"/>: a proposal waits for its decision.</param>
public sealed record ContractorState(string Id, bool Listed, DateOnly? ListedUntil, bool Proposed);

/// <summary>An input that names a project, in whose place the actor must hold a body.</summary>
public interface INamesProject { string Project { get; } }

/// <summary>An input that names a contractor.</summary>
public interface INamesContractor { string Contractor { get; } }

/// <param name="Contractor">Code: letters, digits, hyphens (the unified social credit code fits).</param>
public sealed record RegisterContractor(string Area, string Contractor, string Name) : INamesContractor;

public sealed record ProposeListing(string Project, string Contractor, string Reason) : INamesProject, INamesContractor;

/// <param name="Until">Last day on the list, when <paramref name="Listed"/>.</param>
public sealed record DecideListing(string Area, string Contractor, bool Listed, string Reason, DateOnly? Until = null) : INamesContractor;

public sealed record EndListing(string Area, string Contractor, string Reason) : INamesContractor;

public sealed record ChooseContractor(string Project, string Contractor) : INamesProject, INamesContractor;

/// <summary>
/// Contractors and the dishonesty list (DP-11). Choosing stands in the same register as listing, so that no choice can slip past a listing.
/// </summary>
public static class ContractorActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("contractors.register", "登记施工单位", Register) { At = Place.OfArea(RegisterTable.Contractors, (RegisterContractor i) => i.Area) },
        new ActionDef("contractors.propose-listing", "提请列入失信名单", Propose) { At = Place.InAreaOf(RegisterTable.Contractors, (ProposeListing i) => i.Project) },
        new ActionDef("contractors.decide-listing", "决定是否列入失信名单", Decide) { At = Place.OfArea(RegisterTable.Contractors, (DecideListing i) => i.Area) },
        new ActionDef("contractors.end-listing", "移出失信名单", End) { At = Place.OfArea(RegisterTable.Contractors, (EndListing i) => i.Area) },
        new ActionDef("contractors.choose", "选定施工单位", Choose) { At = Place.InAreaOf(RegisterTable.Contractors, (ChooseContractor i) => i.Project) },
        new ActionDef("contractors.start", "建立登记", () => new Accept { Opens = RegisterTable.Contractors }) { At = Place.Started(RegisterTable.Contractors) },
    ];

    private static Decision Register(RegisterContractor input, RegisterView view, Moment moment)
    {
        if (!Line.IdPattern().IsMatch(input.Contractor)) return Decision.Refuse("contractor-id", $"施工单位代码“{input.Contractor}”只能用字母、数字和短横");
        if (view.Contractor is not null) return Decision.Refuse("contractor-known", $"施工单位“{input.Contractor}”已登记");
        return Line.IsLine(input.Name, 100) ? new Accept { Facts = [new ContractorRegistered(input.Contractor, input.Name)] }
            : Decision.Refuse("name", "名称不能为空，不换行，不超过100字");
    }

    private static Decision Propose(ProposeListing input, RegisterView view, Moment moment)
    {
        if (Unknown(input, view) is { } no) return no;
        if (view.Contractor!.Listed || view.Contractor.Proposed) return Decision.Refuse("listing-known", $"“{input.Contractor}”已{(view.Contractor.Listed ? "在失信名单上" : "提请，待决定")}");
        if (view.ProjectContractor != input.Contractor) return Decision.Refuse("contractor-other", $"“{input.Contractor}”不是项目“{input.Project}”的施工单位");
        if (!view.ProjectInArrears) return Decision.Refuse("not-overdue", $"项目“{input.Project}”没有逾期未付的报酬", clause: Clause.Seed("DP-11"));
        return WithReason(input.Reason, moment, reason => new ListingProposed(input.Contractor, input.Project, moment.OccurredOn, reason));
    }

    private static Decision Decide(DecideListing input, RegisterView view, Moment moment)
    {
        if (Unknown(input, view) is { } no) return no;
        if (!view.Contractor!.Proposed) return Decision.Refuse("listing-unproposed", $"没有对“{input.Contractor}”的提请", Bodies.Labels[Bodies.Township], Clause.Seed("DP-11"));
        if (input.Listed && !(input.Until > moment.OccurredOn)) return Decision.Refuse("listing-dates", "列入须写明期限（until），晚于决定日");
        return WithReason(input.Reason, moment, reason => new ListingDecided(input.Contractor, input.Listed, moment.OccurredOn, input.Listed ? input.Until : null, reason));
    }

    private static Decision End(EndListing input, RegisterView view, Moment moment)
    {
        if (Unknown(input, view) is { } no) return no;
        return view.Contractor!.Listed ? WithReason(input.Reason, moment, reason => new ListingEnded(input.Contractor, moment.OccurredOn, reason))
            : Decision.Refuse("not-listed", $"“{input.Contractor}”不在失信名单上");
    }

    private static Decision Choose(ChooseContractor input, RegisterView view, Moment moment)
    {
        if (Unknown(input, view) is { } no) return no;
        if (view.ProjectMode != Shape.ByContractor) return Decision.Refuse("mode", "村民自建的项目不选施工单位");
        if (view.Contractor!.Listed)
            return Decision.Refuse("contractor-listed", $"“{input.Contractor}”在失信名单上（至 {view.Contractor.ListedUntil:yyyy-MM-dd}），不能选定", Bodies.Labels[Bodies.ReformBureau], Clause.Seed("DP-11"));
        return new Accept { Facts = [new ContractorChosen(input.Contractor, input.Project, moment.OccurredOn)] };
    }

    private static Decision? Unknown(INamesContractor input, RegisterView view) =>
        view.Contractor is null ? Decision.Refuse("contractor-unknown", $"没有登记施工单位“{input.Contractor}”") : null;

    private static Decision WithReason(string reason, Moment moment, Func<string, Fact> fact)
    {
        if (Reason.Problem(reason) is { } no) return new Refused([no]);
        var aside = moment.Aside("reason", reason)!;
        return new Accept { Facts = [fact(aside.Ref)], Keeps = [aside] };
    }
}
