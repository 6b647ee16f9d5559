using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

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
public sealed class SignInSheetRow
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

public sealed class LabourLedgerRow
{
    public required string ProjectId { get; init; }
    public long Seq { get; init; }
    public int Number { get; init; }
    public required string WorkerId { get; init; }
    public DateOnly Day { get; init; }
    public required string Trade { get; init; }
    public decimal Days { get; init; }
    public int? Minutes { get; init; }
    public string? Piece { get; init; }
    public decimal Quantity { get; init; }
    public string? Gang { get; init; }
    public string? ContentRef { get; init; }
    public long? ReplacedBy { get; set; }
}

public sealed class ConstructionLogRow
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

/// <summary>The tables of labour.</summary>
public static class LabourRows
{
    extension(WorkReliefContext db)
    {
        public DbSet<WageTableRow> WageTables => db.Set<WageTableRow>();
        public DbSet<ContractRow> Contracts => db.Set<ContractRow>();
        public DbSet<PassRow> Passes => db.Set<PassRow>();
        public DbSet<SignInSheetRow> SignInSheet => db.Set<SignInSheetRow>();
        public DbSet<LabourLedgerRow> LabourLedger => db.Set<LabourLedgerRow>();
        public DbSet<ConstructionLogRow> ConstructionLog => db.Set<ConstructionLogRow>();
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
            e.HasKey(c => new
            {
                c.ProjectId,
                c.Seq,
                c.Number,
            });
            e.HasIndex(c => c.WorkerId);
        });
        model.Entity<PassRow>(e =>
        {
            e.ToTable("Passes");
            e.HasKey(p => new
            {
                p.ProjectId,
                p.Seq,
                p.Number,
            });
            e.HasIndex(p => p.WorkerId);
        });
        model.Entity<SignInSheetRow>(e =>
        {
            e.ToTable("SignInSheet");
            e.HasKey(a => new
            {
                a.ProjectId,
                a.Seq,
                a.Number,
            });
            e.HasIndex(a => new { a.ProjectId, a.Day });
            e.HasIndex(a => new { a.WorkerId, a.Day });
        });
        model.Entity<LabourLedgerRow>(e =>
        {
            e.ToTable("LabourLedger");
            e.HasKey(l => new
            {
                l.ProjectId,
                l.Seq,
                l.Number,
            });
            e.HasIndex(l => new { l.ProjectId, l.Day });
        });
        model.Entity<ConstructionLogRow>(e =>
        {
            e.ToTable("ConstructionLog");
            e.HasKey(l => new
            {
                l.ProjectId,
                l.Seq,
                l.Number,
            });
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
}
