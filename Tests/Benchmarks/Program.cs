using System.Diagnostics;
using System.Globalization;
using WorkRelief.Benchmarks;
using WorkRelief.Tests.Host;
using WorkRelief.Tests.Host.Stores;
using WorkRelief.WorkflowHost.Storage;

// Durable actions a second on a SQLite file with synchronous=FULL and on PostgreSQL: through the engine, and beside it the same rows
// committed by plain EF Core and by plain ADO.NET. All three in one run, round by round in turn, so that a slow moment meets them alike.
const int Rounds = 3;
int[] crowds = [1, 8, 64];
var (warmUp, round) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

if (args is ["pages"])
{
    await PageTimes.PrintAsync();
    return;
}
if (args is ["papers"])
{
    await PaperTimes.PrintAsync();
    return;
}
if (args is ["tasks"])
{
    await TaskLists.PrintAsync();
    return;
}
Say($"{Environment.ProcessorCount} processors, files in {Path.GetTempPath()}, median of {Rounds} rounds of {round.TotalSeconds:0} seconds");
foreach (var provider in (StorageProvider[])[StorageProvider.Sqlite, StorageProvider.Postgres])
{
    if (provider == StorageProvider.Postgres && PostgresDatabase.WhyNot is { } why)
    {
        Say($"\nleft out: {why}");
        continue;
    }
    if (args is ["replay"])
    {
        await PrintReplaysAsync(provider);
        continue;
    }
    await using (var place = await Place.NewAsync(provider))
    await using (var world = await World.NewAsync(store: place.Store))
        await CompareAsync(world);
    Say($"\n{provider}, one caller, each step by itself");
    await Steps.PrintAsync(provider);
    await Steps.PrintReplayAsync(provider);
}

async Task PrintReplaysAsync(StorageProvider provider)
{
    await Steps.PrintReplayAsync(provider);
    await using var place = await Place.NewAsync(provider);
    await using var world = await World.NewAsync(store: place.Store);
    await Sample.TakeAsync(world, crowds.Max());
    await RunAsync(new EngineCommit(world), crowds.Max(), round);
    await Steps.PrintReplayAsync(world, "replay, records");
}

async Task CompareAsync(World world)
{
    var sample = await Sample.TakeAsync(world, crowds.Max());
    Say($"\n{world.Store.Provider}: record.add, {sample.NewRows} rows written and 2 changed, {sample.Body.Length} bytes of journal");
    (string Name, ICommit Commit)[] ways =
    [
        ("ADO.NET", new AdoCommit(world, sample)),
        ("EF Core", new EfCommit(world, sample)),
        ("engine", new EngineCommit(world)),
    ];
    foreach (var callers in crowds)
    {
        foreach (var (_, commit) in ways)
            await RunAsync(commit, callers, warmUp);
        var rates = ways.ToDictionary(w => w.Name, _ => new List<double>());
        for (var n = 0; n < Rounds; n++)
            foreach (var (name, commit) in ways)
                rates[name].Add(await RunAsync(commit, callers, round));
        Say($"  {callers, 2} caller{(callers == 1 ? " " : "s")}   actions a second   of EF Core   commands an action");
        foreach (var (name, commit) in ways)
        {
            var (rate, plain) = (Steps.Median(rates[name]), Steps.Median(rates["EF Core"]));
            var commands = await CommandsAsync(commit, callers);
            var (least, most) = (rates[name].Min(), rates[name].Max());
            var each = 1000 * callers / rate;
            Say($"    {name, -12}{rate, 12:0}{rate / plain, 14:0.00}{commands, 18:0.0}   ({each:0.0} ms each; {least:0} to {most:0})");
        }
    }
}

static async Task<double> RunAsync(ICommit commit, int callers, TimeSpan time)
{
    var (watch, done) = (Stopwatch.StartNew(), 0L);
    await Task.WhenAll(
        Enumerable
            .Range(0, callers)
            .Select(caller =>
                Task.Run(async () =>
                {
                    for (; watch.Elapsed < time; Interlocked.Increment(ref done))
                        await commit.OneAsync(caller);
                })
            )
    );
    return done / watch.Elapsed.TotalSeconds;
}

// Counted apart from the timed rounds, because counting costs time.
static async Task<double> CommandsAsync(ICommit commit, int callers)
{
    const int Each = 4;
    using var count = new CommandCount();
    await Task.WhenAll(
        Enumerable
            .Range(0, callers)
            .Select(caller =>
                Task.Run(async () =>
                {
                    for (var n = 0; n < Each; n++)
                        await commit.OneAsync(caller);
                })
            )
    );
    return (double)count.Commands / (callers * Each);
}

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
