using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>One running or ended process: a project, pay cycle, notice, acceptance tier, rectification, or register.</summary>
public sealed class CaseRow
{
    public required string Id { get; init; }
    public required string Kind { get; init; }

    /// <summary>The table it was opened under and keeps.</summary>
    public required string TableHash { get; init; }
    public required string Stage { get; set; }

    /// <summary>In a final stage: it may rest there for good.</summary>
    public bool Final { get; set; }
    public string? ProjectId { get; init; }
    public long Area { get; init; }

    /// <summary>Hash of the pack that shaped it.</summary>
    public required string PackHash { get; init; }
    public DateOnly OpenedOn { get; init; }

    /// <summary>The day of its last move; a later entry may not go before it.</summary>
    public DateOnly MovedOn { get; set; }

    /// <summary>The last day on which those for whom it waits are in time; null when nothing says one.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Raised by every accepted action.</summary>
    public long Version { get; set; }
}

/// <summary>Who took which step of a case.</summary>
public sealed class StepRow
{
    public required string Stream { get; init; }
    public long Seq { get; init; }
    public required string CaseId { get; init; }
    public required string Action { get; init; }
    public required string Account { get; init; }
    public required string ActingAs { get; init; }
    public DateOnly OccurredOn { get; init; }
    public DateTimeOffset RecordedUtc { get; init; }

    /// <summary>The stage after the step.</summary>
    public required string Stage { get; init; }
}

/// <summary>A row of a table that open cases pin, for task lists.</summary>
public sealed class TableStepRow
{
    public required string TableHash { get; init; }
    public int Number { get; init; }
    public required string FromStage { get; init; }
    public required string StageLabel { get; init; }
    public required string Action { get; init; }
    public required string Label { get; init; }
    public required string Body { get; init; }
    public required string ToStage { get; init; }
    public bool Awaited { get; init; }
    public string? About { get; init; }

    /// <summary>
    /// Whoever took this earlier step finds no line: neither of this way nor of another that the same body has out of the stage.
    /// </summary>
    public string? NotSameActorAs { get; init; }

    /// <summary>
    /// What is one line of a list: empty for all ways out of the stage, for a step that stays the action with what it is about.
    /// </summary>
    public required string Way { get; init; }
}

/// <summary>A due date: the truth that the clock serves. At most one per case and action.</summary>
public sealed class DeadlineRow
{
    public long Id { get; init; }
    public required string CaseId { get; init; }
    public required string Action { get; init; }
    public DateOnly BaseDate { get; set; }
    public DateTimeOffset DueUtc { get; set; }
    public int Rung { get; set; }

    /// <summary>Rests on a holiday calendar that is not published yet.</summary>
    public bool Provisional { get; set; }

    /// <summary>Where the journal armed it; with the rung it makes the clock's request key.</summary>
    public required string ArmedBy { get; set; }

    // Kept by the clock alone, outside the journal:
    public int Attempts { get; set; }

    /// <summary>Not to be tried before, after a failure.</summary>
    public DateTimeOffset? NextTryUtc { get; set; }
    public DateTimeOffset? LeaseUntilUtc { get; set; }

    /// <summary>Raised by every lease, so that a host that lost its lease changes nothing.</summary>
    public long Fence { get; set; }

    /// <summary>Why it waits for an administrator; null while it runs.</summary>
    public string? Parked { get; set; }
}

/// <summary>A mail to be sent. The key makes it unique; the Message-ID stays the same when it is sent again.</summary>
public sealed class OutgoingRow
{
    public long Id { get; init; }
    public required string Key { get; init; }
    public required string Template { get; init; }
    public required string ToBody { get; init; }
    public string? CopyTo { get; init; }
    public string? ProjectId { get; init; }
    public long Area { get; init; }
    public required string Model { get; init; }
    public DateTimeOffset QueuedUtc { get; init; }

    // Kept by the outbox alone, outside the journal:
    public DateTimeOffset NextTryUtc { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LeaseUntilUtc { get; set; }
    public long Fence { get; set; }
    public DateTimeOffset? SentUtc { get; set; }

    /// <summary>The copies went out although nobody could be reached to whom the mail is addressed.</summary>
    public DateTimeOffset? CopiesSentUtc { get; set; }
    public string? Problem { get; set; }
    public bool Parked { get; set; }
}

/// <summary>An accepted action, as the exact bytes that were hashed.</summary>
public sealed class JournalRow
{
    public long Position { get; init; }
    public required string Stream { get; init; }
    public long Seq { get; init; }
    public required string Account { get; init; }
    public required string RequestKey { get; init; }
    public required string PayloadHash { get; init; }
    public required byte[] Body { get; init; }
    public required string Hash { get; init; }
}

/// <summary>The head of a stream. Its row is the lock under which everything of a project happens.</summary>
public sealed class StreamRow
{
    public required string Name { get; init; }
    public long Seq { get; set; }
    public required string Hash { get; set; }
}

/// <summary>
/// What the journal points to by reference: texts that may name persons, and by their hash the packs and tables that cases pin.
/// </summary>
public sealed class TextRow
{
    public required string Key { get; init; }

    /// <summary>Sealed by the vault when there is a <see cref="Mark"/>.</summary>
    public required string Text { get; init; }

    /// <summary>By which the same number is found again without opening any.</summary>
    public string? Mark { get; init; }
}

/// <summary>A paper brought in for a case.</summary>
public sealed class PaperRow
{
    public required string Stream { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string CaseId { get; init; }
    public string? ProjectId { get; init; }
    public required string Kind { get; init; }

    /// <summary>SHA-256 of the stored bytes.</summary>
    public required FileHash File { get; init; }
    public string? DocumentNumber { get; init; }
    public DateOnly? DocumentDate { get; init; }
    public string? SignerRef { get; init; }
}

/// <summary>Raised by every commit that changes what hosts hold in memory; one row.</summary>
public sealed class RevisionRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;
    public long Number { get; set; }
}
