using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

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
            e.HasIndex(d => new
                {
                    d.Office,
                    d.Year,
                    d.Number,
                })
                .IsUnique();
        });
        model.Entity<OfficeRow>(e =>
        {
            e.ToTable("Offices");
            e.HasKey(o => o.Office);
        });
    }

    public static async Task On(FactContext at, DocumentIssued f)
    {
        at.Add(
            new DocumentRow
            {
                Id = f.Id,
                CaseId = f.Case,
                ProjectId = (await at.FindAsync<CaseRow>(f.Case))!.ProjectId,
                Kind = f.Kind,
                File = new(f.File),
                Docx = FileHash.Of(f.Docx),
                Xlsx = FileHash.Of(f.Xlsx),
                Of = f.Of,
                Office = f.Office,
                Year = f.Year,
                Number = f.Number,
                IssuedOn = at.On,
                Seq = at.Seq,
            }
        );
    }

    public static async Task On(FactContext at, DocumentVoided f)
    {
        (await at.FindAsync<DocumentRow>(f.Id))!.VoidReasonRef = f.ReasonRef;
    }

    public static async Task On(FactContext at, DocumentReturned f)
    {
        var document = (await at.FindAsync<DocumentRow>(f.Id))!;
        (document.ReturnedFile, document.SignedOn, document.Sealed) = (new(f.File), f.SignedOn, f.Sealed);
    }

    public static async Task On(FactContext at, OfficeNamed f)
    {
        if (await at.FindAsync<OfficeRow>(f.Office) is { } office)
            office.Prefix = f.Prefix;
        else
            at.Add(new OfficeRow { Office = f.Office, Prefix = f.Prefix });
    }

    public static async Task<DocumentNamed> LoadNamed(StepContext c, string code) =>
        new(
            await c
                .Db.Documents.AsNoTracking()
                .Where(d => d.Id == code && d.ProjectId == c.ProjectId)
                .Select(d => new DocumentSeen(d.Id, d.CaseId, d.Kind, d.VoidReasonRef != null))
                .FirstOrDefaultAsync(c.Stop)
        );

    public static async Task<IssuedAbout> LoadAbout(StepContext c, (string Kind, string? Of) asked)
    {
        if (!DocumentKinds.All.TryGetValue(asked.Kind, out var kind))
            return new IssuedAbout(null, null);
        if (kind.Subject != DocumentAbout.Acceptance)
        {
            var about = await CaseOfAsync(c, kind, asked.Of);
            return new IssuedAbout(
                about,
                null,
                about is not null
                    && kind.Subject == DocumentAbout.Cycle
                    && !await c.Db.PayrollLines.AnyAsync(l => l.CycleId == about, c.Stop)
            );
        }
        var tier = await c
            .Db.Acceptances.Where(a => a.Id == asked.Of && a.ProjectId == c.ProjectId)
            .Select(a => a.Tier)
            .FirstOrDefaultAsync(c.Stop);
        return new IssuedAbout(tier is null ? null : asked.Of, tier);
    }

    /// <summary>The case that such a document belongs to; null when there is no such thing in the project.</summary>
    private static async Task<string?> CaseOfAsync(StepContext c, DocumentKind kind, string? of)
    {
        var (db, project, stop) = (c.Db, c.ProjectId, c.Stop);
        return kind.Subject switch
        {
            DocumentAbout.Project => of is null ? project : null,
            DocumentAbout.Month => DayList.Month(of ?? "") is { } first && await WorkedInAsync(c, first) ? project : null,
            DocumentAbout.Worker => await db.Contracts.AnyAsync(x => x.ProjectId == project && x.WorkerId == of, stop) ? project : null,
            DocumentAbout.Cycle => await db.PayCycles.AnyAsync(x => x.ProjectId == project && x.Id == of, stop) ? of : null,
            DocumentAbout.Rectification => await db.Rectifications.AnyAsync(r => r.ProjectId == project && r.Id == of, stop) ? of : null,
            DocumentAbout.Record => await db.Records.AnyAsync(r => r.ProjectId == project && r.Id == of && r.Kind == kind.About, stop)
                ? project
                : null,
            _ => null,
        };
    }

    private static Task<bool> WorkedInAsync(StepContext c, DateOnly first)
    {
        var (project, last) = (c.ProjectId, first.AddMonths(1).AddDays(-1));
        return c.Db.Contracts.AnyAsync(
            x => x.ProjectId == project && x.FromDay <= last && (x.UntilDay == null || first <= x.UntilDay),
            c.Stop
        );
    }

    /// <summary>One more than the office's last number of the year; the database lets nobody use it twice.</summary>
    public static async Task<NextOfficeNumber> LoadNext(StepContext c, string kind)
    {
        if (!DocumentKinds.All.TryGetValue(kind, out var known) || !known.Numbered)
            return new NextOfficeNumber(null);
        var (area, body, year) = (c.Site.Area, c.Moment.ActingAs, c.Moment.OccurredOn.Year);
        var (office, seat) = (Offices.Key(area, body), Offices.Seat(area, body));
        var last = await c.Db.Documents.Where(d => d.Office == office && d.Year == year).MaxAsync(d => d.Number, c.Stop) ?? 0;
        var prefix =
            (await c.Db.Offices.FindAsync([office], c.Stop))?.Prefix
            ?? Bodies.Address(body, await c.Db.Areas.Where(a => a.Code == seat).Select(a => a.Name).FirstOrDefaultAsync(c.Stop) ?? "");
        return new NextOfficeNumber(new OfficeNumber(office, prefix, year, last + 1));
    }
}
