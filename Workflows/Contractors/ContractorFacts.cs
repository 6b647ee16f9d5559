using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Contractors;

[Name("contractor-registered.1")]
public sealed record ContractorRegistered(string Contractor, string Name) : Fact;

[Name("dishonesty-listing-proposed.1")]
public sealed record DishonestyListingProposed(string Contractor, string Project, DateOnly On, string ReasonRef) : Fact;

/// <param name="Until">Last day on the list; null when it was declined.</param>
[Name("dishonesty-listing-decided.1")]
public sealed record DishonestyListingDecided(string Contractor, bool Listed, DateOnly From, DateOnly? Until, string ReasonRef) : Fact;

[Name("dishonesty-listing-ended.1")]
public sealed record DishonestyListingEnded(string Contractor, DateOnly On, string ReasonRef) : Fact;

[Name("contractor-chosen.1")]
public sealed record ContractorChosen(string Contractor, string Project, DateOnly On) : Fact;
