using System.Text.Json;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>A wish to act, as it came in.</summary>
/// <param name="Payload">The case's field (project, cycle, notice, acceptance, rectification), the action's own fields, and optionally
/// <c>on</c> (the day it happened, today when left out), <c>as</c> (the body acted for), <c>papers</c>.</param>
/// <param name="Key">Chosen by the caller, at most 100 characters. The same key with the same payload has the same answer and is done
/// once.</param>
public sealed record ActionRequest(string Action, JsonElement Payload, string Account, string Key);

/// <summary>The engine's answer.</summary>
public abstract record Outcome;

/// <summary>Done, durably, once. On a dry run: what would have been done.</summary>
/// <param name="Case">The case that moved, or that was opened.</param>
/// <param name="Repeated">It had been done before under the same key.</param>
public sealed record Applied(string Stream, long Seq, string Case, string Stage, bool Repeated = false) : Outcome;

/// <summary>Not done; nothing changed.</summary>
public sealed record NotApplied(IReadOnlyList<Refusal> Refusals) : Outcome
{
    /// <summary>Nobody reads more at once: the last of them says how many there were besides.</summary>
    public const int MostTold = 200;
    private const int LongestTold = 2_000;

    public IReadOnlyList<Refusal> Refusals { get; } = Told(Refusals);

    public static NotApplied Because(RefusalCode code, string missing, string whoSupplies = "", Clause? clause = null) =>
        new([new Refusal(code, missing, whoSupplies, clause)]);

    private static IReadOnlyList<Refusal> Told(IReadOnlyList<Refusal> all)
    {
        IEnumerable<Refusal> told =
            all.Count <= MostTold
                ? all
                : all.Take(MostTold - 1)
                    .Append(new Refusal(EngineRefusals.MoreProblems, $"另有 {all.Count - MostTold + 1} 项不符，未一一列出"));
        return [.. told.Select(r => r.Missing.Length <= LongestTold ? r : r with { Missing = r.Missing[..LongestTold] + "……" })];
    }
}

/// <summary>The clock's turn came too late or twice: the deadline is gone, moved, or in other hands. Nothing changed.</summary>
public sealed record Stale : Outcome;

/// <summary>A look at a snapshot cannot say: other steps would follow on what this one writes.</summary>
public sealed record Unseen : Outcome;

/// <summary>A payload taken apart.</summary>
/// <param name="CaseId">The case it addresses; for an action that opens one, the project. Null for a proposal.</param>
/// <param name="ActingAs">The body that the caller chose, or null.</param>
public sealed record ReadRequest(
    ActionDef Action,
    object Input,
    string? CaseId,
    DateOnly? On,
    string? ActingAs,
    IReadOnlyList<PaperGiven> Papers
);

/// <summary>A step that a body will take, before it says anything.</summary>
/// <param name="CaseId">As of a request.</param>
/// <param name="About">As of its row.</param>
public sealed record StepAhead(string Action, string CaseId, string Body, string? About)
{
    /// <summary>Null where only the input says in which table the step stands.</summary>
    public ReadRequest? Request =>
        Catalogue.Program.Actions[Action] is { At: not (Place.Register or Place.NewProject) } action
        && (InputOf(action) ?? (action.At is Place.Opening { Variant: not null } ? null : new NoInput())) is { } input
            ? new ReadRequest(action, input, CaseId, null, null, [])
            : null;

    /// <summary>An input that is nothing but what the row is about.</summary>
    private object? InputOf(ActionDef action) =>
        About is not null && action.Input.GetConstructors()[0].GetParameters() is [{ ParameterType: var type }] && type == typeof(string)
            ? Activator.CreateInstance(action.Input, About)
            : null;
}
