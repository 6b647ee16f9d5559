using WorkRelief.Workflows.PublicNotices;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>How a notice stands, as villagers say it.</summary>
public enum NoticeState
{
    Running,
    Disputed,
    TakenDown,
    Upheld,
    Replaced,
    Over,
}

/// <summary>A place with notices, at or below it.</summary>
/// <param name="Level">3 a county, 4 a township, 5 a village.</param>
public sealed record BoardPlace(long Code, string Path, string Name, int Level, int Running, int Past);

/// <param name="Hangs">Where the paper hangs.</param>
/// <param name="DaysLeft">0 on the last day; null while nothing is counted.</param>
public sealed record BoardLine(
    string Id,
    string Title,
    string Kind,
    string Area,
    string Hangs,
    NoticeState State,
    DateOnly PostedOn,
    DateOnly LastDay,
    int? DaysLeft
);

/// <param name="Below">Places below it that have notices.</param>
/// <param name="More">There are more past ones than are listed.</param>
public sealed record BoardOf(
    BoardPlace Place,
    IReadOnlyList<BoardPlace> Below,
    IReadOnlyList<BoardLine> Running,
    IReadOnlyList<BoardLine> Past,
    bool More
);

/// <summary>An objection as everybody may know it: that there was one, and what came of it.</summary>
public sealed record BoardObjection(int Number, DateOnly LodgedOn, DateOnly? AnsweredOn, bool? Upheld);

/// <summary>A notice as everybody may read it.</summary>
/// <param name="WhyLastDay">How the last day was counted, in one sentence.</param>
/// <param name="Tell">Who hears a complaint there.</param>
/// <param name="Code">Of the paper that hangs; null when its time on the board is over.</param>
/// <param name="File">The paper as it was issued.</param>
/// <param name="Newer">The notice that took its place.</param>
public sealed record BoardNotice(
    BoardLine Line,
    string ProjectName,
    long AreaCode,
    string WhyLastDay,
    IReadOnlyList<string> Tell,
    string? Code,
    string? File,
    DateOnly? IssuedOn,
    string? Newer,
    IReadOnlyList<BoardObjection> Objections
)
{
    /// <summary>An objection lodged now stops what waits for the notice.</summary>
    public bool Open => Line.State is NoticeState.Running or NoticeState.Disputed;
}

/// <summary>What became of an objection, for whoever holds its receipt.</summary>
/// <param name="AnswerBy">The day by which it must be answered; null once it was.</param>
public sealed record BoardAnswer(
    string Notice,
    string Title,
    DateOnly LodgedOn,
    DateOnly? AnswerBy,
    DateOnly? AnsweredOn,
    bool? Upheld,
    string? Reply
);

public static class NoticeStates
{
    public static IReadOnlyDictionary<NoticeState, string> Labels { get; } =
        new Dictionary<NoticeState, string>
        {
            [NoticeState.Running] = "公示中",
            [NoticeState.Disputed] = "有异议，暂停",
            [NoticeState.TakenDown] = "已提前撤下，等待重新张贴",
            [NoticeState.Upheld] = "异议成立，正在更正",
            [NoticeState.Replaced] = "异议成立，已重新公示",
            [NoticeState.Over] = "期满",
        };

    /// <param name="replaced">A later notice of the same case hangs or hung.</param>
    internal static NoticeState Of(string stage, DateOnly lastDay, bool replaced, DateOnly today) =>
        stage switch
        {
            PublicNoticeTable.OnNotice => today > lastDay ? NoticeState.Over : NoticeState.Running,
            PublicNoticeTable.Disputed => NoticeState.Disputed,
            PublicNoticeTable.TakenDown => replaced ? NoticeState.Replaced : NoticeState.TakenDown,
            PublicNoticeTable.Upheld => replaced ? NoticeState.Replaced : NoticeState.Upheld,
            _ => NoticeState.Over,
        };
}
