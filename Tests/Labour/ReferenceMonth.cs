using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

/// <summary>The same month counted a second time, by plain loops over the papers and none of the program's own counting.</summary>
public static class ReferenceMonth
{
    /// <summary>Worker → yuan.</summary>
    public static SortedDictionary<string, decimal> Pay(MonthPapers m)
    {
        var pay = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var done = new List<LedgerLine>();
        for (var i = 0; i < m.Ledger.Count; i++)
        {
            var line = m.Ledger[i];
            if (done.Contains(line))
                continue;
            var price = PriceOf(m, line.Piece, line.Trade, line.Day);
            if (price < 0)
                continue;
            // All lines of the same worker and work at the same price are one item.
            decimal quantity = 0;
            for (var j = 0; j < m.Ledger.Count; j++)
            {
                var other = m.Ledger[j];
                if (
                    other.Worker == line.Worker
                    && other.Trade == line.Trade
                    && other.Piece == line.Piece
                    && PriceOf(m, other.Piece, other.Trade, other.Day) == price
                )
                {
                    quantity += other.Piece == null ? other.Days : other.Quantity;
                    done.Add(other);
                }
            }
            // Whole 分, half away from zero, by hand.
            var fen = quantity * price * 100;
            var whole = Math.Floor(fen);
            if (fen - whole >= 0.5m)
                whole += 1;
            if (whole > 0)
                pay[line.Worker] = (pay.TryGetValue(line.Worker, out var so) ? so : 0) + whole / 100;
        }
        return pay;
    }

    /// <summary>Each difference as "class code day who".</summary>
    public static List<string> Differences(MonthPapers m)
    {
        var found = new List<string>();
        for (var day = m.From; day <= m.To; day = day.AddDays(1))
        {
            LogDay? log = null;
            foreach (var entry in m.Log)
                if (entry.Day == day)
                    log = entry;
            var workers = new List<string>();
            foreach (var a in m.Sheet)
                if (a.Day == day && !workers.Contains(a.Worker))
                    workers.Add(a.Worker);
            foreach (var l in m.Ledger)
                if (l.Day == day && !workers.Contains(l.Worker))
                    workers.Add(l.Worker);
            var heads = new Dictionary<string, int>();
            foreach (var worker in workers)
            {
                SignIn? signed = null;
                foreach (var a in m.Sheet)
                    if (a.Day == day && a.Worker == worker)
                        signed = a;
                decimal came = 0;
                if (signed != null && signed.Minutes != null)
                {
                    var hundredths = signed.Minutes.Value * 100m / (60 * m.HoursOfADay);
                    came = Math.Floor(hundredths) / 100;
                    if (hundredths - Math.Floor(hundredths) >= 0.5m)
                        came += 0.01m;
                }
                else if (signed != null)
                {
                    if (signed.Morning)
                        came += 0.5m;
                    if (signed.Afternoon)
                        came += 0.5m;
                }
                decimal booked = 0;
                var lines = 0;
                var byPiece = false;
                var trades = new List<string>();
                var unpriced = false;
                foreach (var l in m.Ledger)
                {
                    if (l.Day != day || l.Worker != worker || (l.Days == 0 && l.Quantity == 0))
                        continue;
                    lines++;
                    booked += l.Days;
                    if (l.Piece != null)
                        byPiece = true;
                    if (!trades.Contains(l.Trade))
                        trades.Add(l.Trade);
                    if (PriceOf(m, l.Piece, l.Trade, day) < 0)
                        unpriced = true;
                }
                if (lines == 0 && came > 0)
                    found.Add($"Missed worker-day {day:MM-dd} {worker}");
                if (lines > 0 && (came == 0 || booked > came))
                    found.Add($"Over worker-day {day:MM-dd} {worker}");
                else if (lines > 0 && booked < came && !byPiece)
                    found.Add($"Under worker-day {day:MM-dd} {worker}");

                ContractTerm? term = null;
                foreach (var t in m.Contracts)
                    if (t.Worker == worker && t.From <= day && (term == null || t.From > term.From))
                        term = t;
                if (term != null && term.Until != null && term.Until < day)
                    term = null;
                if (came > 0)
                {
                    if (trades.Count == 0)
                        trades.Add(term == null ? "未定工种" : term.Trade);
                    foreach (var t in trades)
                        heads[t] = (heads.TryGetValue(t, out var n) ? n : 0) + 1;
                }
                if (lines == 0)
                    continue;
                if (term == null)
                    found.Add($"Wrong no-contract {day:MM-dd} {worker}");
                foreach (var t in trades)
                {
                    if (term != null && term.Trade != t)
                        found.Add($"Wrong other-trade {day:MM-dd} {worker}");
                    var holds = false;
                    foreach (var p in m.Passes)
                        if (p.Worker == worker && p.Trade == t && p.On <= day && (p.Until == null || p.Until >= day))
                            holds = true;
                    if (!holds)
                        found.Add($"Wrong no-pass {day:MM-dd} {worker}");
                }
                if (unpriced)
                    found.Add($"Wrong no-rate {day:MM-dd} {worker}");
                var twice = false;
                foreach (var e in m.Elsewhere)
                    if (e.Worker == worker && e.Day == day && signed != null && signed.Minutes == null)
                        if ((e.Morning && signed.Morning) || (e.Afternoon && signed.Afternoon))
                            twice = true;
                if (signed != null && signed.Minutes != null)
                {
                    var there = 0;
                    foreach (var e in m.Elsewhere)
                        if (e.Worker == worker && e.Day == day)
                            there += (e.Morning ? m.HoursOfADay * 30 : 0) + (e.Afternoon ? m.HoursOfADay * 30 : 0);
                    var places = 0;
                    foreach (var e in m.Elsewhere)
                        if (e.Worker == worker && e.Day == day)
                            places++;
                    if (places > 0 && there + signed.Minutes.Value > (m.HoursOfADay + 3) * 60)
                        twice = true;
                }
                if (twice)
                    found.Add($"Wrong two-places {day:MM-dd} {worker}");
                foreach (var r in m.Revocations)
                    if (r.Worker == worker && r.From <= day)
                        found.Add($"Wrong revoked {day:MM-dd} {worker}");
                if (log != null && log.StopReason != null)
                    found.Add($"Wrong stop-day {day:MM-dd} {worker}");
                if (m.IdentityDoubts.ContainsKey(worker))
                    found.Add($"Wrong identity {day:MM-dd} {worker}");
            }
            foreach (var trade in new[] { "普工", "技工", "工长", "未定工种" })
            {
                var signedIn = heads.TryGetValue(trade, out var n) ? n : 0;
                var logged = log != null && log.Heads.TryGetValue(trade, out var h) ? h : 0;
                if (signedIn > logged)
                    found.Add($"Over trade-day {day:MM-dd} {trade}");
                if (signedIn < logged)
                    found.Add($"Missed trade-day {day:MM-dd} {trade}");
            }
            foreach (var piece in new[] { "砌石", "土方" })
            {
                decimal booked = 0;
                foreach (var l in m.Ledger)
                    if (l.Day == day && l.Piece == piece)
                        booked += l.Quantity;
                var logged = log != null && log.Quantities.TryGetValue(piece, out var q) ? q : 0;
                if (PriceOf(m, piece, "", day) < 0)
                    continue;
                if (booked > logged)
                    found.Add($"Over quantity {day:MM-dd} {piece}");
                else if (booked == 0 && logged > 0)
                    found.Add($"Missed quantity {day:MM-dd} {piece}");
                else if (booked < logged)
                    found.Add($"Under quantity {day:MM-dd} {piece}");
            }
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static decimal PriceOf(MonthPapers m, string? piece, string trade, DateOnly day)
    {
        WageTable? table = null;
        foreach (var t in m.Wages)
            if (t.From <= day && (table == null || t.From > table.From))
                table = t;
        if (table == null)
            return -1;
        if (piece != null)
        {
            foreach (var p in table.Pieces)
                if (p.Piece == piece)
                    return p.PriceYuan;
            return -1;
        }
        foreach (var r in table.Rates)
            if (r.Trade == trade)
                return r.RateYuan;
        return -1;
    }
}
