using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <summary>A worker's row of a month's sign-in sheet. Days as <c>1-5,8</c>.</summary>
/// <param name="Full">Whole days.</param>
/// <param name="Morning">Days on which only the morning was worked.</param>
/// <param name="Afternoon">Days on which only the afternoon was worked.</param>
/// <param name="Minutes">Day → minutes worked, where hours are counted.</param>
/// <param name="None">Days to be taken back: not there at all.</param>
/// <param name="Marks">Day → absent, late, early, leave, sick, injured or rest.</param>
public sealed record SheetOfWorker(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("全天", Hint = "如 1-5,8")] string? Full = null,
    [Field("仅上午", Hint = "如 1-5,8")] string? Morning = null,
    [Field("仅下午", Hint = "如 1-5,8")] string? Afternoon = null,
    [Field("出工时间", Unit = "分钟", Key = "日", Hint = "本地按小时签到的才填")] IReadOnlyDictionary<string, int>? Minutes = null,
    [Field("撤回的日期", Hint = "误登的日期，如 1-5,8")] string? None = null,
    [Field("记号", Key = "日", ChoicesIn = typeof(SignInMarks), Choices = nameof(SignInMarks.Labels))]
        IReadOnlyDictionary<string, string>? Marks = null
);

/// <param name="Month">yyyy-MM.</param>
/// <param name="Reason">Needed when something entered before is changed.</param>
public sealed record RecordSignInSheet(
    [Field("月份", Offers = Offer.Month, Hint = "如 2021-04")] string Month,
    [Field("签到")] IReadOnlyList<SheetOfWorker> Rows,
    [Field("理由", Lines = true, Hint = "更正已登记的、超过补录期限的须写明")] string? Reason = null
)
{
    internal IReadOnlyList<string> Workers => [.. Rows.Select(r => r.Worker)];
}

/// <summary>签到表: who was there when. Of the three papers each is entered by itself, none copied from another.</summary>
public static class SignInSheetActions
{
    private const int DayMinutes = 24 * 60;

    public static ActionDef Action { get; } =
        new ActionDef("sign-in-sheet.record", "登记签到", Record) { At = Place.OfProject }
            .Asking<WorkersNamed, RecordSignInSheet, IReadOnlyList<string>>(i => i.Workers)
            .Asking<SignInSheetSoFar, RecordSignInSheet, EntriesAsked>(i => new(i.Month, i.Workers));

    public static Decision Record(
        RecordSignInSheet input,
        CaseInHand at,
        ProjectBasics project,
        WorkersNamed named,
        SignInSheetSoFar sheet,
        Practice practice,
        Moment moment
    )
    {
        if (DayList.Month(input.Month) is not { } month)
            return EntryChecks.BadMonth(input.Month);
        var problems = new List<Refusal>();
        var entries = Read(input, month, problems);
        var byMinutes = practice.Pack.Word(LabourPolicy.SignInSheetUnit, month) == "minutes";
        foreach (var other in entries.Values.Where(e => byMinutes ? e.Morning || e.Afternoon : e.Minutes is not null))
            problems.Add(
                new(
                    LabourRefusals.SignInSheetUnit,
                    $"“{other.Worker}”{other.Day:yyyy-MM-dd} "
                        + (byMinutes ? "本地签到按分钟登记（minutes），不分上午、下午" : "本地签到按上午、下午登记，不按小时")
                )
            );
        problems.AddRange(EntryChecks.Workers(named, entries.Keys, "签到"));
        problems.AddRange(EntryChecks.Days(project, practice, moment, entries.Keys.Select(k => k.Day).Distinct(), input.Reason));
        var changed = sheet.Entries.Where(a => entries.TryGetValue((a.Worker, a.Day), out var now) && now != a);
        problems.AddRange(EntryChecks.Changed(changed.Select(a => (a.Worker, a.Day)), input.Reason, "签到"));
        // What stands already as it is said now is no new entry.
        var standing = sheet.Entries.ToHashSet();
        SignIn[] fresh = [.. entries.Values.Where(e => !standing.Contains(e))];
        // The photographed sheet may come after what was entered from it.
        var isPhotographed = at.Given.Any(p => p.Kind == "sign-in-sheet");
        if (problems.Count == 0 && fresh.Length == 0 && !isPhotographed)
            problems.Add(new(WorkerRefusals.NothingNew, "没有新的签到"));
        if (problems.Count > 0)
            return new Refused(problems);
        if (fresh.Length == 0)
            return string.IsNullOrWhiteSpace(input.Reason) ? new Accept() : Reason.With(new Accept(), at.Id, input.Reason, moment);
        var reason = moment.Aside("reason", input.Reason);
        return new Accept { Facts = [new SignInSheetEntered(at.Id, fresh, reason?.Ref)], Keeps = reason is null ? [] : [reason] };
    }

    private static SortedDictionary<(string Worker, DateOnly Day), SignIn> Read(
        RecordSignInSheet input,
        DateOnly month,
        List<Refusal> problems
    )
    {
        var entries = new SortedDictionary<(string Worker, DateOnly Day), SignIn>(
            Comparer<(string Worker, DateOnly Day)>.Create(
                (a, b) => string.CompareOrdinal(a.Worker, b.Worker) is not 0 and var order ? order : a.Day.CompareTo(b.Day)
            )
        );
        foreach (var (row, i) in input.Rows.Select((r, i) => (r, i + 1)))
        {
            var place = $"rows 第{i}行“{row.Worker}”";
            foreach (var day in Days(row.Full, "full"))
                Put(day, new(row.Worker, day, true, true));
            foreach (var day in Days(row.Morning, "morning"))
                Put(day, new(row.Worker, day, true, false));
            foreach (var day in Days(row.Afternoon, "afternoon"))
                Put(day, new(row.Worker, day, false, true));
            foreach (var day in Days(row.None, "none"))
                Put(day, new(row.Worker, day, false, false));
            foreach (var (text, minutes) in row.Minutes ?? new Dictionary<string, int>())
                if (!DayList.TryDay(month, text, out var day))
                    problems.Add(EntryChecks.NoDay(month, text, $"{place} minutes"));
                else if (minutes is < 0 or > DayMinutes)
                    problems.Add(new(LabourRefusals.Minutes, $"{place}：{day:yyyy-MM-dd} 记了 {minutes} 分钟，一天只有 {DayMinutes} 分钟"));
                else
                    Put(day, new(row.Worker, day, false, false, minutes));
            foreach (var (text, mark) in row.Marks ?? new Dictionary<string, string>())
                if (!DayList.TryDay(month, text, out var day))
                    problems.Add(EntryChecks.NoDay(month, text, $"{place} marks"));
                else if (!SignInMarks.Labels.ContainsKey(mark))
                    problems.Add(
                        new(LabourRefusals.Mark, $"{place}：没有“{mark}”这一记号，可用：{string.Join("、", SignInMarks.Labels.Keys)}")
                    );
                else
                    Mark(day, mark);

            IReadOnlyList<DateOnly> Days(string? text, string field) => EntryChecks.Days(month, text, $"{place} {field}", problems);

            void Put(DateOnly day, SignIn entry)
            {
                if (!entries.TryAdd((row.Worker, day), entry))
                    problems.Add(new(LabourRefusals.DayTwice, $"{place}：{day:yyyy-MM-dd} 重复"));
            }

            void Mark(DateOnly day, string mark) =>
                entries[(row.Worker, day)] = (entries.GetValueOrDefault((row.Worker, day)) ?? new(row.Worker, day, false, false)) with
                {
                    Mark = mark,
                };
        }
        return entries;
    }
}
