using System.Text.Json.Serialization;

namespace WorkRelief.Workflows.PublicNotices;

/// <param name="Kind">payroll, construction, project-content, …</param>
/// <param name="Hour">At what time of the day, e.g. 09:30; left out: the time of entry.</param>
/// <param name="Place">Where it hangs, e.g. 莲花村村务公开栏.</param>
public sealed record PostNotice(string Kind, string Place, TimeOnly? Hour = null)
{
    /// <summary>The case that waits for it. Only the step that posts it can say so: no caller may close another's window.</summary>
    [JsonIgnore]
    public string? Subject { get; init; }
}

/// <summary>The window that ran, said to the case that waited for it.</summary>
public sealed record NoticeRan(DateOnly From, DateOnly To, int Days);

/// <param name="Text">What is objected to.</param>
/// <param name="Channel">paper, telephone, visit or web.</param>
public sealed record LodgeObjection(string Text, string Channel = "paper");

/// <param name="Objection">Number of the objection in this notice.</param>
public sealed record AnswerObjection(int Objection, string Reply);

/// <param name="TornAt">Shanghai wall time, e.g. 2021-05-08T09:30.</param>
public sealed record ReplacePoster(DateTime TornAt, DateTime ReplacedAt);

/// <summary>What mails about a notice say.</summary>
/// <param name="Day">The day by which the objection must be answered.</param>
public sealed record NoticeMail(string ProjectName, string Notice, string KindLabel, DateOnly Day);
