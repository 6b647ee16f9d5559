using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.PublicNotices;

/// <summary>How many notices the project has had.</summary>
public sealed record NoticesPosted(int Count) : Facet;

/// <summary>Kinds of notice, and for those of a case the cases, whose newest notice ran clean to its end.</summary>
public sealed record ClosedNotices(IReadOnlySet<string> Kinds) : Facet;

/// <summary>There are a labour plan and agreed wages, from which a recruitment notice is written.</summary>
public sealed record RecruitmentReady(bool Ready) : Facet;

/// <summary>Earlier notices of the case that is asked for, in which somebody still waits for an answer.</summary>
public sealed record UnansweredBefore(IReadOnlyList<string> Notices) : Facet<string?>;

/// <summary>The notice that is running, disputed, or over.</summary>
[OfKind(PublicNoticeTable.Kind)]
public sealed record NoticeInHand : Facet
{
    public required string Kind { get; init; }

    /// <summary>The case that waits for it.</summary>
    public string? Subject { get; init; }

    /// <summary>The day the running count began: of posting, or of the last reply.</summary>
    public required DateOnly CountedFrom { get; init; }

    /// <summary>Days to run from there.</summary>
    public required int DaysToRun { get; init; }
    public required DateOnly LastDay { get; init; }
    public bool Provisional { get; init; }

    /// <summary>The window is over and the case that waited for it has not gone on: an objection still stops it.</summary>
    public bool Suspends { get; init; }

    /// <summary>Days left when an objection stopped the count.</summary>
    public int Remaining { get; init; }
}

/// <summary>Objections to the notice.</summary>
/// <param name="Open">Numbers of those that wait for an answer.</param>
/// <param name="Count">How many there were.</param>
[OfKind(PublicNoticeTable.Kind)]
public sealed record Objections(IReadOnlyList<int> Open, int Count) : Facet;
