using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>Machines are planned with a reason, and their shifts are counted against the plan.</summary>
public sealed class MachineTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await PayWorld.NewAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    [Trait("Seed", "MEI-16")]
    public async Task Machines_need_a_reason_and_more_shifts_than_planned_open_a_finding()
    {
        PayWorld.Refusal(await _world.ApplyAsync(Small.All, "labour.plan", Plan(60, "")), "means-reason");
        await _world.MustAsync(Small.All, "labour.plan", Plan(61, "石方"));
        _world.MoveTo("2026-03-31 18:00");
        await LogAsync("3-4");
        Assert.Empty(await FindingsAsync());
        await LogAsync("5");
        Assert.Single(await FindingsAsync());
        await LogAsync("6");
        Assert.Single(await FindingsAsync());
    }

    [Fact]
    [Trait("Seed", "MEI-16")]
    public async Task A_corrected_day_does_not_count_its_machines_twice()
    {
        await _world.MustAsync(Small.All, "labour.plan", Plan(61, "石方"));
        _world.MoveTo("2026-03-31 18:00");
        await LogAsync("3-4");
        await LogAsync("4", "天气写错");
        Assert.Empty(await FindingsAsync());
    }

    private async Task<List<string>> FindingsAsync()
    {
        await using var db = _world.Store.Open();
        return await db.Rectifications.Select(r => r.Id).ToListAsync();
    }

    private Task<Applied> LogAsync(string days, string? reason = null) =>
        _world.MustAsync(
            Small.All,
            "construction-log.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new[]
                {
                    new
                    {
                        days,
                        weather = "晴",
                        machines = new { 挖掘机 = 1 },
                    },
                },
                reason,
            }
        );

    /// <summary>Two shifts of an excavator beside the work days.</summary>
    private static object Plan(int workDays, string reason) =>
        new
        {
            project = "P1",
            days = 20,
            trades = new[] { new { trade = "普杂工", workDays } },
            means = new[]
            {
                new
                {
                    name = "挖掘机",
                    kind = "machine",
                    shifts = 2,
                    reason,
                },
            },
        };
}
