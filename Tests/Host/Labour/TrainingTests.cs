using Microsoft.EntityFrameworkCore;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>Training by round and audience.</summary>
public sealed class TrainingTests
{
    [Fact]
    [Trait("Seed", "MEI-05")]
    [Trait("Seed", "GA-06")]
    public async Task Training_is_kept_by_round_and_audience_each_with_its_register()
    {
        await using var world = await PayWorld.NewAsync();
        Assert.Equal(
            "paper-missing",
            await world.RefusedAsync(Small.All, "record.add", await world.RecordAsync("training", Fields("施工前", "镇村干部")))
        );
        foreach (
            var (round, audience) in ((string, string)[])
                [("施工前", "镇村干部"), ("施工前", "理事会成员"), ("施工中", "务工群众"), ("完工后", "务工群众")]
        )
            await world.MustAsync(
                Small.All,
                "record.add",
                await world.RecordAsync("training", Fields(round, audience), "training-register")
            );
        Assert.Equal(
            "field-choice",
            await world.RefusedAsync(
                Small.All,
                "record.add",
                await world.RecordAsync("training", Fields("施工后", "务工群众"), "training-register")
            )
        );
        await using var db = world.Store.Open();
        Assert.Equal(
            ["完工后", "施工中", "施工前", "施工前"],
            await db.Records.Where(r => r.Kind == "training").Select(r => r.Level!).OrderBy(l => l).ToListAsync()
        );
    }

    private static object Fields(string round, string audience) =>
        new
        {
            round,
            audience,
            content = "砌筑",
            present = "40",
            skilled = "31",
        };
}
