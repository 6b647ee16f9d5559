using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Records;
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

/// <summary>What an office is called and how it writes its numbers; null while nobody registered it.</summary>
public sealed class OfficeRow
{
    public required string Office { get; init; }
    public string? Prefix { get; set; }
    public string? Name { get; set; }
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
            (office.Prefix, office.Name) = (f.Prefix ?? office.Prefix, f.Name ?? office.Name);
        else
            at.Add(
                new OfficeRow
                {
                    Office = f.Office,
                    Prefix = f.Prefix,
                    Name = f.Name,
                }
            );
    }

    public static async Task<DocumentNamed> LoadNamed(StepContext c, string code)
    {
        var row = await c
            .Db.Documents.AsNoTracking()
            .FirstOrDefaultAsync(d => d.Id == VerificationCode.Tidy(code) && d.ProjectId == c.ProjectId, c.Stop);
        return row is null
            ? new DocumentNamed((DocumentSeen?)null)
            : new DocumentNamed(
                new DocumentSeen(
                    row.Id,
                    row.CaseId,
                    row.Kind,
                    await SignerAsync(c.Db, Streams.OfProject(c.ProjectId), row.Seq, c.Stop),
                    row.VoidReasonRef is not null,
                    row.ReturnedFile is not null
                )
            );
    }

    /// <summary>Whose paper it is: what the engine does at once after a step is the deed of whoever took that step.</summary>
    internal static async Task<string> SignerAsync(WorkReliefContext db, string stream, long seq, CancellationToken stop)
    {
        var programs = Bodies.OfTheProgram.ToList();
        return await db
            .Steps.AsNoTracking()
            .Where(s => s.Stream == stream && s.Seq <= seq && !programs.Contains(s.ActingAs))
            .OrderByDescending(s => s.Seq)
            .Select(s => s.ActingAs)
            .FirstAsync(stop);
    }

    public static Task<IssuedAbout> LoadAbout(StepContext c, (string Kind, string? Of) asked) =>
        AboutAsync(c.Db, c.ProjectId, asked.Kind, asked.Of, c.Stop);

    /// <summary>What a document is to be about, for whoever writes it and whoever looks at it first.</summary>
    public static async Task<IssuedAbout> AboutAsync(WorkReliefContext db, string project, string name, string? of, CancellationToken stop)
    {
        if (!DocumentKinds.All.TryGetValue(name, out var kind) || await CaseOfAsync(db, project, kind, of, stop) is not { } held)
            return new IssuedAbout(null, null, [], []);
        var (tier, by) = kind.Subject switch
        {
            DocumentAbout.Acceptance => (await db.Acceptances.Where(a => a.Id == of).Select(a => a.Tier).SingleAsync(stop), []),
            DocumentAbout.Rectification => ((string?)null, await OrderedByAsync(db, of!, stop)),
            DocumentAbout.Notice => (null, [await PostedByAsync(db, project, of!, stop)]),
            DocumentAbout.Record => (null, await DoneByAsync(db, of!, stop)),
            _ => (null, (IReadOnlyList<string>)[]),
        };
        var lacks = new List<DocumentNeed>();
        foreach (var need in kind.Needs)
            if (!await IsThereAsync(db, project, need, of, stop))
                lacks.Add(need);
        return new IssuedAbout(held, tier, by, lacks);
    }

    /// <summary>Empty for what the program itself asked for.</summary>
    private static async Task<IReadOnlyList<string>> OrderedByAsync(WorkReliefContext db, string finding, CancellationToken stop) =>
        [
            .. (
                await db.Rectifications.Where(r => r.Id == finding && r.OrderedBy != null).Select(r => r.OrderedBy!).ToListAsync(stop)
            ).Where(b => !Bodies.OfTheProgram.Contains(b)),
        ];

    /// <summary>Whose notice it is: the poster tells how it went.</summary>
    private static async Task<string> PostedByAsync(WorkReliefContext db, string project, string notice, CancellationToken stop)
    {
        var first = await db.Steps.Where(s => s.CaseId == notice).MinAsync(s => s.Seq, stop);
        return await SignerAsync(db, Streams.OfProject(project), first, stop);
    }

    private static async Task<IReadOnlyList<string>> DoneByAsync(WorkReliefContext db, string id, CancellationToken stop)
    {
        var record = await db.Records.AsNoTracking().SingleAsync(r => r.Id == id, stop);
        return RecordKinds.All[record.Kind] is var kind && record.Level is { } level
            ? kind.ByLevel.GetValueOrDefault(level) ?? kind.By
            : kind.By;
    }

    private static Task<bool> IsThereAsync(WorkReliefContext db, string project, DocumentNeed need, string? of, CancellationToken stop)
    {
        if (need.Record is { } record)
            return db.Records.AnyAsync(r => r.ProjectId == project && r.Kind == record, stop);
        if (need == DocumentNeed.Posts)
            return db.LabourPlans.Select(p => p.ProjectId).Concat(db.WageTables.Select(w => w.ProjectId)).AnyAsync(p => p == project, stop);
        if (need == DocumentNeed.Lead)
            return db.Projects.AnyAsync(p => p.Id == project && p.Lead != null, stop);
        if (need == DocumentNeed.Funds)
            return db.FundBatches.AnyAsync(b => b.ProjectId == project, stop);
        if (need == DocumentNeed.Spending)
            return SpentAsync();
        if (need == DocumentNeed.Sheet)
            return db.PayrollLines.AnyAsync(l => l.CycleId == of, stop);
        if (need == DocumentNeed.Log && DayList.Month(of!) is { } first)
            return db.ConstructionLog.AnyAsync(
                l => l.ProjectId == project && l.ReplacedBy == null && first <= l.Day && l.Day < first.AddMonths(1),
                stop
            );
        if (need == DocumentNeed.Closed)
            return db.Cases.AnyAsync(c => c.Id == of && c.Stage == PublicNoticeTable.Closed, stop);
        if (need == DocumentNeed.Tier || need == DocumentNeed.Finding)
            return db.Cases.AnyAsync(c => c.Id == of && !c.Final, stop);
        throw new InvalidOperationException($"Nobody knows whether there is {need.Name}.");

        async Task<bool> SpentAsync() => (await FundHost.SpentAsync(db, project, stop)).Count > 0;
    }

    /// <summary>The case that such a document belongs to; null when there is no such thing in the project.</summary>
    private static async Task<string?> CaseOfAsync(
        WorkReliefContext db,
        string project,
        DocumentKind kind,
        string? of,
        CancellationToken stop
    ) =>
        kind.Subject switch
        {
            DocumentAbout.Project => of is null ? project : null,
            DocumentAbout.Month => DayList.Month(of ?? "") is { } first && await WorkedInAsync(db, project, first, stop) ? project : null,
            DocumentAbout.Worker => await db.Contracts.AnyAsync(x => x.ProjectId == project && x.WorkerId == of, stop) ? project : null,
            DocumentAbout.Cycle => await db.PayCycles.AnyAsync(x => x.ProjectId == project && x.Id == of, stop) ? of : null,
            DocumentAbout.Acceptance => await db.Acceptances.AnyAsync(a => a.ProjectId == project && a.Id == of, stop) ? of : null,
            DocumentAbout.Rectification => await db.Rectifications.AnyAsync(r => r.ProjectId == project && r.Id == of, stop) ? of : null,
            // Not with the notice's own paper, which is the one that hangs.
            DocumentAbout.Notice => await db.PublicNotices.AnyAsync(n => n.ProjectId == project && n.Id == of, stop) ? project : null,
            DocumentAbout.Record => await db.Records.AnyAsync(r => r.ProjectId == project && r.Id == of && r.Kind == kind.About, stop)
                ? project
                : null,
            _ => null,
        };

    private static Task<bool> WorkedInAsync(WorkReliefContext db, string project, DateOnly first, CancellationToken stop)
    {
        var last = first.AddMonths(1).AddDays(-1);
        return db.Contracts.AnyAsync(x => x.ProjectId == project && x.FromDay <= last && (x.UntilDay == null || first <= x.UntilDay), stop);
    }

    /// <summary>
    /// One more than the office's last number of the year; the database lets nobody use it twice. An office without a registered 代字 has
    /// none: a number made up here would be no 文号, and no reply waits for a registration.
    /// </summary>
    public static async Task<NextOfficeNumber> LoadNext(StepContext c, string kind)
    {
        if (!DocumentKinds.All.TryGetValue(kind, out var known) || !known.Numbered)
            return new NextOfficeNumber(null);
        var (area, body, year) = (c.Site.Area, c.Moment.ActingAs, c.Moment.OccurredOn.Year);
        var office = Offices.Key(area, body);
        if ((await c.Db.Offices.FindAsync([office], c.Stop))?.Prefix is not { } prefix)
            return new NextOfficeNumber(null);
        var last = await c.Db.Documents.Where(d => d.Office == office && d.Year == year).MaxAsync(d => d.Number, c.Stop) ?? 0;
        return new NextOfficeNumber(new OfficeNumber(office, prefix, year, last + 1));
    }
}
