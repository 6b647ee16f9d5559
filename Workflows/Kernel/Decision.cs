using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.Workflows.Kernel;

/// <summary>A kind of expected "no", declared once beside the subject that says it.</summary>
/// <param name="Name">Stable, machine-readable, e.g. <c>wrong-stage</c>.</param>
/// <param name="Status">The HTTP status by which the interface answers it.</param>
public sealed record RefusalCode(string Name, int Status = RefusalCode.Usual)
{
    /// <summary>The request was understood, and the answer is no.</summary>
    public const int Usual = 422;
}

/// <summary>An expected "no": what is missing, who can supply it, and why.</summary>
/// <param name="Missing">What is missing or wrong, in Chinese, naming the place (field, paper, value).</param>
/// <param name="WhoSupplies">Who can supply it, in Chinese; empty when the caller can.</param>
/// <param name="Clause">The source of the rule.</param>
public sealed record Refusal([property: JsonIgnore] RefusalCode Kind, string Missing, string WhoSupplies = "", Clause? Clause = null)
{
    [JsonPropertyOrder(-1)]
    public string Code => Kind.Name;
}

/// <summary>The circumstances of one action.</summary>
/// <param name="Account">Who acts.</param>
/// <param name="ActingAs">As which body.</param>
/// <param name="OccurredOn">The day it happened (Asia/Shanghai); villages enter late.</param>
/// <param name="RecordedUtc">When it was entered.</param>
/// <param name="Calendar">Working days as known at this moment.</param>
/// <param name="Seed">The place the action will have in its journal (<c>stream:number</c>); new ids derive from it.</param>
public sealed record Moment(
    string Account,
    string ActingAs,
    DateOnly OccurredOn,
    DateTimeOffset RecordedUtc,
    WorkCalendar Calendar,
    string Seed
)
{
    /// <summary>Puts a text aside that may name persons; null stays null.</summary>
    public Private? Aside(string field, string? text) => text is null ? null : new Private($"{Seed}/{field}", text);

    /// <summary>The day of entry in Asia/Shanghai.</summary>
    public DateOnly Today => ChinaTime.DateOf(RecordedUtc);
}

/// <summary>A due date for a case: one per case and action; arming again replaces the former.</summary>
/// <param name="CaseId">The case that is to be moved.</param>
/// <param name="Action">An action that has a clock row in that case's table.</param>
/// <param name="BaseDate">The day the date was counted from.</param>
/// <param name="DueUtc">The instant from which the action may be taken.</param>
/// <param name="Rung">Position on the ladder; 0 is the first.</param>
/// <param name="Provisional">The date rests on a holiday calendar that is not published yet.</param>
public sealed record Arm(string CaseId, string Action, DateOnly BaseDate, DateTimeOffset DueUtc, int Rung = 0, bool Provisional = false);

/// <summary>A mail to be sent after the commit. The same key is never sent twice.</summary>
/// <param name="Template">Name under <c>Templates/mail</c>.</param>
/// <param name="ToBody">The body whose accounts in the project's area receive it.</param>
/// <param name="Model">A record with the template's values; no personal numbers or names.</param>
/// <param name="CopyTo">A second body that receives a copy.</param>
public sealed record Send(string Key, string Template, string ToBody, object Model, string? CopyTo = null);

/// <summary>Another action that must happen in the same transaction, taken by the engine on another case of the same stream.</summary>
public sealed record Follow(string CaseId, string Action, object Input)
{
    /// <summary><see cref="Action"/> is a signal: the action of that case's subject that hears it is taken.</summary>
    public bool IsSignal { get; private init; }

    public static Follow Signal(string caseId, string signal, object input) => new(caseId, signal, input) { IsSignal = true };
}

/// <summary>A text that names or may name persons. It is kept beside the journal, which holds only <see cref="Ref"/>.</summary>
/// <param name="Seals">The kind of number (<c>id</c>, <c>card</c>, <c>phone</c>) that is kept unreadable; null for a text.</param>
public sealed record Private(string Ref, string Value, string? Seals = null);

public abstract record Decision
{
    public static Decision Refuse(RefusalCode code, string missing, string whoSupplies = "", Clause? clause = null) =>
        new Refused([new Refusal(code, missing, whoSupplies, clause)]);
}

public sealed record Refused(IReadOnlyList<Refusal> Reasons) : Decision;

/// <param name="To">The stage to move to; null when the row alone decides.</param>
public sealed record Accept(string? To = null) : Decision
{
    /// <summary>The id of the case that an opening action opens.</summary>
    public string? Opens { get; init; }
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<Arm> Arms { get; init; } = [];
    public IReadOnlyList<Send> Sends { get; init; } = [];
    public IReadOnlyList<Follow> Follows { get; init; } = [];
    public IReadOnlyList<Private> Keeps { get; init; } = [];

    /// <summary>Documents to be written from the tables as they stand after the facts.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];

    /// <summary>The case of the same project in which the given papers are filed; null for the case of the step.</summary>
    public string? PapersTo { get; init; }
}
