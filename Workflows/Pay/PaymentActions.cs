using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <param name="Batch">The payer's batch number.</param>
/// <param name="AmountYuan">Must equal the sheet's total.</param>
public sealed record PayCyclePayment(
    [Field("发放批次号", Hint = "没有用过的")] string Batch,
    [Field("金额", Unit = "元", Hint = "与发放表合计一致")] decimal AmountYuan
);

/// <param name="Batch">A new number.</param>
public sealed record ResendPayment(
    [Field("发放批次号", Hint = "没有用过的")] string Batch,
    [Field("金额", Unit = "元", Hint = "与发放失败的合计一致")] decimal AmountYuan
);

/// <param name="Paid">True when the bank says so; otherwise <paramref name="Problem"/> in its words.</param>
public sealed record ReceiptLine(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("金额", Unit = "元")] decimal AmountYuan,
    [Field("已到账")] bool Paid,
    [Field("失败原因", Hint = "没有到账的照银行回单写")] string? Problem = null
);

public sealed record TakeReceipts(
    [Field("发放批次号", Offers = Offer.Batch)] string Batch,
    [Field("回单明细")] IReadOnlyList<ReceiptLine> Lines
);

public sealed record AskBank([Field("发放批次号", Offers = Offer.Batch)] string Batch);

public sealed record ExportBatch([Field("发放批次号", Hint = "尚未登记发放的，写将要使用的批次号")] string Batch);

/// <param name="AmountYuan">What the bank confirms; must equal what was paid.</param>
public sealed record BankConfirms([Field("金额", Unit = "元", Hint = "与发放金额一致")] decimal AmountYuan);

/// <summary>From the signed sheet to the money on each card. A payee is sent once, and again only after the bank said it failed.</summary>
public static class PaymentActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("pay-cycle.pay", "发放到卡", Pay).Asking<BatchKnown, PayCyclePayment, string>(i => i.Batch),
        new ActionDef("pay-cycle.pay-from-deposit", "从保证金发放到卡", PayFromDeposit).Asking<BatchKnown, PayCyclePayment, string>(i =>
            i.Batch
        ),
        new ActionDef("pay-cycle.receipts", "逐人登记银行回单", Receipts),
        new ActionDef("pay-cycle.export-batch", "导出发放文件", Export).Asking<BatchKnown, ExportBatch, string>(i => i.Batch),
        new ActionDef("pay-cycle.ask-bank", "查询银行", Ask),
        new ActionDef("pay-cycle.resend", "失败的重新发放", Resend).Asking<BatchKnown, ResendPayment, string>(i => i.Batch),
        new ActionDef("pay-cycle.confirm", "登记银行回单", Confirm),
    ];

    public static Decision Pay(PayCyclePayment input, CaseInHand at, CycleInHand cycle, BatchKnown batch, Moment moment) =>
        Sent(input, at, cycle, batch, moment, fromDeposit: false);

    /// <summary>The same payees and the same one batch, from the contractor's money.</summary>
    public static Decision PayFromDeposit(PayCyclePayment input, CaseInHand at, CycleInHand cycle, BatchKnown batch, Moment moment) =>
        Sent(input, at, cycle, batch, moment, fromDeposit: true);

    private static Decision Sent(PayCyclePayment input, CaseInHand at, CycleInHand cycle, BatchKnown batch, Moment moment, bool fromDeposit)
    {
        var problems = BatchProblems(input.Batch, input.AmountYuan, batch, cycle.TotalYuan, "发放表合计");
        return problems.Count > 0
            ? new Refused(problems)
            : new Accept { Facts = [new PaymentMade(at.Id, input.Batch, input.AmountYuan, moment.OccurredOn, fromDeposit)] };
    }

    public static Decision Resend(ResendPayment input, CaseInHand at, Payees payees, BatchKnown batch, Moment moment)
    {
        var failed = payees.Failed;
        if (failed.Count == 0)
            return Decision.Refuse(PayRefusals.NoneFailed, "没有发放失败的人；未答复的先向银行查询");
        var problems = BatchProblems(input.Batch, input.AmountYuan, batch, failed.Sum(p => p.AmountYuan), "失败的合计");
        if (problems.Count > 0)
            return new Refused(problems);
        var resent = new PaymentResent(at.Id, input.Batch, [.. failed.Select(p => p.Worker)], input.AmountYuan, moment.OccurredOn);
        return new Accept { Facts = [resent] };
    }

    private static List<Refusal> BatchProblems(string batch, decimal amountYuan, BatchKnown known, decimal dueYuan, string of)
    {
        var problems = Money.Problems("amountYuan", amountYuan, zero: false).ToList();
        if (BatchProblem(batch, known) is { } no)
            problems.Add(no);
        if (problems.Count == 0 && amountYuan != dueYuan)
            problems.Add(new(PayRefusals.AmountDiffers, $"amountYuan：{Money.Yuan(amountYuan)} 与{of} {Money.Yuan(dueYuan)} 不一致"));
        return problems;
    }

    private static Refusal? BatchProblem(string batch, BatchKnown known) =>
        string.IsNullOrWhiteSpace(batch) || batch.Length > 64 ? new(PayRefusals.Batch, "batch：发放批次号不能为空，不超过64字")
        : known.Used ? new(PayRefusals.BatchKnown, $"batch：批次号“{batch}”已用过")
        : null;

    /// <summary>The bank's answers, line by line; the cycle closes when every payee has the money.</summary>
    public static Decision Receipts(TakeReceipts input, CaseInHand at, CycleInHand cycle, Payees payees, Moment moment)
    {
        if (payees.All.All(p => p.Batch != input.Batch))
            return Decision.Refuse(PayRefusals.BatchUnknown, $"batch：“{input.Batch}”不是本期的批次");
        var problems = new List<Refusal>();
        if (input.Lines.Count == 0)
            problems.Add(new(Refusals.LinesEmpty, "lines：回单没有一笔"));
        if (moment.OccurredOn < payees.All.Where(p => p.Batch == input.Batch).Max(p => p.SentOn))
            problems.Add(new(Refusals.DateOrder, "回单日期早于发放日期"));
        var sent = payees.All.Where(p => p.Batch == input.Batch).ToDictionary(p => p.Worker);
        var keeps = new List<Private>();
        var answers = new List<PayeeAnswer>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, number) in input.Lines.Select((l, i) => (l, i + 1)))
        {
            var place = $"lines 第{number}笔";
            if (Misfit(line, sent, seen, input.Batch, place) is { } misfit)
                problems.Add(misfit);
            if (line.Paid == (line.Problem is not null))
                problems.Add(new(PayRefusals.Problem, $"{place}：失败的须写明 problem，到账的不写"));
            else if (line.Problem?.Length > 200)
                problems.Add(new(PayRefusals.Problem, $"{place}：problem 不超过200字"));
            var aside = moment.Aside($"problem-{number}", line.Problem);
            if (aside is not null)
                keeps.Add(aside);
            answers.Add(new PayeeAnswer(line.Worker, line.Paid, aside?.Ref));
        }
        if (problems.Count > 0)
            return new Refused(problems);
        var allPaid = payees.All.All(p => p.State == Payee.Paid || answers.Any(a => a.Worker == p.Worker && a.Paid));
        List<Fact> facts = [new PayeesAnswered(at.Id, input.Batch, answers, moment.OccurredOn)];
        if (allPaid)
            facts.Add(Received(at, cycle, payees, moment));
        return new Accept(allPaid ? PayTable.Closed : PayTable.Paid) { Facts = facts, Keeps = keeps };
    }

    private static Refusal? Misfit(ReceiptLine line, Dictionary<string, Payee> sent, HashSet<string> seen, string batch, string place)
    {
        if (!sent.TryGetValue(line.Worker, out var payee))
            return new(PayRefusals.PayeeUnknown, $"{place}：“{line.Worker}”不在批次“{batch}”中");
        if (!seen.Add(line.Worker))
            return new(PayRefusals.LineTwice, $"{place}：“{line.Worker}”重复");
        if (payee.State != Payee.Sent)
            return new(PayRefusals.Answered, $"{place}：“{line.Worker}”已登记为{(payee.State == Payee.Paid ? "到账" : "失败")}");
        return line.AmountYuan == payee.AmountYuan
            ? null
            : new(
                PayRefusals.AmountDiffers,
                $"{place}：“{line.Worker}”回单 {Money.Yuan(line.AmountYuan)} 与发放 {Money.Yuan(payee.AmountYuan)} 不一致"
            );
    }

    /// <summary>
    /// The payment is taken with the bank's list, so the list is there before it: under the number that the batch will have.
    /// </summary>
    public static Decision Export(ExportBatch input, CaseInHand at, Payees payees, SheetAsCompiled sheet, BatchKnown batch)
    {
        if (payees.All.Count == 0)
        {
            var due = sheet.Lines.Where(l => l.Held is null).Select(l => l.Worker).Distinct().Count();
            return BatchProblem(input.Batch, batch) is { } no
                ? new Refused([no])
                : new Accept { Facts = [new NumbersShown(at.Id, input.Batch, due)] };
        }
        var sent = payees.All.Count(p => p.Batch == input.Batch);
        return sent == 0
            ? Decision.Refuse(PayRefusals.BatchUnknown, $"batch：“{input.Batch}”不是本期的批次")
            : new Accept { Facts = [new NumbersShown(at.Id, input.Batch, sent)] };
    }

    public static Decision Ask(AskBank input, CaseInHand at, Payees payees, Moment moment)
    {
        var open = payees.All.Count(p => p.Batch == input.Batch && p.State == Payee.Sent);
        return open == 0
            ? Decision.Refuse(PayRefusals.AllAnswered, $"批次“{input.Batch}”没有未答复的笔数")
            : new Accept { Facts = [new BankAsked(at.Id, input.Batch, open, moment.OccurredOn)] };
    }

    /// <summary>One receipt for the whole batch: everybody who was sent has the money.</summary>
    public static Decision Confirm(BankConfirms input, CaseInHand at, CycleInHand cycle, Payees payees, Moment moment)
    {
        if (payees.Failed.Count is > 0 and var failed)
            return Decision.Refuse(PayRefusals.PayeesFailed, $"有 {failed} 人发放失败，请更正后重新发放");
        var sent = payees.All.Where(p => p.State == Payee.Sent).ToList();
        var sentYuan = sent.Sum(p => p.AmountYuan);
        if (input.AmountYuan != sentYuan)
            return Decision.Refuse(
                PayRefusals.AmountDiffers,
                $"amountYuan：回单 {Money.Yuan(input.AmountYuan)} 与发放 {Money.Yuan(sentYuan)} 不一致"
            );
        var answered = sent.GroupBy(p => p.Batch)
            .Select(b => new PayeesAnswered(at.Id, b.Key, [.. b.Select(p => new PayeeAnswer(p.Worker, true, null))], moment.OccurredOn));
        return new Accept { Facts = [.. answered, Received(at, cycle, payees, moment)] };
    }

    /// <summary>The day on which the last one had the money, whoever was entered last.</summary>
    private static ReceiptTaken Received(CaseInHand at, CycleInHand cycle, Payees payees, Moment moment)
    {
        var last = payees.All.Select(p => p.AnsweredOn).OfType<DateOnly>().Append(moment.OccurredOn).Max();
        return new(at.Id, last, PayDate.DaysLate(cycle.DueOn, last));
    }
}
