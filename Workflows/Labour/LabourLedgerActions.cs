using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Labour;

/// <summary>A worker's row of the ledger: days of a trade, or quantities of a piece.</summary>
/// <param name="Full">Whole days.</param>
/// <param name="Half">Half days.</param>
/// <param name="Days">Day → work-days, at most two decimals.</param>
/// <param name="Minutes">Day → minutes worked, where the county counts them.</param>
/// <param name="None">Days to be taken back.</param>
/// <param name="Piece">Piecework; then <paramref name="Quantities"/> instead of days.</param>
/// <param name="Quantities">Day → units, at most two decimals.</param>
public sealed record LedgerOfWorker(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("工种", Offers = Offer.Trade)] string Trade,
    [Field("全天", Hint = "如 1-5,8")] string? Full = null,
    [Field("半天", Hint = "如 1-5,8")] string? Half = null,
    [Field("工日", Unit = "工日", Key = "日", Hint = "不是整天、半天的才填")] IReadOnlyDictionary<string, decimal>? Days = null,
    [Field("撤回的日期", Hint = "误登的日期，如 1-5,8")] string? None = null,
    [Field("计量项目", Offers = Offer.Piece, Hint = "包工计量的填，不再填工日")] string? Piece = null,
    [Field("工程量", Key = "日")] IReadOnlyDictionary<string, decimal>? Quantities = null,
    [Field("出工时间", Unit = "分钟", Key = "日", Hint = "本地按小时签到的才填")] IReadOnlyDictionary<string, int>? Minutes = null
);

/// <summary>What a gang did together on a day, split as all of them signed.</summary>
/// <param name="Split">Worker → units; adds up to the quantity.</param>
public sealed record GangWork(
    [Field("班组")] string Name,
    [Field("日", Hint = "本月的一日，如 8")] string Day,
    [Field("工种", Offers = Offer.Trade)] string Trade,
    [Field("计量项目", Offers = Offer.Piece)] string Piece,
    [Field("工程量")] decimal Quantity,
    [Field("各人工程量", Key = "务工群众", Offers = Offer.Worker, Hint = "合计等于工程量，按全班签字的分配单填")]
        IReadOnlyDictionary<string, decimal> Split
);

/// <param name="Month">yyyy-MM.</param>
/// <param name="Content">What was done, in words.</param>
public sealed record RecordLabourLedger(
    [Field("月份", Offers = Offer.Month, Hint = "如 2021-04")] string Month,
    [Field("台账")] IReadOnlyList<LedgerOfWorker> Rows,
    [Field("班组计量")] IReadOnlyList<GangWork>? Gangs = null,
    [Field("工作内容", Lines = true)] string? Content = null,
    [Field("理由", Lines = true, Hint = "更正已登记的、超过补录期限的须写明")] string? Reason = null
)
{
    internal IReadOnlyList<string> Workers => [.. Rows.Select(r => r.Worker), .. (Gangs ?? []).SelectMany(g => g.Split.Keys)];
}

/// <summary>务工台账: what each did, by the day or by the piece.</summary>
public static class LabourLedgerActions
{
    public static ActionDef Action { get; } =
        new ActionDef("labour-ledger.record", "登记务工台账", Record) { At = Place.OfProject }
            .Asking<WorkersNamed, RecordLabourLedger, IReadOnlyList<string>>(i => i.Workers)
            .Asking<LabourLedgerSoFar, RecordLabourLedger, EntriesAsked>(i => new(i.Month, i.Workers));

    public static Decision Record(
        RecordLabourLedger input,
        CaseInHand at,
        ProjectBasics project,
        WorkersNamed named,
        LabourLedgerSoFar ledger,
        AgreedWages agreed,
        Practice practice,
        Moment moment
    )
    {
        if (DayList.Month(input.Month) is not { } month)
            return EntryChecks.BadMonth(input.Month);
        var lines = new Lines(
            month,
            practice.Pack.Days(LabourPolicy.HoursOfADay, month),
            practice.Pack.Word(LabourPolicy.SignInSheetUnit, month) == "minutes",
            agreed.Tables,
            string.IsNullOrWhiteSpace(input.Reason) ? practice.Pack.Days(LabourPolicy.MostByPiece, month) : null
        );
        foreach (var (row, i) in input.Rows.Select((r, i) => (r, i + 1)))
            lines.Read(row, $"rows 第{i}行“{row.Worker}”");
        foreach (var (gang, i) in (input.Gangs ?? []).Select((g, i) => (g, i + 1)))
            lines.Read(gang, $"gangs 第{i}项“{gang.Name}”", at.Given.Any(p => p.Kind == "gang-split"));
        var (all, problems) = (lines.All, lines.Problems);
        problems.AddRange(EntryChecks.Workers(named, all.Keys.Select(k => (k.Worker, k.Day)), "台账"));
        problems.AddRange(EntryChecks.Days(project, practice, moment, all.Keys.Select(k => k.Day).Distinct(), input.Reason));
        var changed = ledger.Lines.Where(l => all.TryGetValue((l.Worker, l.Day, l.Trade, l.Piece ?? ""), out var now) && now != l);
        problems.AddRange(EntryChecks.Changed(changed.Select(l => (l.Worker, l.Day)), input.Reason, "台账"));
        var sums = all.Values.GroupBy(l => (l.Worker, l.Day)).Select(g => (Of: g.Key, Days: g.Sum(l => l.Days)));
        foreach (var (of, sum) in sums.Where(s => s.Days > 2))
            problems.Add(new(LabourRefusals.Days, $"“{of.Worker}”{of.Day:yyyy-MM-dd} 各行工日合计 {sum}，一天不超过2个工日"));
        var standing = ledger.Lines.ToHashSet();
        LedgerLine[] fresh = [.. all.Values.Where(l => !standing.Contains(l))];
        if (problems.Count == 0 && fresh.Length == 0)
            problems.Add(new(WorkerRefusals.NothingNew, "没有新的台账记录"));
        if (problems.Count > 0)
            return new Refused(problems);
        var (reason, content) = (moment.Aside("reason", input.Reason), moment.Aside("content", input.Content));
        return new Accept
        {
            Facts = [new LabourLedgerEntered(at.Id, fresh, content?.Ref, reason?.Ref)],
            Keeps = [.. ((Private?[])[reason, content]).OfType<Private>()],
        };
    }

    /// <summary>The lines of an entry as they are read, and what is wrong with them.</summary>
    /// <param name="mostByPiece">
    /// <see cref="LabourPolicy.MostByPiece"/>; null where a reason was given, which lets any quantity pass: it is compared with the
    /// construction log and signed for all the same.
    /// </param>
    private sealed class Lines(DateOnly month, int hoursOfADay, bool inMinutes, IReadOnlyList<WageTable> agreed, int? mostByPiece)
    {
        public SortedDictionary<(string Worker, DateOnly Day, string Trade, string Piece), LedgerLine> All { get; } =
            new(
                Comparer<(string Worker, DateOnly Day, string Trade, string Piece)>.Create(
                    (a, b) =>
                        string.CompareOrdinal(a.Worker, b.Worker) is not 0 and var worker ? worker
                        : a.Day.CompareTo(b.Day) is not 0 and var day ? day
                        : string.CompareOrdinal(a.Trade, b.Trade) is not 0 and var trade ? trade
                        : string.CompareOrdinal(a.Piece, b.Piece)
                )
            );
        public List<Refusal> Problems { get; } = [];

        public void Read(LedgerOfWorker row, string place)
        {
            if (!Line.IsLine(row.Trade, 20))
                Problems.Add(new(WorkerRefusals.Trade, $"{place}：工种不能为空，不超过20字"));
            if (row.Piece is null != row.Quantities is null)
                Problems.Add(new(LabourRefusals.Piece, $"{place}：包工计量须同时写明 piece 和 quantities"));
            if (row.Piece is not null && (row.Full ?? row.Half ?? (object?)row.Days ?? row.Minutes) is not null)
                Problems.Add(new(LabourRefusals.Piece, $"{place}：包工计量的行不写工日，另起一行"));
            // What was written under a wrong name can be taken back.
            if ((row.Full ?? row.Half ?? row.Days ?? row.Minutes ?? (object?)row.Quantities) is not null)
                Priced(row.Trade, row.Piece, place);
            foreach (var day in EntryChecks.Days(month, row.Full, $"{place} full", Problems))
                Put(row, place, day, 1, 0);
            foreach (var day in EntryChecks.Days(month, row.Half, $"{place} half", Problems))
                Put(row, place, day, 0.5m, 0);
            foreach (var day in EntryChecks.Days(month, row.None, $"{place} none", Problems))
                Put(row, place, day, 0, 0);
            foreach (var (text, days) in row.Days ?? new Dictionary<string, decimal>())
                if (!DayList.TryDay(month, text, out var day))
                    Problems.Add(EntryChecks.NoDay(month, text, $"{place} days"));
                else if (days is <= 0 or > 2 || decimal.Round(days, 2) != days)
                    Problems.Add(new(LabourRefusals.Days, $"{place}：{day:yyyy-MM-dd} 工日 {days} 应大于0、不超过2，最多两位小数"));
                else
                    Put(row, place, day, days, 0);
            if (row.Minutes is not null && !inMinutes)
                Problems.Add(new(LabourRefusals.SignInSheetUnit, $"{place}：本地不按分钟登记"));
            foreach (var (text, minutes) in row.Minutes ?? new Dictionary<string, int>())
                if (!DayList.TryDay(month, text, out var day))
                    Problems.Add(EntryChecks.NoDay(month, text, $"{place} minutes"));
                else if (minutes is <= 0 or > 24 * 60)
                    Problems.Add(new(LabourRefusals.Minutes, $"{place}：{day:yyyy-MM-dd} {minutes} 分钟应大于0、不超过一天"));
                else
                    Put(row, place, day, decimal.Round(minutes / (60m * hoursOfADay), 2, MidpointRounding.AwayFromZero), 0, minutes);
            foreach (var (text, quantity) in row.Quantities ?? new Dictionary<string, decimal>())
                if (!DayList.TryDay(month, text, out var day))
                    Problems.Add(EntryChecks.NoDay(month, text, $"{place} quantities"));
                else if (quantity is <= 0 or > 1_000_000 || decimal.Round(quantity, 2) != quantity)
                    Problems.Add(new(LabourRefusals.Quantity, $"{place}：{day:yyyy-MM-dd} 工程量 {quantity} 应大于0，最多两位小数"));
                else
                    Put(row, place, day, 0, quantity);
        }

        public void Read(GangWork gang, string place, bool signed)
        {
            if (!Line.IsLine(gang.Name, 40) || !Line.IsLine(gang.Trade, 20) || !Line.IsLine(gang.Piece, 20))
                Problems.Add(new(LabourRefusals.Gang, $"{place}：班组、工种和计量名称不能为空"));
            Priced(gang.Trade, gang.Piece, place);
            if (!signed)
                Problems.Add(new(Refusals.PaperMissing, $"{place} 缺少材料：{Paper.LabelOf("gang-split")}"));
            if (gang.Split.Values.Any(q => q == 0 || !Quantities.Fits(q)))
                Problems.Add(new(LabourRefusals.GangSplit, $"{place}：各人分得的工程量应大于0、不超过{Quantities.Most}，最多两位小数"));
            else if (gang.Split.Values.Sum() is var sum && sum != gang.Quantity)
                Problems.Add(new(LabourRefusals.GangSplit, $"{place}：各人分得之和 {sum} 应等于 {gang.Quantity}"));
            if (!DayList.TryDay(month, gang.Day, out var day))
                Problems.Add(EntryChecks.NoDay(month, gang.Day, $"{place} day"));
            else
                foreach (var (worker, quantity) in gang.Split)
                {
                    var line = new LedgerLine(worker, day, gang.Trade, 0, gang.Piece, quantity, gang.Name);
                    if (!All.TryAdd((worker, day, gang.Trade, gang.Piece), line))
                        Problems.Add(new(LabourRefusals.DayTwice, $"{place}：“{worker}”{day:yyyy-MM-dd} “{gang.Piece}”重复"));
                    Weigh(line, $"{place}：“{worker}”");
                }
        }

        private void Put(LedgerOfWorker row, string place, DateOnly day, decimal days, decimal quantity, int? minutes = null)
        {
            var line = new LedgerLine(row.Worker, day, row.Trade, days, row.Piece, quantity) { Minutes = minutes };
            if (!All.TryAdd((row.Worker, day, row.Trade, row.Piece ?? ""), line))
                Problems.Add(new(LabourRefusals.DayTwice, $"{place}：{day:yyyy-MM-dd} “{row.Piece ?? row.Trade}”重复"));
            Weigh(line, $"{place}：");
        }

        /// <summary>
        /// A name on which the four parties never agreed is a slip, or waits for their price. That a name has no price on its day alone is
        /// for the month's comparison to say; and where nothing is agreed on yet, the days are kept first.
        /// </summary>
        private void Priced(string trade, string? piece, string place)
        {
            if (agreed.Count == 0)
                return;
            Named("工种", trade, agreed.SelectMany(t => t.Rates).Select(r => r.Trade));
            if (piece is not null)
                Named("计量名称", piece, agreed.SelectMany(t => t.Pieces).Select(p => p.Piece));

            void Named(string what, string name, IEnumerable<string> priced)
            {
                List<string> names = [.. priced.Distinct(StringComparer.Ordinal)];
                if (names.Contains(name))
                    return;
                var known = names.Count == 0 ? "没有商定过任何一项" : $"商定的有：{string.Join("、", names)}";
                Problems.Add(new(LabourRefusals.NoRate, $"{place}：{what}“{name}”没有商定工价，{known}", "四方会商", Clause.Seed("DP-03")));
            }
        }

        /// <summary>
        /// What one person is paid for one day's pieces, against the best wage of that day: 9999.9 for 99.999 is found here, by the prices
        /// that the project holds, without a limit of its own for each kind of work.
        /// </summary>
        private void Weigh(LedgerLine line, string place)
        {
            if (line.Piece is null || mostByPiece is not { } most || WagePrice.Of(agreed, line) is not { } price)
                return;
            var best = agreed.WagesOn(line.Day)!.Rates.Max(r => r.RateYuan);
            if (line.Quantity * price.PriceYuan > most * best)
                Problems.Add(
                    new(
                        LabourRefusals.Quantity,
                        $"{place}{line.Day:yyyy-MM-dd} 工程量 {line.Quantity:0.##} {price.Unit}折合报酬 "
                            + $"{Money.Yuan(line.Quantity * price.PriceYuan)}，超过最高日工资 {Money.Yuan(best)} 的{most}倍；"
                            + "请核对数量，确实无误的须写明 reason"
                    )
                );
        }
    }
}
