using System.Globalization;

namespace WorkRelief.Workflows.Labour;

/// <summary>
/// 多发 over, 漏发 missed, 少发 under, 错发 wrong: what would happen if the sheet were paid as it stands (MEI-06).
/// </summary>
public enum DifferenceClass
{
    Over,
    Missed,
    Under,
    Wrong,
}

/// <summary>Where the three papers, or a paper and the registers, say different things.</summary>
/// <param name="Code">e.g. <c>worker-day</c>, <c>no-contract</c>.</param>
/// <param name="WhoExplains">In Chinese.</param>
public sealed record Difference(string Code, DifferenceClass Class, DateOnly Day, string WhoExplains)
{
    public string? Worker { get; init; }
    public string? Trade { get; init; }
    public string? Piece { get; init; }

    /// <summary>Sign-in sheet: work-days of the worker, or heads of the trade.</summary>
    public decimal? Sheet { get; init; }

    /// <summary>Labour ledger: work-days, or units.</summary>
    public decimal? Ledger { get; init; }

    /// <summary>Construction log: heads, or units; null when the day has no log.</summary>
    public decimal? Log { get; init; }

    /// <summary>Names the difference with its values.</summary>
    public string Key =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Code}/{Day:yyyy-MM-dd}/{Worker ?? Piece}/{Trade}/{Sheet:0.##}/{Ledger:0.##}/{Log:0.##}"
        );

    /// <summary>A signed explanation can settle it; what cannot be true, or cannot be counted, must be corrected.</summary>
    public bool Explainable => Code is not ("two-places" or "no-rate");

    public override string ToString()
    {
        var what = Worker is not null ? $"“{Worker}”" : Piece ?? Trade;
        string[] values = [Value("签到", Sheet), Value("台账", Ledger), Code is "trade-day" or "quantity" ? Value("日志", Log) : ""];
        var said = string.Join("，", values.Where(v => v.Length > 0));
        return $"{Reconciliation.ClassLabels[Class]}：{Day:yyyy-MM-dd} {what} {Reconciliation.Labels[Code]}（{said}），由{WhoExplains}说明";

        static string Value(string paper, decimal? value) =>
            value is { } v ? $"{paper} {v.ToString("0.##", CultureInfo.InvariantCulture)}"
            : paper == "日志" ? "日志 缺"
            : "";
    }
}

/// <summary>三个一致: by worker and day, by trade and day, by quantity; and what the registers say of each paid day.</summary>
public static class Reconciliation
{
    private const string Keeper = "台账登记人";
    private const string Foreman = "施工日志记录人";
    private const string Village = "村民委员会";

    public static IReadOnlyDictionary<DifferenceClass, string> ClassLabels { get; } =
        new Dictionary<DifferenceClass, string>
        {
            [DifferenceClass.Over] = "多发",
            [DifferenceClass.Missed] = "漏发",
            [DifferenceClass.Under] = "少发",
            [DifferenceClass.Wrong] = "错发",
        };

    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
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

    /// <summary>
    /// Every open difference, in order of day, code and name. Each worker-day is looked at once: the cost grows with the papers, not
    /// their square.
    /// </summary>
    public static IReadOnlyList<Difference> Of(MonthPapers papers)
    {
        var month = new Indexed(papers);
        return
        [
            .. month
                .WorkerDays()
                .Concat(month.TradeDays())
                .Concat(month.Quantities())
                .Where(d => !(d.Explainable && papers.Explained.Contains(d.Key)))
                .OrderBy(d => d.Day)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .ThenBy(d => d.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>A month's papers, each found by what it is compared by.</summary>
    private sealed class Indexed(MonthPapers papers)
    {
        private readonly Dictionary<(string Worker, DateOnly Day), SignIn> _sheet = papers.Sheet.ToDictionary(a => (a.Worker, a.Day));
        private readonly ILookup<(string Worker, DateOnly Day), LedgerLine> _ledger = papers
            .Ledger.Where(l => l.Days != 0 || l.Quantity != 0)
            .ToLookup(l => (l.Worker, l.Day));
        private readonly Dictionary<DateOnly, LogDay> _log = papers.Log.ToDictionary(d => d.Day);
        private readonly ILookup<string, ContractTerm> _terms = papers.Contracts.ToLookup(c => c.Worker);
        private readonly ILookup<string, WorkPass> _passes = papers.Passes.ToLookup(p => p.Worker);
        private readonly ILookup<(string Worker, DateOnly Day), Elsewhere> _elsewhere = papers.Elsewhere.ToLookup(e => (e.Worker, e.Day));
        private readonly ILookup<string, Revocation> _revoked = papers.Revocations.ToLookup(r => r.Worker);

        /// <summary>Sheet and ledger of each worker's day; and what the registers say of each day in the ledger.</summary>
        public IEnumerable<Difference> WorkerDays()
        {
            foreach (var (worker, day) in _sheet.Keys.Union(_ledger.Select(g => g.Key)))
            {
                var signed = _sheet.GetValueOrDefault((worker, day));
                var onSheet = signed?.WorkDays(papers.HoursOfADay) ?? 0;
                var lines = _ledger[(worker, day)].ToList();
                var byDay = lines.Sum(l => l.Days);
                if (Compared(lines, onSheet, byDay) is { } kind)
                    yield return Of("worker-day", kind, null, Keeper);
                if (lines.Count == 0)
                    continue;
                foreach (var (code, trade, who) in Wrongs(worker, day, signed, lines))
                    yield return Of(code, DifferenceClass.Wrong, trade, who);

                Difference Of(string code, DifferenceClass kind, string? trade, string who) =>
                    new(code, kind, day, who)
                    {
                        Worker = worker,
                        Trade = trade,
                        Sheet = onSheet,
                        Ledger = byDay,
                    };
            }
        }

        private static DifferenceClass? Compared(List<LedgerLine> lines, decimal onSheet, decimal byDay) =>
            lines.Count == 0
                ? onSheet > 0
                    ? DifferenceClass.Missed
                    : null
                : onSheet == 0 || byDay > onSheet
                    ? DifferenceClass.Over
                    // Who works by the piece signs in, but has no days in the ledger.
                    : byDay < onSheet && lines.All(l => l.Piece is null)
                        ? DifferenceClass.Under
                        : null;

        private IEnumerable<(string Code, string? Trade, string Who)> Wrongs(
            string worker,
            DateOnly day,
            SignIn? signed,
            IReadOnlyList<LedgerLine> lines
        )
        {
            var term = _terms[worker].TermOn(worker, day);
            foreach (var trade in lines.Select(l => l.Trade).Distinct(StringComparer.Ordinal))
            {
                if (term is not null && term.Trade != trade)
                    yield return ("other-trade", trade, Keeper);
                if (!_passes[worker].HoldOn(worker, trade, day))
                    yield return ("no-pass", trade, Village);
            }
            if (term is null)
                yield return ("no-contract", null, Village);
            if (lines.Any(l => WagePrice.Of(papers.Wages, l) is null))
                yield return ("no-rate", null, "四方会商");
            if (signed is not null && InTwoPlaces(signed, [.. _elsewhere[(worker, day)]]))
                yield return ("two-places", null, Keeper);
            if (_revoked[worker].Any(r => r.From <= day))
                yield return ("revoked", null, Village);
            if (_log.GetValueOrDefault(day)?.StopReason is not null)
                yield return ("stop-day", null, Foreman);
            if (papers.IdentityDoubts.ContainsKey(worker))
                yield return ("identity", null, Village);
        }

        /// <summary>
        /// The same half-day signed in twice; where hours are counted, more of them together than a day of work may have with overtime
        /// (劳动法 41: at most three hours a day).
        /// </summary>
        private bool InTwoPlaces(SignIn signed, IReadOnlyList<Elsewhere> others)
        {
            const int overtime = 3;
            if (signed.Minutes is null && others.All(e => e.Minutes is null))
                return others.Any(e => (e.Morning && signed.Morning) || (e.Afternoon && signed.Afternoon));
            var minutes = Minutes(signed.Minutes, signed.Morning, signed.Afternoon);
            return others.Count > 0
                && minutes + others.Sum(e => Minutes(e.Minutes, e.Morning, e.Afternoon)) > 60 * (papers.HoursOfADay + overtime);

            int Minutes(int? counted, bool morning, bool afternoon) =>
                counted ?? 30 * papers.HoursOfADay * ((morning ? 1 : 0) + (afternoon ? 1 : 0));
        }

        /// <summary>Heads of each trade. A signed-in worker counts for the trade of the ledger that day, else of the contract.</summary>
        public IEnumerable<Difference> TradeDays()
        {
            var heads = papers
                .Sheet.Where(a => a.WorkDays(papers.HoursOfADay) > 0)
                .SelectMany(a => TradesOf(a).Select(trade => (a.Day, trade)))
                .CountBy(x => x)
                .ToDictionary();
            var inLog = papers.Log.SelectMany(d => d.Heads.Keys.Select(trade => (d.Day, trade)));
            foreach (var (day, trade) in heads.Keys.Union(inLog))
            {
                var signedIn = heads.GetValueOrDefault((day, trade));
                int? logged = _log.TryGetValue(day, out var entry) ? entry.Heads.GetValueOrDefault(trade) : null;
                if (signedIn != logged)
                    yield return new("trade-day", signedIn > (logged ?? 0) ? DifferenceClass.Over : DifferenceClass.Missed, day, Foreman)
                    {
                        Trade = trade,
                        Sheet = signedIn,
                        Log = logged,
                    };
            }
        }

        private IEnumerable<string> TradesOf(SignIn signed) =>
            _ledger[(signed.Worker, signed.Day)]
                .Select(l => l.Trade)
                .DefaultIfEmpty(_terms[signed.Worker].TermOn(signed.Worker, signed.Day)?.Trade ?? "未定工种")
                .Distinct(StringComparer.Ordinal);

        /// <summary>
        /// Units of each piece. What the log has beside the ledger may be the work of those paid by the day: only pieces that somebody is
        /// paid for are compared.
        /// </summary>
        public IEnumerable<Difference> Quantities()
        {
            var done = papers
                .Ledger.Where(l => l.Piece is not null)
                .GroupBy(l => (l.Day, Piece: l.Piece!))
                .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
            var inLog = papers.Log.SelectMany(d => d.Quantities.Keys.Select(piece => (d.Day, Piece: piece)));
            foreach (var (day, piece) in done.Keys.Union(inLog))
            {
                var booked = done.GetValueOrDefault((day, piece));
                decimal? logged = _log.TryGetValue(day, out var entry) ? entry.Quantities.GetValueOrDefault(piece) : null;
                // Nothing booked, as after a line was withdrawn, agrees with a day that the log does not have.
                if (booked == (logged ?? 0) || papers.Wages.WagesOn(day)?.Pieces.Any(p => p.Piece == piece) != true)
                    continue;
                var kind =
                    booked > (logged ?? 0) ? DifferenceClass.Over
                    : booked == 0 ? DifferenceClass.Missed
                    : DifferenceClass.Under;
                yield return new("quantity", kind, day, Foreman)
                {
                    Piece = piece,
                    Ledger = booked,
                    Log = logged,
                };
            }
        }
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
            foreach (var worker in workers)
                held.TryAdd(worker, difference);
        }
        return held;
    }
}
