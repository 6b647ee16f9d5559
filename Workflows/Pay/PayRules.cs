using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <summary>What a cycle's own steps rest on, and what others ask about pay.</summary>
public static class PayRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("ProjectAdmitsPay@1", "项目已开工且未移交", Clause.Seed("DP-08"), ProjectAdmitsPay),
        new Rule("NothingWorked@1", "本期没有核定过报酬，签到、台账、日志上也没有人出工", Clause.Seed("MEI-06"), NothingWorked),
        new Rule("PapersEntered@1", "签到表、务工台账、施工日志已在系统内登记，或三份扫描件齐全", Clause.Seed("MEI-06"), PapersEntered),
        new Rule(
            "PapersAgree@1",
            "签到表、务工台账、施工日志三个一致，且核定之后没有改动",
            Clause.Seed("MEI-06"),
            PayCalculation.Disagreement
        ),
        new Rule("WorkersConfirmed@1", "务工群众已逐人签字确认，不在场的已列明", Clause.Seed("DP-05"), WorkersConfirmed),
        new Rule("FundsCover@1", "到位资金足够支付", Clause.Seed("GA-12"), FundsCover),
        new Rule("FundsCoverPayment@1", "到位资金足以支付本期", Clause.Seed("GA-12"), FundsCover),
        new Rule("PayAccountsEven@1", "各月劳务报酬账均已结清：没有应付未付、多发未退", Clause.Seed("DP-11"), PayAccountsEven),
        new Rule("PayDateOver@1", "已过应付日", Clause.Seed("DP-11"), PayDateOver),
        new Rule("NothingDue@1", "按台账本期没有应付的报酬", Clause.Seed("MEI-06"), NothingDue),
        new Rule("PayUpToDate@1", "没有已过应付日仍未付清的报酬", Clause.Seed("DP-11"), PayUpToDate),
    ];

    public static Refusal? ProjectAdmitsPay(ProjectBasics project, Practice practice) =>
        project.Stage is ProjectStages.UnderConstruction or ProjectStages.Suspended or ProjectStages.Accepted || project.InAcceptance
            ? null
            : new(PayRefusals.ProjectStage, "项目未开工或已移交，不能建立报酬期", practice.Who("commences"));

    public static Refusal? NothingWorked(CycleInHand cycle, MonthOfCycle month, Practice practice)
    {
        if (cycle.Revision > 0)
            return new(PayRefusals.CompiledBefore, "本期核定过报酬，不能登记为没有用工");
        var papers = month.Papers;
        return
            papers.Ledger.Any(l => l.Days != 0 || l.Quantity != 0)
            || papers.Sheet.Any(a => a.WorkDays(papers.HoursOfADay) > 0)
            || papers.Log.Any(d => d.Heads.Values.Any(h => h > 0))
            ? new(PayRefusals.WorkRecorded, "本期的签到、台账或日志上有人出工，不能登记为没有用工", practice.Who("compiles"))
            : null;
    }

    public static Refusal? PapersEntered(MonthOfCycle month, PapersHeld held, Practice practice)
    {
        if (!month.Papers.Empty)
            return null;
        string[] scans = ["sign-in-sheet", "labour-ledger", "construction-log"];
        string[] missing = [.. scans.Where(p => !held.Kinds.Contains(p)).Select(Paper.LabelOf)];
        return missing.Length == 0
            ? null
            : new(Refusals.PaperMissing, $"本期在系统内没有记录，也缺少材料：{string.Join("、", missing)}", practice.Who("compiles"));
    }

    /// <summary>Who is absent is named one by one, and they are few: else nobody confirmed the sheet.</summary>
    public static Refusal? WorkersConfirmed(SheetAsCompiled sheet, AbsentWorkers absent, CycleInHand cycle, Practice practice)
    {
        string[] missing =
        [
            .. sheet.Lines.Where(l => l.Held is null).Select(l => l.Worker).Distinct().Where(w => !sheet.Confirmed.Contains(w)),
        ];
        var named = string.Join("、", missing.Take(10)) + (missing.Length > 10 ? " 等" : "");
        if (missing.Length > 0)
            return new(PayRefusals.WorkersUnconfirmed, $"{missing.Length} 人尚未签字确认：{named}", practice.Who("compiles"));
        var workers = sheet.Lines.Where(l => l.Held is null).Select(l => l.Worker).Distinct().Count();
        var most = Math.Max(1, (int)(workers * practice.Pack.Share(PayPolicy.MostAbsent, cycle.PeriodEnd)));
        return absent.Count <= most
            ? null
            : new(
                PayRefusals.WorkersAbsent,
                $"不在场 {absent.Count} 人，{workers} 人的发放表最多容许 {most} 人，其余须签字确认",
                practice.Who("compiles")
            );
    }

    /// <summary>
    /// What goes out must have arrived and not be spent, on whatever: the sheet's total, and once it was paid, what failed and goes out
    /// again.
    /// </summary>
    public static Refusal? FundsCover(CycleInHand cycle, Payees payees, ArrivedFunds arrived, SpentFunds spent, Practice practice)
    {
        var missing = MissingYuan(arrived, spent, payees.All.Count == 0 ? cycle.TotalYuan : payees.Failed.Sum(p => p.AmountYuan));
        if (missing == 0)
            return null;
        var (came, left) = (Money.Yuan(arrived.TotalYuan), Money.Yuan(spent.All.Sum(s => s.AmountYuan)));
        return new(
            FundsRefusals.FundsShort,
            $"到位资金 {came}，已支出 {left}，本期缺 {Money.Yuan(missing)}",
            practice.Who("releases-funds")
        );
    }

    /// <summary>What the batches that arrived lack for one more payment to workers; 0 when it can be paid.</summary>
    public static decimal MissingYuan(ArrivedFunds arrived, SpentFunds spent, decimal amountYuan) =>
        FundLedger
            .Allocate(arrived.Batches, [.. spent.All, new Spent("", FundLedger.Labour, amountYuan, null, DateOnly.MaxValue)])
            .Uncovered;

    /// <summary>Nobody is forgotten: whoever is held, was entered late or was paid too much stands in a month's account.</summary>
    public static Refusal? PayAccountsEven(PayCycles cycles, PayAccounts accounts, Practice practice)
    {
        string[] open = [.. cycles.All.Where(c => !c.Final).Select(c => c.Period).Distinct()];
        if (open.Length > 0)
            return new(PayRefusals.PayOpen, $"报酬尚未付清：{string.Join("、", open)}", practice.Who("pays"));
        if (accounts.Open.Where(b => b.Yuan > 0).ToList() is { Count: > 0 } owed)
            return new(PayRefusals.PayOwed, $"还有应付未付的报酬：{Listed(owed)}；请建立报酬期或补发期发放", practice.Who("compiles"));
        var back = accounts.Open.Where(b => b.Yuan < 0).ToList();
        return back.Count == 0
            ? null
            : new(PayRefusals.PayOverpaid, $"还有多发未退的报酬：{Listed(back)}；请追回，或研究不再追回", practice.Who("compiles"));
    }

    public static Refusal? PayUpToDate(PayCycles cycles, PayAccounts accounts, Practice practice, Moment moment)
    {
        var late = cycles
            .All.Where(c => !c.Final && c.DueOn < moment.OccurredOn)
            .Select(c => $"{c.Period}（应付日 {c.DueOn:yyyy-MM-dd}）")
            .ToList();
        if (late.Count > 0)
            return new(PayRefusals.PayOverdue, $"报酬逾期未付：{string.Join("、", late)}", practice.Who("pays"));
        var owed = accounts.Open.Where(b => b.Yuan > 0 && b.DueOn < moment.OccurredOn).ToList();
        return owed.Count == 0
            ? null
            : new(PayRefusals.PayOverdue, $"报酬逾期未付：{Listed(owed)}；请建立补发期发放", practice.Who("compiles"));
    }

    private static string Listed(List<OpenBalance> balances)
    {
        const int most = 10;
        var said = balances.Take(most).Select(b => $"{b.Period} {b.Worker} {Money.Yuan(Math.Abs(b.Yuan))}{Because(b)}");
        return string.Join("、", said) + (balances.Count > most ? $" 等 {balances.Count} 笔" : "");

        static string Because(OpenBalance balance) => balance.Held is { } held ? $"（{PayCalculation.Why(held)}）" : "";
    }

    public static Refusal? PayDateOver(CycleInHand cycle, Practice practice, Moment moment) =>
        moment.OccurredOn > cycle.DueOn
            ? null
            : new(Refusals.NotOverdue, $"应付日 {cycle.DueOn:yyyy-MM-dd} 未过，由{practice.Who("compiles")}办理", practice.Who("compiles"));

    /// <summary>A cycle for which nothing is left: all withdrawn, upheld to nothing, paid by another.</summary>
    public static Refusal? NothingDue(CycleInHand cycle, MonthOfCycle month, Practice practice)
    {
        var lines = PayCalculation.Lines(cycle, month, practice.Pack);
        if (lines.Count == 0)
            return null;
        var due = $"{lines.Select(l => l.Worker).Distinct().Count()} 人 {Money.Yuan(lines.Sum(l => l.AmountYuan))}";
        return new(PayRefusals.PayDue, $"按台账本期还有应付或暂缓的报酬：{due}", practice.Who("compiles"));
    }
}
