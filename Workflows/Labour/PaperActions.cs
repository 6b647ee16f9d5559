using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Verification;
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
    string Worker, string? Full = null, string? Morning = null, string? Afternoon = null, IReadOnlyDictionary<string, int>? Minutes = null,
    string? None = null, IReadOnlyDictionary<string, string>? Marks = null);

/// <param name="Month">yyyy-MM.</param>
/// <param name="Reason">Needed when something entered before is changed.</param>
public sealed record RecordAttendance(string Month, IReadOnlyList<SheetOfWorker> Rows, string? Reason = null) : INamesWorkers, INamesMonth
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => Rows.Select(r => r.Worker);
}

/// <summary>A worker's row of the ledger: days of a trade, or quantities of a piece.</summary>
/// <param name="Full">Whole days.</param>
/// <param name="Half">Half days.</param>
/// <param name="Days">Day → work-days, at most two decimals.</param>
/// <param name="None">Days to be taken back.</param>
/// <param name="Piece">Piecework; then <paramref name="Quantities"/> instead of days.</param>
/// <param name="Quantities">Day → units, at most two decimals.</param>
public sealed record LedgerOfWorker(
    string Worker, string Trade, string? Full = null, string? Half = null, IReadOnlyDictionary<string, decimal>? Days = null,
    string? None = null, string? Piece = null, IReadOnlyDictionary<string, decimal>? Quantities = null);

/// <summary>What a gang did together on a day, split as all of them signed.</summary>
/// <param name="Split">Worker → units; adds up to the quantity.</param>
public sealed record GangWork(string Name, string Day, string Trade, string Piece, decimal Quantity, IReadOnlyDictionary<string, decimal> Split);

/// <param name="Month">yyyy-MM.</param>
/// <param name="Content">What was done, in words.</param>
public sealed record RecordLedger(string Month, IReadOnlyList<LedgerOfWorker> Rows, IReadOnlyList<GangWork>? Gangs = null, string? Content = null, string? Reason = null) : INamesWorkers, INamesMonth
{
    [JsonIgnore]
    public IEnumerable<string> WorkerIds => Rows.Select(r => r.Worker).Concat((Gangs ?? []).SelectMany(g => g.Split.Keys));
}

/// <param name="Days">The days it describes, as <c>1-5,8</c>.</param>
/// <param name="Stop">Why no work was done; left out on working days.</param>
/// <param name="Heads">Trade → people, each day.</param>
/// <param name="Quantities">Piece → units, each day.</param>
/// <param name="Machines">Machine → shifts, each day.</param>
public sealed record LogOfDays(
    string Days, string Weather, string? Stop = null, IReadOnlyDictionary<string, int>? Heads = null,
    IReadOnlyDictionary<string, decimal>? Quantities = null, IReadOnlyDictionary<string, decimal>? Machines = null);

/// <param name="Month">yyyy-MM.</param>
public sealed record RecordLog(string Month, IReadOnlyList<LogOfDays> Rows, string? Content = null, string? Reason = null) : INamesMonth;

/// <summary>The three papers, kept apart: each entered by itself, none copied from another.</summary>
public static class PaperActions
{
    private const int DayMinutes = 24 * 60;

    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("attendance.record", "登记签到", Sheet) { At = Place.OfProject },
        new ActionDef("ledger.record", "登记务工台账", Ledger) { At = Place.OfProject },
        new ActionDef("log.record", "登记施工日志", Log) { At = Place.OfProject },
    ];

    private static Decision Sheet(RecordAttendance input, LabourView view, Moment moment)
    {
        if (DayList.Month(input.Month) is not { } month) return BadMonth(input.Month);
        var problems = new List<Refusal>();
        var entries = new SortedDictionary<(string Worker, DateOnly Day), Attendance>();
        foreach (var (row, i) in input.Rows.Select((r, i) => (r, i + 1)))
        {
            var place = $"rows 第{i}行“{row.Worker}”";
            foreach (var day in Days(month, row.Full, $"{place} full", problems)) Put(day, new(row.Worker, day, true, true));
            foreach (var day in Days(month, row.Morning, $"{place} morning", problems)) Put(day, new(row.Worker, day, true, false));
            foreach (var day in Days(month, row.Afternoon, $"{place} afternoon", problems)) Put(day, new(row.Worker, day, false, true));
            foreach (var day in Days(month, row.None, $"{place} none", problems)) Put(day, new(row.Worker, day, false, false));
            foreach (var (text, minutes) in row.Minutes ?? new Dictionary<string, int>())
                if (!DayList.TryDay(month, text, out var day)) problems.Add(NoDay(month, text, $"{place} minutes"));
                else if (minutes is < 0 or > DayMinutes) problems.Add(new("minutes", $"{place}：{day:yyyy-MM-dd} 记了 {minutes} 分钟，一天只有 {DayMinutes} 分钟"));
                else Put(day, new(row.Worker, day, false, false, minutes));
            foreach (var (text, mark) in row.Marks ?? new Dictionary<string, string>())
                if (!DayList.TryDay(month, text, out var day)) problems.Add(NoDay(month, text, $"{place} marks"));
                else if (!AttendanceMarks.Labels.ContainsKey(mark)) problems.Add(new("mark", $"{place}：没有“{mark}”这一记号，可用：{string.Join("、", AttendanceMarks.Labels.Keys)}"));
                else entries[(row.Worker, day)] = (entries.GetValueOrDefault((row.Worker, day)) ?? new(row.Worker, day, false, false)) with { Mark = mark };

            void Put(DateOnly day, Attendance entry)
            {
                if (!entries.TryAdd((row.Worker, day), entry)) problems.Add(new("day-twice", $"{place}：{day:yyyy-MM-dd} 重复"));
            }
        }
        var byMinutes = view.Pack.Word(LabourPolicy.AttendanceUnit, month) == "minutes";
        if (entries.Values.Any(e => byMinutes ? e.Morning || e.Afternoon : e.Minutes is not null))
            problems.Add(new("attendance-unit", byMinutes ? "本地签到按分钟登记（minutes），不分上午、下午" : "本地签到按上午、下午登记，不按小时"));
        problems.AddRange(Common(view, moment, entries.Keys, input.Reason,
            view.Month!.Sheet.Where(a => entries.TryGetValue((a.Worker, a.Day), out var now) && now != a).Select(a => (a.Worker, a.Day)), "签到"));
        // What stands already as it is said now is no new entry.
        var standing = view.Month.Sheet.ToHashSet();
        Attendance[] fresh = [.. entries.Values.Where(e => !standing.Contains(e))];
        if (problems.Count == 0 && fresh.Length == 0) problems.Add(new("nothing-new", "没有新的签到"));
        if (problems.Count > 0) return new Refused(problems);
        var reason = moment.Aside("reason", input.Reason);
        return new Accept { Facts = [new AttendanceEntered(view.Project.Id, fresh, reason?.Ref)], Keeps = reason is null ? [] : [reason] };
    }

    private static Decision Ledger(RecordLedger input, LabourView view, Moment moment)
    {
        if (DayList.Month(input.Month) is not { } month) return BadMonth(input.Month);
        var problems = new List<Refusal>();
        var lines = new SortedDictionary<(string Worker, DateOnly Day, string Trade, string Piece), LedgerLine>();
        foreach (var (row, i) in input.Rows.Select((r, i) => (r, i + 1)))
        {
            var place = $"rows 第{i}行“{row.Worker}”";
            if (!Line.IsLine(row.Trade, 20)) problems.Add(new("trade", $"{place}：工种不能为空，不超过20字"));
            if (row.Piece is null != row.Quantities is null) problems.Add(new("piece", $"{place}：包工计量须同时写明 piece 和 quantities"));
            if (row.Piece is not null && (row.Full is not null || row.Half is not null || row.Days is not null)) problems.Add(new("piece", $"{place}：包工计量的行不写工日，另起一行"));
            foreach (var day in Days(month, row.Full, $"{place} full", problems)) Put(day, 1, 0);
            foreach (var day in Days(month, row.Half, $"{place} half", problems)) Put(day, 0.5m, 0);
            foreach (var day in Days(month, row.None, $"{place} none", problems)) Put(day, 0, 0);
            foreach (var (text, days) in row.Days ?? new Dictionary<string, decimal>())
                if (!DayList.TryDay(month, text, out var day)) problems.Add(NoDay(month, text, $"{place} days"));
                else if (days is <= 0 or > 2 || decimal.Round(days, 2) != days) problems.Add(new("days", $"{place}：{day:yyyy-MM-dd} 工日 {days} 应大于0、不超过2，最多两位小数"));
                else Put(day, days, 0);
            foreach (var (text, quantity) in row.Quantities ?? new Dictionary<string, decimal>())
                if (!DayList.TryDay(month, text, out var day)) problems.Add(NoDay(month, text, $"{place} quantities"));
                else if (quantity is <= 0 or > 1_000_000 || decimal.Round(quantity, 2) != quantity) problems.Add(new("quantity", $"{place}：{day:yyyy-MM-dd} 工程量 {quantity} 应大于0，最多两位小数"));
                else Put(day, 0, quantity);

            void Put(DateOnly day, decimal days, decimal quantity)
            {
                if (!lines.TryAdd((row.Worker, day, row.Trade, row.Piece ?? ""), new(row.Worker, day, row.Trade, days, row.Piece, quantity)))
                    problems.Add(new("day-twice", $"{place}：{day:yyyy-MM-dd} “{row.Piece ?? row.Trade}”重复"));
            }
        }
        foreach (var (gang, i) in (input.Gangs ?? []).Select((g, i) => (g, i + 1)))
        {
            var place = $"gangs 第{i}项“{gang.Name}”";
            if (!Line.IsLine(gang.Name, 40) || !Line.IsLine(gang.Trade, 20) || !Line.IsLine(gang.Piece, 20)) problems.Add(new("gang", $"{place}：班组、工种和计量名称不能为空"));
            if (view.Given.All(p => p.Kind != "gang-split")) problems.Add(new("paper-missing", $"{place} 缺少材料：{Paper.LabelOf("gang-split")}"));
            if (gang.Split.Values.Sum() != gang.Quantity || gang.Split.Values.Any(q => q <= 0 || decimal.Round(q, 2) != q))
                problems.Add(new("gang-split", $"{place}：各人分得之和 {gang.Split.Values.Sum()} 应等于 {gang.Quantity}，各大于0，最多两位小数"));
            if (!DayList.TryDay(month, gang.Day, out var day)) problems.Add(NoDay(month, gang.Day, $"{place} day"));
            else
                foreach (var (worker, quantity) in gang.Split)
                    if (!lines.TryAdd((worker, day, gang.Trade, gang.Piece), new(worker, day, gang.Trade, 0, gang.Piece, quantity, gang.Name)))
                        problems.Add(new("day-twice", $"{place}：“{worker}”{day:yyyy-MM-dd} “{gang.Piece}”重复"));
        }
        problems.AddRange(Common(view, moment, lines.Keys.Select(k => (k.Worker, k.Day)), input.Reason,
            view.Month!.Ledger.Where(l => lines.TryGetValue((l.Worker, l.Day, l.Trade, l.Piece ?? ""), out var now) && now != l).Select(l => (l.Worker, l.Day)), "台账"));
        foreach (var (at, sum) in lines.Values.GroupBy(l => (l.Worker, l.Day)).Select(g => (g.Key, g.Sum(l => l.Days))).Where(g => g.Item2 > 2))
            problems.Add(new("days", $"“{at.Worker}”{at.Day:yyyy-MM-dd} 各行工日合计 {sum}，一天不超过2个工日"));
        var standing = view.Month.Ledger.ToHashSet();
        LedgerLine[] fresh = [.. lines.Values.Where(l => !standing.Contains(l))];
        if (problems.Count == 0 && fresh.Length == 0) problems.Add(new("nothing-new", "没有新的台账记录"));
        if (problems.Count > 0) return new Refused(problems);
        var (reason, content) = (moment.Aside("reason", input.Reason), moment.Aside("content", input.Content));
        return new Accept
        {
            Facts = [new LedgerEntered(view.Project.Id, fresh, content?.Ref, reason?.Ref)],
            Keeps = [.. ((Private?[])[reason, content]).OfType<Private>()],
        };
    }

    private static Decision Log(RecordLog input, LabourView view, Moment moment)
    {
        if (DayList.Month(input.Month) is not { } month) return BadMonth(input.Month);
        var problems = new List<Refusal>();
        var days = new SortedDictionary<DateOnly, LogDay>();
        foreach (var (row, i) in input.Rows.Select((r, i) => (r, i + 1)))
        {
            var place = $"rows 第{i}行";
            if (!Line.IsLine(row.Weather, 20)) problems.Add(new("weather", $"{place}：天气不能为空，不超过20字"));
            if (row.Stop is not null && !Line.IsLine(row.Stop, 60)) problems.Add(new("stop", $"{place}：停工原因不能为空，不超过60字"));
            if (row.Stop is not null && row.Heads?.Values.Any(h => h > 0) == true) problems.Add(new("stop", $"{place}：停工日不记人数"));
            foreach (var (trade, heads) in row.Heads ?? new Dictionary<string, int>())
                if (!Line.IsLine(trade, 20) || heads is < 0 or > 10_000) problems.Add(new("heads", $"{place}：“{trade}”人数 {heads} 不对"));
            foreach (var (name, number) in (row.Quantities ?? new Dictionary<string, decimal>()).Concat(row.Machines ?? new Dictionary<string, decimal>()))
                if (!Line.IsLine(name, 20) || number < 0 || decimal.Round(number, 2) != number) problems.Add(new("quantity", $"{place}：“{name}”数量 {number} 不能为负，最多两位小数"));
            if (DayList.Read(month, row.Days) is not { Count: > 0 } list) problems.Add(NoDay(month, row.Days, place));
            else
                foreach (var day in list)
                    if (!days.TryAdd(day, new LogDay(day, row.Weather, row.Stop, Sorted(row.Heads), Sorted(row.Quantities), Sorted(row.Machines))))
                        problems.Add(new("day-twice", $"{place}：{day:yyyy-MM-dd} 重复"));
        }
        problems.AddRange(DayProblems(view, moment, days.Keys, input.Reason));
        var changed = view.Month!.Log.Where(d => days.ContainsKey(d.Day)).Select(d => d.Day).ToList();
        if (changed.Count > 0 && string.IsNullOrWhiteSpace(input.Reason)) problems.Add(new("entry-known", $"施工日志已登记：{string.Join("、", changed.Select(d => d.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)))}；更正须写明 reason"));
        if (input.Content?.Length > 2000 || input.Reason?.Length > 2000) problems.Add(new("text", "文字不超过2000字"));
        if (problems.Count == 0 && days.Count == 0) problems.Add(new("nothing-new", "没有日志"));
        if (problems.Count > 0) return new Refused(problems);
        var (reason, content) = (moment.Aside("reason", input.Reason), moment.Aside("content", input.Content));
        return new Accept
        {
            Facts = [new LogEntered(view.Project.Id, [.. days.Values], content?.Ref, reason?.Ref)],
            Keeps = [.. ((Private?[])[reason, content]).OfType<Private>()],
            // 能用人工尽量不用机械: the entry that goes beyond the plan asks for the reason, once.
            Follows = [.. OverPlan(view, days.Values).Select(m => new Follow(view.Project.Id, "rectification.order", new OrderRectification(m) { Source = view.CaseId }))],
        };
    }

    private static IReadOnlyList<DateOnly> Days(DateOnly month, string? text, string place, List<Refusal> problems)
    {
        if (DayList.Read(month, text) is { } days) return days;
        problems.Add(NoDay(month, text!, place));
        return [];
    }

    private static Refusal NoDay(DateOnly month, string text, string place) => new("days", $"{place}：“{text}”不是 {month:yyyy-MM} 的日期（应如 1-5,8）");

    private static IEnumerable<Refusal> Common(LabourView view, Moment moment, IEnumerable<(string Worker, DateOnly Day)> at, string? reason, IEnumerable<(string Worker, DateOnly Day)> changed, string paper)
    {
        var all = at.ToList();
        foreach (var (worker, last) in all.GroupBy(a => a.Worker).Select(g => (g.Key, g.Min(a => a.Day))))
            foreach (var problem in LabourActions.WorkerProblems(view, worker, last, paper)) yield return problem;
        foreach (var problem in DayProblems(view, moment, all.Select(a => a.Day).Distinct(), reason)) yield return problem;
        if (reason?.Length > 2000) yield return new("text", "reason：不超过2000字");
        if (!string.IsNullOrWhiteSpace(reason)) yield break;
        foreach (var (worker, day) in changed) yield return new("entry-known", $"{paper}：“{worker}”{day:yyyy-MM-dd} 已登记；更正须写明 reason，原值与更正值都保留");
    }

    private static IEnumerable<Refusal> DayProblems(LabourView view, Moment moment, IEnumerable<DateOnly> days, string? reason)
    {
        var oldest = moment.Today.AddDays(-view.Pack.Days(EntryPolicy.BackdateDays, moment.Today));
        foreach (var day in days)
            if (day > moment.OccurredOn) yield return new("day-future", $"{day:yyyy-MM-dd} 还没有到");
            else if (view.Project.CommencedOn is not { } began || day < began) yield return new("day-outside", $"{day:yyyy-MM-dd} 在开工（{view.Project.CommencedOn:yyyy-MM-dd}）之前");
            else if (day < oldest && string.IsNullOrWhiteSpace(reason)) yield return new("day-too-far-back", $"{day:yyyy-MM-dd} 早于补录期限（{oldest:yyyy-MM-dd}）；补录须写明 reason");
            else if (view.Project.CompletedOn is { } ended && day > ended) yield return new("day-outside", $"{day:yyyy-MM-dd} 在竣工（{ended:yyyy-MM-dd}）之后");
    }

    private static IEnumerable<string> OverPlan(LabourView view, IEnumerable<LogDay> days)
    {
        if (view.Machines is not { } known) yield break;
        var entered = days.ToList();
        // A corrected day takes its former shifts back.
        var replaced = view.Month!.Log.Where(d => entered.Any(e => e.Day == d.Day)).ToList();
        foreach (var (machine, now) in entered.SelectMany(d => d.Machines).GroupBy(m => m.Key).Select(g => (g.Key, g.Sum(m => m.Value))))
            if (known.GetValueOrDefault(machine) is var (planned, logged) && logged - replaced.Sum(d => d.Machines.GetValueOrDefault(machine)) is var before && logged <= planned && before + now > planned)
                yield return $"“{machine}”累计 {before + now:0.##} 台班，超过计划 {planned:0.##} 台班，请说明为何不用人工";
    }

    private static Decision BadMonth(string month) => Decision.Refuse("month", $"month：“{month}”应写作 2021-04");

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T>? values) =>
        values is null ? new(StringComparer.Ordinal) : new(values.ToDictionary(v => v.Key, v => v.Value), StringComparer.Ordinal);
}
