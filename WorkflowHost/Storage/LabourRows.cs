namespace WorkRelief.WorkflowHost.Storage;

/// <summary>The agreed wages from a day on.</summary>
public sealed class WageTableRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public DateOnly FromDay { get; init; }

    /// <summary>JSON of rates and piece prices.</summary>
    public required string Wages { get; init; }
}

public sealed class ContractRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public required string Trade { get; init; }
    public DateOnly FromDay { get; init; }
    public DateOnly? UntilDay { get; set; }
}

public sealed class PassRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public required string Trade { get; init; }
    public DateOnly IssuedOn { get; init; }
    public DateOnly? UntilDay { get; init; }
    public decimal Score { get; init; }
}

/// <summary>A worker's day on the sign-in sheet. What was corrected stays, with the entry that replaced it.</summary>
public sealed class AttendanceRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public DateOnly Day { get; init; }
    public bool Morning { get; init; }
    public bool Afternoon { get; init; }
    public int? Minutes { get; init; }
    public string? Mark { get; init; }

    /// <summary>Number in the project's journal of the entry that stands instead; null for what stands.</summary>
    public long? ReplacedBy { get; set; }
}

public sealed class LedgerRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public DateOnly Day { get; init; }
    public required string Trade { get; init; }
    public decimal Days { get; init; }
    public string? Piece { get; init; }
    public decimal Quantity { get; init; }
    public string? Gang { get; init; }
    public string? ContentRef { get; init; }
    public long? ReplacedBy { get; set; }
}

public sealed class LogRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>JSON of weather, heads, quantities, machines.</summary>
    public required string Entry { get; init; }
    public string? ContentRef { get; init; }
    public long? ReplacedBy { get; set; }
}

/// <summary>The newest plan of labour stands.</summary>
public sealed class LabourPlanRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }

    /// <summary>JSON of trades, posts and means.</summary>
    public required string Plan { get; init; }
}

/// <summary>A ranking and who was chosen from it.</summary>
public sealed class ChoiceRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public required string Trade { get; init; }

    /// <summary>JSON of the ranking with its reasons.</summary>
    public required string Ranking { get; init; }
    public required string Chosen { get; init; }
    public string? ReasonRef { get; init; }
}

/// <summary>What a worker said to the county lead; the last word stands.</summary>
public sealed class VerificationRow
{
    public required string ProjectId { get; init; }
    public required string WorkerId { get; init; }
    public bool Agrees { get; set; }
    public required string How { get; set; }
    public DateOnly AskedOn { get; set; }
    public string? NoteRef { get; set; }
}

public sealed class DrawRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string CycleId { get; init; }
    public decimal AmountYuan { get; set; }
    public DateOnly? DueOn { get; set; }
}

public sealed class RecoveryRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Period { get; init; }
}

public sealed class RecoveryItemRow
{
    public required string RecoveryId { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public required string Trade { get; init; }
    public string? Piece { get; init; }
    public required string Unit { get; init; }
    public decimal Quantity { get; init; }
    public decimal PriceYuan { get; init; }
    public decimal AmountYuan { get; init; }
    public DateOnly? RepaidOn { get; set; }
}

public sealed class ContractorRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
}

/// <summary>A proposal for the dishonesty list and what became of it.</summary>
public sealed class ListingRow
{
    public required string ContractorId { get; init; }
    public long Seq { get; init; }
    public required string ProjectId { get; init; }
    public DateOnly ProposedOn { get; init; }
    public DateOnly? DecidedOn { get; set; }
    public bool Listed { get; set; }

    /// <summary>Last day on the list.</summary>
    public DateOnly? UntilDay { get; set; }
}

public sealed class EducationRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public required string WorkerId { get; init; }
    public required string Cause { get; init; }
    public DateOnly GivenOn { get; init; }
    public required string TextRef { get; init; }
}

public sealed class RevocationRow
{
    public required string ProjectId { get; init; }
    public required string WorkerId { get; init; }
    public DateOnly FromDay { get; init; }
    public decimal DeductShare { get; init; }
}

/// <summary>A signed explanation of a difference.</summary>
public sealed class ExplanationRow
{
    public required string CycleId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string Difference { get; init; }
    public required string TextRef { get; init; }
}

public sealed class ConfirmationRow
{
    public required string CycleId { get; init; }
    public int Revision { get; init; }
    public required string WorkerId { get; init; }
    public required string How { get; set; }
    public string? NoteRef { get; set; }
}

/// <summary>Who is paid by a cycle: once, whatever happens.</summary>
public sealed class PayeeRow
{
    public required string CycleId { get; init; }
    public required string WorkerId { get; init; }
    public required string Batch { get; set; }
    public decimal AmountYuan { get; init; }

    /// <summary>sent, paid or failed.</summary>
    public required string State { get; set; }
    public string? ProblemRef { get; set; }
    public DateOnly? AnsweredOn { get; set; }
}

/// <summary>A batch number, used once in the whole database.</summary>
public sealed class BatchRow
{
    public required string Number { get; init; }
    public required string CycleId { get; init; }
    public decimal AmountYuan { get; init; }
    public DateOnly SentOn { get; init; }
}
