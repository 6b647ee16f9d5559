using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

/// <summary>The purchase in hand.</summary>
[OfKind(PurchaseTable.Kind)]
public sealed record PurchaseState(string Id, string Project, string Kind, decimal AmountYuan) : Facet;

/// <summary>How many purchases the project has had.</summary>
public sealed record PurchasesSoFar(int Count) : Facet;
