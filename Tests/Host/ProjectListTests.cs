using WorkRelief.Tests.Host.Labour;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>The list of projects: found by what a link says, the most urgent first.</summary>
public sealed class ProjectListTests
{
    private static async Task<World> WorldAsync()
    {
        var world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(world);
        await Small.ProposeAsync(world, "Q1");
        world.MoveTo("2026-05-05 09:00");
        await world.DoDueAsync();
        await ManyProjects.CopyAsync(world, "Q1", 60);
        return world;
    }

    [Fact]
    public async Task The_project_whose_pay_is_late_stands_first_and_the_others_follow_page_by_page()
    {
        await using var world = await WorldAsync();
        var (list, scope) = (world.Part<ProjectList>(), Scope.Of(Small.All, world.Clock));
        var first = await list.PageAsync(scope, new(), 1, ProjectList.PageLines, default);
        var second = await list.PageAsync(scope, new(), 2, ProjectList.PageLines, default);
        Assert.Equal((61, 61, 50, 11), (first.Count, second.Count, first.Lines.Count, second.Lines.Count));
        Assert.Equal(("P1", new DateOnly(2026, 4, 30)), (first.Lines[0].Id, first.Lines[0].LateSince));
        Assert.All(first.Lines.Skip(1), l => Assert.Null(l.LateSince));
        Assert.Equal(61, first.Lines.Concat(second.Lines).DistinctBy(l => l.Id).Count());
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_says_and_nothing_else()
    {
        await using var world = await WorldAsync();
        var (list, scope) = (world.Part<ProjectList>(), Scope.Of(Small.All, world.Clock));
        async Task<int> CountAsync(ProjectFilter filter) => (await list.PageAsync(scope, filter, 1, 10, default)).Count;
        Assert.Equal(1, await CountAsync(new(Late: true)));
        Assert.Equal(1, await CountAsync(new(Find: " p1 ")));
        Assert.Equal(61, await CountAsync(new(Find: "莲花村")));
        Assert.Equal(0, await CountAsync(new(Find: "红石村")));
        Assert.Equal(1, await CountAsync(new(Stage: "UnderConstruction")));
        Assert.Equal(60, await CountAsync(new(Stage: "Reserve")));
        Assert.Equal(61, await CountAsync(new(Mode: Shape.ByContractor, Track: "special", Source: "central", Pack: "dongpo", Year: 2026)));
        Assert.Equal(0, await CountAsync(new(Mode: Shape.SelfBuild)));
        Assert.Equal(0, await CountAsync(new(Track: "rural")));
        Assert.Equal(0, await CountAsync(new(Source: "provincial")));
        Assert.Equal(0, await CountAsync(new(Pack: "mingshan")));
        Assert.Equal(0, await CountAsync(new(Year: 2025)));
        Assert.Equal(61, await CountAsync(new(Area: 511402000000)));
        Assert.Equal(0, await CountAsync(new(Area: 511600000000)));
    }

    [Fact]
    public async Task A_list_offers_and_shows_nothing_of_other_places()
    {
        await using var world = await WorldAsync();
        var (list, stranger) = (world.Part<ProjectList>(), Scope.Of("stranger", world.Clock));
        Assert.Equal(0, (await list.PageAsync(stranger, new(), 1, 10, default)).Count);
        Assert.Equal(
            (0, 0, 0),
            (await list.ChoicesAsync(stranger, null, default)) is var none
                ? (none.Areas.Count, none.Stages.Count, none.Years.Count)
                : default
        );
        var mine = await list.ChoicesAsync(Scope.Of(Small.All, world.Clock), null, default);
        Assert.Equal(["四川省", "四川省/眉山市"], mine.Areas.Select(a => a.Name));
        Assert.Contains(("Reserve", "项目库"), mine.Stages);
        Assert.Equal([2026], mine.Years);
        var below = await list.ChoicesAsync(Scope.Of(Small.All, world.Clock), 511402000000, default);
        Assert.Equal(Small.Village[..^4], below.Areas[^1].Name);
    }
}
