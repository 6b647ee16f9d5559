using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

/// <param name="SupplierRef">Points to the supplier's name.</param>
public sealed record Inquired(string SupplierRef, decimal PriceYuan);

/// <param name="Kind">A name from <see cref="PurchaseTable.KindLabels"/>.</param>
/// <param name="Chosen">Place of the chosen one among the inquiries, from 0.</param>
[Name("purchase-opened.1")]
public sealed record PurchaseOpened(
    string Purchase,
    string Project,
    string Kind,
    string ItemRef,
    IReadOnlyList<Inquired> Inquiries,
    int Chosen,
    decimal AmountYuan
) : Fact;

/// <summary>The inquiries after an upheld objection.</summary>
[Name("purchase-corrected.1")]
public sealed record PurchaseCorrected(string Purchase, IReadOnlyList<Inquired> Inquiries, int Chosen, decimal AmountYuan) : Fact;
