using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>How long work stands.</summary>
public enum LongWorkState
{
    /// <summary>It waits for its turn or is under way.</summary>
    Running = 0,
    Done = 1,
    Cancelled = 2,

    /// <summary>It could not be done; <see cref="LongWorkRow.Problem"/> says why.</summary>
    Failed = 3,
}

/// <summary>
/// Something that takes longer than a page may: it belongs to the account that asked for it, and is forgotten after some days.
/// </summary>
public sealed class LongWorkRow
{
    public long Id { get; init; }
    public required string Account { get; init; }

    /// <summary>Of the form that asked: asked twice, it is one work.</summary>
    public required string Key { get; init; }
    public required string Label { get; init; }

    /// <summary>The project whose archive is written; null for work that consists of lines.</summary>
    public string? Archive { get; init; }
    public DateTimeOffset AskedUtc { get; init; }
    public DateTimeOffset? EndedUtc { get; set; }
    public LongWorkState State { get; set; }
    public int Total { get; set; }
    public int Done { get; set; }
    public string? Problem { get; set; }

    /// <summary>What came out of it.</summary>
    public FileHash? File { get; set; }
    public DateTimeOffset? LeaseUntilUtc { get; set; }

    /// <summary>Raised by every lease, so that a host that lost its lease changes nothing.</summary>
    public long Fence { get; set; }
}

/// <summary>An action among many that were asked for at once. Its own key makes it happen once, however often it is begun.</summary>
public sealed class LongWorkLineRow
{
    public long WorkId { get; init; }
    public int Number { get; init; }
    public required string Action { get; init; }

    /// <summary>What it is about, as it is called on a page.</summary>
    public required string Label { get; init; }
    public string? Case { get; init; }

    /// <summary>Sealed, because a sheet may hold numbers of persons; empty once the line was taken.</summary>
    public required string Payload { get; set; }
    public required string Key { get; init; }

    /// <summary>Null while it waits.</summary>
    public bool? Applied { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Says { get; set; }
}

/// <summary>The tables of long work; the journal knows only what its lines did.</summary>
public static class LongWorkRows
{
    extension(WorkReliefContext db)
    {
        public DbSet<LongWorkRow> LongWorks => db.Set<LongWorkRow>();
        public DbSet<LongWorkLineRow> LongWorkLines => db.Set<LongWorkLineRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<LongWorkRow>(e =>
        {
            e.ToTable("LongWorks");
            WorkReliefContext.OutsideTheJournal(e);
            e.HasKey(w => w.Id);
            e.HasIndex(w => new { w.Account, w.Key }).IsUnique();
            e.HasIndex(w => w.EndedUtc);
            e.Property(w => w.Problem).HasMaxLength(WorkReliefContext.Unlimited);
            e.Property<string?>(WorkReliefContext.LeasedBy);
        });
        model.Entity<LongWorkLineRow>(e =>
        {
            e.ToTable("LongWorkLines");
            WorkReliefContext.OutsideTheJournal(e);
            e.HasKey(l => new { l.WorkId, l.Number });
            e.Property(l => l.Payload).HasMaxLength(WorkReliefContext.Unlimited);
            e.Property(l => l.Says).HasMaxLength(WorkReliefContext.Unlimited);
        });
    }
}
