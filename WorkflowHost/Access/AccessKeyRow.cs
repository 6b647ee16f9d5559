using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Access;

/// <summary>What a key opens.</summary>
public enum KeyKind
{
    /// <summary>The pages, from one browser.</summary>
    Session = 0,

    /// <summary>The interface for programs.</summary>
    Token = 1,

    /// <summary>Nothing but setting the account's password, once.</summary>
    Invitation = 2,
}

/// <summary>A secret that stands for an account until a moment. The secret itself is with its holder alone.</summary>
public sealed class AccessKeyRow
{
    public long Id { get; init; }

    /// <summary>SHA-256 of the secret, which has 256 random bits: nothing has to slow a guess down.</summary>
    public required string Mark { get; init; }
    public required string Account { get; init; }
    public KeyKind Kind { get; init; }

    /// <summary>Which browser, or what a token is for.</summary>
    public required string Name { get; init; }
    public DateTimeOffset CreatedUtc { get; init; }
    public DateTimeOffset UntilUtc { get; set; }
    public DateTimeOffset SeenUtc { get; set; }

    /// <summary>How long it goes on after it was used; zero for one that ends when it ends.</summary>
    public TimeSpan Idle { get; init; }

    public static void Map(ModelBuilder model) =>
        model.Entity<AccessKeyRow>(e =>
        {
            e.ToTable("AccessKeys");
            WorkReliefContext.OutsideTheJournal(e);
            e.HasKey(k => k.Id);
            e.HasIndex(k => k.Mark).IsUnique();
            e.HasIndex(k => k.Account);
            e.Property(k => k.Idle).HasConversion<long>();
        });
}
