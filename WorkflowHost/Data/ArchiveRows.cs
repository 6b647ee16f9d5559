using WorkRelief.WorkflowHost.Files;

namespace WorkRelief.WorkflowHost.Data;

/// <summary>How an office writes its numbers.</summary>
public sealed class OfficeRow
{
    public required string Office { get; init; }
    public required string Prefix { get; set; }
}

/// <summary>Something bought, rented or served, with the prices that were asked.</summary>
public sealed class PurchaseRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Kind { get; init; }
    public required string ItemRef { get; init; }

    /// <summary>JSON of suppliers' references and prices.</summary>
    public required string Inquiries { get; set; }
    public int Chosen { get; set; }
    public decimal AmountYuan { get; set; }
}

/// <summary>Money that left the funds on a voucher.</summary>
public sealed class SpendingRow
{
    public required string ProjectId { get; init; }
    public required string Voucher { get; init; }
    public required string Kind { get; init; }
    public decimal AmountYuan { get; init; }
    public string? Source { get; init; }
    public DateOnly SpentOn { get; init; }
    public string? PurchaseId { get; init; }
}

/// <summary>What was said about an item of the archive's checklist.</summary>
public sealed class ArchiveItemRow
{
    public required string ProjectId { get; init; }
    public required string Item { get; init; }

    /// <summary>JSON list of the content points that the filer ticked.</summary>
    public string Ticked { get; set; } = "[]";
    public bool? Qualified { get; set; }

    /// <summary>Number in the project's journal of the newest review.</summary>
    public long ReviewedSeq { get; set; }
    public string? ReasonRef { get; set; }
}

public sealed class ArchiveGateRow
{
    public required string ProjectId { get; init; }
    public required string Gate { get; init; }
    public DateOnly PassedOn { get; init; }
}

/// <summary>An entry of the regulation library.</summary>
public sealed class RegulationRow
{
    public required string Id { get; init; }
    public long Area { get; init; }
    public required string Title { get; init; }
    public string? Number { get; init; }
    public DateOnly IssuedOn { get; init; }
    public required FileHash File { get; init; }

    /// <summary>Names of actions, separated by commas.</summary>
    public required string Steps { get; init; }
}
