using System.Globalization;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// Random projects through the engine: months entered and on paper, held workers, failed payments, corrections, supplements, recoveries,
/// price changes, deductions, months before the county began with the system, ends asked for at any time. WORKRELIEF_TEST_PROJECTS says
/// how many, WORKRELIEF_TEST_SEED plays a run again.
/// </summary>
public sealed class RandomProjectTests(ITestOutputHelper output)
{
    private const int AtOnce = 12;

    [Fact, Trait("Seed", "DP-11")]
    public async Task No_project_ends_with_an_open_balance_and_no_case_is_left_without_a_next_step()
    {
        var count = Number("WORKRELIEF_TEST_PROJECTS") ?? 2 * AtOnce;
        var seed = Number("WORKRELIEF_TEST_SEED") ?? Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var played = new List<RandomProject>();
        foreach (var batch in Enumerable.Range(0, count).Chunk(AtOnce))
            try
            {
                played.AddRange(await PlayAsync(batch, seed));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw new InvalidOperationException($"seed {seed}, projects {batch[0]} to {batch[^1]}", error);
            }
        var (paidYuan, held, again) = (played.Sum(p => p.PaidYuan), played.Sum(p => p.Held), played.Sum(p => p.Failed));
        var (supplements, recoveries) = (played.Sum(p => p.Supplements), played.Sum(p => p.Recoveries));
        var refused = played.Sum(p => p.RefusedEnds);
        output.WriteLine($"{played.Count} projects, {paidYuan} yuan paid, {held} held, {again} sent again");
        var (adopted, deducted) = (played.Count(p => p.Adopted), played.Sum(p => p.Deducted));
        output.WriteLine($"{supplements} supplements, {recoveries} recoveries, {refused} ends refused");
        output.WriteLine($"{adopted} adopted, {deducted} deductions");
        Assert.All(played, p => Assert.True(p.Over, p.ToString()));
        int[] each = [held, again, supplements, recoveries, refused, adopted, deducted];
        Assert.DoesNotContain(0, each);
    }

    private static async Task<IReadOnlyList<RandomProject>> PlayAsync(int[] batch, int seed)
    {
        await using var world = await World.NewAsync("2026-02-20 08:00");
        await Small.PlaceAsync(world);
        await PayWorld.OfficialsAsync(world);
        await PayWorld.PolicyAsync(world, "discipline.deduct-share", $"{RandomProject.DeductShare}", "占比");
        var projects = new List<(RandomProject Project, Random Random)>();
        foreach (var n in batch)
        {
            var random = new Random(unchecked((seed * 31) + n));
            var project = new RandomProject(world, $"P{n}", random) { Adopted = random.Next(4) == 0 };
            if (!project.Adopted)
                await Small.AnotherAsync(world, $"P{n}");
            await project.BeginAsync();
            projects.Add((project, random));
        }
        var months = 1 + new Random(seed + batch[0]).Next(14);
        var month = new DateOnly(2026, 3, 1);
        for (var n = 0; n < months; n++, month = month.AddMonths(1))
        {
            var period = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            await AtAsync(world, month.AddMonths(1).AddDays(-1), "18:00");
            foreach (var (project, _) in Going())
                await project.WorkAsync(period);
            await AtAsync(world, month.AddMonths(1), "09:00");
            foreach (var (project, random) in Going())
            {
                await project.CountAsync(period);
                if (random.Next(12) == 0)
                    await project.EndAsync(must: false);
            }
            await PaidAsync(world, month.AddMonths(1), [.. Going().Select(p => p.Project)]);
        }
        // Held workers, then what their supplements leave: a few rounds bring every account to rest.
        for (var round = 0; round < 3; round++, month = month.AddMonths(1))
        {
            await AtAsync(world, month.AddDays(13), "09:00");
            foreach (var (project, _) in Going())
                await project.WindUpAsync();
            await PaidAsync(world, month.AddDays(13), [.. Going().Select(p => p.Project)]);
        }
        foreach (var (project, _) in Going())
            await project.EndAsync(must: true);
        return [.. projects.Select(p => p.Project)];

        IEnumerable<(RandomProject Project, Random Random)> Going() => projects.Where(p => !p.Project.Over).ToList();
    }

    /// <summary>The window of what was posted closes and the money goes out.</summary>
    private static async Task PaidAsync(World world, DateOnly posted, IReadOnlyList<RandomProject> projects)
    {
        await AtAsync(world, posted.AddDays(12), "09:00");
        foreach (var project in projects)
            await project.PayAsync();
    }

    private static async Task AtAsync(World world, DateOnly day, string time)
    {
        world.MoveTo($"{day:yyyy-MM-dd} {time}");
        await world.DoDueAsync();
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
