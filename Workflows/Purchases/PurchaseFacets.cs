using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

/// <summary>The purchase in hand.</summary>
[OfKind(PurchaseTable.Kind)]
public sealed record PurchaseState(string Id, string Project, string Kind, decimal AmountYuan) : Facet;

/// <summary>The prices that were asked last, and of whom.</summary>
/// <param name="Chosen">Place of the chosen one, from 0.</param>
[OfKind(PurchaseTable.Kind)]
public sealed record PricesAsked(IReadOnlyList<InquiryEntry> Inquiries, int Chosen) : Facet;

/// <summary>Purchases of the project that are neither paid nor dropped, in ordinal order.</summary>
public sealed record OpenPurchases(IReadOnlyList<string> Ids) : Facet;

/// <summary>How many purchases the project has had.</summary>
public sealed record PurchasesSoFar(int Count) : Facet;
