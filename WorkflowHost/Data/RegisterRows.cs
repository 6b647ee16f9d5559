using WorkRelief.WorkflowHost.Files;

namespace WorkRelief.WorkflowHost.Data;

/// <summary>省/市/县/乡镇/村. A place and all below it are the codes from <see cref="Code"/> to <see cref="Last"/>.</summary>
public sealed class AreaRow
{
    public long Code { get; init; }
    public long Last { get; init; }
    public required string Path { get; init; }
    public required string Name { get; init; }
    public int Level { get; init; }
}

public sealed class AccountRow
{
    public required string Account { get; init; }
    public required string NameRef { get; init; }
    public string? EmailRef { get; init; }
}

/// <summary>An account acts as a body, in an area or for a project, from a day to a day.</summary>
public sealed class GrantRow
{
    public required string Id { get; init; }
    public required string Account { get; init; }
    public required string Body { get; init; }
    public long AreaFrom { get; init; }
    public long AreaTo { get; init; }

    /// <summary>Set for grants bound to one project; the area is then empty.</summary>
    public string? ProjectId { get; init; }
    public DateOnly FromDay { get; init; }

    /// <summary>Last day on which it holds.</summary>
    public DateOnly? UntilDay { get; set; }
}

/// <summary>An activated policy pack. Its text is kept by hash; the latest activation of a name is in force.</summary>
public sealed class PackRow
{
    public required string Hash { get; init; }
    public required string Name { get; init; }
    public long AreaFrom { get; init; }
    public long AreaTo { get; init; }
    public int Number { get; set; }
}

public sealed class CalendarRow
{
    public int Year { get; init; }
    public required string Holidays { get; set; }
}

public sealed class WorkerRow
{
    public required string Id { get; init; }
    public required string NameRef { get; init; }
    public long Area { get; init; }

    /// <summary>Trades that the person knows, and those he or she is willing to do, separated by commas.</summary>
    public string Skills { get; set; } = "";
    public string Willing { get; set; } = "";

    /// <summary>Sealed numbers; null while unknown.</summary>
    public string? IdRef { get; set; }
    public string? PhoneRef { get; set; }
    public string? CardRef { get; set; }

    /// <summary>Whose card it is, when it is a relative's or heir's; null for the person's own.</summary>
    public string? HolderRef { get; set; }
}

/// <summary>A priority group that a person belongs to, from a day to a day.</summary>
public sealed class WorkerGroupRow
{
    public required string WorkerId { get; init; }
    public required string Group { get; init; }
    public DateOnly FromDay { get; init; }
    public DateOnly? UntilDay { get; set; }
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

/// <summary>A document issued here; its bytes are frozen.</summary>
public sealed class DocumentRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public string? ProjectId { get; init; }
    public required string Kind { get; init; }

    /// <summary>SHA-256 of the printed page, the Word file and the spreadsheet, frozen.</summary>
    public required FileHash File { get; init; }
    public FileHash? Docx { get; init; }
    public FileHash? Xlsx { get; init; }

    /// <summary>What it is about, within its case.</summary>
    public string? Of { get; init; }

    /// <summary>Whose number it carries.</summary>
    public string? Office { get; init; }
    public int? Year { get; init; }
    public int? Number { get; init; }
    public DateOnly IssuedOn { get; init; }

    /// <summary>Number in its journal.</summary>
    public long Seq { get; init; }
    public string? VoidReasonRef { get; set; }

    /// <summary>The signed scan that came back.</summary>
    public FileHash? ReturnedFile { get; set; }
    public DateOnly? SignedOn { get; set; }
    public bool Sealed { get; set; }
}
