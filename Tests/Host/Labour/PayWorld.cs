using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// A project P1 under construction from 2026-03-02 with workers W1 to W3 (普杂工, 180 yuan a day) who have contract, pass and card.
/// </summary>
public static class PayWorld
{
    public const string Cycle = "P1/2026-03";
    public const string Head = "head";
    public const string Finance = "finance";

    public static async Task<World> NewAsync(bool cards = true)
    {
        var world = await World.NewAsync("2026-02-20 08:00");
        await Small.ProjectAsync(world);
        await OfficialsAsync(world);
        foreach (var (worker, n) in Workers.Select((w, i) => (w, i)))
            if (cards)
                await world.MustAsync(Small.All, "workers.update", new { worker, card = $"621700360000000000{n}" });
        await ConsultAsync(world, 180);
        await HireAsync(world, "P1", "普杂工", "2026-02-20", Workers);
        return world;
    }

    /// <summary>Contracts and passes.</summary>
    public static async Task HireAsync(World world, string project, string trade, string from, params string[] workers)
    {
        var contracts = workers.Select(worker => new
        {
            worker,
            trade,
            from,
        });
        var signed = await world.PapersAsync("employment-contracts");
        await world.MustAsync(
            Small.All,
            "contracts.sign",
            new
            {
                project,
                contracts,
                papers = signed,
            }
        );
        var passes = workers.Select(worker => new
        {
            worker,
            trade,
            score = 80,
        });
        var exam = await world.PapersAsync("exam-record");
        await world.MustAsync(
            Small.All,
            "passes.issue",
            new
            {
                project,
                passes,
                papers = exam,
            }
        );
    }

    /// <summary>Who signs the sheets and who pays.</summary>
    public static async Task OfficialsAsync(World world)
    {
        foreach (var (account, body) in ((string, string)[])[(Head, "township-head"), (Finance, "township-finance")])
        {
            await world.MustAsync("admin", "account.register", new { account, name = account });
            await world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account,
                    body,
                    area = Small.Village,
                }
            );
        }
    }

    /// <summary>A newer edition of the county's pack with one more value.</summary>
    public static async Task PolicyAsync(World world, string key, string value, string? unit = null)
    {
        string[] lines =
        [
            "",
            "values:",
            $"  {key}:",
            "    - from: 2021-01-01",
            $"      value: {value}",
            .. unit is null ? (string[])[] : [$"      unit: {unit}"],
            "      source: 测试",
            "      certainty: seed",
            "",
        ];
        var yaml = PackReader.ShippedText("dongpo")!.Value.Text.Replace("\nvalues:\n", string.Join('\n', lines), StringComparison.Ordinal);
        await world.MustAsync("admin", "pack.activate", new { name = "dongpo", yaml });
    }

    public static string[] Workers { get; } = ["W1", "W2", "W3"];

    public static async Task ConsultAsync(World world, decimal rateYuan, string from = "2026-02-20", string project = "P1") =>
        await world.MustAsync(
            Small.All,
            "consultation.hold",
            new
            {
                project,
                parties = new
                {
                    reform = "周建国",
                    township = "李明",
                    village = "陈富强",
                    designer = "唐工",
                },
                subjects = new
                {
                    posts = "普杂工",
                    heads = "三人",
                    training = "两天",
                    quantity = "六十工日",
                    pay = "一万元",
                },
                from,
                rates = new[] { new { trade = "普杂工", rateYuan }, new { trade = "技工", rateYuan = 240m } },
                pieces = new[]
                {
                    new
                    {
                        piece = "砌石",
                        unit = "立方米",
                        priceYuan = 85.5m,
                    },
                },
                papers = await world.PapersAsync("consultation-minutes", "department-opinions"),
            }
        );

    /// <summary>The three papers of some days, in agreement.</summary>
    public static async Task WorkedAsync(World world, string month, string days, params string[] workers)
    {
        var signed = new
        {
            project = "P1",
            month,
            rows = workers.Select(worker => new { worker, full = days }),
        };
        await world.MustAsync(Small.All, "sign-in-sheet.record", signed);
        var booked = new
        {
            project = "P1",
            month,
            rows = workers.Select(worker => new
            {
                worker,
                trade = "普杂工",
                full = days,
            }),
        };
        await world.MustAsync(Small.All, "labour-ledger.record", booked);
        await LogAsync(world, month, days, workers.Length);
    }

    public static Task<Applied> LogAsync(World world, string month, string days, int heads) =>
        world.MustAsync(
            Small.All,
            "construction-log.record",
            new
            {
                project = "P1",
                month,
                rows = new[]
                {
                    new
                    {
                        days,
                        weather = "晴",
                        heads = new { 普杂工 = heads },
                    },
                },
            }
        );

    /// <summary>All three papers of March for all three workers, in agreement.</summary>
    public static async Task PapersAsync(World world, string days = "3-12")
    {
        world.MoveTo("2026-03-31 18:00");
        await WorkedAsync(world, "2026-03", days, Workers);
        await world.DoDueAsync();
        await world.MustAsync(
            Small.All,
            "pay-cycle.no-work",
            new { cycle = "P1/2026-02", papers = await world.PapersAsync("construction-log") }
        );
        world.MoveTo("2026-04-01 09:00");
        await world.DoDueAsync();
    }

    /// <summary>All that was entered of March was a mistake.</summary>
    public static async Task WithdrawnAsync(World world, string days = "3-12")
    {
        var none = Workers.Select(worker => new { worker, none = days });
        var sheet = new
        {
            project = "P1",
            month = "2026-03",
            reason = "记错了项目",
            rows = none,
        };
        await world.MustAsync(Small.All, "sign-in-sheet.record", sheet);
        var ledger = new
        {
            project = "P1",
            month = "2026-03",
            reason = "记错了项目",
            rows = Workers.Select(worker => new
            {
                worker,
                trade = "普杂工",
                none = days,
            }),
        };
        await world.MustAsync(Small.All, "labour-ledger.record", ledger);
        var log = new
        {
            project = "P1",
            month = "2026-03",
            reason = "记错了项目",
            rows = new[]
            {
                new
                {
                    days,
                    weather = "晴",
                    heads = new { 普杂工 = 0 },
                },
            },
        };
        await world.MustAsync(Small.All, "construction-log.record", log);
    }

    public static Task CompileAsync(World world) => world.MustAsync(Small.All, "pay-cycle.compile", new { cycle = Cycle });

    public static async Task<Outcome> SignAsync(World world) =>
        await world.ApplyAsync(Head, "pay-cycle.sign", new { cycle = Cycle, papers = await world.PapersAsync("payroll-sheet") });

    /// <summary>Compiled, confirmed, signed, posted, and the window closed.</summary>
    public static async Task PayableAsync(World world)
    {
        await PapersAsync(world);
        await CompileAsync(world);
        await world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle = Cycle,
                workers = Workers,
                how = "signature",
            }
        );
        Assert.IsType<Applied>(await SignAsync(world));
        await world.MustAsync(
            Small.All,
            "pay-cycle.post",
            new
            {
                cycle = Cycle,
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        world.MoveTo("2026-04-10 09:00");
        await world.DoDueAsync();
        Assert.Equal("Payable", await world.StageAsync(Cycle));
    }

    public static async Task<object> PaymentAsync(World world, string batch, decimal amountYuan = 5400) =>
        new
        {
            cycle = Cycle,
            batch,
            amountYuan,
            papers = await world.PapersAsync("payment-batch"),
        };

    public static async Task<object> ReceiptsAsync(World world, string batch, params (string Worker, bool Paid)[] lines) =>
        new
        {
            cycle = Cycle,
            batch,
            lines = lines.Select(l => new
            {
                worker = l.Worker,
                amountYuan = 1800,
                paid = l.Paid,
                problem = l.Paid ? null : "账户已注销",
            }),
            papers = await world.PapersAsync("bank-receipt"),
        };

    /// <summary>The refusal with this code; that there is none is a failure.</summary>
    public static Refusal Refusal(Outcome outcome, string code) => Assert.IsType<NotApplied>(outcome).Refusals.First(r => r.Code == code);
}
