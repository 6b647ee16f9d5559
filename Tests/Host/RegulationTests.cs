using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host;

/// <summary>The rules that an office has registered, shown at the steps they govern.</summary>
public sealed class RegulationTests
{
    [Fact, Trait("Seed", "MEI-12"), Trait("Seed", "MING-08")]
    public async Task Each_step_shows_the_rules_it_carries_out()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await world.GrantAsync(Small.All, "reform-bureau", "四川省/眉山市/东坡区");
        async Task<object> Rule(string title, params string[] steps) =>
            new
            {
                area = "四川省/眉山市/东坡区",
                title,
                issuedOn = "2021-01-05",
                number = "东赈〔2021〕1号",
                steps,
                papers = await world.PdfsAsync("regulation-text"),
                @as = "reform-bureau",
            };
        Assert.Equal(
            "unknown-action",
            await world.RefusedAsync(Small.All, "regulation.register", await Rule("报酬发放制度", "pay-cycle.none"))
        );
        await world.MustAsync(Small.All, "regulation.register", await Rule("报酬发放制度", "pay-cycle.sign", "pay-cycle.pay"));
        await world.MustAsync(Small.All, "regulation.register", await Rule("公示制度", "public-notice.post"));
        var reads = world.Part<ArchiveReads>();
        Assert.Equal(["报酬发放制度"], (await reads.RegulationsAsync(ArchiveWorld.All, "pay-cycle.sign", default)).Select(r => r.Title));
        Assert.Equal(2, (await reads.RegulationsAsync(ArchiveWorld.All, null, default)).Count);
        Assert.Empty(await reads.RegulationsAsync(new("nobody", new(2021, 12, 31)), null, default));
    }
}
