using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Purchases;

/// <summary>Prices asked of several suppliers, and which of them was chosen.</summary>
/// <param name="Chosen">Place of the chosen one, from 0.</param>
/// <param name="Keeps">The suppliers' names.</param>
/// <param name="Problems">Empty when the inquiry may stand.</param>
internal sealed record Inquiry(int Chosen, IReadOnlyList<Inquired> Asked, IReadOnlyList<Private> Keeps, IReadOnlyList<Refusal> Problems)
{
    public decimal AmountYuan => Asked[Chosen].PriceYuan;

    /// <param name="reason">Why it is not the cheapest.</param>
    public static Inquiry Of(IReadOnlyList<InquiryEntry> inquiries, string chosen, string? reason, Pack pack, Moment moment)
    {
        var least = pack.Days(PurchasePolicy.Inquiries, moment.OccurredOn);
        var (problems, keeps, asked) = (new List<Refusal>(), new List<Private>(), new List<Inquired>());
        foreach (var (inquiry, number) in inquiries.Select((x, i) => (x, i + 1)))
        {
            if (!Line.IsLine(inquiry.Supplier, 100))
                problems.Add(new(PurchaseRefusals.Supplier, $"inquiries 第{number}家：供货方不能为空，不换行，不超过100字"));
            problems.AddRange(Money.Problems($"inquiries 第{number}家 priceYuan", inquiry.PriceYuan, zero: false));
            var supplier = moment.Aside($"supplier-{number}", inquiry.Supplier)!;
            keeps.Add(supplier);
            asked.Add(new Inquired(supplier.Ref, inquiry.PriceYuan));
        }
        var suppliers = inquiries.Select(x => x.Supplier.Trim()).Distinct().Count();
        if (suppliers < least)
            problems.Add(
                new(
                    PurchaseRefusals.InquiriesFew,
                    $"inquiries：须向至少 {least} 家不同的供货方询价，实有 {suppliers} 家",
                    Clause: Clause.Seed("GA-03")
                )
            );
        var place = inquiries.Select(x => x.Supplier).ToList().IndexOf(chosen);
        if (place < 0)
            problems.Add(new(PurchaseRefusals.Chosen, $"chosen：“{chosen}”不在询价的供货方之中"));
        else if (inquiries[place].PriceYuan > inquiries.Min(x => x.PriceYuan) && string.IsNullOrWhiteSpace(reason))
            problems.Add(new(Refusals.Reason, "reason：没有选最低价的，须写明原因", Clause: Clause.Seed("DP-09")));
        if (reason?.Length > 2000)
            problems.Add(new(Refusals.Reason, "reason：不超过2000字"));
        return new Inquiry(place, asked, keeps, problems);
    }
}
