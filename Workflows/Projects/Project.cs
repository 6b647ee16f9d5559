using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.Workflows.Projects;

/// <summary>What decisions of every kind may ask about the project.</summary>
/// <param name="FundBase">What the share of pay is counted against: fiscal, central, central-provincial, special.</param>
/// <param name="PlannedFunds">By source, yuan.</param>
/// <param name="PaidYuan">Paid out so far.</param>
/// <param name="OpenRectifications">Ids of open rectifications, whoever ordered them.</param>
/// <param name="PassedTiers">Acceptance tiers passed, in order.</param>
/// <param name="CommencedOn">First day of work; <paramref name="CompletedOn"/> the last.</param>
/// <param name="Records">Number of records by kind and, where the kind has levels, by <c>kind/level</c>.</param>
public sealed record ProjectFile(
    string Id, string Name, string Stage, string Mode, string Track, string FundBase, DateOnly ProposedOn,
    IReadOnlyDictionary<string, decimal> PlannedFunds, decimal PlannedPayYuan, string? Lead,
    IReadOnlyList<FundBatch> Funds, decimal PaidYuan, IReadOnlyList<CycleSeen> Cycles,
    IReadOnlyList<string> OpenRectifications, int Rectifications, int Notices, IReadOnlyList<string> PassedTiers, bool TierOpen,
    IReadOnlyDictionary<string, int> Records, DateOnly? CommencedOn = null, DateOnly? CompletedOn = null)
{
    /// <summary>What left the funds, the paid cycles among it.</summary>
    public IReadOnlyList<Spent> Spending { get; init; } = [];

    /// <summary>Kinds of notice that ran to their end clean; the checklist and its gates, loaded where a step asks.</summary>
    public IReadOnlySet<string> ClosedNotices { get; init; } = new HashSet<string>();
    public IReadOnlyList<ItemState> Archive { get; init; } = [];
    public IReadOnlyList<string> ArchiveGates { get; init; } = [];

    public decimal ArrivedYuan => Funds.Sum(f => f.AmountYuan);

    /// <summary>Planned pay over planned funds of the base; null when the base is empty.</summary>
    public decimal? PlannedShare => Share(PlannedPayYuan, PlannedFunds.Where(f => FundSources.InBase(f.Key, FundBase)).Sum(f => f.Value));

    /// <summary>Pay so far over arrived funds of the base. A figure "so far" until the last cycle is closed.</summary>
    public decimal? PaidShare => Share(PaidYuan, Funds.Where(f => FundSources.InBase(f.Source, FundBase)).Sum(f => f.AmountYuan));

    private static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}

/// <summary>A view that knows its project; <see cref="ProjectFile"/> is null only while the project is being proposed.</summary>
public abstract record InProject : CaseView
{
    public required ProjectFile Project { get; init; }
    public required Shape Shape { get; init; }
}

public sealed record ProjectView : InProject;
