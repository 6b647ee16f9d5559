using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Construction;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Payroll;
using WorkRelief.Workflows.Planning;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Supervision;

namespace WorkRelief.Workflows.Lifecycle;

/// <summary>A named action: the only way to change anything.</summary>
/// <param name="Name">e.g. <c>pay-cycle.sign</c>.</param>
/// <param name="Kind">The kind of table that has its rows.</param>
/// <param name="Input">The payload's record type.</param>
/// <param name="View">The view it decides on.</param>
/// <param name="Opens">It opens a case, so its payload addresses the project; the others address their case.</param>
public abstract record ActionDef(string Name, string Label, string Kind, Type Input, Type View, bool Opens)
{
    /// <summary>Decides without looking at anything but the arguments.</summary>
    public abstract Decision Decide(object input, CaseView view, Moment moment);
}

public sealed record ActionDef<TInput, TView>(string Name, string Label, string Kind, Func<TInput, TView, Moment, Decision> How, bool Opens = false)
    : ActionDef(Name, Label, Kind, typeof(TInput), typeof(TView), Opens)
    where TView : CaseView
{
    public override Decision Decide(object input, CaseView view, Moment moment) => How((TInput)input, (TView)view, moment);
}

/// <summary>A step that needs nothing said but the papers.</summary>
public sealed record NoInput;

/// <summary>A step that must be explained.</summary>
/// <param name="Reason">In words, at most 2,000 characters.</param>
public sealed record ReasonInput(string Reason);

/// <summary>An input that opens a case of a table with variants (an acceptance tier).</summary>
public interface IChoosesTable { string Variant { get; } }

/// <summary>An input that names a place: 省/市/县/乡镇/村, or its 12-digit code.</summary>
public interface INamesArea { string Area { get; } }

/// <summary>An input that names workers by id.</summary>
public interface INamesWorkers { IEnumerable<string> WorkerIds { get; } }

/// <summary>An input that tells which bodies it concerns: who holds several acts as one of these.</summary>
public interface IForBodies { IReadOnlyList<string> BodiesIn(Policy.Shape shape); }

/// <summary>The action catalogue.</summary>
public static class Actions
{
    public static IReadOnlyDictionary<string, ActionDef> All { get; } =
        ((IEnumerable<ActionDef>)
        [
            .. RegisterActions.All, .. ProjectActions.All, .. RecordActions.All, .. LabourActions.All, .. PayCycleActions.All,
            .. NoticeActions.All, .. AcceptanceActions.All, .. RectificationActions.All,
            .. DocumentActions.All, .. ArchiveActions.All, .. PurchaseActions.All, .. SpendingActions.All, .. VerificationActions.All, .. DepositActions.All, .. RecoveryActions.All,
        ]).ToDictionary(a => a.Name);

    /// <summary>The word by which a payload addresses the case of a kind, e.g. <c>cycle</c>.</summary>
    public static IReadOnlyDictionary<string, string> CaseField { get; } = new Dictionary<string, string>
    {
        ["project"] = "project", ["pay-cycle"] = "cycle", ["notice"] = "notice",
        ["acceptance"] = "acceptance", ["rectification"] = "rectification", ["deposit"] = "deposit",
        ["recovery"] = "recovery", ["purchase"] = "purchase",
    };

    public static IReadOnlyDictionary<string, string> KindLabels { get; } = new Dictionary<string, string>
    {
        ["project"] = "项目", ["pay-cycle"] = "报酬期", ["notice"] = "公示",
        ["acceptance"] = "验收", ["rectification"] = "整改", ["deposit"] = "保证金支付", ["recovery"] = "报酬追回", ["purchase"] = "采购租赁服务", ["register"] = "登记",
    };

    /// <summary>Moves on along the row; nothing else becomes true.</summary>
    public static ActionDef Advance<TView>(string name, string label, string kind) where TView : CaseView =>
        new ActionDef<NoInput, TView>(name, label, kind, (_, _, _) => new Accept());

    /// <summary>Moves on, keeping the reason; <paramref name="how"/> decides what else becomes true, once there is one.</summary>
    public static ActionDef Explained<TView>(
        string name, string label, string kind, Func<ReasonInput, TView, Moment, Decision>? how = null) where TView : CaseView =>
        new ActionDef<ReasonInput, TView>(name, label, kind, (input, view, moment) =>
            Reason.Problem(input.Reason) is { } problem ? new Refused([problem])
            : how?.Invoke(input, view, moment) ?? WithReason(new Accept(), view.CaseId, input.Reason, moment));

    internal static Accept WithReason(Accept accept, string caseId, string reason, Moment moment)
    {
        var aside = moment.Aside("reason", reason)!;
        return accept with
        {
            Facts = [.. accept.Facts, new ReasonGiven(caseId, aside.Ref)],
            Keeps = [.. accept.Keeps, aside],
        };
    }
}
