using Microsoft.EntityFrameworkCore;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>What is taken from a sign-in sheet, what is refused, and what a correction keeps.</summary>
public sealed class SignInSheetTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await PayWorld.NewAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_correction_needs_a_reason_and_keeps_both_values()
    {
        await PayWorld.PapersAsync(_world);
        var again = new
        {
            project = "P1",
            month = "2026-03",
            rows = new[] { new { worker = "W1", morning = "12" } },
        };
        PayWorld.Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", again), "entry-known");
        await _world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                again.project,
                again.month,
                again.rows,
                reason = "下午请假",
            }
        );
        await using var db = _world.Store.Open();
        var day = await db
            .SignInSheet.AsNoTracking()
            .Where(a => a.WorkerId == "W1" && a.Day == new DateOnly(2026, 3, 12))
            .OrderBy(a => a.Seq)
            .ToListAsync();
        Assert.Equal([(true, true, false), (true, false, true)], day.Select(a => (a.Morning, a.Afternoon, a.ReplacedBy is null)));
        Assert.Equal(day[1].Seq, day[0].ReplacedBy);
    }

    [Fact]
    public async Task The_photographed_sheet_may_come_after_what_was_entered_from_it_and_changes_nothing_of_it()
    {
        await PayWorld.PapersAsync(_world);
        var rows = new[] { new { worker = "W1", full = "12" } };
        var again = new
        {
            project = "P1",
            month = "2026-03",
            rows,
        };
        PayWorld.Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", again), "nothing-new");
        await using var db = _world.Store.Open();
        var before = await db.SignInSheet.CountAsync();
        var applied = await _world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = Array.Empty<object>(),
                papers = new[] { await _world.PaperAsync("sign-in-sheet", "2026-03-12") },
            }
        );
        Assert.Equal(before, await db.SignInSheet.CountAsync());
        Assert.Equal("sign-in-sheet", (await db.Papers.SingleAsync(p => p.Seq == applied.Seq && p.CaseId == "P1")).Kind);
    }

    [Theory]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","minutes":{"5":1500}}]}""", "minutes", "一天只有 1440 分钟")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","full":"32"}]}""", "days", "不是 2026-03 的日期")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","full":"5,5"}]}""", "days", "5,5")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","full":"5","morning":"5"}]}""", "day-twice", "重复")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W9","full":"5"}]}""", "worker-unknown", "W9")]
    [InlineData("""{"month":"2026-13","rows":[]}""", "month", "2026-13")]
    [InlineData("""{"month":"2026-01","rows":[{"worker":"W1","full":"5"}]}""", "day-outside", "开工")]
    [InlineData("""{"month":"2026-04","rows":[{"worker":"W1","full":"5"}]}""", "day-future", "还没有到")]
    [InlineData("""{"month":"2026-03","rows":[{"worker":"W1","marks":{"5":"asleep"}}]}""", "mark", "asleep")]
    public async Task A_wrong_sign_in_sheet_is_refused_with_its_place_and_nothing_is_entered(string payload, string code, string says)
    {
        _world.MoveTo("2026-03-31 18:00");
        var body = System.Text.Json.Nodes.JsonNode.Parse(payload)!.AsObject();
        body["project"] = "P1";
        var before = await _world.StateAsync();
        Assert.Contains(says, PayWorld.Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", body), code).Missing);
        Assert.Equal(before, await _world.StateAsync());
    }

    [Fact]
    public async Task Hours_are_taken_where_the_county_counts_hours_and_nowhere_else()
    {
        _world.MoveTo("2026-03-31 18:00");
        var hours = new
        {
            project = "P1",
            month = "2026-03",
            rows = new[] { new { worker = "W1", minutes = new Dictionary<string, int> { ["5"] = 467 } } },
        };
        var booked = new
        {
            project = "P1",
            month = "2026-03",
            rows = new[]
            {
                new
                {
                    worker = "W1",
                    trade = "普杂工",
                    minutes = new Dictionary<string, int> { ["5"] = 467 },
                },
            },
        };
        PayWorld.Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", hours), "sign-in-sheet-unit");
        PayWorld.Refusal(await _world.ApplyAsync(Small.All, "labour-ledger.record", booked), "sign-in-sheet-unit");
        await PayWorld.PolicyAsync(_world, "sign-in-sheet.unit", "minutes");
        await _world.MustAsync(Small.All, "sign-in-sheet.record", hours);
        await _world.MustAsync(Small.All, "labour-ledger.record", booked);
        await using (var db = _world.Store.Open())
        {
            var line = await db.LabourLedger.SingleAsync(l => l.WorkerId == "W1");
            Assert.Equal((0.97m, 467), (line.Days, line.Minutes));
        }
        PayWorld.Refusal(await _world.ApplyAsync(Small.All, "sign-in-sheet.record", Entries.SignIn("W1", "6")), "sign-in-sheet-unit");
    }
}
