using System.Globalization;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <param name="Days">The days it describes, as <c>1-5,8</c>.</param>
/// <param name="Stop">Why no work was done; left out on working days.</param>
/// <param name="Heads">Trade → people, each day.</param>
/// <param name="Quantities">Piece → units, each day.</param>
/// <param name="Machines">Machine → shifts, each day.</param>
public sealed record LogOfDays(
    [Field("日期", Hint = "如 1-5,8")] string Days,
    [Field("天气")] string Weather,
    [Field("停工原因", Hint = "停工日才填")] string? Stop = null,
    [Field("每日人数", Unit = "人", Key = "工种", Offers = Offer.Trade)] IReadOnlyDictionary<string, int>? Heads = null,
    [Field("每日工程量", Key = "计量项目", Offers = Offer.Piece)] IReadOnlyDictionary<string, decimal>? Quantities = null,
    [Field("每日台班", Unit = "台班", Key = "机械")] IReadOnlyDictionary<string, decimal>? Machines = null
);

/// <param name="Month">yyyy-MM.</param>
public sealed record RecordConstructionLog(
    [Field("月份", Offers = Offer.Month, Hint = "如 2021-04")] string Month,
    [Field("日志")] IReadOnlyList<LogOfDays> Rows,
    [Field("施工内容", Lines = true)] string? Content = null,
    [Field("理由", Lines = true, Hint = "更正已登记的、超过补录期限的须写明")] string? Reason = null
);

/// <summary>施工日志: what the site did on each day.</summary>
public static class ConstructionLogActions
{
    public static ActionDef Action { get; } =
        new ActionDef("construction-log.record", "登记施工日志", Record) { At = Place.OfProject }.Asking<
            ConstructionLogSoFar,
            RecordConstructionLog,
            string
        >(i => i.Month);

    public static Decision Record(
        RecordConstructionLog input,
        CaseInHand at,
        ProjectBasics project,
        ConstructionLogSoFar log,
        MachinesPlanned planned,
        Practice practice,
        Moment moment
    )
    {
        if (DayList.Month(input.Month) is not { } month)
            return EntryChecks.BadMonth(input.Month);
        var problems = new List<Refusal>();
        var days = Read(input, month, problems);
        problems.AddRange(EntryChecks.Days(project, practice, moment, days.Keys, input.Reason));
        var changed = log.Days.Select(d => d.Day).Where(days.ContainsKey).ToList();
        if (changed.Count > 0 && string.IsNullOrWhiteSpace(input.Reason))
        {
            var list = string.Join("、", changed.Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture)));
            problems.Add(new(LabourRefusals.EntryKnown, $"施工日志已登记：{list}；更正须写明 reason"));
        }
        if (input.Content?.Length > 2000 || input.Reason?.Length > 2000)
            problems.Add(new(Refusals.Text, "文字不超过2000字"));
        if (problems.Count == 0 && days.Count == 0)
            problems.Add(new(WorkerRefusals.NothingNew, "没有日志"));
        if (problems.Count > 0)
            return new Refused(problems);
        var (reason, content) = (moment.Aside("reason", input.Reason), moment.Aside("content", input.Content));
        return new Accept
        {
            Facts = [new ConstructionLogEntered(at.Id, [.. days.Values], content?.Ref, reason?.Ref)],
            Keeps = [.. ((Private?[])[reason, content]).OfType<Private>()],
            // 能用人工尽量不用机械: the entry that goes beyond the plan asks for the reason, once.
            Follows =
            [
                .. OverPlan(planned, log.Days, [.. days.Values])
                    .Select(m => new Follow(at.Id, "rectification.order", new OrderRectification(m) { Source = at.Id })),
            ],
        };
    }

    private static SortedDictionary<DateOnly, LogDay> Read(RecordConstructionLog input, DateOnly month, List<Refusal> problems)
    {
        var days = new SortedDictionary<DateOnly, LogDay>();
        foreach (var (row, i) in input.Rows.Select((r, i) => (r, i + 1)))
        {
            var place = $"rows 第{i}行";
            problems.AddRange(RowProblems(row, place));
            if (DayList.Read(month, row.Days) is not { Count: > 0 } list)
                problems.Add(EntryChecks.NoDay(month, row.Days, place));
            else
                foreach (var day in list)
                {
                    var said = new LogDay(day, row.Weather, row.Stop, Sorted(row.Heads), Sorted(row.Quantities), Sorted(row.Machines));
                    if (!days.TryAdd(day, said))
                        problems.Add(new(LabourRefusals.DayTwice, $"{place}：{day:yyyy-MM-dd} 重复"));
                }
        }
        return days;
    }

    private static IEnumerable<Refusal> RowProblems(LogOfDays row, string place)
    {
        if (!Line.IsLine(row.Weather, 20))
            yield return new(LabourRefusals.Weather, $"{place}：天气不能为空，不超过20字");
        if (row.Stop is not null && !Line.IsLine(row.Stop, 60))
            yield return new(LabourRefusals.Stop, $"{place}：停工原因不能为空，不超过60字");
        if (row.Stop is not null && row.Heads?.Values.Any(h => h > 0) == true)
            yield return new(LabourRefusals.Stop, $"{place}：停工日不记人数");
        foreach (var (trade, heads) in row.Heads ?? new Dictionary<string, int>())
            if (!Line.IsLine(trade, 20) || heads is < 0 or > 10_000)
                yield return new(LabourRefusals.Heads, $"{place}：“{trade}”人数 {heads} 不对");
        var numbers = (row.Quantities ?? new Dictionary<string, decimal>()).Concat(row.Machines ?? new Dictionary<string, decimal>());
        foreach (var (name, number) in numbers)
            if (!Line.IsLine(name, 20) || !Quantities.Fits(number))
                yield return new(
                    LabourRefusals.Quantity,
                    $"{place}：“{name}”数量 {number} 不能为负、不超过{Quantities.Most}，最多两位小数"
                );
    }

    /// <summary>What to say of each machine whose shifts go beyond the plan with these days and did not before them.</summary>
    public static IEnumerable<string> OverPlan(MachinesPlanned planned, IReadOnlyList<LogDay> before, IReadOnlyList<LogDay> entered)
    {
        if (planned.ByMachine is not { } known)
            yield break;
        // A corrected day takes its former shifts back.
        var replaced = before.Where(d => entered.Any(e => e.Day == d.Day)).ToList();
        foreach (var (machine, now) in entered.SelectMany(d => d.Machines).GroupBy(m => m.Key).Select(g => (g.Key, g.Sum(m => m.Value))))
        {
            var (plan, logged) = known.GetValueOrDefault(machine);
            var so = logged - replaced.Sum(d => d.Machines.GetValueOrDefault(machine));
            if (logged <= plan && so + now > plan)
                yield return $"“{machine}”累计 {so + now:0.##} 台班，超过计划 {plan:0.##} 台班，请说明为何不用人工";
        }
    }

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T>? values) =>
        values is null ? new(StringComparer.Ordinal) : new(values.ToDictionary(v => v.Key, v => v.Value), StringComparer.Ordinal);
}
