using System.Globalization;
using WorkRelief.Tests.Labour;
using WorkRelief.Workflows.Labour;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Pay;

/// <summary>
/// Random projects of one to fourteen months: entries, corrections, withdrawals, price changes, held workers, supplements, recoveries with
/// instalments, waivers and mistakes, deductions; months typed from paper, months paid before as a whole. Beside them an account in plain
/// arithmetic that knows nothing of the program's.
/// </summary>
public sealed class RandomAccountTests(ITestOutputHelper output)
{
    private const int Projects = 2_000;

    [Fact]
    public void Two_thousand_random_projects_end_with_even_accounts_to_the_fen()
    {
        // Printed, so that a difference can be played again.
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var (paid, back, supplements, waived) = (0m, 0m, 0, 0);
        for (var project = 0; project < Projects; project++)
        {
            var random = new Random(unchecked((seed * 31) + project));
            for (var month = 1 + random.Next(14); month > 0; month--)
            {
                var play = new Month(random, new(2026, 1 + (month % 12), 1));
                play.Play();
                var why = $"seed {seed}, project {project}, month {month}: {play}";
                Assert.True(play.Differences.Count == 0, $"{why}\n{string.Join('\n', play.Differences)}");
                paid += play.PaidYuan;
                back += play.BackYuan;
                supplements += play.Supplements;
                waived += play.Waivers;
            }
        }
        output.WriteLine($"{paid} yuan paid, {back} paid back, {supplements} supplements, {waived} waivers");
        Assert.True(paid > Projects * 1000 && back > Projects && supplements > Projects && waived > Projects / 4);
    }

    /// <summary>One month: what happens to it, and the account kept by hand.</summary>
    private sealed class Month(Random random, DateOnly first)
    {
        private static readonly string[] Workers = ["W1", "W2", "W3"];
        private static readonly decimal[] Rates = [100.05m, 100.40m, 180m, 0.01m, 233.33m];
        private static readonly decimal[] Parts = [0.01m, 0.33m, 0.5m, 0.97m, 1m];

        private readonly SortedDictionary<(string Worker, int Day), LedgerLine> _ledger = [];
        private readonly List<WageTable> _wages = [];
        private readonly List<Revocation> _revoked = [];
        private readonly List<PayItem> _booked = [];
        private readonly List<(string Worker, decimal AskedYuan, decimal RepaidYuan, string State)> _recoveries = [];
        private readonly List<PayItem> _typed = [];
        private decimal _unnamedYuan;
        private readonly List<string> _said = [];

        public List<string> Differences { get; } = [];
        public int Supplements { get; private set; }
        public int Waivers { get; private set; }
        public decimal PaidYuan => _booked.Sum(b => b.AmountYuan);
        public decimal BackYuan => _recoveries.Sum(r => r.RepaidYuan);

        public override string ToString() => string.Join("; ", _said);

        public void Play()
        {
            _wages.Add(new WageTable(new(2025, 1, 1), [new WageRate("普工", Rate())], []));
            var kind = random.Next(6);
            if (kind == 0)
                Type(held: Worker());
            else if (kind == 1)
                _unnamedYuan = 100 + random.Next(1000);
            for (var steps = 3 + random.Next(12); steps > 0; steps--)
                Step();
            if (_unnamedYuan > 0)
                Name();
            // In the end everything owed is paid, everything overpaid comes back or is waived, and the account is even.
            for (var i = 0; i < _recoveries.Count; i++)
                if (_recoveries[i].State == "open")
                    _recoveries[i] = _recoveries[i] with { RepaidYuan = _recoveries[i].AskedYuan, State = "closed" };
            Supplement(held: null);
            foreach (var (worker, over) in Over().ToList())
                Recover(worker, over, random.Next(2) == 0 ? "waived" : "closed");
            foreach (var account in MonthAccount.Of(Papers(), Booked()))
                if (account.BalanceYuan != 0)
                    Differences.Add($"in the end {account.Worker} stands at {account.BalanceYuan}");
        }

        private void Step()
        {
            switch (random.Next(8))
            {
                case 0 when _unnamedYuan > 0:
                    Name();
                    break;
                // A month on paper is seldom entered after all.
                case 0 or 1 or 2 when _typed.Count == 0 || random.Next(8) == 0:
                    Enter();
                    break;
                case 0 or 1 or 2:
                    Supplement(held: null);
                    break;
                case 3:
                    Withdraw();
                    break;
                case 4:
                    _wages.Add(new WageTable(first.AddDays(random.Next(25)), [new WageRate("普工", Rate())], []));
                    _said.Add($"price {_wages[^1].Rates[0].RateYuan} from {_wages[^1].From:MM-dd}");
                    break;
                case 5:
                    if (_revoked.Count == 0)
                        _revoked.Add(new Revocation(Worker(), first.AddDays(1 + random.Next(27)), 0.1m));
                    break;
                case 6:
                    Supplement(held: random.Next(3) == 0 ? Worker() : null);
                    break;
                default:
                    foreach (var (worker, over) in Over().Take(1).ToList())
                        Recover(
                            worker,
                            over,
                            random.Next(4) switch
                            {
                                0 => "waived",
                                1 => "withdrawn",
                                2 => "open",
                                _ => "closed",
                            }
                        );
                    break;
            }
            Compare();
        }

        private void Enter()
        {
            var (worker, day, days) = (Worker(), 1 + random.Next(28), Parts[random.Next(Parts.Length)]);
            _ledger[(worker, day)] = new LedgerLine(worker, first.AddDays(day - 1), "普工", days);
            _said.Add($"{worker} {days} on {day}");
        }

        /// <summary>A paper sheet is typed in; one of its people has no card and waits.</summary>
        private void Type(string held)
        {
            foreach (var worker in Workers)
            {
                var (days, rate) = (random.Next(1, 3100) / 100m, Rate());
                var line = new PayItem(worker, "普工", null, WagePrice.WorkDay, days, rate, Fen(days * rate));
                _typed.Add(line);
                if (worker != held)
                    _booked.Add(line);
                _said.Add($"{worker} typed {days} at {rate}{(worker == held ? ", held" : "")}");
            }
        }

        /// <summary>Who had what of a month that was paid before.</summary>
        private void Name()
        {
            var line = new PayItem(Worker(), "普工", null, WagePrice.WorkDay, 1, _unnamedYuan, _unnamedYuan);
            _typed.Add(line);
            _booked.Add(line);
            _said.Add($"{_unnamedYuan} was {line.Worker}'s");
            _unnamedYuan = 0;
        }

        private static decimal Fen(decimal yuan) => Math.Floor((yuan * 100) + 0.5m) / 100;

        private void Withdraw()
        {
            if (_ledger.Count == 0)
                return;
            var key = _ledger.Keys.ElementAt(random.Next(_ledger.Count));
            _ledger[key] = _ledger[key] with { Days = 0 };
            _said.Add($"{key.Worker} nothing on {key.Day}");
        }

        /// <summary>A sheet for all that is owed; one may be held and waits for the next.</summary>
        private void Supplement(string? held)
        {
            var owed = MonthAccount.Owed(Papers(), Booked());
            _booked.AddRange(owed.Where(i => i.Worker != held));
            Supplements++;
            _said.Add($"paid {owed.Where(i => i.Worker != held).Sum(i => i.AmountYuan)}, held {held}");
        }

        private void Recover(string worker, decimal askedYuan, string end)
        {
            var part = end is "closed" ? askedYuan : decimal.Round(askedYuan * random.Next(0, 3) / 4, 2);
            _recoveries.Add((worker, askedYuan, part, end));
            Waivers += end == "waived" ? 1 : 0;
            _said.Add($"asked {worker} for {askedYuan}, {part} came, {end}");
        }

        private IEnumerable<(string Worker, decimal Yuan)> Over() =>
            MonthAccount.Overpaid(Papers(), Booked()).GroupBy(i => i.Worker).Select(w => (w.Key, w.Sum(i => i.AmountYuan)));

        private MonthPapers Papers() =>
            new(first, first.AddMonths(1).AddDays(-1), 8)
            {
                Ledger = [.. _ledger.Values],
                Wages = [.. _wages.GroupBy(w => w.From).Select(g => g.Last())],
                Revocations = _revoked,
            };

        private MonthBooked Booked() =>
            new([.. _booked])
            {
                Typed = _typed,
                UnnamedYuan = _unnamedYuan,
                Repaid = Sum(_ => true, r => r.RepaidYuan),
                Waived = Sum(r => r.State == "waived", r => r.AskedYuan - r.RepaidYuan),
                Asked = Sum(r => r.State == "open", r => r.AskedYuan - r.RepaidYuan),
            };

        private Dictionary<string, decimal> Sum(
            Func<(string Worker, decimal AskedYuan, decimal RepaidYuan, string State), bool> which,
            Func<(string Worker, decimal AskedYuan, decimal RepaidYuan, string State), decimal> yuan
        ) => _recoveries.Where(which).GroupBy(r => r.Worker).ToDictionary(g => g.Key, g => g.Sum(yuan));

        /// <summary>The account by hand: the ledger's pay in plain loops, the deduction of it, what went out and what came in.</summary>
        private void Compare()
        {
            var gross = ReferenceMonth.Pay(Papers());
            var owed = MonthAccount.Owed(Papers(), Booked());
            var over = MonthAccount.Overpaid(Papers(), Booked());
            foreach (var worker in Workers)
            {
                var due = gross.GetValueOrDefault(worker);
                foreach (var revoked in _revoked)
                    if (revoked.Worker == worker && revoked.From.AddDays(-1) >= first)
                        due -= Fen(due * revoked.DeductShare);
                // What is only on paper is owed as it was typed.
                if (_ledger.Count == 0)
                    foreach (var line in _typed)
                        if (line.Worker == worker)
                            due += line.AmountYuan;
                decimal has = 0,
                    settled = 0;
                foreach (var line in _booked)
                    if (line.Worker == worker)
                        has += line.AmountYuan;
                foreach (var recovery in _recoveries)
                    if (recovery.Worker == worker)
                    {
                        has -= recovery.RepaidYuan;
                        if (recovery.State is "waived" or "open")
                            settled += recovery.AskedYuan - recovery.RepaidYuan;
                    }
                // Nobody knows whose the money was: nothing is paid or asked for.
                if (_unnamedYuan > 0)
                    (due, has) = (0, 0);
                Expect(worker, "owed", Math.Max(0, due - has), owed.Where(i => i.Worker == worker).Sum(i => i.AmountYuan));
                Expect(worker, "overpaid", Math.Max(0, has - due - settled), over.Where(i => i.Worker == worker).Sum(i => i.AmountYuan));
            }
        }

        private void Expect(string worker, string what, decimal expected, decimal actual)
        {
            if (expected != actual)
                Differences.Add(string.Create(CultureInfo.InvariantCulture, $"{worker} {what}: by hand {expected}, counted {actual}"));
        }

        private string Worker() => Workers[random.Next(Workers.Length)];

        private decimal Rate() => Rates[random.Next(Rates.Length)];
    }
}
