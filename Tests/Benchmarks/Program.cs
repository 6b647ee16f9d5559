using System.Diagnostics;
using System.Globalization;
using WorkRelief.Benchmarks;
using WorkRelief.Tests.Host;

// Durable actions a second on a SQLite file with synchronous=FULL: through the engine, and beside it the same rows committed by plain
// EF Core and by plain ADO.NET. All three in one run, round by round in turn, so that a slow moment of the disk meets them alike.
const int Rounds = 9, Actions = 240;
var culture = CultureInfo.InvariantCulture;
await using var world = await World.NewAsync();
var sample = await Sample.TakeAsync(world);
(string Name, ICommit Commit)[] ways = [("ADO.NET", new AdoCommit(world, sample)), ("EF Core", new EfCommit(world, sample)), ("engine", new EngineCommit(world))];

Console.WriteLine(string.Create(culture, $"{Environment.ProcessorCount} processors, {sample.NewRows} rows written and 2 changed by an action, {sample.Body.Length} bytes of journal, database in {Path.GetTempPath()}"));
foreach (var callers in (int[])[1, 8])
{
    var seen = ways.ToDictionary(w => w.Name, _ => new List<double>());
    for (var round = -1; round < Rounds; round++)
        foreach (var (name, commit) in ways)
        {
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                for (var n = 0; n < Actions / callers; n++) await commit.OneAsync(caller);
            })));
            // The first round warms up.
            if (round >= 0) seen[name].Add(Actions / watch.Elapsed.TotalSeconds);
        }
    Console.WriteLine(string.Create(culture, $"\n{callers} caller{(callers == 1 ? "" : "s")}, median of {Rounds} rounds of {Actions}"));
    var median = seen.ToDictionary(s => s.Key, s => s.Value.Order().ElementAt(Rounds / 2));
    foreach (var (name, _) in ways)
        Console.WriteLine(string.Create(culture,
            $"  {name,-8}{median[name],8:0} a second   {median[name] / median["ADO.NET"],5:0.00} of ADO.NET   {median[name] / median["EF Core"],5:0.00} of EF Core   (from {seen[name].Min():0} to {seen[name].Max():0})"));
}
