using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>
/// Money and counts with decimals are whole hundredths (分), instants are UTC ticks, keys compare by their bytes: the same in every
/// database.
/// </summary>
public abstract partial class WorkReliefContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Longest key or short text, characters. SQL Server's index limit leaves room for two of them.</summary>
    public const int KeyLength = 200;
    public const int Unlimited = -1;

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
    public DbSet<PaperRow> Papers => Set<PaperRow>();
    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    /// <summary>Says of a table that hosts hold it in memory: a change of it raises the revision.</summary>
    public static void HeldInMemory<T>(EntityTypeBuilder<T> table)
        where T : class => table.HasAnnotation(Held, true);

    private const string Held = "WorkRelief:HeldInMemory";

    /// <summary>Says of a table that the journal does not make it: a replay leaves it empty.</summary>
    public static void OutsideTheJournal<T>(EntityTypeBuilder<T> table)
        where T : class => table.HasAnnotation(Outside, true);

    public static bool IsOfTheJournal(IReadOnlyEntityType table) => table[Outside] is null;

    private const string Outside = "WorkRelief:OutsideTheJournal";

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        if (ChangeTracker.Entries().Any(e => e.State != EntityState.Unchanged && e.Metadata[Held] is not null))
        {
            if (await Revisions.FindAsync([RevisionRow.Only], cancellationToken) is { } revision)
                revision.Number++;
            else
                Revisions.Add(new RevisionRow { Number = 1 });
        }
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<string>().HaveMaxLength(KeyLength);
        conventions.Properties<decimal>().HaveConversion<Hundredths>();
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        conventions.Properties<FileHash>().HaveConversion<FileHashText>().HaveMaxLength(KeyLength);
        if (OrdinalCollation is not { } collation)
            return;
        conventions.Properties<string>().UseCollation(collation);
        conventions.Properties<FileHash>().UseCollation(collation);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<CaseRow>(e =>
        {
            e.HasKey(c => c.Id);
            e.Property(c => c.Version).IsConcurrencyToken();
            e.HasIndex(c => new
            {
                c.TableHash,
                c.Stage,
                c.Area,
            });
            e.HasIndex(c => c.ProjectId);
        });
        model.Entity<StepRow>(e =>
        {
            e.HasKey(s => new { s.Stream, s.Seq });
            e.HasIndex(s => new { s.CaseId, s.Action });
        });
        model.Entity<TableStepRow>(e =>
        {
            e.HasKey(s => new { s.TableHash, s.Number });
            e.HasIndex(s => new
            {
                s.Body,
                s.TableHash,
                s.FromStage,
            });
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
        model.Entity<RevisionRow>(e =>
        {
            OutsideTheJournal(e);
            e.HasKey(r => r.Id);
            e.Property(r => r.Id).ValueGeneratedNever();
        });
        model.Entity<TextRow>(e =>
        {
            e.HasKey(t => t.Key);
            e.Property(t => t.Text).HasMaxLength(Unlimited);
            e.HasIndex(t => t.Mark);
        });
        model.Entity<PaperRow>(e =>
        {
            e.HasKey(p => new
            {
                p.Stream,
                p.Seq,
                p.Number,
            });
            e.HasIndex(p => p.CaseId);
            e.HasIndex(p => p.ProjectId);
            e.HasIndex(p => p.File);
        });
        Leased(model);
        foreach (var map in EntityMaps.All)
            map(model);
    }

    private sealed class Hundredths() : ValueConverter<decimal, long>(value => ToHundredths(value), whole => whole / 100m);

    /// <exception cref="ArgumentException">More than two decimals: nothing is rounded on its way into the database.</exception>
    private static long ToHundredths(decimal value) =>
        decimal.Truncate(value * 100m) is var whole && whole == value * 100m
            ? decimal.ToInt64(whole)
            : throw new ArgumentException($"{value} has more than two decimals.");

    private sealed class FileHashText() : ValueConverter<FileHash, string>(hash => hash.Hex, hex => new FileHash(hex));

    private sealed class UtcTicks()
        : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
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
