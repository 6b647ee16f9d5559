using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>代理、转办、离职交接.</summary>
public sealed class StandInTests
{
    private const string Deputy = "deputy";
    private static readonly object Record = new
    {
        project = "P1",
        kind = "work-team",
        fields = new { level = "镇", head = "何川" },
    };

    [Fact]
    public async Task Who_stands_in_acts_for_those_days_and_no_longer()
    {
        await using var world = await NewAsync();
        Assert.Equal("wrong-role", (await RefusedAsync(world, Deputy, "record.add", Record)).Code);
        await LendAsync(world, until: "2021-01-10");
        await world.MustAsync(Deputy, "record.add", Record);
        await using (var db = world.Store.Open())
        {
            var step = await db.Steps.OrderBy(s => s.Seq).LastAsync(s => s.Action == "record.add");
            Assert.Equal((Deputy, Bodies.Township), (step.Account, step.ActingAs));
        }
        world.MoveTo("2021-01-11 08:00");
        Assert.Equal("grant-ended", (await RefusedAsync(world, Deputy, "record.add", Record)).Code);
        Assert.Empty(await ProjectsAsync(world, Deputy));
    }

    [Fact]
    public async Task One_matter_handed_on_is_the_only_one()
    {
        await using var world = await NewAsync();
        foreach (var item in (string[])["护栏松动", "排水沟淤塞"])
            await world.MustAsync(
                Small.All,
                "rectification.order",
                new
                {
                    project = "P1",
                    item,
                    papers = await world.PapersAsync("rectification-order"),
                }
            );
        await Small.AnotherAsync(world, "P2");
        await LendAsync(world, until: "2021-02-10", one: "P1/rectification-1", body: "contractor");
        Assert.Equal(["P1"], await ProjectsAsync(world, Deputy));
        Assert.Equal("P1/rectification-1", Assert.Single(await TasksAsync(world, Deputy, "2021-01-01")).Item1);
        var next = await world.Part<NextReads>().OfAsync(Scope.Of(Deputy, world.Clock), "P1", null, default);
        Assert.Equal(["P1/rectification-1"], next.Where(n => n.Mine).Select(n => n.Case));
        var report = new { rectification = "P1/rectification-2", papers = await world.PapersAsync("rectification-photo") };
        Assert.Equal("other-case", (await RefusedAsync(world, Deputy, "rectification.report", report)).Code);
        await world.MustAsync(Deputy, "rectification.report", report with { rectification = "P1/rectification-1" });
    }

    [Fact]
    public async Task A_lender_takes_it_back_and_what_ends_takes_its_stand_ins_along()
    {
        await using var world = await NewAsync();
        var lent = await LendAsync(world, until: "2021-06-01");
        await world.MustAsync("admin", "account.register", new { account = "third", name = "赵敏" });
        var again = await RefusedAsync(
            world,
            Deputy,
            "grant.lend",
            new
            {
                grant = lent,
                account = "third",
                until = "2021-02-01",
                reason = "外出",
            }
        );
        Assert.Equal("grant-lent", again.Code);
        Assert.Equal("grant-other", (await RefusedAsync(world, Deputy, "grant.take-back", new { grant = lent })).Code);
        await world.MustAsync(Small.All, "grant.take-back", new { grant = lent });
        world.MoveTo("2021-01-02 08:00");
        Assert.Equal("grant-ended", (await RefusedAsync(world, Deputy, "record.add", Record)).Code);

        await LendAsync(world, until: "2021-06-01");
        await world.MustAsync("admin", "grant.end", new { grant = await GrantAsync(world, Small.All, "township") });
        world.MoveTo("2021-01-03 08:00");
        Assert.Equal("grant-ended", (await RefusedAsync(world, Deputy, "record.add", Record)).Code);
    }

    [Theory]
    [InlineData("2020-12-31", "grant-dates")]
    [InlineData("2022-02-02", "grant-dates")]
    [InlineData("2021-02-02", "account-same", Small.All)]
    [InlineData("2021-02-02", "account-unknown", "nobody")]
    [InlineData("2021-02-02", "case-unknown", Deputy, "P9")]
    public async Task A_stand_in_has_an_end_and_a_person(string until, string code, string account = Deputy, string? one = null)
    {
        await using var world = await NewAsync();
        var refused = await RefusedAsync(
            world,
            Small.All,
            "grant.lend",
            new
            {
                grant = await GrantAsync(world, Small.All, "township"),
                account,
                until,
                reason = "外出学习",
                @case = one,
            }
        );
        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task Nobody_lends_what_another_holds()
    {
        await using var world = await NewAsync();
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = Deputy,
                body = "township-finance",
                area = Small.Village,
            }
        );
        var grant = await GrantAsync(world, Small.All, "township");
        var lend = new
        {
            grant,
            account = Deputy,
            until = "2021-02-01",
            reason = "外出",
        };
        Assert.Equal("grant-other", (await RefusedAsync(world, Deputy, "grant.lend", lend)).Code);
        // An administrator of a place helps himself to no office there, nor ends one.
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = Deputy,
                body = "administrator",
                area = Small.Village,
            }
        );
        Assert.Equal("grant-other", (await RefusedAsync(world, Deputy, "grant.lend", lend)).Code);
        Assert.Equal("grant-other", (await RefusedAsync(world, Deputy, "grant.take-back", new { grant })).Code);
        Assert.Equal("wrong-area", (await RefusedAsync(world, Deputy, "grant.end", new { grant })).Code);
        Assert.Equal("grant-other", (await RefusedAsync(world, "admin", "grant.lend", lend)).Code);
    }

    [Fact]
    public async Task Whoever_leaves_hands_all_over_at_once_but_first_the_projects_that_he_leads()
    {
        await using var world = await NewAsync();
        var handOver = new
        {
            from = Small.All,
            to = Deputy,
            reason = "调任",
            begins = "2021-01-05",
        };
        var first = await RefusedAsync(world, "admin", "grant.hand-over", handOver);
        Assert.Equal("leads-first", first.Code);
        Assert.Contains("P1", first.Missing, StringComparison.Ordinal);
        await world.MustAsync("admin", "account.register", new { account = "lead", name = "周立" });
        await world.MustAsync(
            Small.All,
            "project.name-lead",
            new
            {
                project = "P1",
                account = "lead",
                papers = await world.PapersAsync("lead-appointment", "lead-handover"),
            }
        );
        var before = await TasksAsync(world, Small.All, "2021-01-04");
        Assert.NotEmpty(before);
        await world.MustAsync("admin", "grant.hand-over", handOver);
        Assert.Equal(before, await TasksAsync(world, Small.All, "2021-01-04"));
        Assert.Empty(await TasksAsync(world, Small.All, "2021-01-05"));
        Assert.Equal(before, await TasksAsync(world, Deputy, "2021-01-05"));
        Assert.Equal("nothing-held", (await RefusedAsync(world, "admin", "grant.hand-over", handOver)).Code);
    }

    private static async Task<World> NewAsync()
    {
        var world = await World.NewAsync();
        await Small.ProjectAsync(world);
        await world.MustAsync("admin", "account.register", new { account = Deputy, name = "李明" });
        return world;
    }

    private static async Task<string> LendAsync(World world, string until, string? one = null, string body = "township")
    {
        await world.MustAsync(
            Small.All,
            "grant.lend",
            new
            {
                grant = await GrantAsync(world, Small.All, body),
                account = Deputy,
                until,
                reason = "外出学习",
                @case = one,
            }
        );
        return await GrantAsync(world, Deputy, body);
    }

    private static async Task<string> GrantAsync(World world, string account, string body)
    {
        await using var db = world.Store.Open();
        return (await db.Grants.OrderBy(g => g.FromDay).LastAsync(g => g.Account == account && g.Body == body)).Id;
    }

    private static async Task<IReadOnlyList<string>> ProjectsAsync(World world, string account)
    {
        await using var db = world.Store.Open();
        return await Scope.Of(account, world.Clock).Projects(db).Select(p => p.Id).ToListAsync();
    }

    private static async Task<IReadOnlyList<(string, string)>> TasksAsync(World world, string account, string day)
    {
        var scope = new Scope(account, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        return
        [
            .. (await world.Part<Tasks>().PageAsync(scope, null, null, Tasks.MostLines, default))!.Lines.Select(l => (l.Case, l.Action)),
        ];
    }

    private static async Task<Refusal> RefusedAsync(World world, string account, string action, object payload) =>
        Assert.Single(Assert.IsType<NotApplied>(await world.ApplyAsync(account, action, payload)).Refusals);
}
