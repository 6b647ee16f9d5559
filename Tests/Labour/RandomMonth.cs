using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

/// <summary>A month as a village might write it: mostly right, with every kind of slip.</summary>
public static class RandomMonth
{
    public static readonly DateOnly First = new(2026, 3, 1);
    public static readonly string[] Trades = ["普工", "技工", "工长"];
    public static readonly string[] Pieces = ["砌石", "土方"];

    public static MonthPapers Make(int seed)
    {
        var random = new Random(seed);
        var workers = Enumerable.Range(1, random.Next(1, 7)).Select(n => "W" + n).ToList();
        var days = Enumerable.Range(0, random.Next(1, 9)).Select(First.AddDays).ToList();
        var minutes = random.Next(4) == 0;
        var sheet = new List<SignIn>();
        var ledger = new List<LedgerLine>();
        var log = new List<LogDay>();
        var tradeOf = workers.ToDictionary(w => w, _ => Trades[random.Next(Trades.Length)]);
        foreach (var day in days)
        {
            var heads = new Dictionary<string, int>();
            var quantities = new Dictionary<string, decimal>();
            foreach (var worker in workers.Where(_ => random.Next(10) > 1))
            {
                var came = random.Next(12);
                if (minutes)
                    sheet.Add(new SignIn(worker, day, false, false, random.Next(0, 601)));
                else if (came > 0)
                    sheet.Add(new SignIn(worker, day, came != 1, came != 2));
                var worked = minutes
                    ? sheet[^1].WorkDays(8)
                    : (
                        came is 0 ? 0
                        : came is 1 or 2 ? 0.5m
                        : 1m
                    );
                if (random.Next(15) == 0)
                    worked = random.Next(5) * 0.5m;
                var trade = random.Next(20) == 0 ? Trades[random.Next(Trades.Length)] : tradeOf[worker];
                if (random.Next(5) == 0)
                {
                    var piece = Pieces[random.Next(Pieces.Length)];
                    var quantity = random.Next(1, 2000) / 100m;
                    ledger.Add(new LedgerLine(worker, day, trade, 0, piece, quantity));
                    quantities[piece] = quantities.GetValueOrDefault(piece) + (random.Next(15) == 0 ? 1 : quantity);
                }
                else if (random.Next(15) > 0)
                    ledger.Add(new LedgerLine(worker, day, trade, worked));
                if (random.Next(20) > 0)
                    heads[trade] = heads.GetValueOrDefault(trade) + 1;
            }
            if (random.Next(12) > 0)
                log.Add(new LogDay(day, "晴", random.Next(25) == 0 ? "大雨" : null, heads, quantities, new Dictionary<string, decimal>()));
        }
        var wages = new List<WageTable> { Table(First.AddDays(-20)) };
        if (random.Next(3) == 0)
            wages.Add(Table(First.AddDays(random.Next(6))));
        var contracts = workers
            .Where(_ => random.Next(15) > 0)
            .Select(w => new ContractTerm(
                w,
                tradeOf[w],
                First.AddDays(random.Next(12) == 0 ? 3 : -5),
                random.Next(12) == 0 ? First.AddDays(4) : null
            ))
            .ToList();
        if (random.Next(3) == 0)
            contracts.Add(new ContractTerm(workers[0], "技工", First.AddDays(2)));
        var passes = workers
            .Where(_ => random.Next(15) > 0)
            .SelectMany(w =>
                Trades.Select(t => new WorkPass(
                    w,
                    t,
                    First.AddDays(random.Next(12) == 0 ? 2 : -5),
                    random.Next(15) == 0 ? First.AddDays(5) : null
                ))
            )
            .ToList();
        var elsewhere = sheet
            .Where(_ => random.Next(40) == 0)
            .Select(a => new Elsewhere(a.Worker, a.Day, random.Next(2) == 0, random.Next(2) == 0, "P2"))
            .ToList();
        var revoked = workers.Where(_ => random.Next(20) == 0).Select(w => new Revocation(w, First.AddDays(random.Next(8)))).ToList();
        var doubts = workers.Where(_ => random.Next(40) == 0).ToDictionary(w => w, _ => "W9");
        return new MonthPapers(First, First.AddMonths(1).AddDays(-1), 8)
        {
            Sheet = sheet,
            Ledger = ledger,
            Log = log,
            Wages = wages,
            Contracts = contracts,
            Passes = passes,
            Elsewhere = elsewhere,
            Revocations = revoked,
            IdentityDoubts = doubts,
        };

        WageTable Table(DateOnly from) =>
            new(
                from,
                [.. Trades.Where(_ => random.Next(25) > 0).Select(t => new WageRate(t, random.Next(8000, 30000) / 100m))],
                [.. Pieces.Where(_ => random.Next(25) > 0).Select(p => new PiecePrice(p, "立方米", random.Next(100, 9000) / 100m))]
            );
    }
}
