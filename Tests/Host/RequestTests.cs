using System.Text.Json;
using System.Text.Json.Nodes;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host;

public sealed class RequestTests : IAsyncLifetime
{
    private const string Project = "DP-2021-01";
    private const string April = Project + "/2021-04";
    private World _world = null!;

    public async Task InitializeAsync() => _world = await RefusingWorld.NewAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_doubled_field_is_refused()
    {
        using var json = JsonDocument.Parse("""{"project":"DP-2021-01","project":"DP-2021-02"}""");
        var no = Assert.IsType<NotApplied>(
            await _world.Engine.ApplyAsync(new ActionRequest("project.complete", json.RootElement, "dongpo.builder", "k"))
        );
        Assert.Contains(no.Refusals, r => r.Missing.Contains("字段重复", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once_with_who_supplies_it_and_the_clause()
    {
        var no = Assert.IsType<NotApplied>(
            await _world.ApplyAsync("dongpo.township", "project.apply", new { project = "DP-2021-02", on = "2021-05-13" })
        );
        Assert.Equal(["date-future", "lead-missing", "survey-missing"], no.Refusals.Select(r => r.Code).Order(StringComparer.Ordinal));
        var lead = no.Refusals.Single(r => r.Code == "lead-missing");
        Assert.Equal(("发展改革局", "MEI-03"), (lead.WhoSupplies, lead.Clause!.Id));
    }

    [Fact]
    public async Task The_same_request_again_has_the_same_answer_and_is_done_once()
    {
        var payload = new
        {
            project = "DP-2021-02",
            account = "dongpo.lead",
            papers = await _world.PapersAsync("lead-appointment"),
        };
        var first = await _world.MustAsync("dongpo.reform", "project.name-lead", payload, "again");
        var after = await _world.StateAsync();
        var second = await _world.MustAsync("dongpo.reform", "project.name-lead", payload, "again");
        Assert.Equal(first with { Repeated = true }, second);
        Assert.Equal(after, await _world.StateAsync());
        // White space and the order of fields make no other request.
        var node = JsonSerializer.SerializeToNode(payload)!.AsObject();
        var turned = new JsonObject(node.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        Assert.True((await _world.MustAsync("dongpo.reform", "project.name-lead", turned, "again")).Repeated);
    }

    [Fact]
    public async Task A_used_key_with_another_payload_is_refused()
    {
        await _world.MustAsync("dongpo.reform", "record.add", Team("DP-2021-02", "县"), "one");
        var before = await _world.StateAsync();
        var no = Assert.IsType<NotApplied>(await _world.ApplyAsync("dongpo.reform", "record.add", Team("DP-2021-02", "镇"), "one"));
        Assert.Equal("key-reused", Assert.Single(no.Refusals).Code);
        Assert.Equal(before, await _world.StateAsync());
    }

    [Fact]
    public async Task A_refused_key_may_be_used_again()
    {
        Assert.IsType<NotApplied>(await _world.ApplyAsync("dongpo.township", "project.apply", new { project = "DP-2021-02" }, "later"));
        await _world.MustAsync(
            "dongpo.reform",
            "project.name-lead",
            new
            {
                project = "DP-2021-02",
                account = "dongpo.lead",
                papers = await _world.PapersAsync("lead-appointment"),
            }
        );
        await _world.MustAsync(
            "dongpo.village",
            "record.add",
            new
            {
                project = "DP-2021-02",
                kind = "baseline-survey",
                fields = new
                {
                    labourers = "210",
                    skills = "砌筑",
                    willing = "160",
                    special = "已走访",
                    capacity = "组织过道路硬化",
                },
            }
        );
        await _world.MustAsync("dongpo.township", "project.apply", new { project = "DP-2021-02" }, "later");
    }

    [Fact]
    public async Task A_late_entry_keeps_both_days()
    {
        await _world.MustAsync(
            "dongpo.lead",
            "record.add",
            new
            {
                project = Project,
                kind = "monthly-review",
                on = "2021-04-28",
                fields = new { topics = "四月报酬", decisions = "照办" },
            }
        );
        await using var db = _world.Store.Open();
        var step = db.Steps.Where(s => s.Action == "record.add").OrderByDescending(s => s.Seq).First();
        Assert.Equal(new DateOnly(2021, 4, 28), step.OccurredOn);
        Assert.Equal(World.At("2021-05-12 10:00"), step.RecordedUtc);
    }

    [Fact]
    public async Task Who_compiled_does_not_sign()
    {
        await _world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = "dongpo.head",
                body = "village-committees",
                area = "四川省/眉山市/东坡区/三苏镇/莲花村",
            }
        );
        await _world.MustAsync(
            "dongpo.head",
            "pay-cycle.compile",
            new
            {
                cycle = April,
                lines = new[]
                {
                    new
                    {
                        worker = "DP001",
                        trade = "普杂工",
                        days = 28,
                        rateYuan = 180,
                    },
                },
                papers = await _world.PapersAsync("sign-in-sheet", "labour-ledger", "construction-log"),
            }
        );
        var no = Assert.IsType<NotApplied>(
            await _world.ApplyAsync(
                "dongpo.head",
                "pay-cycle.sign",
                new { cycle = April, papers = await _world.PapersAsync("payroll-sheet") }
            )
        );
        Assert.Contains(no.Refusals, r => r.Code == "same-actor");
    }

    private static object Team(string project, string level) =>
        new
        {
            project,
            kind = "work-team",
            fields = new { level, head = "何川" },
        };
}
