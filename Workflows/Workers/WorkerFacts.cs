using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Workers;

/// <param name="Groups">
/// Priority groups from <paramref name="On"/> (else the day of the entry) on, names from <see cref="PriorityGroups.Labels"/>.
/// </param>
/// <param name="IdRef">Points to the sealed ID number; likewise phone, card and address.</param>
[Name("worker-registered.1")]
public sealed record WorkerRegistered(
    string Worker,
    string NameRef,
    long Area,
    IReadOnlyList<string> Groups,
    DateOnly? On = null,
    string? IdRef = null,
    string? PhoneRef = null,
    string? CardRef = null
) : Fact
{
    /// <summary>Trades that the person knows, and those wanted.</summary>
    public IReadOnlyList<string>? Skills { get; init; }
    public IReadOnlyList<string>? Willing { get; init; }
    public string? AddressRef { get; init; }

    /// <summary>The branch that holds the card's account.</summary>
    public string? BankRef { get; init; }
}

/// <summary>New numbers; null leaves what stands.</summary>
/// <param name="HolderRef">Whose card it is, when it is not the person's own.</param>
[Name("worker-changed.1")]
public sealed record WorkerChanged(
    string Worker,
    string? IdRef = null,
    string? PhoneRef = null,
    string? CardRef = null,
    string? HolderRef = null
) : Fact
{
    public string? AddressRef { get; init; }

    /// <summary>Of the new card, which has none that is known when it is null; without a new card, of the one that stands.</summary>
    public string? BankRef { get; init; }
}

/// <summary>Another card is asked for while pay is on its way to the former; it waits for a second person.</summary>
/// <param name="Account">Who asked, and therefore does not confirm.</param>
[Name("card-change-asked.1")]
public sealed record CardChangeAsked(string Worker, string CardRef, string? HolderRef, string Account) : Fact
{
    public string? BankRef { get; init; }
}

/// <param name="Confirmed">The card that was asked for holds from now on, also for pay that is on its way; else the former stays.</param>
[Name("card-change-decided.1")]
public sealed record CardChangeDecided(string Worker, bool Confirmed, string? ReasonRef) : Fact;

/// <param name="Until">Last day in the group.</param>
[Name("worker-regrouped.1")]
public sealed record WorkerRegrouped(string Worker, string Group, DateOnly From, DateOnly? Until) : Fact;
