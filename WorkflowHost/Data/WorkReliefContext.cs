using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkRelief.WorkflowHost.Data;

/// <summary>
/// Money and counts with decimals are whole hundredths (分), instants are UTC ticks, keys compare by their bytes: the same in every database.
/// </summary>
public abstract partial class WorkReliefContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Longest key or short text, characters. SQL Server's index limit leaves room for two of them.</summary>
    public const int KeyLength = 200;
    private const int Unlimited = -1;

    /// <summary>The collation that compares by bytes; null where the database does so anyway.</summary>
    protected abstract string? OrdinalCollation { get; }

    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<StepRow> Steps => Set<StepRow>();
    public DbSet<TableStepRow> TableSteps => Set<TableStepRow>();
    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();
    public DbSet<OutgoingRow> Outgoing => Set<OutgoingRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<StreamRow> Streams => Set<StreamRow>();
    public DbSet<TextRow> Texts => Set<TextRow>();
    public DbSet<AreaRow> Areas => Set<AreaRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<GrantRow> Grants => Set<GrantRow>();
    public DbSet<PackRow> Packs => Set<PackRow>();
    public DbSet<CalendarRow> Calendars => Set<CalendarRow>();
    public DbSet<WorkerRow> Workers => Set<WorkerRow>();
    public DbSet<WorkerGroupRow> WorkerGroups => Set<WorkerGroupRow>();
    public DbSet<PaperRow> Papers => Set<PaperRow>();
    public DbSet<ProjectRow> Projects => Set<ProjectRow>();
    public DbSet<PlannedFundRow> PlannedFunds => Set<PlannedFundRow>();
    public DbSet<FundBatchRow> FundBatches => Set<FundBatchRow>();
    public DbSet<RecordRow> Records => Set<RecordRow>();
    public DbSet<PayCycleRow> PayCycles => Set<PayCycleRow>();
    public DbSet<PayrollLineRow> PayrollLines => Set<PayrollLineRow>();
    public DbSet<WageTableRow> WageTables => Set<WageTableRow>();
    public DbSet<ContractRow> Contracts => Set<ContractRow>();
    public DbSet<PassRow> Passes => Set<PassRow>();
    public DbSet<AttendanceRow> Attendance => Set<AttendanceRow>();
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();
    public DbSet<LogRow> Log => Set<LogRow>();
    public DbSet<LabourPlanRow> LabourPlans => Set<LabourPlanRow>();
    public DbSet<ChoiceRow> Choices => Set<ChoiceRow>();
    public DbSet<VerificationRow> Verifications => Set<VerificationRow>();
    public DbSet<DrawRow> Draws => Set<DrawRow>();
    public DbSet<RecoveryRow> Recoveries => Set<RecoveryRow>();
    public DbSet<RecoveryItemRow> RecoveryItems => Set<RecoveryItemRow>();
    public DbSet<ContractorRow> Contractors => Set<ContractorRow>();
    public DbSet<ListingRow> Listings => Set<ListingRow>();
    public DbSet<EducationRow> Educations => Set<EducationRow>();
    public DbSet<RevocationRow> Revocations => Set<RevocationRow>();
    public DbSet<ExplanationRow> Explanations => Set<ExplanationRow>();
    public DbSet<ConfirmationRow> Confirmations => Set<ConfirmationRow>();
    public DbSet<PayeeRow> Payees => Set<PayeeRow>();
    public DbSet<BatchRow> Batches => Set<BatchRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<ObjectionRow> Objections => Set<ObjectionRow>();
    public DbSet<AcceptanceRow> Acceptances => Set<AcceptanceRow>();
    public DbSet<RectificationRow> Rectifications => Set<RectificationRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<string>().HaveMaxLength(KeyLength);
        conventions.Properties<decimal>().HaveConversion<Hundredths>();
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        if (OrdinalCollation is { } collation) conventions.Properties<string>().UseCollation(collation);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<CaseRow>(e =>
        {
            e.HasKey(c => c.Id);
            e.Property(c => c.Version).IsConcurrencyToken();
            e.HasIndex(c => new { c.Area, c.TableHash, c.Stage });
            e.HasIndex(c => new { c.ProjectId, c.TableHash, c.Stage });
        });
        model.Entity<StepRow>(e =>
        {
            e.HasKey(s => new { s.Stream, s.Seq });
            e.HasIndex(s => new { s.CaseId, s.Action });
        });
        model.Entity<TableStepRow>(e =>
        {
            e.HasKey(s => new { s.TableHash, s.Number });
            e.HasIndex(s => new { s.Body, s.TableHash, s.FromStage });
        });
        model.Entity<DeadlineRow>(e =>
        {
            e.HasKey(d => d.Id);
            e.HasIndex(d => new { d.CaseId, d.Action }).IsUnique();
            e.HasIndex(d => d.DueUtc);
            e.Property(d => d.Parked).HasMaxLength(Unlimited);
        });
        model.Entity<OutgoingRow>(e =>
        {
            e.HasKey(o => o.Id);
            e.HasIndex(o => o.Key).IsUnique();
            e.HasIndex(o => new { o.SentUtc, o.NextTryUtc });
            e.Property(o => o.Model).HasMaxLength(Unlimited);
            e.Property(o => o.Problem).HasMaxLength(Unlimited);
        });
        model.Entity<JournalRow>(e =>
        {
            e.HasKey(j => j.Position);
            e.HasIndex(j => new { j.Stream, j.Seq }).IsUnique();
            e.HasIndex(j => new { j.Account, j.RequestKey }).IsUnique();
        });
        model.Entity<StreamRow>(e => e.HasKey(s => s.Name));
        model.Entity<TextRow>(e =>
        {
            e.HasKey(t => t.Key);
            e.Property(t => t.Text).HasMaxLength(Unlimited);
            e.HasIndex(t => t.Mark);
        });
        model.Entity<AreaRow>(e =>
        {
            e.HasKey(a => a.Code);
            e.Property(a => a.Code).ValueGeneratedNever();
            e.Property(a => a.Path).HasMaxLength(400);
            e.HasIndex(a => a.Path).IsUnique();
        });
        model.Entity<AccountRow>(e => e.HasKey(a => a.Account));
        model.Entity<GrantRow>(e =>
        {
            e.HasKey(g => g.Id);
            e.HasIndex(g => g.Account);
            e.HasIndex(g => new { g.Body, g.ProjectId });
        });
        model.Entity<PackRow>(e => e.HasKey(p => p.Hash));
        model.Entity<CalendarRow>(e =>
        {
            e.HasKey(c => c.Year);
            e.Property(c => c.Year).ValueGeneratedNever();
            e.Property(c => c.Holidays).HasMaxLength(Unlimited);
        });
        model.Entity<WorkerRow>(e =>
        {
            e.HasKey(w => w.Id);
            e.HasIndex(w => w.Area);
        });
        model.Entity<WorkerGroupRow>(e => e.HasKey(g => new { g.WorkerId, g.Group, g.FromDay }));
        model.Entity<PaperRow>(e =>
        {
            e.HasKey(p => new { p.Stream, p.Seq, p.Number });
            e.HasIndex(p => p.CaseId);
            e.HasIndex(p => p.ProjectId);
            e.HasIndex(p => p.File);
        });
        model.Entity<ProjectRow>(e =>
        {
            e.HasKey(p => p.Id);
            e.HasIndex(p => p.Area);
        });
        model.Entity<PlannedFundRow>(e => e.HasKey(f => new { f.ProjectId, f.Source }));
        model.Entity<FundBatchRow>(e => e.HasKey(f => new { f.ProjectId, f.Batch }));
        model.Entity<RecordRow>(e =>
        {
            e.HasKey(r => r.Id);
            e.HasIndex(r => new { r.ProjectId, r.Kind });
            e.Property(r => r.Fields).HasMaxLength(Unlimited);
        });
        model.Entity<PayCycleRow>(e =>
        {
            e.HasKey(c => c.Id);
            e.HasIndex(c => new { c.ProjectId, c.Period, c.Number }).IsUnique();
        });
        model.Entity<PayrollLineRow>(e =>
        {
            e.HasKey(l => new { l.CycleId, l.Number });
            e.HasIndex(l => l.WorkerId);
        });
        model.Entity<WageTableRow>(e =>
        {
            e.HasKey(w => new { w.ProjectId, w.Seq });
            e.Property(w => w.Wages).HasMaxLength(Unlimited);
        });
        model.Entity<ContractRow>(e =>
        {
            e.HasKey(c => new { c.ProjectId, c.Seq, c.Number });
            e.HasIndex(c => c.WorkerId);
        });
        model.Entity<PassRow>(e =>
        {
            e.HasKey(p => new { p.ProjectId, p.Seq, p.Number });
            e.HasIndex(p => p.WorkerId);
        });
        model.Entity<AttendanceRow>(e =>
        {
            e.HasKey(a => new { a.ProjectId, a.Seq, a.Number });
            e.HasIndex(a => new { a.ProjectId, a.Day });
            e.HasIndex(a => new { a.WorkerId, a.Day });
        });
        model.Entity<LedgerRow>(e =>
        {
            e.HasKey(l => new { l.ProjectId, l.Seq, l.Number });
            e.HasIndex(l => new { l.ProjectId, l.Day });
        });
        model.Entity<LogRow>(e =>
        {
            e.HasKey(l => new { l.ProjectId, l.Seq, l.Number });
            e.HasIndex(l => new { l.ProjectId, l.Day });
            e.Property(l => l.Entry).HasMaxLength(Unlimited);
        });
        model.Entity<LabourPlanRow>(e =>
        {
            e.HasKey(p => new { p.ProjectId, p.Seq });
            e.Property(p => p.Plan).HasMaxLength(Unlimited);
        });
        model.Entity<ChoiceRow>(e =>
        {
            e.HasKey(c => new { c.ProjectId, c.Seq });
            e.Property(c => c.Ranking).HasMaxLength(Unlimited);
            e.Property(c => c.Chosen).HasMaxLength(Unlimited);
        });
        model.Entity<VerificationRow>(e => e.HasKey(v => new { v.ProjectId, v.WorkerId }));
        model.Entity<DrawRow>(e =>
        {
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.CycleId).IsUnique();
        });
        model.Entity<RecoveryRow>(e =>
        {
            e.HasKey(r => r.Id);
            e.HasIndex(r => new { r.ProjectId, r.Period });
        });
        model.Entity<RecoveryItemRow>(e => e.HasKey(i => new { i.RecoveryId, i.Number }));
        model.Entity<ContractorRow>(e => e.HasKey(c => c.Id));
        model.Entity<ListingRow>(e => e.HasKey(l => new { l.ContractorId, l.Seq }));
        model.Entity<EducationRow>(e => e.HasKey(x => new { x.ProjectId, x.Seq }));
        model.Entity<RevocationRow>(e => e.HasKey(r => new { r.ProjectId, r.WorkerId }));
        model.Entity<ExplanationRow>(e =>
        {
            e.HasKey(x => new { x.CycleId, x.Seq, x.Number });
            e.Property(x => x.Difference).HasMaxLength(400);
        });
        model.Entity<ConfirmationRow>(e => e.HasKey(c => new { c.CycleId, c.Revision, c.WorkerId }));
        model.Entity<PayeeRow>(e =>
        {
            e.HasKey(p => new { p.CycleId, p.WorkerId });
            e.HasIndex(p => p.Batch);
        });
        model.Entity<BatchRow>(e => e.HasKey(b => b.Number));
        model.Entity<NoticeRow>(e =>
        {
            e.HasKey(n => n.Id);
            e.HasIndex(n => n.ProjectId);
        });
        model.Entity<ObjectionRow>(e => e.HasKey(o => new { o.NoticeId, o.Number }));
        model.Entity<AcceptanceRow>(e =>
        {
            e.HasKey(a => a.Id);
            e.HasIndex(a => new { a.ProjectId, a.Tier }).IsUnique();
        });
        model.Entity<RectificationRow>(e =>
        {
            e.HasKey(r => r.Id);
            e.HasIndex(r => r.ProjectId);
        });
        Archive(model);
        Leased(model);
    }

    private sealed class Hundredths() : ValueConverter<decimal, long>(
        value => ToHundredths(value), whole => whole / 100m);

    /// <exception cref="ArgumentException">More than two decimals: nothing is rounded on its way into the database.</exception>
    private static long ToHundredths(decimal value) => decimal.Truncate(value * 100m) is var whole && whole == value * 100m
        ? decimal.ToInt64(whole)
        : throw new ArgumentException($"{value} has more than two decimals.");

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

public sealed class SqliteWorkReliefContext(DbContextOptions<SqliteWorkReliefContext> options) : WorkReliefContext(options)
{
    protected override string? OrdinalCollation => null;
}

public sealed class PostgresWorkReliefContext(DbContextOptions<PostgresWorkReliefContext> options) : WorkReliefContext(options)
{
    protected override string? OrdinalCollation => "C";
}

public sealed class SqlServerWorkReliefContext(DbContextOptions<SqlServerWorkReliefContext> options) : WorkReliefContext(options)
{
    protected override string? OrdinalCollation => "Latin1_General_100_BIN2";
}
