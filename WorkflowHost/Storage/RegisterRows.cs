using Microsoft.EntityFrameworkCore;

namespace WorkRelief.WorkflowHost.Storage;

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

    /// <summary>The grant for whose holder it stands in.</summary>
    public string? StandsFor { get; init; }

    /// <summary>Set for a grant to act in one case of the project alone.</summary>
    public string? CaseId { get; init; }

    /// <summary>Whether it is a grant to act in the case.</summary>
    public bool Covers(string? projectId, long area, string caseId) =>
        (CaseId is null || CaseId == caseId) && (ProjectId is not null ? ProjectId == projectId : AreaFrom <= area && area <= AreaTo);
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

public sealed class ProjectRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }
    public long Area { get; init; }
    public required string Pack { get; init; }
    public required string PackHash { get; init; }
    public required string Mode { get; init; }
    public required string Track { get; set; }
    public required string FundBase { get; set; }
    public DateOnly ProposedOn { get; init; }
    public decimal PlannedPayYuan { get; set; }

    /// <summary>public or industry.</summary>
    public string Purpose { get; set; } = "public";
    public string? Lead { get; set; }

    public string? Contractor { get; set; }
    public DateOnly? ApprovedOn { get; set; }

    /// <summary>How many times the plan was amended.</summary>
    public int Amendments { get; set; }
    public DateOnly? ShareExemptUntil { get; set; }

    /// <summary>The stage that returned it and has it straight back.</summary>
    public string? StraightTo { get; set; }

    /// <summary>Taken in while it was running.</summary>
    public DateOnly? AdoptedOn { get; set; }

    /// <summary>First and last day of work.</summary>
    public DateOnly? CommencedOn { get; set; }
    public DateOnly? CompletedOn { get; set; }
}

public sealed class WorkerRow
{
    public required string Id { get; init; }
    public required string NameRef { get; init; }
    public long Area { get; init; }

    /// <summary>Trades that the person knows, and those he or she is willing to do, separated by commas.</summary>
    public string Skills { get; set; } = "";
    public string Willing { get; set; } = "";

    /// <summary>Sealed numbers and the sealed address; null while unknown.</summary>
    public string? IdRef { get; set; }
    public string? PhoneRef { get; set; }
    public string? CardRef { get; set; }
    public string? AddressRef { get; set; }

    /// <summary>The branch that holds the card's account, as text; null while unknown.</summary>
    public string? BankRef { get; set; }

    /// <summary>Whose card it is, when it is a relative's or heir's; null for the person's own.</summary>
    public string? HolderRef { get; set; }

    /// <summary>A card that was asked for and waits to be confirmed, and by whom it was asked for.</summary>
    public string? AskedCardRef { get; set; }
    public string? AskedHolderRef { get; set; }
    public string? AskedBankRef { get; set; }
    public string? CardAskedBy { get; set; }
}

/// <summary>
/// The tables that the engine itself asks before it knows the subject of a step: who may act, where, by which policy and calendar, and
/// where a project or a worker is at home. Their subjects alone write them.
/// </summary>
public static class RegisterRows
{
    extension(WorkReliefContext db)
    {
        public DbSet<AreaRow> Areas => db.Set<AreaRow>();
        public DbSet<AccountRow> Accounts => db.Set<AccountRow>();
        public DbSet<GrantRow> Grants => db.Set<GrantRow>();
        public DbSet<PackRow> Packs => db.Set<PackRow>();
        public DbSet<ProjectRow> Projects => db.Set<ProjectRow>();
        public DbSet<WorkerRow> Workers => db.Set<WorkerRow>();
        public DbSet<CalendarRow> Calendars => db.Set<CalendarRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<ProjectRow>(e =>
        {
            e.ToTable("Projects");
            e.HasKey(p => p.Id);
            e.HasIndex(p => p.Area);
        });
        model.Entity<WorkerRow>(e =>
        {
            e.ToTable("Workers");
            e.HasKey(w => w.Id);
            e.HasIndex(w => w.Area);
        });
        model.Entity<AreaRow>(e =>
        {
            e.ToTable("Areas");
            WorkReliefContext.HeldInMemory(e);
            e.HasKey(a => a.Code);
            e.Property(a => a.Code).ValueGeneratedNever();
            e.Property(a => a.Path).HasMaxLength(400);
            e.HasIndex(a => a.Path).IsUnique();
        });
        model.Entity<AccountRow>(e =>
        {
            e.ToTable("Accounts");
            WorkReliefContext.HeldInMemory(e);
            e.HasKey(a => a.Account);
        });
        model.Entity<GrantRow>(e =>
        {
            e.ToTable("Grants");
            WorkReliefContext.HeldInMemory(e);
            e.HasKey(g => g.Id);
            e.HasIndex(g => g.Account);
            e.HasIndex(g => new { g.Body, g.ProjectId });
        });
        model.Entity<PackRow>(e =>
        {
            e.ToTable("Packs");
            WorkReliefContext.HeldInMemory(e);
            e.HasKey(p => p.Hash);
        });
        model.Entity<CalendarRow>(e =>
        {
            e.ToTable("Calendars");
            WorkReliefContext.HeldInMemory(e);
            e.HasKey(c => c.Year);
            e.Property(c => c.Year).ValueGeneratedNever();
            e.Property(c => c.Holidays).HasMaxLength(WorkReliefContext.Unlimited);
        });
    }
}
