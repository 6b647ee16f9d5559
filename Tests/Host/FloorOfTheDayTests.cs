using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host;

/// <summary>A floor that was raised later binds the projects that were approved later.</summary>
public sealed class FloorOfTheDayTests
{
    private const string Project = "GA-2021-01";
    private const string County = "四川省/广安市/广安区";
    private static readonly Scope Reform = new("guangan.reform", new(2026, 11, 20));

    [Fact]
    public async Task What_was_approved_under_the_floor_of_2021_is_measured_by_it_on_every_paper_and_page()
    {
        // Approved 2021-03-14 under 15 %, paid 15.15 %; since 2022-07-18 the floor is 30 %.
        await using var world = await World.PlayedAsync("guangan", "2021-07-15 10:00");
        world.MoveTo("2026-11-20 09:00");

        object opinion = new
        {
            project = Project,
            kind = "acceptance-opinion",
            of = Project + "/acceptance-county",
        };
        Assert.Contains("15.15%（下限15%）", await PaperAsync("guangan.team", "document.issue", opinion, "acceptance-opinion"));
        object list = new
        {
            kind = "dispatch-list",
            area = County,
            year = 2026,
        };
        var listed = await PaperAsync("guangan.reform", "overview.issue", list, "dispatch-list");
        Assert.Contains("达到目标", listed);
        Assert.Contains("低于下限0个", listed);

        Assert.Equal("达到目标", (await world.Part<ProjectReads>().SummaryAsync(Reform, Project, default))!.Standing);
        Assert.Equal(0.15m, (await world.Part<IndicatorReads>().IndicatorsAsync(Reform, default)).Projects.Single().Floor);
        var overview = await world.Part<OverviewReads>().OverviewAsync(Reform, County, new(2026, 11, 20), default);
        Assert.Equal(0, overview!.Figures.BelowFloor);

        async Task<string> PaperAsync(string account, string action, object payload, string kind)
        {
            await world.MustAsync(account, action, payload);
            await using var db = world.Store.Open();
            return await world.ReadAsync(db.Documents.Single(d => d.Kind == kind).File);
        }
    }
}
