using System.Text.Json.Serialization;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.PublicNotices;

/// <param name="Kind">payroll, construction, project-content, …</param>
/// <param name="Hour">At what time of the day, e.g. 09:30; left out: the time of entry.</param>
/// <param name="Place">Where it hangs, e.g. 莲花村村务公开栏.</param>
public sealed record PostNotice(
    [Field("公示种类", ChoicesIn = typeof(PublicNoticeTable), Choices = nameof(PublicNoticeTable.PostedLabels))] string Kind,
    [Field("公示地点", Hint = "如 莲花村村务公开栏")] string Place,
    [Field("张贴时刻", Hint = "不填为登记时")] TimeOnly? Hour = null
)
{
    /// <summary>The case that waits for it. Only the step that posts it can say so: no caller may close another's window.</summary>
    [JsonIgnore]
    public string? Subject { get; init; }
}

/// <summary>The window that ran, said to the case that waited for it.</summary>
public sealed record NoticeRan(
    [Field("公示起始日")] DateOnly From,
    [Field("公示截止日")] DateOnly To,
    [Field("公示天数", Unit = "天")] int Days
);

/// <param name="Text">What is objected to.</param>
/// <param name="Channel">paper, telephone, visit or web.</param>
/// <param name="Name">Who objects. Nobody has to say it, and only those who answer read it.</param>
public sealed record LodgeObjection(
    [Field("异议内容", Lines = true)] string Text,
    [Field("异议渠道", ChoicesIn = typeof(PublicNoticeActions), Choices = nameof(PublicNoticeActions.ChannelLabels))]
        string Channel = "paper",
    [Field("异议人姓名", Hint = "可不填，只给答复的人看")] string? Name = null,
    [Field("异议人电话", Hint = "可不填，只给答复的人看")] string? Telephone = null
)
{
    /// <summary>By which whoever objected at the board asks for the answer. Only the board gives one: no caller may choose it.</summary>
    [JsonIgnore]
    public string? Receipt { get; init; }
}

/// <param name="Objection">Number of the objection in this notice.</param>
public sealed record AnswerObjection(
    [Field("第几号异议", Offers = Offer.Objection)] int Objection,
    [Field("答复内容", Lines = true)] string Reply
);

/// <param name="TornAt">Shanghai wall time, e.g. 2021-05-08T09:30.</param>
public sealed record ReplacePoster([Field("破损时间")] DateTime TornAt, [Field("补贴时间")] DateTime ReplacedAt);

/// <summary>What mails about a notice say.</summary>
/// <param name="Day">The day by which the objection must be answered.</param>
public sealed record NoticeMail(string ProjectName, string Notice, string KindLabel, DateOnly Day);
