using System.Text.Json.Serialization;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Funds;

/// <summary>Money left the project's funds on a voucher. Pay to workers is not written here: the pay cycles hold it.</summary>
[Name("funds-spent.1")]
public sealed record FundsSpent(
    string Project,
    string Voucher,
    string Kind,
    decimal AmountYuan,
    string? Source,
    DateOnly On,
    string? Purchase
) : Fact;

/// <param name="Kind">A name from <see cref="FundLedger.KindLabels"/>.</param>
/// <param name="Source">Only from this fund; null: from what arrived first.</param>
public sealed record Spent(string Voucher, string Kind, decimal AmountYuan, string? Source, DateOnly On)
{
    /// <summary>The voucher as a paper names it, where <see cref="Voucher"/> is our own mark.</summary>
    public string? Said { get; init; }
}

/// <summary>A part of an amount, taken from one batch.</summary>
public sealed record Drawn(Spent Of, int Batch, string Source, decimal AmountYuan);

/// <param name="Voucher">Number of the voucher, used once in the project.</param>
/// <param name="Kind">works, training or other; what is bought or rented is paid through its purchase.</param>
/// <param name="Source">The fund it is paid from; left out: what arrived first.</param>
public sealed record SpendFunds(
    [Field("票据号")] string Voucher,
    [Field("用途", ChoicesIn = typeof(FundLedger), Choices = nameof(FundLedger.DirectLabels))] string Kind,
    [Field("金额", Unit = "元")] decimal AmountYuan,
    [Field("资金来源", ChoicesIn = typeof(FundSources), Choices = nameof(FundSources.Labels), Hint = "不填按到位先后列支")]
        string? Source = null
)
{
    [JsonIgnore]
    public string? Purchase { get; init; }
}

/// <summary>
/// The expenditure ledger (GA-12): every amount falls on the batches it was paid from, and never is more spent than arrived.
/// </summary>
public static class FundLedger
{
    public const string Labour = "labour";

    public static IReadOnlyDictionary<string, string> KindLabels { get; } =
        new Dictionary<string, string>
        {
            [Labour] = "劳务报酬",
            ["works"] = "工程款",
            ["materials"] = "材料采购",
            ["rental"] = "机械租赁",
            ["service"] = "技术服务",
            ["training"] = "技能培训",
            ["other"] = "其他",
        };

    /// <summary>Paid through their purchase, after its notice.</summary>
    public static IReadOnlyList<string> Bought { get; } = ["materials", "rental", "service"];

    /// <summary>What is entered by itself: neither bought nor paid to workers.</summary>
    public static IReadOnlyDictionary<string, string> DirectLabels { get; } =
        KindLabels.Where(k => k.Key != Labour && !Bought.Contains(k.Key)).ToDictionary();

    /// <summary>Amounts bound to a source take from it first, then the others from what arrived earliest.</summary>
    /// <returns>The parts, in the order of the amounts, and what no batch could cover.</returns>
    public static (IReadOnlyList<Drawn> Parts, decimal Uncovered) Allocate(IEnumerable<FundBatch> batches, IEnumerable<Spent> spending)
    {
        var left = batches.OrderBy(b => b.On).ThenBy(b => b.Batch).Select(b => (Batch: b, Unspent: b.AmountYuan)).ToList();
        var parts = new List<(int Order, Drawn Part)>();
        var uncovered = 0m;
        foreach (
            var (spent, order) in spending
                .OrderBy(s => s.On)
                .ThenBy(s => s.Voucher, StringComparer.Ordinal)
                .Select((s, i) => (s, i))
                .OrderBy(s => s.s.Source is null)
                .ThenBy(s => s.i)
        )
        {
            var rest = spent.AmountYuan;
            // What came back lies again in the batches it was taken from, the last one first.
            for (var p = parts.Count - 1; p >= 0 && rest < 0; p--)
            {
                var taken = parts[p].Part;
                var open = parts.Where(x => x.Part.Of.Kind == spent.Kind && x.Part.Batch == taken.Batch).Sum(x => x.Part.AmountYuan);
                if (taken.Of.Kind != spent.Kind || open <= 0)
                    continue;
                var back = Math.Min(-rest, open);
                var i = left.FindIndex(l => l.Batch.Batch == taken.Batch);
                left[i] = (left[i].Batch, left[i].Unspent + back);
                rest += back;
                parts.Add((order, new Drawn(spent, taken.Batch, taken.Source, -back)));
            }
            for (var i = 0; i < left.Count && rest > 0; i++)
            {
                if (left[i].Unspent == 0 || (spent.Source is { } only && left[i].Batch.Source != only))
                    continue;
                var part = Math.Min(rest, left[i].Unspent);
                left[i] = (left[i].Batch, left[i].Unspent - part);
                rest -= part;
                parts.Add((order, new Drawn(spent, left[i].Batch.Batch, left[i].Batch.Source, part)));
            }
            uncovered += rest;
        }
        return ([.. parts.OrderBy(p => p.Order).Select(p => p.Part)], uncovered);
    }
}

public static class SpendingActions
{
    public static IReadOnlyList<ActionDef> All { get; } = [new ActionDef("funds.spend", "登记资金支出", Spend) { At = Place.OfProject }];

    public static Decision Spend(
        SpendFunds input,
        ProjectBasics project,
        ArrivedFunds arrived,
        SpentFunds spent,
        Practice practice,
        Moment moment
    )
    {
        var problems = Money.Problems("amountYuan", input.AmountYuan, zero: false).ToList();
        if (string.IsNullOrWhiteSpace(input.Voucher) || input.Voucher.Length > 64)
            problems.Add(new(FundsRefusals.Voucher, "voucher：票据号不能为空，不超过64字"));
        else if (spent.All.Any(s => s.Voucher == input.Voucher))
            problems.Add(new(FundsRefusals.VoucherKnown, $"voucher：票据号“{input.Voucher}”已登记"));
        if (!FundLedger.DirectLabels.ContainsKey(input.Kind) && !FundLedger.Bought.Contains(input.Kind))
            problems.Add(new(FundsRefusals.SpendingKind, $"kind：“{input.Kind}”应为 works、training 或 other"));
        else if (input.Purchase is null && FundLedger.Bought.Contains(input.Kind))
            problems.Add(
                new(
                    FundsRefusals.PurchaseUnnoticed,
                    $"{FundLedger.KindLabels[input.Kind]}须先询价、公示，期满无异议后在该项采购中支付（purchase.pay）",
                    practice.Who("compiles"),
                    Clause.Seed("GA-08")
                )
            );
        if (input.Source is { } source && !FundSources.Labels.ContainsKey(source))
            problems.Add(new(FundsRefusals.FundSource, $"source：没有资金来源“{source}”"));
        if (
            problems.Count == 0
            && Shortfall(
                arrived.Batches,
                spent.All,
                new Spent(input.Voucher, input.Kind, input.AmountYuan, input.Source, moment.OccurredOn)
            )
                is { } missing
        )
            problems.Add(
                new(
                    FundsRefusals.FundsShort,
                    $"{(input.Source is { } s ? FundSources.Labels[s] : "到位资金")}不足，缺 {Money.Yuan(missing)}；支出不得超过到位资金",
                    practice.Who("releases-funds"),
                    Clause.Seed("GA-12")
                )
            );
        return problems.Count > 0
            ? new Refused(problems)
            : new Accept
            {
                Facts =
                [
                    new FundsSpent(
                        project.Id,
                        input.Voucher,
                        input.Kind,
                        input.AmountYuan,
                        input.Source,
                        moment.OccurredOn,
                        input.Purchase
                    ),
                ],
            };
    }

    /// <summary>What the batches lack for one more amount; null when nothing.</summary>
    public static decimal? Shortfall(IEnumerable<FundBatch> batches, IEnumerable<Spent> spending, Spent more)
    {
        var (_, uncovered) = FundLedger.Allocate(batches, [.. spending, more]);
        return uncovered > 0 ? uncovered : null;
    }
}
