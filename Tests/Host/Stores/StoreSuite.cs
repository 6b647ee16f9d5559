using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Stores;

/// <summary>What must be the same in every database. Each provider's tests call these with an empty database.</summary>
internal static class StoreSuite
{
    public static async Task MigratesTwiceAsync(Store store)
    {
        await store.MigrateAsync(default);
        await store.MigrateAsync(default);
        await using var db = store.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    public static async Task KeepsAwkwardValuesAsync(Store store)
    {
        await store.MigrateAsync(default);
        var instant = new DateTimeOffset(2021, 4, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1);
        var text = string.Concat(Enumerable.Repeat("镕喆〇龘𠮷'\"\\%_;--\n", 20_000));
        await using (var db = store.Open())
        {
            db.Texts.AddRange(
                new TextRow { Key = "长文", Text = text },
                new TextRow { Key = "a", Text = "" },
                new TextRow { Key = "A", Text = " " }
            );
            db.PayCycles.Add(
                new PayCycleRow
                {
                    Id = "P/1",
                    ProjectId = "P",
                    Period = "2021-04",
                    PeriodEnd = new(2021, 4, 30),
                    DueOn = DateOnly.MinValue,
                    TotalYuan = Money.Most,
                    PaidYuan = 0.01m,
                }
            );
            db.PayCycles.Add(
                new PayCycleRow
                {
                    Id = "P/2",
                    ProjectId = "P",
                    Period = "2021-05",
                    PeriodEnd = DateOnly.MaxValue,
                    DueOn = new(2021, 5, 30),
                }
            );
            db.Deadlines.Add(
                new DeadlineRow
                {
                    CaseId = "P",
                    Action = "x",
                    DueUtc = instant,
                    ArmedBy = "s:1",
                }
            );
            db.Deadlines.Add(
                new DeadlineRow
                {
                    CaseId = "P",
                    Action = "y",
                    DueUtc = instant.AddTicks(-1),
                    ArmedBy = "s:1",
                    LeaseUntilUtc = DateTimeOffset.MaxValue.ToUniversalTime(),
                }
            );
            db.Journal.Add(
                new JournalRow
                {
                    Stream = "s",
                    Seq = 1,
                    Account = "a",
                    RequestKey = "k",
                    PayloadHash = "h",
                    Body = [0, 255, 39],
                    Hash = "h",
                }
            );
            await db.SaveChangesAsync();
        }
        await using (var db = store.Open())
        {
            Assert.Equal(text, (await db.Texts.SingleAsync(t => t.Key == "长文")).Text);
            Assert.Equal("", (await db.Texts.SingleAsync(t => t.Key == "a")).Text);
            Assert.Equal(["A", "a", "长文"], await db.Texts.OrderBy(t => t.Key).Select(t => t.Key).ToListAsync());
            Assert.False(await db.Texts.AnyAsync(t => t.Key == "a "));
            var cycles = await db.PayCycles.OrderBy(c => c.Period).ToListAsync();
            Assert.Equal((Money.Most, 0.01m, DateOnly.MinValue), (cycles[0].TotalYuan, cycles[0].PaidYuan!.Value, cycles[0].DueOn));
            Assert.Equal((null, DateOnly.MaxValue), (cycles[1].PaidYuan, cycles[1].PeriodEnd));
            Assert.Equal(["y", "x"], await db.Deadlines.OrderBy(d => d.DueUtc).Select(d => d.Action).ToListAsync());
            Assert.Equal(1, await db.Deadlines.CountAsync(d => d.DueUtc < instant));
            Assert.Equal(instant, (await db.Deadlines.SingleAsync(d => d.Action == "x")).DueUtc);
            Assert.Equal([0, 255, 39], (await db.Journal.SingleAsync()).Body);
        }
        await using (var db = store.Open())
        {
            db.PayCycles.Add(
                new PayCycleRow
                {
                    Id = "P/3",
                    ProjectId = "P",
                    Period = "2021-06",
                    TotalYuan = 0.005m,
                }
            );
            // Nothing is rounded on its way into the database.
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
        }
    }

    public static async Task PlaysAWholeProjectAsync(Store store)
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-09-02 10:00", store);
        Assert.Equal("Archived", await world.StageAsync("DP-2021-01"));
        await ReplaysAsync(store, world);
        await KeepsEveryNamedFileAsync(store, world);
    }

    public static async Task PaysAMonthOfWorkAsync(Store store)
    {
        await using var world = await World.PlayedAsync("labour-contractor", "2026-06-18 10:00", store);
        Assert.Equal("Closed", await world.StageAsync("DP-2026-07/2026-03-S1"));
        await ReplaysAsync(store, world);
    }

    private static async Task KeepsEveryNamedFileAsync(Store store, World world)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(world.Home, "files"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, world.Clock.GetUtcNow().UtcDateTime.AddDays(-8));
        Assert.Equal(0, new Sweeper(world.Part<IFileStore>(), store, world.Clock, NullLogger<Sweeper>.Instance).Run());
        await using var db = store.Open();
        var named = await db
            .Documents.Select(d => new
            {
                d.File,
                d.Docx,
                d.Xlsx,
            })
            .ToListAsync();
        Assert.NotEmpty(named);
        foreach (var file in named.SelectMany(d => new[] { d.File, d.Docx, d.Xlsx }).OfType<FileHash>())
        {
            Assert.Equal(file, await world.Part<Reads>().FileAsync(Scope.Of("admin", world.Clock), file, default));
            Assert.Null(await world.Part<Reads>().FileAsync(Scope.Of("stranger", world.Clock), file, default));
        }
    }

    private static async Task ReplaysAsync(Store store, World world)
    {
        Assert.Empty((await JournalCheck.VerifyAsync(store, default)).Problems);
        using var target = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(world.Home, "replayed.db"));
        await Replay.RunAsync(store, target, default);
        Assert.Empty(await StateDigest.DifferencesAsync(store, target, default));
    }

    /// <summary>
    /// An acceptance passes only without an open rectification, and the two are different cases: each could be decided on the other's
    /// absence. Whichever comes first in the journal, the pass never follows an open order.
    /// </summary>
    public static async Task NeverPassesBesideAnOpenRectificationAsync(Store store)
    {
        await using var world = await World.NewAsync(store: store);
        await Small.PlaceAsync(world);
        await world.MustAsync("admin", "account.register", new { account = "second", name = "第二人" });
        var (passes, refusals) = (0, 0);
        for (var round = 1; round <= 12; round++)
        {
            var id = $"R{round}";
            await Small.AnotherAsync(world, id);
            await world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account = "second",
                    body = "contractor",
                    project = id,
                }
            );
            await world.MustAsync(
                Small.All,
                "project.complete",
                new { project = id, papers = await world.PapersAsync("completion-report") }
            );
            await world.MustAsync(
                Small.All,
                "pay-cycle.no-work",
                new { cycle = $"{id}/2021-01", papers = await world.PapersAsync("construction-log") }
            );
            await world.MustAsync(
                Small.All,
                "acceptance.apply",
                new
                {
                    project = id,
                    tier = "self",
                    papers = await world.PapersAsync("acceptance-application"),
                }
            );
            var opinion = await world.PapersAsync("acceptance-opinion");
            var order = await world.PapersAsync("rectification-order");
            using var both = new Barrier(2);
            var passing = Task.Run(() =>
            {
                both.SignalAndWait();
                return world.ApplyAsync("second", "acceptance.pass", new { acceptance = $"{id}/acceptance-self", papers = opinion });
            });
            var ordering = Task.Run(() =>
            {
                both.SignalAndWait();
                return world.ApplyAsync(
                    Small.All,
                    "rectification.order",
                    new
                    {
                        project = id,
                        item = "返工",
                        papers = order,
                    }
                );
            });
            var ordered = Assert.IsType<Applied>(await ordering);
            if (await passing is Applied passed)
            {
                passes++;
                Assert.True(
                    passed.Seq < ordered.Seq,
                    $"round {round}: passed at {passed.Seq} although rectification was ordered at {ordered.Seq}"
                );
            }
            else
            {
                refusals++;
                Assert.Contains(((NotApplied)await passing).Refusals, r => r.Code == "rectification-open");
            }
        }
        Assert.Equal(12, passes + refusals);
    }

    public static async Task AnswersTheSameRequestsAtOnceAlikeAsync(Store store)
    {
        await using var world = await World.NewAsync(store: store);
        await Small.ProjectAsync(world);
        var team = new
        {
            project = "P1",
            kind = "problem",
            fields = new { raised = "积水", solved = "疏通" },
        };
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.MustAsync(Small.All, "record.add", team, "same")))
        );
        Assert.Single(answers.Select(a => a with { Repeated = false }).Distinct());
        Assert.Single(answers, a => !a.Repeated);

        // The same key on two projects at once: their locks differ, the key's uniqueness decides.
        await Small.AnotherAsync(world, "P2");
        var outcomes = await Task.WhenAll(
            ((string[])["P1", "P2"]).Select(p =>
                Task.Run(() => world.ApplyAsync(Small.All, "record.add", team with { project = p }, "two places"))
            )
        );
        Assert.Single(outcomes.OfType<Applied>());
        Assert.Equal("key-reused", outcomes.OfType<NotApplied>().Single().Refusals.Single().Code);
    }

    /// <summary>
    /// Behind each uniqueness rule stands a key of the database; who comes second is refused and nobody sees an exception.
    /// </summary>
    public static async Task RefusesTheSecondAsync(Store store)
    {
        await using var world = await World.NewAsync("2021-02-01 08:00", store);
        await Small.ProjectAsync(world);
        var papers = await world.PapersAsync("labour-survey", "project-proposal");
        await OnceAsync(
            "project-known",
            () =>
                world.ApplyAsync(
                    Small.All,
                    "project.propose",
                    new
                    {
                        project = "TWICE",
                        name = "路",
                        area = Small.Village,
                        mode = "contractor",
                        track = "special",
                        fundBase = "central",
                        plannedPayYuan = 1,
                        funds = new { central = 5 },
                        papers,
                    }
                )
        );
        await OnceAsync("cycle-known", () => world.ApplyAsync(Small.All, "pay-cycle.open", new { project = "P1", period = "2021-02" }));
        await OnceAsync(
            "worker-known",
            () =>
                world.ApplyAsync(
                    Small.All,
                    "workers.register",
                    new { area = Small.Village, workers = new[] { new { worker = "X1", name = "甲" } } }
                )
        );
        await OnceAsync("account-known", () => world.ApplyAsync("admin", "account.register", new { account = "y", name = "乙" }));

        static async Task OnceAsync(string code, Func<Task<Outcome>> act)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(act)));
            Assert.Single(outcomes.OfType<Applied>());
            Assert.All(outcomes.OfType<NotApplied>(), no => Assert.Contains(no.Refusals, r => r.Code == code));
        }
    }
}
