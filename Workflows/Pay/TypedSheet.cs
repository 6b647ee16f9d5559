using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Pay;

/// <summary>
/// A sheet of a month that is on paper alone, typed in from scans. It keeps every protection that a calculated one has: what cannot be
/// typed can be entered day by day.
/// </summary>
public static class TypedSheet
{
    private const string Village = "村民委员会";
    private const string Instead = "登记签到、台账和日志后按记录计算";

    internal static Decision Compile(
        IReadOnlyList<LineEntry> typed,
        CaseInHand at,
        CycleInHand cycle,
        MonthOfCycle month,
        WorkersNamed named,
        Practice practice
    )
    {
        if (!month.Papers.Empty)
            return Decision.Refuse(
                PayRefusals.PapersEntered,
                "本期在系统内有签到、台账或日志记录，按记录计算，不填 lines",
                clause: Clause.Seed("MEI-06")
            );
        if (practice.Pack.Word(PayPolicy.TypedLines, cycle.PeriodEnd) != "allowed")
            return Decision.Refuse(PayRefusals.TypedLines, $"本地不允许按纸质材料直接核定，请{Instead}", clause: Clause.Seed("MEI-06"));
        if (typed.Count == 0)
            return Decision.Refuse(Refusals.LinesEmpty, "lines：发放表没有人员");
        var problems = Problems(typed, named, cycle, month).Concat(typed.SelectMany((l, i) => Unprotected(l, Place(i), month))).ToList();
        if (problems.Count > 0)
            return new Refused(problems);
        var needsCard = practice.Pack.Word(PayPolicy.NeedsCard, cycle.PeriodEnd) == "yes";
        PayrollLine[] lines =
        [
            .. typed.Select(l => Line(l) with { Held = needsCard && month.Cardless.Contains(l.Worker) ? PayrollLine.NoCard : null }),
        ];
        return PayrollActions.Compiled(at, cycle, lines, practice, typed: true);
    }

    internal static PayrollLine Line(LineEntry line) =>
        new(line.Worker, line.Trade, line.Days, line.RateYuan, Money.ToFen(line.Days * line.RateYuan));

    /// <summary>What no sheet can say, also of a month that was paid before.</summary>
    internal static IEnumerable<Refusal> Problems(IReadOnlyList<LineEntry> typed, WorkersNamed named, CycleInHand cycle, MonthOfCycle month)
    {
        var most = cycle.PeriodEnd.Day;
        var seen = new HashSet<(string, string)>();
        foreach (var (line, place) in typed.Select((l, i) => (l, Place(i))))
        {
            if (!named.Born.ContainsKey(line.Worker))
                yield return new(Refusals.WorkerUnknown, $"{place}：花名册没有“{line.Worker}”", "村民委员会登记花名册");
            if (string.IsNullOrWhiteSpace(line.Trade) || line.Trade.Length > 20)
                yield return new(WorkerRefusals.Trade, $"{place}：工种不能为空，不超过20字");
            if (!seen.Add((line.Worker, line.Trade)))
                yield return new(PayRefusals.LineTwice, $"{place}：“{line.Worker}”的“{line.Trade}”重复");
            if (line.Days <= 0 || line.Days > most || decimal.Round(line.Days, 2) != line.Days)
                yield return new(LabourRefusals.Days, $"{place}：工日 {line.Days} 应大于0、不超过当月的{most}天，最多两位小数");
            foreach (var problem in Money.Problems($"{place} rateYuan", line.RateYuan))
                yield return problem;
        }
        var sheets = month.Papers.Empty ? month.Booked.Typed : month.Booked.Lines;
        foreach (var own in typed.GroupBy(l => l.Worker, StringComparer.Ordinal))
        {
            var before = sheets.Where(l => l.Worker == own.Key && l.Piece is null).Sum(l => l.Quantity);
            if (own.Sum(l => l.Days) + before is var days && days > most)
                yield return new(
                    LabourRefusals.Days,
                    $"“{own.Key}”各工种工日合计 {days}{(before > 0 ? $"（本月其他各期已有 {before}）" : "")}，超过当月的{most}天"
                );
        }
    }

    /// <summary>Nobody is paid by a sheet on paper what no entry would pay: on some day of the month all must have been in order.</summary>
    private static IEnumerable<Refusal> Unprotected(LineEntry line, string place, MonthOfCycle of)
    {
        var (month, worker) = (of.Papers, $"“{line.Worker}”");
        if (!OnSomeDay(month, d => month.Wages.WagesOn(d)?.Rates.Any(r => r.Trade == line.Trade && r.RateYuan == line.RateYuan) == true))
            yield return No(LabourRefusals.NoRate, $"“{line.Trade}”每工日 {Money.Yuan(line.RateYuan)} 不是本月商定的工价", "四方会商");
        if (!OnSomeDay(month, d => month.Contracts.TermOn(line.Worker, d)?.Trade == line.Trade))
            yield return No(PayRefusals.NoContract, $"{worker}本月没有“{line.Trade}”的用工合同", Village);
        if (!OnSomeDay(month, d => month.Passes.HoldOn(line.Worker, line.Trade, d)))
            yield return No(PayRefusals.NoPass, $"{worker}本月没有“{line.Trade}”的 PASS", Village);
        if (month.Revocations.Any(r => r.Worker == line.Worker && r.From <= month.From))
            yield return No(LabourRefusals.Revoked, $"{worker}的务工资格在本月之前已取消", Village);
        if (month.Revocations.Any(r => r.Worker == line.Worker && r.DeductShare > 0 && month.Holds(r.LastDayOfWork)))
            yield return No(PayRefusals.Deducted, $"{worker}本月有扣减工资的决定，扣减按记录计算", Village);
        if (month.IdentityDoubts.TryGetValue(line.Worker, out var other))
            yield return No(PayRefusals.Identity, $"{worker}的卡号与“{other}”相同", Village);

        Refusal No(RefusalCode code, string what, string who) =>
            new(code, $"{place}：{what}；请补齐，或{Instead}", who, Clause.Seed("MEI-06"));
    }

    private static bool OnSomeDay(MonthPapers month, Func<DateOnly, bool> isSo) =>
        Enumerable.Range(0, month.To.Day).Select(month.From.AddDays).Any(isSo);

    private static string Place(int index) => $"lines 第{index + 1}行";
}
