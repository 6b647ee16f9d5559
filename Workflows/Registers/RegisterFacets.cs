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

/// <summary>The grant that the input names.</summary>
/// <param name="From">Its first day; null when there is no such grant.</param>
public sealed record GrantHeld(DateOnly? From) : Facet<string>;

/// <summary>The journal as it stands before this step.</summary>
/// <param name="Root">SHA-256 over all stream heads, in ordinal order.</param>
public sealed record JournalSealed(string Root, int Streams) : Facet;
