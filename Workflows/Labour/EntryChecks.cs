using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <summary>What is asked of every entry about work: the person, the day, and a reason for what is changed.</summary>
public static class EntryChecks
{
    /// <summary>Registered, and old enough to work at all on the day.</summary>
    public static IEnumerable<Refusal> Worker(WorkersNamed named, string worker, DateOnly day, string place)
    {
        if (!named.Born.TryGetValue(worker, out var birth))
            yield return new(Refusals.WorkerUnknown, $"{place}：花名册没有“{worker}”", "村民委员会登记花名册");
        else if (birth is { } born && IdNumber.AgeOn(born, day) < 16)
            yield return new(
                WorkerRefusals.UnderAge,
                $"{place}：“{worker}”{day:yyyy-MM-dd} 未满16周岁，不得务工",
                Clause: Clause.Law("劳动法 15", "禁止用人单位招用未满十六周岁的未成年人")
            );
    }

    /// <summary>Each person on the first of the days entered for him or her.</summary>
    public static IEnumerable<Refusal> Workers(WorkersNamed named, IEnumerable<(string Worker, DateOnly Day)> at, string paper) =>
        at.GroupBy(a => a.Worker).SelectMany(g => Worker(named, g.Key, g.Min(a => a.Day), paper));

    /// <summary>Within the works, not in the future, and not too long ago without a reason.</summary>
    public static IEnumerable<Refusal> Days(
        ProjectBasics project,
        Practice practice,
        Moment moment,
        IEnumerable<DateOnly> days,
        string? reason
    )
    {
        var oldest = moment.Today.AddDays(-practice.Pack.Days(EntryPolicy.BackdateDays, moment.Today));
        foreach (var day in days)
            if (day > moment.OccurredOn)
                yield return new(LabourRefusals.DayFuture, $"{day:yyyy-MM-dd} 还没有到");
            else if (project.CommencedOn is not { } began || day < began)
                yield return new(LabourRefusals.DayOutside, $"{day:yyyy-MM-dd} 在开工（{project.CommencedOn:yyyy-MM-dd}）之前");
            else if (day < oldest && string.IsNullOrWhiteSpace(reason))
                yield return new(LabourRefusals.DayTooFarBack, $"{day:yyyy-MM-dd} 早于补录期限（{oldest:yyyy-MM-dd}）；补录须写明 reason");
            else if (project.CompletedOn is { } ended && day > ended)
                yield return new(LabourRefusals.DayOutside, $"{day:yyyy-MM-dd} 在竣工（{ended:yyyy-MM-dd}）之后");
    }

    /// <summary>What stood before is changed only with a reason.</summary>
    public static IEnumerable<Refusal> Changed(IEnumerable<(string Worker, DateOnly Day)> changed, string? reason, string paper)
    {
        if (reason?.Length > 2000)
            yield return new(Refusals.Text, "reason：不超过2000字");
        if (!string.IsNullOrWhiteSpace(reason))
            yield break;
        foreach (var (worker, day) in changed)
            yield return new(
                LabourRefusals.EntryKnown,
                $"{paper}：“{worker}”{day:yyyy-MM-dd} 已登记；更正须写明 reason，原值与更正值都保留"
            );
    }

    /// <summary>The days of a list; a list that cannot be read is a problem.</summary>
    public static IReadOnlyList<DateOnly> Days(DateOnly month, string? text, string place, List<Refusal> problems)
    {
        if (DayList.Read(month, text) is { } days)
            return days;
        problems.Add(NoDay(month, text!, place));
        return [];
    }

    public static Refusal NoDay(DateOnly month, string text, string place) =>
        new(LabourRefusals.Days, $"{place}：“{text}”不是 {month:yyyy-MM} 的日期（应如 1-5,8）");

    public static Decision BadMonth(string month) => Decision.Refuse(LabourRefusals.Month, $"month：“{month}”应写作 2021-04");
}
