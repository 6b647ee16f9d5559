using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Purchases;

/// <param name="SupplierRef">Points to the supplier's name.</param>
public sealed record Inquired(string SupplierRef, decimal PriceYuan);

/// <param name="Kind">A name from <see cref="PurchaseTable.KindLabels"/>.</param>
/// <param name="Chosen">Place of the chosen one among the inquiries, from 0.</param>
[Name("purchase-opened.1")]
public sealed record PurchaseOpened(string Purchase, string Project, string Kind, string ItemRef, IReadOnlyList<Inquired> Inquiries, int Chosen, decimal AmountYuan) : Fact;

/// <summary>The inquiries after an upheld objection.</summary>
[Name("purchase-corrected.1")]
public sealed record PurchaseCorrected(string Purchase, IReadOnlyList<Inquired> Inquiries, int Chosen, decimal AmountYuan) : Fact;

public sealed record PurchaseState(string Id, string Kind, decimal AmountYuan);

public sealed record PurchaseView : InProject
{
    /// <summary>Null only while it is being opened.</summary>
    public PurchaseState? Purchase { get; init; }
    public int Purchases { get; init; }
}

/// <param name="PriceYuan">The whole price asked.</param>
public sealed record InquiryEntry(string Supplier, decimal PriceYuan);

/// <param name="Kind">materials, rental or service.</param>
/// <param name="Item">What is bought or rented, with its quantity.</param>
/// <param name="Chosen">Supplier, one of the inquiries.</param>
/// <param name="Reason">Needed when it is not the cheapest.</param>
public sealed record OpenPurchase(string Kind, string Item, IReadOnlyList<InquiryEntry> Inquiries, string Chosen, string? Reason = null);

public sealed record CorrectPurchase(IReadOnlyList<InquiryEntry> Inquiries, string Chosen, string? Reason = null);

public sealed record PostPurchase(string Place);

/// <param name="Voucher">Number of the voucher.</param>
/// <param name="Source">The fund it is paid from; left out: what arrived first.</param>
public sealed record PayPurchase(string Voucher, string? Source = null);

/// <summary>材料采购、机械租赁、技术服务 (GA-03, GA-08): asked for prices, hung out, then paid; nothing is paid whose notice did not run clean.</summary>
public static class PurchaseTable
{
    public const string Kind = "purchase";
    public const string Asked = "Inquired";
    public const string OnNotice = "OnNotice";
    public const string Cleared = "Cleared";
    public const string Paid = "Paid";
    public const string Dropped = "Dropped";

    public static IReadOnlyDictionary<string, string> KindLabels { get; } = new Dictionary<string, string>
    {
        ["materials"] = "材料采购", ["rental"] = "机械租赁", ["service"] = "技术服务",
    };

    public static Table Expand(Shape shape)
    {
        var seed = Clause.Seed("GA-08");
        Row[] rows =
        [
            .. By("compiles", Stage.None, "purchase.open", "询价并选定", ["price-inquiry"], Asked, Clause.Seed("GA-03")),
            .. By("posts", Asked, "purchase.post", "询价结果张榜公示", ["posting-photo"], OnNotice, seed),
            .. By("compiles", Asked, "purchase.correct", "更正询价", ["price-inquiry"], Asked, Clause.Seed("GA-03")),
            new(OnNotice, "purchase.notice-closed", "公示期满无异议", Bodies.Engine, [], Cleared, null, [], seed),
            new(OnNotice, "purchase.notice-upheld", "异议成立，退回更正", Bodies.Engine, [], Asked, null, [], seed),
            .. By("compiles", Cleared, "purchase.pay", "凭票据支付", ["works-vouchers"], Paid, Clause.Seed("GA-12")),
            .. ((string[])[Asked, Cleared]).SelectMany(s => By("compiles", s, "purchase.drop", "不再采购", [], Dropped, seed)),
        ];
        return new Table(Kind, Kind, $"采购、租赁和技术服务（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）",
            [new(Asked, "已询价，待公示"), new(OnNotice, "公示中"), new(Cleared, "公示期满，待支付"), new(Paid, "已支付", Final: true), new(Dropped, "不再采购", Final: true)], rows);

        IEnumerable<Row> By(string role, string from, string action, string label, string[] papers, string to, Clause clause) =>
            shape.Role(role).Select(body => new Row(from, action, label, body, papers, to, null, [], shape.Clause(action, clause)));
    }
}

public static class PurchaseActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("purchase.open", "询价并选定", Open) { At = Place.Opens },
        new ActionDef("purchase.correct", "更正询价", Correct),
        new ActionDef("purchase.post", "询价结果张榜公示", Post),
        new ActionDef("purchase.notice-closed", "公示期满无异议", (NoticeRan _) => new Accept()) { Hears = NoticeTable.ClosedSignal },
        new ActionDef("purchase.notice-upheld", "异议成立，退回更正", () => new Accept()) { Hears = NoticeTable.UpheldSignal },
        new ActionDef("purchase.pay", "凭票据支付", Pay),
        ActionDef.Explained("purchase.drop", "不再采购"),
    ];

    private static Decision Open(OpenPurchase input, PurchaseView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!PurchaseTable.KindLabels.ContainsKey(input.Kind)) problems.Add(new("purchase-kind", $"kind：“{input.Kind}”应为 {string.Join("、", PurchaseTable.KindLabels.Keys)}"));
        if (!Line.IsLine(input.Item, 200)) problems.Add(new("item", "item：采购内容不能为空，不换行，不超过200字"));
        var (chosen, asked, keeps) = Inquiries(input.Inquiries, input.Chosen, input.Reason, view, moment, problems);
        if (problems.Count > 0) return new Refused(problems);
        var (id, item) = ($"{view.CaseId}/purchase-{view.Purchases + 1}", moment.Aside("item", input.Item)!);
        var accept = new Accept { Opens = id, Facts = [new PurchaseOpened(id, view.Project.Id, input.Kind, item.Ref, asked, chosen, asked[chosen].PriceYuan)], Keeps = [item, .. keeps] };
        return input.Reason is { } reason ? Reason.With(accept, id, reason, moment) : accept;
    }

    private static Decision Correct(CorrectPurchase input, PurchaseView view, Moment moment)
    {
        var problems = new List<Refusal>();
        var (chosen, asked, keeps) = Inquiries(input.Inquiries, input.Chosen, input.Reason, view, moment, problems);
        if (problems.Count > 0) return new Refused(problems);
        var accept = new Accept { Facts = [new PurchaseCorrected(view.CaseId, asked, chosen, asked[chosen].PriceYuan)], Keeps = keeps };
        return input.Reason is { } reason ? Reason.With(accept, view.CaseId, reason, moment) : accept;
    }

    private static (int Chosen, IReadOnlyList<Inquired> Asked, IReadOnlyList<Private> Keeps) Inquiries(
        IReadOnlyList<InquiryEntry> inquiries, string chosen, string? reason, PurchaseView view, Moment moment, List<Refusal> problems)
    {
        var least = view.Pack.Days(PurchasePolicy.Inquiries, moment.OccurredOn);
        var keeps = new List<Private>();
        var asked = new List<Inquired>();
        foreach (var (inquiry, number) in inquiries.Select((x, i) => (x, i + 1)))
        {
            if (!Line.IsLine(inquiry.Supplier, 100)) problems.Add(new("supplier", $"inquiries 第{number}家：供货方不能为空，不换行，不超过100字"));
            problems.AddRange(Money.Problems($"inquiries 第{number}家 priceYuan", inquiry.PriceYuan, zero: false));
            var supplier = moment.Aside($"supplier-{number}", inquiry.Supplier)!;
            keeps.Add(supplier);
            asked.Add(new Inquired(supplier.Ref, inquiry.PriceYuan));
        }
        if (inquiries.Select(x => x.Supplier.Trim()).Distinct().Count() < least) problems.Add(new("inquiries-few", $"inquiries：须向至少 {least} 家不同的供货方询价，实有 {inquiries.Select(x => x.Supplier.Trim()).Distinct().Count()} 家", Clause: Clause.Seed("GA-03")));
        var place = inquiries.Select(x => x.Supplier).ToList().IndexOf(chosen);
        if (place < 0) problems.Add(new("chosen", $"chosen：“{chosen}”不在询价的供货方之中"));
        else if (inquiries[place].PriceYuan > inquiries.Min(x => x.PriceYuan) && string.IsNullOrWhiteSpace(reason)) problems.Add(new("reason", "reason：没有选最低价的，须写明原因", Clause: Clause.Seed("DP-09")));
        if (reason?.Length > 2000) problems.Add(new("reason", "reason：不超过2000字"));
        return (place, asked, keeps);
    }

    private static Accept Post(PostPurchase input, PurchaseView view, Moment moment) => new()
    {
        Follows = [new Follow(view.Project.Id, "notice.post", new PostNotice(view.Purchase!.Kind == "materials" ? "inquiry" : "rental-service", input.Place) { Subject = view.CaseId })],
    };

    private static Accept Pay(PayPurchase input, PurchaseView view, Moment moment) => new()
    {
        Follows = [new Follow(view.Project.Id, "funds.spend", new SpendFunds(input.Voucher, view.Purchase!.Kind, view.Purchase.AmountYuan, input.Source) { Purchase = view.CaseId })],
    };
}
