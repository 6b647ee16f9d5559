namespace WorkRelief.WorkflowHost.Storage;

public sealed class ProjectRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public long Area { get; init; }
    public required string Pack { get; init; }
    public required string PackHash { get; init; }
    public required string Mode { get; init; }
    public required string Track { get; init; }
    public required string FundBase { get; init; }
    public DateOnly ProposedOn { get; init; }
    public decimal PlannedPayYuan { get; init; }

    /// <summary>public or industry.</summary>
    public string Purpose { get; init; } = "public";
    public string? Lead { get; set; }

    public string? Contractor { get; set; }

    /// <summary>Taken in while it was running.</summary>
    public DateOnly? AdoptedOn { get; set; }

    /// <summary>First and last day of work.</summary>
    public DateOnly? CommencedOn { get; set; }
    public DateOnly? CompletedOn { get; set; }
}

/// <summary>Planned funds by source, and the batches that arrived.</summary>
public sealed class PlannedFundRow
{
    public required string ProjectId { get; init; }
    public required string Source { get; init; }
    public decimal AmountYuan { get; init; }
}

public sealed class FundBatchRow
{
    public required string ProjectId { get; init; }
    public int Batch { get; init; }
    public required string Source { get; init; }
    public decimal AmountYuan { get; init; }
    public DateOnly ArrivedOn { get; init; }
}

/// <summary>A record of bookkeeping: kind, day, typed fields.</summary>
public sealed class RecordRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Kind { get; init; }
    public DateOnly OccurredOn { get; init; }
    public string? Level { get; init; }

    /// <summary>JSON object of field → value or reference.</summary>
    public required string Fields { get; init; }
    public string? Corrects { get; init; }
}

public sealed class PayCycleRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Period { get; init; }
    public DateOnly PeriodEnd { get; init; }

    /// <summary>0 for the month's own cycle, 1, 2, 3 … for its supplements.</summary>
    public int Number { get; init; }
    public DateOnly CountedFrom { get; init; }
    public DateOnly DueOn { get; set; }
    public bool Provisional { get; set; }

    /// <summary>People paid before the system began; 0 for cycles that have lines.</summary>
    public int AdoptedWorkers { get; set; }

    /// <summary>How often it was compiled.</summary>
    public int Revision { get; set; }
    public int Lines { get; set; }
    public decimal TotalYuan { get; set; }
    public string? Batch { get; set; }
    public decimal? PaidYuan { get; set; }
    public DateOnly? PaidOn { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public int? DaysLate { get; set; }
}

public sealed class PayrollLineRow
{
    public required string CycleId { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public required string Trade { get; init; }
    public decimal Days { get; init; }
    public decimal RateYuan { get; init; }
    public decimal AmountYuan { get; init; }
    public string? Piece { get; init; }
    public string? Unit { get; init; }
    public decimal Quantity { get; init; }

    /// <summary>Why the line is not paid with the cycle.</summary>
    public string? Held { get; init; }
}

public sealed class NoticeRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Kind { get; init; }
    public string? Subject { get; init; }
    public required string PlaceRef { get; init; }
    public DateOnly PostedOn { get; init; }

    /// <summary>Hour of the posting, Shanghai time; null when nobody said.</summary>
    public TimeOnly? PostedAt { get; init; }
    public DateOnly CountedFrom { get; set; }
    public int DaysToRun { get; set; }
    public DateOnly LastDay { get; set; }
    public bool Provisional { get; set; }

    /// <summary>Days left when an objection stopped the count.</summary>
    public int Remaining { get; set; }
}

public sealed class ObjectionRow
{
    public required string NoticeId { get; init; }
    public int Number { get; init; }
    public DateOnly LodgedOn { get; init; }
    public required string Channel { get; init; }
    public required string TextRef { get; init; }
    public DateOnly? AnsweredOn { get; set; }
    public bool? Upheld { get; set; }
    public string? ReplyRef { get; set; }
}

public sealed class AcceptanceRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Tier { get; init; }
    public int Attempts { get; set; }
    public bool Passed { get; set; }
    public decimal? Score { get; set; }

    /// <summary>1, 2, 3 … in the order of passing.</summary>
    public int? PassedAs { get; set; }
}

public sealed class RectificationRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public string? Source { get; init; }
    public required string ItemRef { get; init; }
    public DateOnly DueOn { get; init; }
}
