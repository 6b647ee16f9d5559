using System.Text.Json;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Registers;

/// <param name="Code">12-digit statistical code: 省2 市2 县2 乡镇3 村3. Children of a place are the codes up to <paramref name="Last"/>.</param>
[Name("area-registered.1")]
public sealed record AreaRegistered(long Code, long Last, string Path, string Name, int Level) : Fact;

/// <param name="NameRef">Points to the person's name, kept beside the journal.</param>
[Name("account-registered.1")]
public sealed record AccountRegistered(string Account, string NameRef, string? EmailRef) : Fact;

/// <param name="StandsFor">The grant for whose holder it stands in; it ends with that one.</param>
/// <param name="Case">It is for this case alone.</param>
[Name("grant-given.1")]
public sealed record GrantGiven(
    string Grant,
    string Account,
    string Body,
    long AreaFrom,
    long AreaTo,
    string? Project,
    DateOnly From,
    DateOnly? Until,
    string? StandsFor = null,
    string? Case = null
) : Fact;

/// <param name="Until">Last day on which the grant holds.</param>
[Name("grant-ended.1")]
public sealed record GrantEnded(string Grant, DateOnly Until) : Fact;

/// <summary>From now on the pack is in force for its area; its text is kept under its hash.</summary>
[Name("pack-activated.1")]
public sealed record PackActivated(string Pack, string Hash, long AreaFrom, long AreaTo) : Fact;

[Name("calendar-published.1")]
public sealed record CalendarPublished(int Year, JsonElement Holidays) : Fact;

/// <param name="Root">SHA-256 over all stream heads, in ordinal order.</param>
[Name("day-sealed.1"), JournalOnly]
public sealed record DaySealed(DateOnly Day, string Root, int Streams) : Fact;

/// <summary>A one-time link or a token was made for the account; by whom, the entry says.</summary>
[Name("key-given.1"), JournalOnly]
public sealed record KeyGiven(string Account, string Kind, DateOnly Until) : Fact;

/// <summary>Everything that let somebody in for the account opens nothing any more.</summary>
[Name("keys-ended.1"), JournalOnly]
public sealed record KeysEnded(string Account) : Fact;
