using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Benchmarks;

/// <summary>What one step costs one caller: two steps of a month's pay of 34 workers, and the replay of that project's journal.</summary>
public static class Steps
{
    private const string Rehearsal = "labour-self-build",
        Cycle = "GA-2026-05/2026-03";

    /// <summary>The first time warms up and is counted, the others are timed.</summary>
    private const int Times = 4;

    public static async Task PrintAsync(StorageProvider provider)
    {
        var spent = new Dictionary<string, List<(double Milliseconds, long Commands)>> { ["pay-cycle.sign"] = [], ["pay-cycle.post"] = [] };
        for (var time = 0; time < Times; time++)
        {
            await using var place = await Place.NewAsync(provider);
            await using var world = await World.PlayedAsync(Rehearsal, "2026-04-02 23:00", place.Store);
            using var count = time == 0 ? new CommandCount() : null;
            world.MoveTo("2026-04-03 09:00");
            var signing = new { cycle = Cycle, papers = await world.PapersAsync("payroll-sheet") };
            spent["pay-cycle.sign"].Add(await TakeAsync(world, "head", "pay-cycle.sign", signing));
            world.MoveTo("2026-04-07 09:00");
            var posting = new
            {
                cycle = Cycle,
                place = "干埝村村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            };
            spent["pay-cycle.post"].Add(await TakeAsync(world, "village", "pay-cycle.post", posting));
        }
        foreach (var (step, times) in spent)
        {
            var milliseconds = Median(times.Skip(1).Select(t => t.Milliseconds));
            Console.WriteLine(FormattableString.Invariant($"  {step, -16}{times[0].Commands, 6} commands{milliseconds, 10:0.0} ms"));
        }
    }

    /// <summary>A month of 34 people: few entries, each of hundreds of rows.</summary>
    public static async Task PrintReplayAsync(StorageProvider provider)
    {
        await using var place = await Place.NewAsync(provider);
        await using var world = await World.PlayedAsync(Rehearsal, "2026-05-09 23:00", place.Store);
        await PrintReplayAsync(world, "replay, months");
    }

    public static async Task PrintReplayAsync(World world, string what)
    {
        var (rates, entries, rows) = (new List<double>(), 0L, 0L);
        for (var time = 0; time < Times; time++)
        {
            await using var target = await Place.NewAsync(world.Store.Provider);
            await target.Store.MigrateAsync(default);
            var watch = Stopwatch.StartNew();
            entries = await Replay.RunAsync(world.Store, target.Store, default);
            rates.Add(watch.Elapsed.TotalSeconds);
            if (time == 0)
                rows = await RowsAsync(target.Store);
        }
        var seconds = Median(rates.Skip(1));
        Console.WriteLine(
            FormattableString.Invariant(
                $"  {what, -16}{entries, 6} entries {entries / seconds, 10:0} a second, {rows / seconds, 8:0} rows a second"
            )
        );
    }

    private static async Task<long> RowsAsync(Store store)
    {
        await using var db = store.Open();
        var rows = 0L;
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct())
        {
            var count = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
            rows += await db.Database.SqlQueryRaw<long>(count).SingleAsync();
        }
        return rows;
    }

    public static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static async Task<(double Milliseconds, long Commands)> TakeAsync(World world, string actor, string action, object payload)
    {
        var before = CommandCount.Running?.Commands ?? 0;
        var watch = Stopwatch.StartNew();
        await world.MustAsync("guangan." + actor, action, payload);
        return (watch.Elapsed.TotalMilliseconds, (CommandCount.Running?.Commands ?? 0) - before);
    }
}
