using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.Tests.Host;

/// <summary>Whatever stands on a county's page opens to the records that it is the sum of, and stands the same in its summary.</summary>
public sealed class FigureRowsTests
{
    private const string Dongpo = "四川省/眉山市/东坡区";

    [Theory]
    [InlineData("dongpo", "2021-09-01 10:00", "dongpo.reform", Dongpo)] // paid, accepted, archived
    [InlineData("labour-contractor", "2026-05-05 08:30", "dongpo.reform", Dongpo)] // late
    [InlineData("labour-contractor", "2026-06-20 12:00", "dongpo.reform", Dongpo)] // from the deposit, with a supplement
    [InlineData("labour-adopted", "2026-05-05 08:30", "meishan.reform", "四川省/眉山市/仁寿县")] // adopted, people not named
    public async Task Every_figure_is_the_sum_of_its_rows(string rehearsal, string until, string account, string path)
    {
        await using var world = await World.PlayedAsync(rehearsal, until);
        var (scope, reads) = (Scope.Of(account, world.Clock), world.Part<OverviewReads>());
        var page = (await reads.PageAsync(scope, null, default))!;
        var figures = Figure.All(page.Figures);
        Assert.Equal(path.Split('/')[^1], page.Place!.Name);
        Assert.Equal(figures.Count, figures.DistinctBy(f => (f.Name, f.Of)).Count());
        foreach (var figure in figures)
        {
            var table = (await reads.RowsAsync(scope, page.Place.Code, figure.Name, figure.Of, default))!;
            Assert.Equal(
                (figure.Name, figure.Of, figure.Sum, figure.Against),
                (figure.Name, figure.Of, table.Rows.Sum(r => r.Adds), figure.Against is null ? null : table.Rows.Sum(r => r.Against))
            );
            Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Cells.Count + (figure.Against is null ? 1 : 2)));
        }
        // The interface answers with the same figures.
        var overview = (await reads.OverviewAsync(scope, path, scope.Today, default))!;
        Assert.Equal(figures, Figure.All(overview));
    }

    [Fact]
    public async Task A_countys_summary_says_what_its_page_says()
    {
        await using var world = await World.PlayedAsync("labour-contractor", "2026-05-05 08:30");
        var scope = Scope.Of("dongpo.reform", world.Clock);
        var page = (await world.Part<OverviewReads>().PageAsync(scope, null, default))!.Figures;
        await world.MustAsync(
            "dongpo.reform",
            "overview.issue",
            new
            {
                kind = "county-summary",
                area = Dongpo,
                year = 2026,
            }
        );
        await using var db = world.Store.Open();
        var paper = await world.ReadAsync(db.Documents.OrderByDescending(d => d.Seq).First(d => d.Kind == "county-summary").File);
        Assert.Equal((1, 0, 1, 5), (page.Times.Settled, page.Times.InTime, page.Times.Late, page.Times.MostDays));
        foreach (
            var said in (string[])
                [
                    $"项目{page.Figures.Projects}个",
                    $"务工群众{page.Figures.Workers}人",
                    "本年到期可以判定的报酬1期，按期发放0期；逾期未付1期，最多晚5天",
                    $"应有{page.Notices.Sum(n => n.Required)}张，已期满{page.Notices.Sum(n => n.Closed)}张",
                ]
        )
            Assert.Contains(said, paper, StringComparison.Ordinal);
        foreach (var fund in page.Funds)
            Assert.Contains(fund.Source, paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_pay_is_listed_with_its_days_and_whom_it_waits_for()
    {
        await using var world = await World.PlayedAsync("labour-contractor", "2026-05-05 08:30");
        var page = (await world.Part<OverviewReads>().PageAsync(Scope.Of("dongpo.reform", world.Clock), null, default))!.Figures;
        var late = Assert.Single(page.Late);
        Assert.Equal(("DP-2026-07/2026-03", new DateOnly(2026, 4, 30), 5), (late.Cycle, late.DueOn, late.Days));
        Assert.True(late.People > 0);
        Assert.Contains("发放到卡", late.Waits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_province_down_to_the_village_each_place_is_the_sum_of_those_below()
    {
        await using var world = await World.PlayedAsync("labour-contractor", "2026-06-20 12:00");
        var (admin, reads) = (Scope.Of("admin", world.Clock), world.Part<OverviewReads>());
        var page = (await reads.PageAsync(admin, null, default))!;
        Assert.Null(page.Place);
        var (names, whole) = (new List<string>(), page.Figures.Figures);
        Assert.True(whole.PaidYuan > 0);
        while (page.Figures.Below is { Count: > 0 } below)
        {
            Assert.Equal(
                (whole.Projects, whole.PaidYuan, whole.FiscalYuan, page.Figures.Times.Settled),
                (below.Sum(a => a.Projects), below.Sum(a => a.PaidYuan), below.Sum(a => a.FiscalYuan), below.Sum(a => a.Times.Settled))
            );
            names.Add(below[0].Name);
            page = (await reads.PageAsync(admin, below[0].Code, default))!;
            whole = page.Figures.Figures;
            Assert.Equal(below[0].PaidYuan, whole.PaidYuan);
        }
        Assert.Equal(["四川省", "眉山市", "东坡区", "三苏镇", "莲花村"], names);
        Assert.Equal(["四川省", "眉山市", "东坡区", "三苏镇"], page.Above.Select(a => a.Name));
    }

    [Fact]
    public async Task Nobody_sees_figures_of_a_place_that_he_does_not_stand_over()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-09-01 10:00");
        var reads = world.Part<OverviewReads>();
        var county = (await reads.PageAsync(Scope.Of("dongpo.reform", world.Clock), null, default))!.Place!.Code;
        var township = Scope.Of("dongpo.township", world.Clock);
        Assert.Equal("三苏镇", (await reads.PageAsync(township, null, default))!.Place!.Name);
        Assert.Null(await reads.PageAsync(township, county, default));
        Assert.Null(await reads.RowsAsync(township, county, "paid", null, default));
        Assert.Null(await reads.RowsAsync(township, null, "paid", "nothing", default));
        var stranger = Scope.Of("stranger", world.Clock);
        Assert.Equal(0, (await reads.PageAsync(stranger, null, default))!.Figures.Figures.Projects);
        Assert.Empty((await reads.RowsAsync(stranger, null, "workers", null, default))!.Rows);
        // The contractor of a project sees that one, and of its people masked names alone.
        var builder = Scope.Of("dongpo.builder", world.Clock);
        Assert.Equal(1, (await reads.PageAsync(builder, null, default))!.Figures.Figures.Projects);
        var people = (await reads.RowsAsync(builder, null, "workers", null, default))!;
        Assert.Equal(142, people.Rows.Count);
        Assert.All(people.Rows, p => Assert.Contains('*', p.Cells[1]));
    }

    [Fact, Trait("Seed", "BZ-04")]
    public async Task Of_the_four_notices_it_is_said_which_ran_which_hang_and_which_are_missing()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-12-31 10:00");
        var (scope, reads) = (Scope.Of("bazhou.reform", world.Clock), world.Part<OverviewReads>());
        var page = (await reads.PageAsync(scope, null, default))!.Figures;
        Assert.All(page.Notices, n => Assert.Equal((n.Required, 0, 0), (n.Closed, n.Hanging, n.Missing)));
        Assert.Equal(4, page.Notices.Count(n => n.Required > 0));
        // On the day after approval the county's plan and the project are called for, and the one that hangs is no missing one.
        await using var before = await World.PlayedAsync("bazhou", "2021-02-01 10:00");
        var early = (await before.Part<OverviewReads>().PageAsync(Scope.Of("bazhou.reform", before.Clock), null, default))!.Figures;
        Assert.All(early.Notices, n => Assert.Equal(n.Required, n.Closed + n.Hanging + n.Missing));
        Assert.True(early.Notices.Sum(n => n.Closed) < page.Notices.Sum(n => n.Closed));
    }
}
