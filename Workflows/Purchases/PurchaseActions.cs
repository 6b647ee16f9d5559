using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Purchases;

/// <param name="PriceYuan">The whole price asked.</param>
public sealed record InquiryEntry([Field("供货方")] string Supplier, [Field("总价", Unit = "元")] decimal PriceYuan);

/// <param name="Kind">materials, rental or service.</param>
/// <param name="Item">What is bought or rented, with its quantity.</param>
/// <param name="Chosen">Supplier, one of the inquiries.</param>
/// <param name="Reason">Needed when it is not the cheapest.</param>
public sealed record OpenPurchase(
    [Field("采购种类", ChoicesIn = typeof(PurchaseTable), Choices = nameof(PurchaseTable.KindLabels))] string Kind,
    [Field("采购内容", Hint = "名称和数量")] string Item,
    [Field("询价")] IReadOnlyList<InquiryEntry> Inquiries,
    [Field("选定的供货方", Hint = "询价的供货方之一")] string Chosen,
    [Field("理由", Lines = true, Hint = "没有选最低价的须写明")] string? Reason = null
);

public sealed record CorrectPurchase(
    [Field("询价")] IReadOnlyList<InquiryEntry> Inquiries,
    [Field("选定的供货方", Hint = "询价的供货方之一")] string Chosen,
    [Field("理由", Lines = true, Hint = "没有选最低价的，或与公示的相同的，须写明")] string? Reason = null
);

public sealed record PostPurchase([Field("公示地点", Hint = "如 莲花村村务公开栏")] string Place);

/// <param name="Voucher">Number of the voucher.</param>
/// <param name="Source">The fund it is paid from; left out: what arrived first.</param>
public sealed record PayPurchase(
    [Field("票据号")] string Voucher,
    [Field("资金来源", ChoicesIn = typeof(FundSources), Choices = nameof(FundSources.Labels), Hint = "不填按到位先后列支")]
        string? Source = null
);

public static class PurchaseActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("purchase.open", "询价并选定", Open) { At = Place.Opens },
        new ActionDef("purchase.correct", "更正询价", Correct),
        new ActionDef("purchase.post", "询价结果张榜公示", Post),
        new ActionDef("purchase.notice-closed", "公示期满无异议", (NoticeRan _) => new Accept()) { Hears = PublicNoticeTable.ClosedSignal },
        new ActionDef("purchase.notice-upheld", "异议成立，退回更正", () => new Accept()) { Hears = PublicNoticeTable.UpheldSignal },
        new ActionDef("purchase.pay", "凭票据支付", Pay),
        ActionDef.Explained("purchase.drop", "不再采购"),
    ];

    public static Decision Open(OpenPurchase input, CaseInHand at, Practice practice, PurchasesSoFar soFar, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!PurchaseTable.KindLabels.ContainsKey(input.Kind))
            problems.Add(
                new(PurchaseRefusals.PurchaseKind, $"kind：“{input.Kind}”应为 {string.Join("、", PurchaseTable.KindLabels.Keys)}")
            );
        if (!Line.IsLine(input.Item, 200))
            problems.Add(new(Refusals.Item, "item：采购内容不能为空，不换行，不超过200字"));
        var inquiry = Inquiry.Of(input.Inquiries, input.Chosen, input.Reason, practice.Pack, moment);
        problems.AddRange(inquiry.Problems);
        if (problems.Count > 0)
            return new Refused(problems);
        var (project, id, item) = (at.Id, $"{at.Id}/purchase-{soFar.Count + 1}", moment.Aside("item", input.Item)!);
        var accept = new Accept
        {
            Opens = id,
            Facts = [new PurchaseOpened(id, project, input.Kind, item.Ref, inquiry.Asked, inquiry.Chosen, inquiry.AmountYuan)],
            Keeps = [item, .. inquiry.Keeps],
        };
        return input.Reason is { } reason ? Reason.With(accept, id, reason, moment) : accept;
    }

    /// <summary>After an upheld objection something must be other than what hung out, or the reason says what (<c>unchanged</c>).</summary>
    public static Decision Correct(CorrectPurchase input, CaseInHand at, PricesAsked before, Practice practice, Moment moment)
    {
        var inquiry = Inquiry.Of(input.Inquiries, input.Chosen, input.Reason, practice.Pack, moment);
        if (inquiry.Problems.Count > 0)
            return new Refused(inquiry.Problems);
        if (
            at.Stage == PurchaseTable.Correcting
            && string.IsNullOrWhiteSpace(input.Reason)
            && inquiry.Chosen == before.Chosen
            && input.Inquiries.SequenceEqual(before.Inquiries)
        )
            return Decision.Refuse(
                Refusals.Unchanged,
                "异议已成立，更正后的询价与公示的相同；确无可改的，须以 reason 写明更正了什么",
                clause: Clause.Seed("GA-08")
            );
        var accept = new Accept
        {
            Facts = [new PurchaseCorrected(at.Id, inquiry.Asked, inquiry.Chosen, inquiry.AmountYuan)],
            Keeps = inquiry.Keeps,
        };
        return input.Reason is { } reason ? Reason.With(accept, at.Id, reason, moment) : accept;
    }

    public static Accept Post(PostPurchase input, PurchaseState purchase)
    {
        var notice = new PostNotice(purchase.Kind == "materials" ? "inquiry" : "rental-service", input.Place) { Subject = purchase.Id };
        return new Accept { Follows = [new Follow(purchase.Project, "public-notice.post", notice)] };
    }

    public static Accept Pay(PayPurchase input, PurchaseState purchase)
    {
        var spend = new SpendFunds(input.Voucher, purchase.Kind, purchase.AmountYuan, input.Source) { Purchase = purchase.Id };
        return new Accept { Follows = [new Follow(purchase.Project, "funds.spend", spend)] };
    }
}
