using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.PublicNotices;

/// <param name="Subject">The case whose next step waits for this notice, e.g. a pay cycle; null for a notice of its own.</param>
/// <param name="Days">Full days the notice must hang, read from the policy on the day of posting.</param>
/// <param name="LastDay">Last day of the window; what waits for it may happen from the day after.</param>
[Name("public-notice-posted.1")]
public sealed record PublicNoticePosted(
    string Notice,
    string Kind,
    string? Subject,
    string Project,
    DateOnly PostedOn,
    int Days,
    DateOnly LastDay,
    bool Provisional,
    string PlaceRef,
    TimeOnly? Hour = null
) : Fact;

/// <summary>The full window runs again: after an early removal, an upheld objection, or a newly published calendar.</summary>
[Name("public-notice-restarted.1")]
public sealed record PublicNoticeRestarted(string Notice, DateOnly PostedOn, int Days, DateOnly LastDay, bool Provisional) : Fact;

/// <param name="Remaining">Days that still have to run after the reply.</param>
[Name("public-notice-suspended.1")]
public sealed record PublicNoticeSuspended(string Notice, int Remaining) : Fact;

/// <summary>The remaining days run on from the day after the reply.</summary>
[Name("public-notice-resumed.1")]
public sealed record PublicNoticeResumed(string Notice, DateOnly RepliedOn, DateOnly LastDay, bool Provisional) : Fact;

[Name("objection-lodged.1")]
public sealed record ObjectionLodged(string Notice, int Number, DateOnly On, string Channel, string TextRef) : Fact;

[Name("objection-answered.1")]
public sealed record ObjectionAnswered(string Notice, int Number, DateOnly On, bool Upheld, string ReplyRef) : Fact;

/// <summary>A torn poster put up again in time: the window runs on.</summary>
[Name("public-notice-replaced.1"), JournalOnly]
public sealed record PublicNoticeReplaced(string Notice, DateTime TornAt, DateTime ReplacedAt) : Fact;
