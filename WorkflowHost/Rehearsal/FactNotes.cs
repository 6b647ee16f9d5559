using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>What a step's facts add to its line of the timeline: sums, people, dates.</summary>
internal static class FactNotes
{
    public static string? Of(Entry entry) =>
        string.Join(
            "，",
            entry
                .Facts.Select(f =>
                    f switch
                    {
                        Workflows.Pay.CycleOpened c => $"应付日 {c.DueOn:yyyy-MM-dd}{(c.Provisional ? "（暂定）" : "")}",
                        Workflows.Pay.PayDateRecounted c => $"应付日 {c.DueOn:yyyy-MM-dd}{(c.Provisional ? "（暂定）" : "")}",
                        Workflows.Pay.PayrollCompiled p => $"{p.Lines.Count}行，合计 {Money.Yuan(p.TotalYuan)}{Held(p)}",
                        Workflows.Pay.PaymentResent p => $"批次 {p.Batch}，{p.Workers.Count}人，{Money.Yuan(p.AmountYuan)}",
                        Workflows.Pay.PayeesAnswered p => $"到账 {p.Answers.Count(a => a.Paid)}人"
                            + (p.Answers.Any(a => !a.Paid) ? $"，失败 {p.Answers.Count(a => !a.Paid)}人" : ""),
                        Workflows.Pay.WorkersConfirmed p => $"{p.Workers.Count}人 {Workflows.Pay.PayrollActions.HowLabels[p.How]}",
                        Workflows.Pay.DifferenceExplained p => $"{p.Keys.Count}处",
                        WagesFixed w => string.Join(
                            "、",
                            w.Wages.Rates.Select(r => $"{r.Trade} {r.RateYuan}")
                                .Concat(w.Wages.Pieces.Select(p => $"{p.Piece} {p.PriceYuan}/{p.Unit}"))
                        ),
                        ContractsSigned c => $"{c.Terms.Count}份",
                        PassesIssued p => $"{p.Passes.Count}人",
                        SignInSheetEntered a => $"{a.Entries.Select(e => e.Worker).Distinct().Count()}人 {a.Entries.Count}人次"
                            + (a.ReasonRef is null ? "" : "（更正）"),
                        LabourLedgerEntered l =>
                            $"{l.Lines.Select(e => e.Worker).Distinct().Count()}人 {l.Lines.Count}条{(l.ReasonRef is null ? "" : "（更正）")}",
                        ConstructionLogEntered l => $"{l.Days.Count}天{(l.ReasonRef is null ? "" : "（更正）")}",
                        Workflows.Pay.PaymentMade p => $"批次 {p.Batch}，{Money.Yuan(p.AmountYuan)}",
                        Workflows.Pay.ReceiptTaken { DaysLate: > 0 } r => $"逾期 {r.DaysLate} 天",
                        Workflows.PublicNotices.PublicNoticePosted n => $"公示至 {n.LastDay:yyyy-MM-dd}{(n.Provisional ? "（暂定）" : "")}",
                        Workflows.PublicNotices.PublicNoticeRestarted n =>
                            $"公示至 {n.LastDay:yyyy-MM-dd}{(n.Provisional ? "（暂定）" : "")}",
                        Workflows.PublicNotices.PublicNoticeResumed n =>
                            $"续算至 {n.LastDay:yyyy-MM-dd}{(n.Provisional ? "（暂定）" : "")}",
                        LeadNamed l => l.Account,
                        Workflows.Records.RecordAdded r => RecordKinds.All[r.Kind].Label + (r.Level is { } level ? $"（{level}）" : ""),
                        WorkerRegistered => $"{entry.Facts.Count}人",
                        FundsReleased b => $"{FundSources.Labels[b.Source]} {Money.Yuan(b.AmountYuan)}",
                        Workflows.Acceptance.TierDecided { Score: { } score } => $"得分 {score}",
                        _ => null,
                    }
                )
                .Where(n => n is not null)
                .Distinct()
        )
            is { Length: > 0 } notes
            ? notes
            : null;

    private static string Held(Workflows.Pay.PayrollCompiled sheet)
    {
        var held = sheet.Lines.Where(l => l.Held is not null).Select(l => l.Worker).Distinct().Count();
        return held == 0 ? "" : $"，暂缓 {held}人";
    }
}
