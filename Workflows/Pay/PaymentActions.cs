using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <summary>From the signed sheet to the money on each card. A payee is sent once, and again only after the bank said it failed.</summary>
public static class PaymentActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("pay-cycle.pay", "发放到卡", Pay),
        new ActionDef("pay-cycle.pay-from-deposit", "从保证金发放到卡", Pay),
        new ActionDef("pay-cycle.receipts", "逐人登记银行回单", Receipts),
        new ActionDef("pay-cycle.export-batch", "导出发放文件", Export),
        new ActionDef("pay-cycle.ask-bank", "查询银行", Ask),
        new ActionDef("pay-cycle.resend", "失败的重新发放", Resend),
        new ActionDef("pay-cycle.confirm", "登记银行回单", Confirm),
    ];

    private static Decision Pay(PayCyclePayment input, PayCycleView view, Moment moment)
    {
        var problems = BatchProblems(input.Batch, input.AmountYuan, view, view.Cycle!.TotalYuan, "发放表合计");
        return problems.Count > 0 ? new Refused(problems)
            : new Accept { Facts = [new PaymentMade(view.CaseId, input.Batch, input.AmountYuan, moment.OccurredOn)] };
    }

    private static Decision Resend(ResendPayment input, PayCycleView view, Moment moment)
    {
        var failed = view.Payees.Where(p => p.State == Payee.Failed).ToList();
        if (failed.Count == 0) return Decision.Refuse("none-failed", "没有发放失败的人；未答复的先向银行查询");
        var problems = BatchProblems(input.Batch, input.AmountYuan, view, failed.Sum(p => p.AmountYuan), "失败的合计");
        return problems.Count > 0 ? new Refused(problems)
            : new Accept { Facts = [new PaymentResent(view.CaseId, input.Batch, [.. failed.Select(p => p.Worker)], input.AmountYuan, moment.OccurredOn)] };
    }

    private static List<Refusal> BatchProblems(string batch, decimal amountYuan, PayCycleView view, decimal dueYuan, string of)
    {
        var problems = Money.Problems("amountYuan", amountYuan, zero: false).ToList();
        if (string.IsNullOrWhiteSpace(batch) || batch.Length > 64) problems.Add(new("batch", "batch：发放批次号不能为空，不超过64字"));
        if (view.BatchKnown) problems.Add(new("batch-known", $"batch：批次号“{batch}”已用过"));
        if (problems.Count == 0 && amountYuan != dueYuan)
            problems.Add(new("amount-differs", $"amountYuan：{Money.Yuan(amountYuan)} 与{of} {Money.Yuan(dueYuan)} 不一致"));
        return problems;
    }

    /// <summary>The bank's answers, line by line; the cycle closes when every payee has the money.</summary>
    private static Decision Receipts(TakeReceipts input, PayCycleView view, Moment moment)
    {
        var problems = new List<Refusal>();
        if (view.Payees.All(p => p.Batch != input.Batch)) return Decision.Refuse("batch-unknown", $"batch：“{input.Batch}”不是本期的批次");
        if (input.Lines.Count == 0) problems.Add(new("lines-empty", "lines：回单没有一笔"));
        var payees = view.Payees.ToDictionary(p => p.Worker);
        var keeps = new List<Private>();
        var answers = new List<PayeeAnswer>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, number) in input.Lines.Select((l, i) => (l, i + 1)))
        {
            var place = $"lines 第{number}笔";
            if (!payees.TryGetValue(line.Worker, out var payee) || payee.Batch != input.Batch) problems.Add(new("payee-unknown", $"{place}：“{line.Worker}”不在批次“{input.Batch}”中"));
            else if (!seen.Add(line.Worker)) problems.Add(new("line-twice", $"{place}：“{line.Worker}”重复"));
            else if (payee.State != Payee.Sent) problems.Add(new("answered", $"{place}：“{line.Worker}”已登记为{(payee.State == Payee.Paid ? "到账" : "失败")}"));
            else if (line.AmountYuan != payee.AmountYuan) problems.Add(new("amount-differs", $"{place}：“{line.Worker}”回单 {Money.Yuan(line.AmountYuan)} 与发放 {Money.Yuan(payee.AmountYuan)} 不一致"));
            if (line.Paid == (line.Problem is not null)) problems.Add(new("problem", $"{place}：失败的须写明 problem，到账的不写"));
            else if (line.Problem?.Length > 200) problems.Add(new("problem", $"{place}：problem 不超过200字"));
            var aside = moment.Aside($"problem-{number}", line.Problem);
            if (aside is not null) keeps.Add(aside);
            answers.Add(new PayeeAnswer(line.Worker, line.Paid, aside?.Ref));
        }
        if (problems.Count > 0) return new Refused(problems);
        var allPaid = view.Payees.All(p => p.State == Payee.Paid || answers.Any(a => a.Worker == p.Worker && a.Paid));
        List<Fact> facts = [new PayeesAnswered(view.CaseId, input.Batch, answers, moment.OccurredOn)];
        if (allPaid) facts.Add(Received(view, moment));
        return new Accept(allPaid ? PayCycleTable.Closed : PayCycleTable.Paid) { Facts = facts, Keeps = keeps };
    }

    private static Decision Export(ExportBatch input, PayCycleView view, Moment moment)
    {
        var sent = view.Payees.Count(p => p.Batch == input.Batch);
        return sent == 0 ? Decision.Refuse("batch-unknown", $"batch：“{input.Batch}”不是本期的批次")
            : new Accept { Facts = [new NumbersShown(view.CaseId, input.Batch, sent)] };
    }

    private static Decision Ask(AskBank input, PayCycleView view, Moment moment)
    {
        var open = view.Payees.Count(p => p.Batch == input.Batch && p.State == Payee.Sent);
        return open == 0 ? Decision.Refuse("all-answered", $"批次“{input.Batch}”没有未答复的笔数")
            : new Accept { Facts = [new BankAsked(view.CaseId, input.Batch, open, moment.OccurredOn)] };
    }

    /// <summary>One receipt for the whole batch: everybody who was sent has the money.</summary>
    private static Decision Confirm(BankConfirms input, PayCycleView view, Moment moment)
    {
        if (view.Payees.Count(p => p.State == Payee.Failed) is > 0 and var failed)
            return Decision.Refuse("payees-failed", $"有 {failed} 人发放失败，请更正后重新发放");
        var sent = view.Payees.Where(p => p.State == Payee.Sent).ToList();
        if (input.AmountYuan != sent.Sum(p => p.AmountYuan))
            return Decision.Refuse("amount-differs", $"amountYuan：回单 {Money.Yuan(input.AmountYuan)} 与发放 {Money.Yuan(sent.Sum(p => p.AmountYuan))} 不一致");
        return new Accept
        {
            Facts = [.. sent.GroupBy(p => p.Batch).Select(b => new PayeesAnswered(view.CaseId, b.Key, [.. b.Select(p => new PayeeAnswer(p.Worker, true, null))], moment.OccurredOn)), Received(view, moment)],
        };
    }

    private static ReceiptTaken Received(PayCycleView view, Moment moment) =>
        new(view.CaseId, moment.OccurredOn, PayDate.DaysLate(view.Cycle!.DueOn, moment.OccurredOn));
}
