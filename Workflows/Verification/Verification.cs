using System.Text.Json.Serialization;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Verification;

/// <param name="How">in-person or recorded-call.</param>
/// <param name="NoteRef">What differs, or why it was a call.</param>
public sealed record WorkerCheck(string Worker, bool Agrees, string How, string? NoteRef);

[Name("workers-verified.1")]
public sealed record WorkersVerified(string Project, IReadOnlyList<WorkerCheck> Checks, DateOnly On) : Fact;

/// <param name="Agrees">Name, days and amount are right, says the worker.</param>
/// <param name="How">in-person; recorded-call for somebody away.</param>
/// <param name="Note">What differs, or why it was a call.</param>
public sealed record CheckEntry(string Worker, bool Agrees, string How = "in-person", string? Note = null);

public sealed record VerifyWorkers(IReadOnlyList<CheckEntry> Checks) : INamesWorkers
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => Checks.Select(c => c.Worker);
}

public sealed record VerificationView : InProject
{
    /// <summary>Everybody with a line that is not held, in whichever cycle.</summary>
    public IReadOnlySet<string> PaidWorkers { get; init; } = new HashSet<string>();
}

/// <summary>全覆盖、面对面: the county lead asks every worker, none is sampled (DP-12). What does not agree must be put right before any acceptance.</summary>
public static class VerificationActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("workers-check.record", "逐人核实名单、天数、金额", Verify) { At = Place.OfProject },
    ];

    private static Decision Verify(VerifyWorkers input, VerificationView view, Moment moment)
    {
        var problems = new List<Refusal>();
        var keeps = new List<Private>();
        var checks = new List<WorkerCheck>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (input.Checks.Count == 0) problems.Add(new("workers-empty", "checks：没有人"));
        foreach (var (check, i) in input.Checks.Select((c, i) => (c, i + 1)))
        {
            var place = $"checks 第{i}人“{check.Worker}”";
            if (!view.PaidWorkers.Contains(check.Worker)) problems.Add(new("worker-not-paid", $"{place}：不在本项目发放表上"));
            if (!seen.Add(check.Worker)) problems.Add(new("worker-twice", $"{place}：重复"));
            if (check.How is not ("in-person" or "recorded-call")) problems.Add(new("how", $"{place}：how 应为 in-person（当面）或 recorded-call（电话录音）"));
            if ((!check.Agrees || check.How != "in-person") && string.IsNullOrWhiteSpace(check.Note)) problems.Add(new("note", $"{place}：不一致的、未当面的，须写明 note"));
            if (check.Note?.Length > 500) problems.Add(new("note", $"{place}：note 不超过500字"));
            var note = moment.Aside($"check-{i}", check.Note);
            if (note is not null) keeps.Add(note);
            checks.Add(new WorkerCheck(check.Worker, check.Agrees, check.How, note?.Ref));
        }
        if (problems.Count > 0) return new Refused(problems);
        return new Accept
        {
            Facts = [new WorkersVerified(view.Project.Id, checks, moment.OccurredOn)],
            Keeps = keeps,
            Follows = [.. input.Checks.Where(c => !c.Agrees).Select(c => new Follow(view.Project.Id, "rectification.order", new OrderRectification($"“{c.Worker}”核实不一致：{c.Note}") { Source = view.CaseId }))],
        };
    }
}
