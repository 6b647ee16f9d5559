namespace WorkRelief.Tests.Host.Labour;

/// <summary>What happened to a random project before the county began with the system, and who loses the right to work.</summary>
public sealed partial class RandomProject
{
    public const decimal DeductShare = 0.1m;
    private readonly Dictionary<(string Worker, string Month), decimal> _before = [];
    private readonly HashSet<(string Worker, string Month)> _deducted = [];

    public bool Adopted { get; init; }
    public int Deducted => _deducted.Count;

    private IEnumerable<string> Working => _workers.Where(w => !_deducted.Any(d => d.Worker == w));

    /// <summary>December was paid, with names or as a whole; nobody listed January.</summary>
    private async Task AdoptAsync()
    {
        const string paid = "2025-12";
        var named = random.Next(2) == 0;
        (_rates[paid], var days) = (Rates[0], new Dictionary<string, decimal> { [_workers[0]] = 9.5m, [_workers[1]] = 4 });
        var yuan = days.ToDictionary(d => d.Key, d => Rounded(d.Value * Rates[0]));
        await MustAsync(
            "project.adopt",
            new
            {
                project = id,
                name = "莲花村渠系",
                area = Small.Village,
                mode = "contractor",
                track = "special",
                fundBase = "central",
                plannedPayYuan = 400000,
                funds = new { central = 1000000 },
                stage = "UnderConstruction",
                proposedOn = "2025-11-01",
                commencedOn = "2025-12-01",
                lead = Small.All,
                arrived = new[]
                {
                    new
                    {
                        source = "central",
                        amountYuan = 1000000,
                        arrivedOn = "2025-12-01",
                    },
                },
                paid = new[]
                {
                    new
                    {
                        period = paid,
                        paidYuan = yuan.Values.Sum(),
                        workers = days.Count,
                        paidOn = "2026-01-09",
                    },
                },
                papers = await world.PapersAsync("adoption-handover"),
            }
        );
        _days["2026-01"] = [];
        _said.Add("adopted " + (named ? "with names" : "as a whole"));
        if (!named)
            return;
        var lines = days.Select(d => new
        {
            worker = d.Key,
            trade = "普杂工",
            days = d.Value,
            rateYuan = Rates[0],
        });
        var papers = await world.PapersAsync("payroll-sheet");
        await MustAsync(
            "pay-cycle.name-paid",
            new
            {
                cycle = $"{id}/{paid}",
                lines,
                papers,
            }
        );
        _days[paid] = [];
        foreach (var (worker, count) in days)
        {
            _days[paid][worker] = new() { [1] = count };
            (_typed[(worker, paid)], _before[(worker, paid)]) = (count, yuan[worker]);
            Got(worker, paid, yuan[worker]);
        }
    }

    /// <summary>On the month's last day the village takes somebody's right to work, and a share of this month.</summary>
    private async Task DisciplineAsync(string month)
    {
        if (Typed(month) || Deducted > 0 || random.Next(6) != 0)
            return;
        var worker = _workers[random.Next(_workers.Length)];
        for (var n = 0; n < 4; n++)
            await MustAsync(
                "worker.educate",
                new
                {
                    project = id,
                    worker,
                    cause = "slack",
                    text = "上午离开工地两小时",
                }
            );
        var papers = await world.PapersAsync("village-decision");
        await MustAsync(
            "worker.revoke",
            new
            {
                project = id,
                worker,
                deduct = true,
                reason = "屡教不改",
                papers,
            }
        );
        _deducted.Add((worker, month));
        _said.Add($"{month} {worker} loses a share");
    }
}
