using System.Text.Json;
using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host;

/// <summary>One world for all refusals: they leave it as it is.</summary>
public sealed class RefusingWorld : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await NewAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>
    /// The April sheet was objected to, is open again, and waits for a new compilation. Beside it: a colleague of another district, and
    /// another project with its contractor.
    /// </summary>
    public static async Task<World> NewAsync()
    {
        var world = await World.PlayedAsync("dongpo", "2021-05-12 10:00");
        await world.MustAsync("admin", "account.register", new { account = "outsider", name = "外县干部" });
        await world.MustAsync("admin", "area.register", new { path = "四川省/眉山市/彭山区" });
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = "outsider",
                body = "reform-bureau",
                area = "四川省/眉山市/彭山区",
            }
        );
        await world.MustAsync("admin", "account.register", new { account = "other.builder", name = "别家公司" });
        await world.MustAsync(
            "dongpo.village",
            "project.propose",
            new
            {
                project = "DP-2021-02",
                name = "第二个项目",
                area = "四川省/眉山市/东坡区/三苏镇/莲花村",
                mode = "contractor",
                track = "special",
                fundBase = "central",
                plannedPayYuan = 200000,
                funds = new { central = 1000000 },
                papers = await world.PapersAsync("labour-survey", "project-proposal"),
            }
        );
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = "other.builder",
                body = "contractor",
                project = "DP-2021-02",
            }
        );
        return world;
    }
}

/// <summary>Each wrong request is refused with its place named; state and journal stay as they were.</summary>
public sealed class BadInputTests(RefusingWorld refusing) : IClassFixture<RefusingWorld>
{
    private readonly World _world = refusing.World;

    public static TheoryData<string, string, string, string, string> Wrong() =>
        new()
        {
            { "dongpo.builder", "pay-cycle.pray", """{}""", "unknown-action", "pay-cycle.pray" },
            { "dongpo.builder", "pay-cycle.compile", """[]""", "bad-input", "JSON 对象" },
            { "dongpo.builder", "pay-cycle.compile", """{"cycle":"DP-2021-01/2021-04"}""", "lines-empty", "lines" },
            { "dongpo.builder", "pay-cycle.compile", """{"lines":[]}""", "missing-field", "cycle" },
            { "dongpo.builder", "pay-cycle.compile", """{"cycle":"DP-2021-01/2021-04","lines":[],"extra":1}""", "unknown-field", "extra" },
            { "dongpo.builder", "pay-cycle.compile", """{"cycle":7,"lines":[]}""", "bad-input", "cycle" },
            {
                "dongpo.builder",
                "pay-cycle.compile",
                """{"cycle":"DP-2021-01/2021-04","lines":[{"worker":"DP001","trade":"普杂工","days":"28","rateYuan":180}]}""",
                "bad-input",
                "lines[0].days"
            },
            {
                "dongpo.builder",
                "pay-cycle.compile",
                """{"cycle":"DP-2021-01/2021-04","lines":[{"worker":"DP001","trade":"普杂工","days":28,"rateYuan":180,"bonus":5}]}""",
                "bad-input",
                "lines[0]"
            },
            {
                "dongpo.builder",
                "pay-cycle.compile",
                """{"cycle":"DP-2021-01/2021-04","lines":[{"worker":"DP001","trade":"普杂工","days":28,"rateYuan":-180}]}""",
                "money-negative",
                "lines 第1行"
            },
            {
                "dongpo.builder",
                "pay-cycle.compile",
                """{"cycle":"DP-2021-01/2021-04","lines":[{"worker":"DP001","trade":"普杂工","days":28,"rateYuan":180.005}]}""",
                "money-precision",
                "180.005"
            },
            {
                "dongpo.builder",
                "pay-cycle.compile",
                """{"cycle":"DP-2021-01/2021-04","lines":[{"worker":"DP999","trade":"普杂工","days":28,"rateYuan":180}]}""",
                "worker-unknown",
                "DP999"
            },
            { "dongpo.builder", "pay-cycle.compile", """{"cycle":"DP-2021-01/1999-04","lines":[]}""", "case-unknown", "1999-04" },
            { "dongpo.builder", "pay-cycle.compile", """{"cycle":"DP-2021-01","lines":[]}""", "case-unknown", "报酬期" },
            { "dongpo.builder", "project.complete", """{"project":"NO-SUCH"}""", "case-unknown", "NO-SUCH" },
            { "dongpo.finance", "pay-cycle.compile", """{"cycle":"DP-2021-01/2021-04","lines":[]}""", "wrong-role", "施工单位" },
            { "outsider", "project.suspend", """{"project":"DP-2021-01","reason":"试"}""", "wrong-area", "outsider" },
            { "other.builder", "pay-cycle.compile", """{"cycle":"DP-2021-01/2021-04","lines":[]}""", "other-project", "other.builder" },
            { "nobody", "project.complete", """{"project":"DP-2021-01"}""", "account-unknown", "nobody" },
            { "clock", "public-notice.close", """{"notice":"DP-2021-01/notice-3"}""", "account-unknown", "clock" },
            { "dongpo.finance", "pay-cycle.pay", """{"cycle":"DP-2021-01/2021-04","batch":"B","amountYuan":1}""", "wrong-stage", "待核定" },
            { "dongpo.builder", "project.complete", """{"project":"DP-2021-01","on":"2021-05-13"}""", "date-future", "2021-05-13" },
            { "dongpo.builder", "project.complete", """{"project":"DP-2021-01","on":"2021-04-10"}""", "date-too-far-back", "31" },
            { "dongpo.builder", "project.complete", """{"project":"DP-2021-01","on":"13.5.2021"}""", "bad-input", "on" },
            { "dongpo.builder", "project.complete", """{"project":"DP-2021-01","as":"emperor"}""", "unknown-body", "emperor" },
            { "dongpo.builder", "project.complete", """{"project":"DP-2021-01"}""", "paper-missing", "竣工报告" },
            {
                "dongpo.builder",
                "project.complete",
                $$"""{"project":"DP-2021-01","papers":[{"kind":"completion-report","file":"{{new string('0', 64)}}"}]}""",
                "paper-file",
                "尚未上传"
            },
            {
                "dongpo.builder",
                "project.complete",
                """{"project":"DP-2021-01","papers":[{"kind":"completion-report","file":"../../../etc/passwd"}]}""",
                "paper-file",
                "尚未上传"
            },
            {
                "dongpo.builder",
                "project.complete",
                """{"project":"DP-2021-01","papers":[{"kind":"love-letter","file":"x"}]}""",
                "paper-unknown",
                "love-letter"
            },
            {
                "dongpo.reform",
                "project.release-funds",
                """{"project":"DP-2021-01","source":"central","amountYuan":-5}""",
                "money-negative",
                "amountYuan"
            },
            {
                "dongpo.reform",
                "project.release-funds",
                """{"project":"DP-2021-01","source":"central","amountYuan":0.001}""",
                "money-precision",
                "0.001"
            },
            {
                "dongpo.reform",
                "project.release-funds",
                """{"project":"DP-2021-01","source":"moon","amountYuan":5}""",
                "fund-source",
                "moon"
            },
            { "dongpo.reform", "project.name-lead", """{"project":"DP-2021-01","account":"ghost"}""", "account-unknown", "ghost" },
            {
                "dongpo.village",
                "public-notice.post",
                """{"project":"DP-2021-01","kind":"construction","place":"村口","subject":"DP-2021-01/2021-04"}""",
                "unknown-field",
                "subject"
            },
            { "dongpo.village", "project.propose", Proposal("P X", "n", "莲花村", "contractor"), "project-id", "P X" },
            { "dongpo.village", "project.propose", Proposal("PX", "n", "没有村", "contractor"), "area-unknown", "没有村" },
            { "dongpo.village", "project.propose", Proposal("PX", "n", "莲花村", "magic"), "mode", "magic" },
            { "dongpo.village", "project.propose", Proposal("PX", "a\\nb", "莲花村", "contractor"), "name", "不换行" },
            { "dongpo.village", "project.propose", Proposal("system", "n", "莲花村", "contractor"), "project-known", "system" },
            { "admin", "pack.activate", """{"name":"x","yaml":"pack: x\nlabel: X\nshapes: 3\n"}""", "pack-broken", "x.yaml 第3行" },
            { "admin", "pack.activate", """{"name":"x","yaml":"a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n"}""", "pack-broken", "锚点" },
            { "admin", "account.register", """{"account":"engine","name":"x"}""", "account-known", "engine" },
            { "admin", "account.register", """{"account":"x","name":"x","email":"not mail"}""", "email", "邮箱" },
            { "admin", "grant.give", """{"account":"outsider","body":"clock","area":"四川省"}""", "unknown-body", "clock" },
            { "admin", "grant.give", """{"account":"outsider","body":"contractor","area":"四川省"}""", "grant-place", "施工单位" },
            { "admin", "calendar.publish", """{"holidays":{"year":"soon"}}""", "calendar-broken", "" },
        };

    private static string Proposal(string project, string name, string village, string mode) =>
        $$$"""
            {"project":"{{{project}}}","name":"{{{name}}}","area":"四川省/眉山市/东坡区/三苏镇/{{{village}}}","mode":"{{{mode}}}",
            "track":"special","fundBase":"central","plannedPayYuan":1,"funds":{"central":5}}
            """;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task It_is_refused_and_nothing_changes(string account, string action, string payload, string code, string names)
    {
        var before = await _world.StateAsync();
        var request = new ActionRequest(action, JsonSerializer.Deserialize<JsonElement>(payload), account, "bad");
        foreach (var outcome in new[] { await _world.Engine.ApplyAsync(request), await _world.Engine.TryAsync(request) })
        {
            var no = Assert.IsType<NotApplied>(outcome);
            Assert.True(
                no.Refusals.Any(r => r.Code == code && r.Missing.Contains(names, StringComparison.Ordinal)),
                string.Join("; ", no.Refusals)
            );
        }
        Assert.Equal(before, await _world.StateAsync());
    }
}
