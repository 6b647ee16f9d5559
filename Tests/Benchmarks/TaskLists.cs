using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Benchmarks;

/// <summary>The work list of one account that holds every body over a thousand projects.</summary>
public static class TaskLists
{
    private const int Projects = 1000;

    public static async Task PrintAsync()
    {
        await using var place = await Place.NewAsync(StorageProvider.Sqlite);
        await using var world = await World.NewAsync("2026-01-20 08:00", place.Store);
        await Small.ProjectAsync(world, "P1");
        world.MoveTo("2026-02-03 09:00");
        await world.DoDueAsync();
        await Small.ProposeAsync(world, "Q1");
        await Small.AnotherAsync(world, "R1");
        await world.MustAsync(Small.All, "project.complete", new { project = "R1", papers = await world.PapersAsync("completion-report") });
        world.MoveTo("2026-03-05 09:00");
        await world.DoDueAsync();
        foreach (var (project, copies) in ((string, int)[])[("P1", 600), ("Q1", 200), ("R1", 200)])
            await ManyProjects.CopyAsync(world, project, copies);
        Console.WriteLine(FormattableString.Invariant($"{Projects} projects, one account"));
        await CompareAsync(world, "that holds every body of the area, and of each project", Small.All);
        await using (var db = world.Store.Open())
            await db.Grants.Where(g => g.Account == Small.All && g.ProjectId != null).ExecuteDeleteAsync();
        await CompareAsync(world, "that holds every body of the area", Small.All);
        if (Environment.GetEnvironmentVariable("PLAN") is not null)
            await PlanAsync(world, Scope.Of(Small.All, world.Clock));
    }

    private static async Task CompareAsync(World world, string which, string account)
    {
        var (scope, tasks) = (Scope.Of(account, world.Clock), world.Part<Tasks>());
        var permitted = await TimeAsync(async () =>
        {
            await using var db = world.Store.Open();
            return (await Permitted(db, scope).ToListAsync()).Count;
        });
        var waits = await TimeAsync(async () =>
        {
            var counts = (await tasks.PageAsync(scope, null, null, Tasks.UsualLines, default))!.Counts;
            return counts.Severe + counts.Overdue + counts.Soon + counts.Later;
        });
        using var count = new CommandCount();
        await tasks.PageAsync(scope, null, null, Tasks.UsualLines, default);
        Console.WriteLine($"  {which}");
        Console.WriteLine(
            FormattableString.Invariant($"    what is permitted {permitted.Lines, 8} lines{permitted.Milliseconds, 8:0.0} ms for all")
        );
        Console.WriteLine(
            FormattableString.Invariant(
                $"    what waits {waits.Lines, 8} lines{waits.Milliseconds, 8:0.0} ms a page, {count.Commands} commands"
            )
        );
    }

    private static async Task PlanAsync(World world, Scope scope)
    {
        await using var db = world.Store.Open();
        await using var command = Tasks.InOrder(Tasks.Lines(db, scope)).CreateDbCommand();
        Console.WriteLine(command.CommandText);
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var plan = await command.ExecuteReaderAsync();
        while (await plan.ReadAsync())
            Console.WriteLine($"{plan[0], 6} {plan[1], 6} {plan[3]}");
    }

    /// <summary>The list as it was: every step that the account may take anywhere.</summary>
    private static IQueryable<string> Permitted(WorkReliefContext db, Scope scope) =>
        (
            from g in scope.Grants(db)
            join s in db.TableSteps on g.Body equals s.Body
            join c in db.Cases on new { s.TableHash, Stage = s.FromStage } equals new { c.TableHash, c.Stage }
            where g.ProjectId == null && g.AreaFrom <= c.Area && c.Area <= g.AreaTo && c.ProjectId != null
            select c.Id + " " + s.Action + " " + s.Label + " " + s.Body
        ).Distinct();

    private static async Task<(int Lines, double Milliseconds)> TimeAsync(Func<Task<int>> read)
    {
        var (lines, times) = (0, new List<double>());
        for (var n = 0; n < 8; n++)
        {
            var watch = Stopwatch.StartNew();
            lines = await read();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return (lines, Steps.Median(times.Skip(3)));
    }
}
