using Microsoft.EntityFrameworkCore;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>A host that runs. One that falls silent is struck off by the others, and what it had leased is free.</summary>
public sealed class HostRow
{
    /// <summary>New at every start.</summary>
    public required string Id { get; init; }

    /// <summary>Its last sign of life, written and read by the database's own clock: the hosts' clocks need not agree.</summary>
    public DateTime SeenUtc { get; set; }
}

public abstract partial class WorkReliefContext
{
    /// <summary>The column of a deadline and of a mail that names the host which leased it.</summary>
    public const string LeasedBy = nameof(LeasedBy);

    public DbSet<HostRow> Hosts => Set<HostRow>();

    private static void Leased(ModelBuilder model)
    {
        model.Entity<HostRow>(e =>
        {
            OutsideTheJournal(e);
            e.HasKey(h => h.Id);
        });
        model.Entity<DeadlineRow>().Property<string?>(LeasedBy);
        model.Entity<OutgoingRow>().Property<string?>(LeasedBy);
    }
}
