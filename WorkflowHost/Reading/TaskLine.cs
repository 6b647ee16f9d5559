using System.Text.Json.Serialization;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>How urgent a task is, by the days to its date.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaskGroup>))]
public enum TaskGroup
{
    /// <summary>已逾期（严重）: the last rung of the reminders is passed.</summary>
    [JsonStringEnumMemberName("severe")]
    Severe,

    /// <summary>已逾期.</summary>
    [JsonStringEnumMemberName("overdue")]
    Overdue,

    /// <summary>即将到期.</summary>
    [JsonStringEnumMemberName("soon")]
    Soon,

    /// <summary>未到期: later, or without a date.</summary>
    [JsonStringEnumMemberName("later")]
    Later,
}

/// <summary>Another way to the same end, or the other outcome.</summary>
public sealed record TaskWay(string Action, string Label);

/// <summary>Something that waits for the account.</summary>
/// <param name="About">What the step is about, where its action can be about several things.</param>
/// <param name="Or">What else may be done instead.</param>
/// <param name="Days">To the date; negative when it is over.</param>
/// <param name="Since">Since when the case stands where it stands.</param>
public sealed record TaskLine(
    string Project,
    string ProjectName,
    string Case,
    string Kind,
    string KindLabel,
    string Stage,
    string StageLabel,
    string Action,
    string Label,
    string? About,
    IReadOnlyList<TaskWay> Or,
    string Body,
    string BodyLabel,
    DateOnly? DueOn,
    int? Days,
    DateOnly Since,
    TaskGroup Group,
    string Clause
);

/// <summary>How many tasks of each group there are.</summary>
public sealed record TaskCounts(int Severe, int Overdue, int Soon, int Later)
{
    [JsonIgnore]
    public int All => Severe + Overdue + Soon + Later;
}

/// <param name="Counts">Of all, whatever page or group was asked for.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record TaskPage(TaskCounts Counts, IReadOnlyList<TaskLine> Lines, string? Next);
