using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Contractors;

[Name("contractor-registered.1")]
public sealed record ContractorRegistered(string Contractor, string Name) : Fact;

[Name("listing-proposed.1")]
public sealed record ListingProposed(string Contractor, string Project, DateOnly On, string ReasonRef) : Fact;

/// <param name="Until">Last day on the list; null when it was declined.</param>
[Name("listing-decided.1")]
public sealed record ListingDecided(string Contractor, bool Listed, DateOnly From, DateOnly? Until, string ReasonRef) : Fact;

[Name("listing-ended.1")]
public sealed record ListingEnded(string Contractor, DateOnly On, string ReasonRef) : Fact;

[Name("contractor-chosen.1")]
public sealed record ContractorChosen(string Contractor, string Project, DateOnly On) : Fact;
