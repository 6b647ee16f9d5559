using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// A project whose months go as chance has it, played through the engine month by month, and beside it an account in plain arithmetic:
/// what each worker did at which price, what the bank said it paid, what came back.
/// </summary>
public sealed partial class RandomProject(World world, string id, Random random)
{
    private static readonly decimal[] Rates = [100.05m, 133.33m, 180m, 240.4m];
    private readonly string[] _workers = [id + "W1", id + "W2", id + "W3"];
    private readonly HashSet<string> _cards = [];
    private readonly Dictionary<string, Dictionary<string, SortedDictionary<int, decimal>>> _days = [];
    private readonly Dictionary<string, decimal> _rates = [];
    private readonly Dictionary<(string Worker, string Month), decimal> _got = [];
    private readonly Dictionary<(string Worker, string Month), decimal> _waived = [];
    private readonly Dictionary<(string Worker, string Month), decimal> _typed = [];
    private readonly List<string> _said = [];
    private int _batch;

    public bool Over { get; private set; }
    public int Held { get; private set; }
    public int Failed { get; private set; }
    public int Supplements { get; private set; }
    public int Recoveries { get; private set; }
    public int RefusedEnds { get; private set; }
    public decimal PaidYuan => _got.Values.Sum();

    public override string ToString() => id + ": " + string.Join("; ", _said);

    public async Task BeginAsync()
    {
        var workers = _workers.Select(worker => new { worker, name = "工人" + worker });
        await MustAsync("workers.register", new { area = Small.Village, workers });
        foreach (var worker in _workers[..2])
            await CardAsync(worker);
        if (Adopted)
            await AdoptAsync();
        await ConsultAsync("2026-02-20", Rates[random.Next(Rates.Length)]);
        await PayWorld.HireAsync(world, id, "普杂工", "2026-02-20", _workers);
    }

    /// <summary>The month's last evening: nobody worked, the papers are entered, or they stay on paper.</summary>
    public async Task WorkAsync(string month)
    {
        if (random.Next(4) == 0)
            await ConsultAsync(month + "-01", Rates[random.Next(Rates.Length)]);
        _rates[month] = _rate;
        _days[month] = [];
        if (random.Next(5) == 0)
        {
            _said.Add(month + " nothing");
            return;
        }
        foreach (var worker in Working)
        {
            var days = new SortedDictionary<int, decimal>();
            for (var n = random.Next(1, 6); n > 0; n--)
                days[random.Next(3, 28)] = random.Next(3) == 0 ? 0.5m : 1;
            _days[month][worker] = days;
        }
        if (random.Next(4) != 0)
            await EnterAsync(month, reason: null);
        else
            foreach (var worker in _days[month].Keys)
                _typed[(worker, month)] = _days[month][worker].Values.Sum();
        _said.Add($"{month} {(Typed(month) ? "typed" : "entered")} at {_rate}");
        await DisciplineAsync(month);
    }

    /// <summary>The first of the next month: the cycle, and whatever earlier months still owe or ask back.</summary>
    public async Task CountAsync(string month)
    {
        if (random.Next(3) == 0)
            await CardAsync(_workers[2]);
        var earlier = _days.Keys.Where(m => m != month && !Typed(m) && _days[m].Count > 0).ToList();
        if (earlier.Count > 0 && random.Next(2) == 0)
            await CorrectAsync(earlier[random.Next(earlier.Count)]);
        foreach (var open in await OpenAsync(PayTable.Open))
            await CompileAsync(open);
        foreach (var period in _days.Keys.Where(m => m != month))
            await SettleAsync(period);
        await ComparedAsync();
    }

    /// <summary>The twelfth: what hung its time goes to the bank, and some of it comes back.</summary>
    public async Task PayAsync()
    {
        foreach (var cycle in await OpenAsync(PayTable.Payable))
        {
            var batch = $"{id}-B{++_batch}";
            var papers = await world.PapersAsync("payment-batch");
            var payment = new
            {
                cycle = cycle.Id,
                batch,
                amountYuan = cycle.TotalYuan,
                papers,
            };
            await world.MustAsync(PayWorld.Finance, "pay-cycle.pay", payment);
            var lost = random.Next(3) == 0 ? _workers[random.Next(2)] : null;
            await AnswerAsync(cycle, batch, p => p.WorkerId != lost);
        }
        foreach (var cycle in await OpenAsync(PayTable.Paid))
        {
            await using var db = world.Store.Open();
            var back = await db.Payees.Where(p => p.CycleId == cycle.Id && p.State == Payee.Failed).SumAsync(p => p.AmountYuan);
            var batch = $"{id}-B{++_batch}";
            var papers = await world.PapersAsync("payment-batch");
            await world.MustAsync(
                PayWorld.Finance,
                "pay-cycle.resend",
                new
                {
                    cycle = cycle.Id,
                    batch,
                    amountYuan = back,
                    papers,
                }
            );
            Failed++;
            await AnswerAsync(cycle, batch, _ => true);
        }
        await ComparedAsync();
    }

    /// <summary>Asks for the end; it must be refused while anybody is owed or owes.</summary>
    public async Task EndAsync(bool must)
    {
        var termination = new
        {
            project = id,
            reason = "规划调整",
            papers = await world.PapersAsync("termination-decision"),
        };
        var outcome = await world.ApplyAsync(Small.All, "project.terminate", termination);
        var open = await BalancesAsync();
        if (outcome is Applied)
        {
            Assert.True(open.Count == 0, $"ended with {string.Join(", ", open)} open; {this}");
            Over = true;
        }
        else
            RefusedEnds++;
        Assert.True(Over || !must, $"{string.Join("; ", ((outcome as NotApplied)?.Refusals ?? []).Select(r => r.Missing))}; {this}");
        _said.Add("end " + (Over ? "granted" : "refused"));
    }

    /// <summary>Nothing new happens any more; whoever waits gets a card.</summary>
    public async Task WindUpAsync()
    {
        await CardAsync(_workers[2]);
        foreach (var open in await OpenAsync(PayTable.Open))
            await CompileAsync(open);
        foreach (var period in _days.Keys)
            await SettleAsync(period, last: true);
    }

    /// <summary>The program's accounts, the bank's answers and ours say the same, and every open case has a next step.</summary>
    private async Task ComparedAsync()
    {
        await using var db = world.Store.Open();
        var paid = await (
            from payee in db.Payees
            join cycle in db.PayCycles on payee.CycleId equals cycle.Id
            where cycle.ProjectId == id && payee.State == Payee.Paid
            group payee.AmountYuan by new { payee.WorkerId, cycle.Period } into own
            select new
            {
                own.Key.WorkerId,
                own.Key.Period,
                Yuan = own.Sum(),
            }
        ).ToListAsync();
        var back = await (
            from repayment in db.Repayments
            join recovery in db.Recoveries on repayment.RecoveryId equals recovery.Id
            where recovery.ProjectId == id
            select new
            {
                repayment.WorkerId,
                recovery.Period,
                repayment.AmountYuan,
            }
        ).ToListAsync();
        foreach (var (key, yuan) in _got)
        {
            var theirs =
                _before.GetValueOrDefault(key)
                + paid.Where(p => (p.WorkerId, p.Period) == key).Sum(p => p.Yuan)
                - back.Where(b => (b.WorkerId, b.Period) == key).Sum(b => b.AmountYuan);
            Assert.True(theirs == yuan, $"{key} has {theirs}, by hand {yuan}; {this}");
        }
        Assert.Equal(PaidYuan, _before.Values.Sum() + paid.Sum(p => p.Yuan) - back.Sum(b => b.AmountYuan));
        await NextStepsAsync(db);
    }

    /// <summary>Every open case stands on somebody's work list, or the clock moves it, or a notice that hangs does.</summary>
    private async Task NextStepsAsync(WorkReliefContext db)
    {
        var moved = await db.Deadlines.Where(d => d.Action != "pay-cycle.remind").Select(d => d.CaseId).ToListAsync();
        var next = moved.ToHashSet(StringComparer.Ordinal);
        foreach (var account in (string[])[Small.All, PayWorld.Finance, PayWorld.Head])
            next.UnionWith(await Tasks.Lines(db, Scope.Of(account, world.Clock)).Select(l => l.CaseId).ToListAsync());
        var hanging = next.Any(n => n.StartsWith(id + "/notice-", StringComparison.Ordinal));
        foreach (var one in await db.Cases.Where(c => c.ProjectId == id && !c.Final).ToListAsync())
            Assert.True(
                next.Contains(one.Id) || (one.Stage == PayTable.OnNotice && hanging),
                $"{one.Id} at {one.Stage} waits for nothing; {this}"
            );
    }

    private bool Typed(string month) => _typed.Keys.Any(k => k.Month == month);

    private decimal _rate;

    private decimal OwedYuan(string worker, string month)
    {
        if (!_days[month].TryGetValue(worker, out var days))
            return 0;
        // Whole 分, half away from zero, by hand; the share is of the rounded sum, and rounded itself.
        var yuan = Rounded(days.Values.Sum() * _rates[month]);
        return yuan - (_deducted.Contains((worker, month)) ? Rounded(yuan * DeductShare) : 0);
    }

    private static decimal Rounded(decimal yuan) => Math.Floor((yuan * 100) + 0.5m) / 100;

    /// <summary>Above zero still to be paid, below zero to come back.</summary>
    private decimal DueYuan(string worker, string month)
    {
        var due = OwedYuan(worker, month) - _got.GetValueOrDefault((worker, month));
        return due >= 0 ? due : Math.Min(0, due + _waived.GetValueOrDefault((worker, month)));
    }

    private async Task<List<string>> BalancesAsync()
    {
        await using var db = world.Store.Open();
        var open = await (
            from cycle in db.PayCycles
            join held in db.Cases on cycle.Id equals held.Id
            where cycle.ProjectId == id && !held.Final
            select cycle.Id
        ).ToListAsync();
        var due = _days.Keys.SelectMany(m => _workers.Select(w => (w, m, Yuan: DueYuan(w, m)))).Where(d => d.Yuan != 0);
        return [.. open, .. due.Select(d => d.ToString())];
    }

    private async Task<List<PayCycleRow>> OpenAsync(string stage)
    {
        await using var db = world.Store.Open();
        return await (
            from cycle in db.PayCycles.AsNoTracking()
            join held in db.Cases.AsNoTracking() on cycle.Id equals held.Id
            where cycle.ProjectId == id && held.Stage == stage
            orderby cycle.Id
            select cycle
        ).ToListAsync();
    }
}
