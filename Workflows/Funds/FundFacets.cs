using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Funds;

/// <summary>What the plan counts on, yuan by source.</summary>
public sealed record PlannedFunds(IReadOnlyDictionary<string, decimal> BySource) : Facet;

/// <summary>What has arrived, in the order of the batches.</summary>
public sealed record ArrivedFunds(IReadOnlyList<FundBatch> Batches) : Facet
{
    public decimal TotalYuan => Batches.Sum(b => b.AmountYuan);
}

/// <summary>What left the funds: vouchers, and the paid cycles.</summary>
public sealed record SpentFunds(IReadOnlyList<Spent> All) : Facet;
