using WorkRelief.WorkflowHost.Storage.Files;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Workers;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Archive;

namespace WorkRelief.WorkflowHost.Subjects;

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

/// <summary>How an office writes its numbers.</summary>
public sealed class OfficeRow
{
    public required string Office { get; init; }
    public required string Prefix { get; set; }
}

/// <summary>Documents: tables, what decisions look at, and how facts become true.</summary>
public static class DocumentHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<DocumentRow> Documents => db.Set<DocumentRow>();
        public DbSet<OfficeRow> Offices => db.Set<OfficeRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<DocumentRow>(e =>
        {
            e.ToTable("Documents");
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.CaseId);
            e.HasIndex(d => d.File);
            e.HasIndex(d => d.ProjectId);
            e.HasIndex(d => new { d.Office, d.Year, d.Number }).IsUnique();
        });
        model.Entity<OfficeRow>(e =>
        {
            e.ToTable("Offices");
            e.HasKey(o => o.Office);
        });
    }

    public static async Task On(FactContext at, DocumentIssued f)
    {
        at.Db.Documents.Add(new DocumentRow
        {
            Id = f.Id, CaseId = f.Case, ProjectId = (await at.Db.Cases.FindAsync([f.Case], at.Stop))!.ProjectId, Kind = f.Kind, File = new(f.File), Docx = FileHash.Of(f.Docx), Xlsx = FileHash.Of(f.Xlsx), Of = f.Of,
            Office = f.Office, Year = f.Year, Number = f.Number, IssuedOn = at.On, Seq = at.Seq,
        });
    }

    public static async Task On(FactContext at, DocumentVoided f)
    {
        (await at.Db.Documents.FindAsync([f.Id], at.Stop))!.VoidReasonRef = f.ReasonRef;
    }

    public static async Task On(FactContext at, DocumentReturned f)
    {
        var document = (await at.Db.Documents.FindAsync([f.Id], at.Stop))!;
        (document.ReturnedFile, document.SignedOn, document.Sealed) = (new(f.File), f.SignedOn, f.Sealed);
    }

    public static async Task On(FactContext at, OfficeNamed f)
    {
        if (await at.Db.Offices.FindAsync([f.Office], at.Stop) is { } office) office.Prefix = f.Prefix;
        else at.Db.Offices.Add(new OfficeRow { Office = f.Office, Prefix = f.Prefix });
    }
}
