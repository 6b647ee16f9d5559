using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Registers;

public sealed record AreaPlace(long Code, long Last, string Path, int Level);

/// <summary>The place that the input names by path or code; null when it names none or it is not registered.</summary>
public sealed record AreaNamed(AreaPlace? Place) : Facet<string?>;

/// <summary>The place above that which the input names.</summary>
/// <param name="NextCode">The next free code under it; 0 when nothing can lie under it.</param>
public sealed record AreaAbove(AreaPlace? Place, long NextCode) : Facet<string>;

/// <summary>Whether the account that the input names is registered.</summary>
public sealed record AccountKnown(bool Known) : Facet<string>;

/// <summary>Whether there is a project of the code that the input names.</summary>
public sealed record ProjectKnown(bool Known) : Facet<string?>;

/// <summary>Projects within the grant that is to be given of which the account is the county lead.</summary>
public sealed record LeadsWithin(IReadOnlyList<string> Projects) : Facet<GiveGrant>;

/// <summary>A grant as it stands, whoever holds it.</summary>
/// <param name="Until">Last day on which it holds; null without end.</param>
/// <param name="StandsFor">The grant for whose holder it stands in.</param>
/// <param name="Lender">That holder.</param>
public sealed record HeldGrant(
    string Id,
    string Account,
    string Body,
    long AreaFrom,
    long AreaTo,
    string? Project,
    DateOnly From,
    DateOnly? Until,
    string? StandsFor = null,
    string? Lender = null
)
{
    /// <summary>The later of its own first day and the given one.</summary>
    public DateOnly Beginning(DateOnly on) => From > on ? From : on;

    /// <summary>The same office for another account.</summary>
    public GrantGiven To(string id, string account, DateOnly from, DateOnly? until) =>
        new(id, account, Body, AreaFrom, AreaTo, Project, from, until);
}

/// <summary>The grant that the input names; null when there is none.</summary>
public sealed record GrantHeld(HeldGrant? Grant) : Facet<string>;

/// <summary>Whether an account may stand in where the input says.</summary>
/// <param name="CaseProject">The project of the one case, if only one is handed on and lies within the grant.</param>
/// <param name="Leads">Where it would build what it leads: projects within the grant.</param>
public sealed record StandInFit(string? CaseProject, IReadOnlyList<string> Leads) : Facet<LendGrant>;

/// <summary>What changes hands when somebody leaves.</summary>
/// <param name="Unknown">Those of the two accounts that nobody registered.</param>
/// <param name="Grants">What the leaving account holds on that day or later, as a stand-in too.</param>
/// <param name="Leads">Projects of which it is the county lead and that are not at their end.</param>
/// <param name="LedByNext">Projects that the other account leads and would build.</param>
public sealed record OfficesOf(
    IReadOnlyList<string> Unknown,
    IReadOnlyList<HeldGrant> Grants,
    IReadOnlyList<string> Leads,
    IReadOnlyList<string> LedByNext
) : Facet<HandOver>;

/// <summary>The journal as it stands before this step.</summary>
/// <param name="Root">SHA-256 over all stream heads, in ordinal order.</param>
public sealed record JournalSealed(string Root, int Streams) : Facet;
