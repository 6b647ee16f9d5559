namespace WorkRelief.Tests.Host;

/// <summary>A year's paper holds that year.</summary>
public sealed class YearPaperTests
{
    private const string Name = "龙台镇干埝村排洪渠以工代赈项目";
    private const string County = "四川省/广安市/广安区";

    [Fact]
    public async Task A_project_stands_in_the_lists_of_the_years_in_which_something_was_done_for_it()
    {
        // Approved, built, paid and archived in 2021.
        await using var world = await World.PlayedAsync("guangan", "2021-08-21 08:00");
        world.MoveTo("2022-03-01 09:00");
        Assert.Contains(Name, await IssueAsync("annual-list", 2021));
        Assert.DoesNotContain(Name, await IssueAsync("annual-list", 2022));
        var summary = await IssueAsync("county-summary", 2021);
        Assert.Contains("实施以工代赈项目1个", summary);
        Assert.Contains("本年发放劳务报酬42.43万元，开工以来累计发放42.43万元", summary);
        Assert.Contains("本年到期可以判定的报酬2期，按期发放1期", summary);
        Assert.Contains("实施以工代赈项目0个", await IssueAsync("county-summary", 2022));

        async Task<string> IssueAsync(string kind, int year)
        {
            await world.MustAsync(
                "guangan.reform",
                "overview.issue",
                new
                {
                    kind,
                    area = County,
                    year,
                }
            );
            await using var db = world.Store.Open();
            return await world.ReadAsync(db.Documents.Where(d => d.Kind == kind).OrderByDescending(d => d.Seq).First().File);
        }
    }

    [Fact]
    public async Task What_nobody_approved_is_in_no_years_list()
    {
        await using var world = await World.PlayedAsync("guangan", "2021-03-10 12:00");
        await world.MustAsync(
            "guangan.reform",
            "overview.issue",
            new
            {
                kind = "annual-list",
                area = County,
                year = 2021,
            }
        );
        await using var db = world.Store.Open();
        Assert.DoesNotContain(Name, await world.ReadAsync(db.Documents.Single(d => d.Kind == "annual-list").File));
    }
}
