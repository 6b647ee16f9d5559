using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Acceptance;

[Name("tier-opened.1")]
public sealed record TierOpened(string Acceptance, string Project, string Tier) : Fact;

/// <param name="Score">0–100, for scored tiers.</param>
/// <param name="GroundsRef">Why it failed although the score reaches the pass mark.</param>
[Name("tier-decided.1")]
public sealed record TierDecided(
    string Acceptance,
    string Project,
    string Tier,
    int Attempt,
    bool Passed,
    decimal? Score,
    string? GroundsRef = null
) : Fact;
