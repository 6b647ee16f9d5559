using System.Globalization;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <summary>多发 over, 漏发 missed, 少发 under, 错发 wrong: what would happen if the sheet were paid as it stands (MEI-06).</summary>
public enum DifferenceClass { Over, Missed, Under, Wrong }

/// <summary>Where the three papers, or a paper and the registers, say different things.</summary>
/// <param name="Code">e.g. <c>worker-day</c>, <c>no-contract</c>.</param>
/// <param name="Sheet">Sign-in sheet: work-days of the worker, or heads of the trade.</param>
/// <param name="Ledger">Labour ledger: work-days, or units.</param>
/// <param name="Log">Construction log: heads, or units; null when the day has no log.</param>
/// <param name="WhoExplains">In Chinese.</param>
public sealed record Difference(
    string Code, DifferenceClass Class, DateOnly Day, string? Worker, string? Trade, string? Piece,
    decimal? Sheet, decimal? Ledger, decimal? Log, string WhoExplains)
{
    /// <summary>Names the difference with its values.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture,
        $"{Code}/{Day:yyyy-MM-dd}/{Worker ?? Piece}/{Trade}/{Sheet:0.##}/{Ledger:0.##}/{Log:0.##}");

    /// <summary>A signed explanation can settle it; what cannot be true, or cannot be counted, must be corrected.</summary>
    public bool Explainable => Code is not ("two-places" or "no-rate");

    public override string ToString()
    {
        var what = Worker is not null ? $"“{Worker}”" : Piece ?? Trade;
        string[] values = [Value("签到", Sheet), Value("台账", Ledger), Code is "trade-day" or "quantity" ? Value("日志", Log) : ""];
        return $"{Reconciliation.ClassLabels[Class]}：{Day:yyyy-MM-dd} {what} {Reconciliation.Labels[Code]}（{string.Join("，", values.Where(v => v.Length > 0))}），由{WhoExplains}说明";

        static string Value(string paper, decimal? value) => value is { } v ? $"{paper} {v.ToString("0.##", CultureInfo.InvariantCulture)}" : paper == "日志" ? "日志 缺" : "";
    }
}

/// <summary>三个一致: by worker and day, by trade and day, by quantity; and what the registers say of each paid day.</summary>
public static class Reconciliation
{
    private const string Keeper = "台账登记人";
    private const string Foreman = "施工日志记录人";
    private const string Village = "村民委员会";

    public static IReadOnlyDictionary<DifferenceClass, string> ClassLabels { get; } = new Dictionary<DifferenceClass, string>
    {
        [DifferenceClass.Over] = "多发", [DifferenceClass.Missed] = "漏发", [DifferenceClass.Under] = "少发", [DifferenceClass.Wrong] = "错发",
    };

    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["worker-day"] = "签到与台账工日不一致",
        ["trade-day"] = "签到与日志人数不一致",
        ["quantity"] = "台账与日志工程量不一致",
        ["no-contract"] = "没有用工合同",
        ["other-trade"] = "台账工种与合同不符",
        ["no-pass"] = "没有该工种的 PASS",
        ["no-rate"] = "没有商定工价",
        ["two-places"] = "同一半天在两个项目签到",
        ["revoked"] = "取消务工资格之后",
        ["stop-day"] = "停工日",
        ["identity"] = "身份或卡号与他人相同",
    };

    /// <summary>Every open difference, in order of day, code and name. Each worker-day is looked at once: the cost grows with the papers, not their square.</summary>
    public static IReadOnlyList<Difference> Of(MonthPapers papers)
    {
        var found = new List<Difference>();
        var sheet = papers.Sheet.ToDictionary(a => (a.Worker, a.Day));
        var ledger = papers.Ledger.Where(l => l.Days != 0 || l.Quantity != 0).ToLookup(l => (l.Worker, l.Day));
        var log = papers.Log.ToDictionary(d => d.Day);
        var terms = papers.Contracts.ToLookup(c => c.Worker);
        var passes = papers.Passes.ToLookup(p => p.Worker);
        var elsewhere = papers.Elsewhere.ToLookup(e => (e.Worker, e.Day));
        var revoked = papers.Revocations.ToLookup(r => r.Worker);

        foreach (var at in sheet.Keys.Union(ledger.Select(g => g.Key)))
        {
            var (worker, day) = at;
            var signed = sheet.GetValueOrDefault(at);
            var onSheet = signed?.WorkDays(papers.HoursOfADay) ?? 0;
            var lines = ledger[at].ToList();
            var byDay = lines.Sum(l => l.Days);
            var pieces = lines.Any(l => l.Piece is not null);
            DifferenceClass? differs = lines.Count == 0 ? onSheet > 0 ? DifferenceClass.Missed : null
                : onSheet == 0 || byDay > onSheet ? DifferenceClass.Over
                // Who works by the piece signs in, but has no days in the ledger.
                : byDay < onSheet && !pieces ? DifferenceClass.Under : null;
            if (differs is { } kind) found.Add(new("worker-day", kind, day, worker, null, null, onSheet, byDay, null, Keeper));
            if (lines.Count == 0) continue;

            var term = terms[worker].TermOn(worker, day);
            foreach (var trade in lines.Select(l => l.Trade).Distinct(StringComparer.Ordinal))
            {
                if (term is not null && term.Trade != trade) Wrong("other-trade", trade, Keeper);
                if (!passes[worker].HoldOn(worker, trade, day)) Wrong("no-pass", trade, Village);
            }
            if (term is null) Wrong("no-contract", null, Village);
            if (lines.Any(l => PayComputation.Price(papers.Wages, l) is null)) Wrong("no-rate", null, "四方会商");
            if (signed is not null && elsewhere[at].Any(e => (e.Morning && signed.Morning) || (e.Afternoon && signed.Afternoon))) Wrong("two-places", null, Keeper);
            if (revoked[worker].Any(r => r.From <= day)) Wrong("revoked", null, Village);
            if (log.GetValueOrDefault(day)?.StopReason is not null) Wrong("stop-day", null, Foreman);
            if (papers.IdentityDoubts.ContainsKey(worker)) Wrong("identity", null, Village);

            void Wrong(string code, string? trade, string who) => found.Add(new(code, DifferenceClass.Wrong, day, worker, trade, null, onSheet, byDay, null, who));
        }

        // A signed-in worker counts for the trade of the ledger that day, else of the contract.
        var heads = papers.Sheet.Where(a => a.WorkDays(papers.HoursOfADay) > 0)
            .SelectMany(a => ledger[(a.Worker, a.Day)].Select(l => l.Trade).DefaultIfEmpty(terms[a.Worker].TermOn(a.Worker, a.Day)?.Trade ?? "未定工种")
                .Distinct(StringComparer.Ordinal).Select(trade => (a.Day, trade)))
            .CountBy(x => x).ToDictionary();
        foreach (var (day, trade) in heads.Keys.Union(papers.Log.SelectMany(d => d.Heads.Where(h => h.Value > 0).Select(h => (d.Day, h.Key)))))
        {
            var signedIn = heads.GetValueOrDefault((day, trade));
            int? logged = log.TryGetValue(day, out var entry) ? entry.Heads.GetValueOrDefault(trade) : null;
            if (signedIn != logged)
                found.Add(new("trade-day", signedIn > (logged ?? 0) ? DifferenceClass.Over : DifferenceClass.Missed, day, null, trade, null, signedIn, null, logged, Foreman));
        }

        var done = papers.Ledger.Where(l => l.Piece is not null).GroupBy(l => (l.Day, Piece: l.Piece!)).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
        foreach (var (day, piece) in done.Keys.Union(papers.Log.SelectMany(d => d.Quantities.Where(q => q.Value != 0).Select(q => (d.Day, Piece: q.Key)))))
        {
            var booked = done.GetValueOrDefault((day, piece));
            decimal? logged = log.TryGetValue(day, out var entry) ? entry.Quantities.GetValueOrDefault(piece) : null;
            // What the log has beside the ledger may be the work of those paid by the day: only pieces that somebody is paid for are compared.
            if (booked != logged && papers.Wages.WagesOn(day)?.Pieces.Any(p => p.Piece == piece) == true)
                found.Add(new("quantity", booked > (logged ?? 0) ? DifferenceClass.Over : booked == 0 ? DifferenceClass.Missed : DifferenceClass.Under, day, null, null, piece, null, booked, logged, Foreman));
        }
        return [.. found.Where(d => !(d.Explainable && papers.Explained.Contains(d.Key)))
            .OrderBy(d => d.Day).ThenBy(d => d.Code, StringComparer.Ordinal).ThenBy(d => d.Key, StringComparer.Ordinal)];
    }

    /// <summary>The workers whose line an open difference touches → the first of those differences.</summary>
    public static IReadOnlyDictionary<string, Difference> Held(MonthPapers papers, IReadOnlyList<Difference> open)
    {
        var held = new Dictionary<string, Difference>(StringComparer.Ordinal);
        foreach (var difference in open)
        {
            string[] workers = difference switch
            {
                { Worker: { } worker } => [worker],
                { Piece: { } piece } => [.. papers.Ledger.Where(l => l.Day == difference.Day && l.Piece == piece).Select(l => l.Worker)],
                _ => [.. papers.Ledger.Where(l => l.Day == difference.Day && l.Trade == difference.Trade).Select(l => l.Worker)],
            };
            foreach (var worker in workers) held.TryAdd(worker, difference);
        }
        return held;
    }
}
