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

/// <summary>Labour: tables, what decisions look at, and how facts become true.</summary>
public static class LabourHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<WageTableRow> WageTables => db.Set<WageTableRow>();
        public DbSet<ContractRow> Contracts => db.Set<ContractRow>();
        public DbSet<PassRow> Passes => db.Set<PassRow>();
        public DbSet<AttendanceRow> Attendance => db.Set<AttendanceRow>();
        public DbSet<LedgerRow> Ledger => db.Set<LedgerRow>();
        public DbSet<LogRow> Log => db.Set<LogRow>();
        public DbSet<LabourPlanRow> LabourPlans => db.Set<LabourPlanRow>();
        public DbSet<ChoiceRow> Choices => db.Set<ChoiceRow>();
        public DbSet<EducationRow> Educations => db.Set<EducationRow>();
        public DbSet<RevocationRow> Revocations => db.Set<RevocationRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<WageTableRow>(e =>
        {
            e.ToTable("WageTables");
            e.HasKey(w => new { w.ProjectId, w.Seq });
            e.Property(w => w.Wages).HasMaxLength(WorkReliefContext.Unlimited);
        });
        model.Entity<ContractRow>(e =>
        {
            e.ToTable("Contracts");
            e.HasKey(c => new { c.ProjectId, c.Seq, c.Number });
            e.HasIndex(c => c.WorkerId);
        });
        model.Entity<PassRow>(e =>
        {
            e.ToTable("Passes");
            e.HasKey(p => new { p.ProjectId, p.Seq, p.Number });
            e.HasIndex(p => p.WorkerId);
        });
        model.Entity<AttendanceRow>(e =>
        {
            e.ToTable("Attendance");
            e.HasKey(a => new { a.ProjectId, a.Seq, a.Number });
            e.HasIndex(a => new { a.ProjectId, a.Day });
            e.HasIndex(a => new { a.WorkerId, a.Day });
        });
        model.Entity<LedgerRow>(e =>
        {
            e.ToTable("Ledger");
            e.HasKey(l => new { l.ProjectId, l.Seq, l.Number });
            e.HasIndex(l => new { l.ProjectId, l.Day });
        });
        model.Entity<LogRow>(e =>
        {
            e.ToTable("Log");
            e.HasKey(l => new { l.ProjectId, l.Seq, l.Number });
            e.HasIndex(l => new { l.ProjectId, l.Day });
            e.Property(l => l.Entry).HasMaxLength(WorkReliefContext.Unlimited);
        });
        model.Entity<LabourPlanRow>(e =>
        {
            e.ToTable("LabourPlans");
            e.HasKey(p => new { p.ProjectId, p.Seq });
            e.Property(p => p.Plan).HasMaxLength(WorkReliefContext.Unlimited);
        });
        model.Entity<ChoiceRow>(e =>
        {
            e.ToTable("Choices");
            e.HasKey(c => new { c.ProjectId, c.Seq });
            e.Property(c => c.Ranking).HasMaxLength(WorkReliefContext.Unlimited);
            e.Property(c => c.Chosen).HasMaxLength(WorkReliefContext.Unlimited);
        });
        model.Entity<EducationRow>(e =>
        {
            e.ToTable("Educations");
            e.HasKey(x => new { x.ProjectId, x.Seq });
        });
        model.Entity<RevocationRow>(e =>
        {
            e.ToTable("Revocations");
            e.HasKey(r => new { r.ProjectId, r.WorkerId });
        });
    }

    public static void On(FactContext at, LabourPlanned f)
    {
        at.Db.LabourPlans.Add(new LabourPlanRow { ProjectId = f.Project, Seq = at.Seq, Plan = JsonSerializer.Serialize(f, Fact.Json) });
    }

    public static void On(FactContext at, WorkersChosen f)
    {
        at.Db.Choices.Add(new ChoiceRow { ProjectId = f.Project, Seq = at.Seq, Trade = f.Trade, Ranking = JsonSerializer.Serialize(f.Ranking, Fact.Json), Chosen = string.Join(',', f.Chosen), ReasonRef = f.ReasonRef });
    }

    public static void On(FactContext at, WagesFixed f)
    {
        at.Db.WageTables.Add(new WageTableRow { ProjectId = f.Project, Seq = at.Seq, FromDay = f.Wages.From, Wages = JsonSerializer.Serialize(f.Wages, Fact.Json) });
    }

    public static void On(FactContext at, ContractsSigned f)
    {
        at.Db.Contracts.AddRange(f.Terms.Select((t, i) => new ContractRow { ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = t.Worker, Trade = t.Trade, FromDay = t.From, UntilDay = t.Until }));
    }

    public static async Task On(FactContext at, ContractEnded f)
    {
        (await at.Db.Contracts.Where(c => c.ProjectId == f.Project && c.WorkerId == f.Worker).OrderByDescending(c => c.FromDay).FirstAsync(at.Stop)).UntilDay = f.Until;
    }

    public static void On(FactContext at, PassesIssued f)
    {
        at.Db.Passes.AddRange(f.Passes.Select((p, i) => new PassRow { ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = p.Worker, Trade = p.Trade, IssuedOn = p.On, UntilDay = p.Until, Score = p.Score }));
    }

    public static async Task On(FactContext at, AttendanceEntered f)
    {
        var (first, last) = (f.Entries.Min(e => e.Day), f.Entries.Max(e => e.Day));
        var standing = await at.Db.Attendance.Where(a => a.ProjectId == f.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null).ToDictionaryAsync(a => (a.WorkerId, a.Day), at.Stop);
        foreach (var (entry, i) in f.Entries.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue((entry.Worker, entry.Day), out var old)) old.ReplacedBy = at.Seq;
            at.Db.Attendance.Add(new AttendanceRow
            {
                ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = entry.Worker, Day = entry.Day,
                Morning = entry.Morning, Afternoon = entry.Afternoon, Minutes = entry.Minutes, Mark = entry.Mark,
            });
        }
    }

    public static async Task On(FactContext at, LedgerEntered f)
    {
        var (first, last) = (f.Lines.Min(e => e.Day), f.Lines.Max(e => e.Day));
        var standing = await at.Db.Ledger.Where(a => a.ProjectId == f.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null).ToDictionaryAsync(a => (a.WorkerId, a.Day, a.Trade, a.Piece), at.Stop);
        foreach (var (line, i) in f.Lines.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue((line.Worker, line.Day, line.Trade, line.Piece), out var old)) old.ReplacedBy = at.Seq;
            at.Db.Ledger.Add(new LedgerRow
            {
                ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = line.Worker, Day = line.Day, Trade = line.Trade,
                Days = line.Days, Piece = line.Piece, Quantity = line.Quantity, Gang = line.Gang, ContentRef = f.ContentRef,
            });
        }
    }

    public static async Task On(FactContext at, LogEntered f)
    {
        var (first, last) = (f.Days.Min(e => e.Day), f.Days.Max(e => e.Day));
        var standing = await at.Db.Log.Where(a => a.ProjectId == f.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null).ToDictionaryAsync(a => a.Day, at.Stop);
        foreach (var (day, i) in f.Days.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue(day.Day, out var old)) old.ReplacedBy = at.Seq;
            at.Db.Log.Add(new LogRow { ProjectId = f.Project, Seq = at.Seq, Number = i + 1, Day = day.Day, Entry = JsonSerializer.Serialize(day, Fact.Json), ContentRef = f.ContentRef });
        }
    }

    public static void On(FactContext at, EducationGiven f)
    {
        at.Db.Educations.Add(new EducationRow { ProjectId = f.Project, Seq = at.Seq, WorkerId = f.Worker, Cause = f.Cause, GivenOn = f.On, TextRef = f.TextRef });
    }

    public static void On(FactContext at, QualificationRevoked f)
    {
        at.Db.Revocations.Add(new RevocationRow { ProjectId = f.Project, WorkerId = f.Worker, FromDay = f.From, DeductShare = f.DeductShare });
    }
}
