using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Verification;

/// <param name="Agrees">Name, days and amount are right, says the worker.</param>
/// <param name="How">in-person; recorded-call for somebody away.</param>
/// <param name="Note">What differs, or why it was a call.</param>
public sealed record CheckEntry(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("名单、天数、金额无误")] bool Agrees,
    [Field("核实方式", ChoicesIn = typeof(VerificationActions), Choices = nameof(VerificationActions.HowLabels))] string How = "in-person",
    [Field("备注", Lines = true, Hint = "不一致的写明差在哪里，未当面的写明原因")] string? Note = null
);

public sealed record VerifyWorkers([Field("逐人核实")] IReadOnlyList<CheckEntry> Checks);

public static class VerificationActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [new ActionDef("workers-check.record", "逐人核实名单、天数、金额", Verify) { At = Place.OfProject }];

    public static IReadOnlyDictionary<string, string> HowLabels { get; } =
        new Dictionary<string, string> { ["in-person"] = "当面", ["recorded-call"] = "电话录音" };

    public static Decision Verify(VerifyWorkers input, CaseInHand at, PaidWorkers paid, Moment moment)
    {
        var problems = new List<Refusal>();
        var keeps = new List<Private>();
        var checks = new List<WorkerCheck>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (input.Checks.Count == 0)
            problems.Add(new(WorkerRefusals.WorkersEmpty, "checks：没有人"));
        foreach (var (check, i) in input.Checks.Select((c, i) => (c, i + 1)))
        {
            var place = $"checks 第{i}人“{check.Worker}”";
            if (!paid.Workers.TryGetValue(check.Worker, out var work))
                problems.Add(new(PayRefusals.WorkerNotPaid, $"{place}：不在本项目发放表上"));
            if (!seen.Add(check.Worker))
                problems.Add(new(LabourRefusals.WorkerTwice, $"{place}：重复"));
            if (!HowLabels.ContainsKey(check.How))
                problems.Add(new(Refusals.How, $"{place}：how 应为 in-person（当面）或 recorded-call（电话录音）"));
            if ((!check.Agrees || check.How != "in-person") && string.IsNullOrWhiteSpace(check.Note))
                problems.Add(new(Refusals.Note, $"{place}：不一致的、未当面的，须写明 note"));
            if (check.Note?.Length > 500)
                problems.Add(new(Refusals.Note, $"{place}：note 不超过500字"));
            var note = moment.Aside($"check-{i}", check.Note);
            if (note is not null)
                keeps.Add(note);
            if (work is not null)
                checks.Add(new WorkerCheck(check.Worker, check.Agrees, check.How, note?.Ref, work.Days, work.AmountYuan));
        }
        if (problems.Count > 0)
            return new Refused(problems);
        var wrong = input
            .Checks.Where(c => !c.Agrees)
            .Select(c => new OrderRectification($"“{c.Worker}”核实不一致：{c.Note}") { Source = at.Id, By = moment.ActingAs });
        return new Accept
        {
            Facts = [new WorkersVerified(at.Id, checks, moment.OccurredOn)],
            Keeps = keeps,
            Follows = [.. wrong.Select(w => new Follow(at.Id, "rectification.order", w))],
        };
    }
}
