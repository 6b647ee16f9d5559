using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host.Labour;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>待办: what waits, for whom, how urgently, and nothing else.</summary>
public sealed class TaskTests
{
    [Theory, Trait("Seed", "DP-08"), Trait("Seed", "BZ-04"), Trait("Seed", "GA-07")]
    [InlineData(
        "dongpo",
        "2021-02-22 12:00",
        "2021-03-04 12:00",
        "2021-03-09 12:00",
        "2021-03-20 12:00",
        "2021-04-03 12:00",
        "2021-05-11 12:00",
        "2021-07-04 12:00",
        "2021-07-09 12:00",
        "2021-08-05 12:00"
    )]
    [InlineData("labour-self-build", "2026-04-02 23:00", "2026-05-09 23:00")]
    [InlineData("labour-contractor", "2026-05-20 12:00", "2026-06-20 12:00")]
    public async Task The_lists_of_a_countys_officials_are_as_approved(string rehearsal, params string[] moments)
    {
        var text = new StringBuilder();
        foreach (var moment in moments)
        {
            await using var world = await World.PlayedAsync(rehearsal, moment);
            await using var db = world.Store.Open();
            var accounts = await db.Set<AccountRow>().Select(a => a.Account).Order().ToListAsync();
            text.Append('\n').Append(moment).Append('\n');
            foreach (var account in accounts)
            {
                var page = await PageAsync(world, account, count: Tasks.MostLines);
                foreach (var line in page.Lines)
                    text.Append("  ").Append(account).Append(' ').Append(Print(line)).Append('\n');
            }
        }
        Approved.Matches(Path.Combine("tasks", rehearsal + ".txt"), text.ToString().TrimStart('\n'));
    }

    [Fact]
    public async Task The_list_of_many_projects_has_what_waits_once_and_nothing_that_is_merely_permitted()
    {
        await using var world = await World.NewAsync("2026-01-20 08:00");
        await Small.ProjectAsync(world, "P1");
        await Small.ProposeAsync(world, "Q1");
        await Small.AnotherAsync(world, "R1");
        await world.MustAsync(Small.All, "project.complete", new { project = "R1", papers = await world.PapersAsync("completion-report") });
        world.MoveTo("2026-03-05 09:00");
        await world.DoDueAsync();
        foreach (var project in (string[])["P1", "Q1", "R1"])
            await ManyProjects.CopyAsync(world, project, 20);

        var lines = new List<TaskLine>();
        TaskPage page;
        string? after = null;
        do
        {
            page = await PageAsync(world, Small.All, after: after, count: 37);
            lines.AddRange(page.Lines);
            after = page.Next;
        } while (after is not null);

        Assert.Equal(lines.Count, page.Counts.Severe + page.Counts.Overdue + page.Counts.Soon + page.Counts.Later);
        Assert.Equal(lines.Count, lines.Select(l => (l.Case, l.Action, l.About)).Distinct().Count());
        Assert.Equal(
            lines.OrderBy(l => l.DueOn ?? DateOnly.MaxValue).ThenBy(l => l.Since).Select(l => (l.DueOn, l.Since)),
            lines.Select(l => (l.DueOn, l.Since))
        );
        Assert.All(lines, l => Assert.True(l.Group == Tasks.GroupOf(l.DueOn ?? DateOnly.MaxValue, new(2026, 3, 5))));
        // Each of twenty times; after a completed project comes the application for its first tier.
        foreach (
            var (project, action) in ((string, string)[])
                [("P1", "pay-cycle.compile"), ("P1", "project.complete"), ("Q1", "project.apply"), ("R1", "acceptance.apply")]
        )
            Assert.Equal(
                20,
                lines
                    .Where(l => l.Project.StartsWith(project, StringComparison.Ordinal) && l.Action == action)
                    .Select(l => l.Project)
                    .Distinct()
                    .Count()
            );
        Assert.Contains(lines, l => l is { Action: "public-notice.post", About: "construction" });
        Assert.DoesNotContain(
            lines,
            l =>
                l.Action
                    is "record.add"
                        or "document.issue"
                        or "document.return"
                        or "archive.file"
                        or "project.suspend"
                        or "project.withdraw"
                        or "project.terminate"
                        or "project.return"
                        or "sign-in-sheet.record"
        );
        // January's pay is a few days late, February's not yet due.
        var late = await PageAsync(world, Small.All, TaskGroup.Overdue, count: Tasks.MostLines);
        Assert.Equal(late.Counts.Overdue, late.Lines.Count);
        Assert.All(late.Lines, l => Assert.True(l is { Kind: "pay-cycle", Days: < 0 and > -Tasks.SevereDays }));
    }

    [Theory]
    [InlineData("2021-03-24", TaskGroup.Severe)]
    [InlineData("2021-03-25", TaskGroup.Overdue)]
    [InlineData("2021-03-30", TaskGroup.Overdue)]
    [InlineData("2021-03-31", TaskGroup.Soon)]
    [InlineData("2021-04-03", TaskGroup.Soon)]
    [InlineData("2021-04-04", TaskGroup.Later)]
    [InlineData("9999-12-31", TaskGroup.Later)]
    public void Seven_days_late_is_severe_and_three_days_before_is_soon(string due, TaskGroup group) =>
        Assert.Equal(group, Tasks.GroupOf(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), new(2021, 3, 31)));

    [Fact]
    public void Severely_late_is_what_the_usual_ladder_has_no_more_rung_for() =>
        Assert.Equal(
            Tasks.SevereDays,
            PackReader.Shipped("national").Ladder(WorkRelief.Workflows.Pay.PayPolicy.Ladder, new(2026, 1, 1))[^1].Days
        );

    [Fact]
    public async Task An_objection_waits_for_its_answer_by_a_day_and_no_longer_when_it_is_answered()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-05-11 12:00");
        var line = Assert.Single((await PageAsync(world, "dongpo.township")).Lines, l => l.Kind == "public-notice");
        Assert.Equal(("public-notice.dismiss", "异议查核中"), (line.Action, line.StageLabel));
        Assert.Equal("public-notice.uphold", Assert.Single(line.Or).Action);
        Assert.NotNull(line.DueOn);
        await world.MustAsync(
            "dongpo.township",
            "public-notice.dismiss",
            new
            {
                notice = line.Case,
                objection = 1,
                reply = "已核对台账",
                papers = await world.PapersAsync("objection-reply"),
            }
        );
        Assert.DoesNotContain((await PageAsync(world, "dongpo.township")).Lines, l => l.Kind == "public-notice");
        await using var db = world.Store.Open();
        Assert.Null((await db.Cases.FindAsync(line.Case))!.DueOn);
    }

    [Fact]
    public async Task Whoever_may_not_take_a_step_because_of_an_earlier_one_does_not_find_it_in_the_list()
    {
        await using var world = await World.NewAsync("2026-01-20 08:00");
        await Small.ProjectAsync(world);
        await world.MustAsync(
            Small.All,
            "rectification.order",
            new
            {
                project = "P1",
                item = "路面",
                papers = await world.PapersAsync("rectification-order"),
            }
        );
        var ordered = Assert.Single((await PageAsync(world, Small.All)).Lines, l => l.Kind == "rectification");
        Assert.Equal((new DateOnly(2026, 2, 4), 15, "MEI-11"), (ordered.DueOn, ordered.Days, ordered.Clause));
        await world.MustAsync(
            Small.All,
            "rectification.report",
            new { rectification = ordered.Case, papers = await world.PapersAsync("rectification-photo") }
        );
        Assert.DoesNotContain((await PageAsync(world, Small.All)).Lines, l => l.Kind == "rectification");
    }

    [Fact]
    public async Task A_month_that_paid_without_somebody_waits_for_its_supplement()
    {
        await using var world = await PayWorld.NewAsync();
        await using (var db = world.Store.Open())
        {
            Assert.Empty(await SupplementsAsync());
            db.Add(
                new PayCycleRow
                {
                    Id = PayWorld.Cycle,
                    ProjectId = "P1",
                    Period = "2026-03",
                    HeldLines = 1,
                }
            );
            var project = (await db.Cases.FindAsync("P1"))!;
            db.Add(
                new CaseRow
                {
                    Id = PayWorld.Cycle,
                    Kind = "pay-cycle",
                    TableHash = "none",
                    Stage = "Closed",
                    ProjectId = "P1",
                    Area = project.Area,
                    PackHash = project.PackHash,
                }
            );
            await db.SaveChangesAsync();
        }
        Assert.Equal("建立补发期", Assert.Single(await SupplementsAsync()).Label);

        async Task<IEnumerable<TaskLine>> SupplementsAsync() =>
            (await PageAsync(world, Small.All)).Lines.Where(l => l.Action == "pay-cycle.open-supplement");
    }

    [Fact]
    public async Task No_table_of_many_rows_is_read_whole()
    {
        await using var world = await World.NewAsync();
        await using var db = world.Store.Open();
        await using var command = Tasks.InOrder(Tasks.Lines(db, Scope.Of("a", world.Clock))).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var plan = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await plan.ReadAsync())
            steps.Add(plan.GetString(3));
        Assert.Contains(steps, s => s.Contains("IX_Cases_TableHash_Stage_Area", StringComparison.Ordinal));
        // The lines found are sorted; nothing else is gone through from end to end.
        Assert.Single(steps, s => s.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_that_a_project_waits_for_says_itself_when_it_is_called_for()
    {
        var said = SubjectHosts.Program.Callings.Select(c => c.Action).ToHashSet();
        foreach (var table in ShippedTables.All)
            Assert.All(table.Rows.Where(r => Catalogue.Program.Calls(r, table)), r => Assert.Contains(r.Action, said));
        var awaited = ShippedTables.All.SelectMany(t => t.Rows).Where(r => r.Awaited).Select(r => r.Action).ToHashSet();
        Assert.Superset(said, awaited);
    }

    private static async Task<TaskPage> PageAsync(
        World world,
        string account,
        TaskGroup? group = null,
        string? after = null,
        int count = Tasks.UsualLines
    ) => (await world.Part<Tasks>().PageAsync(Scope.Of(account, world.Clock), group, after, count, default))!;

    private static string Print(TaskLine l) =>
        $"{Labels[l.Group]}{(l.Days is { } days ? $"（{l.DueOn:MM-dd}，{days:+0;-0;0}天）" : "")}｜{l.Case}｜{l.StageLabel}｜{l.Label}"
        + string.Concat(l.Or.Select(o => $" 或 {o.Label}"))
        + $"｜{l.BodyLabel}｜自{l.Since:MM-dd}｜{l.Clause}";

    private static readonly Dictionary<TaskGroup, string> Labels = new()
    {
        [TaskGroup.Severe] = "已逾期（严重）",
        [TaskGroup.Overdue] = "已逾期",
        [TaskGroup.Soon] = "即将到期",
        [TaskGroup.Later] = "未到期",
    };
}
