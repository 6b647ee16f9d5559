using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>The public board, served while the payroll notice of March hangs from 2026-04-07 to 04-14.</summary>
public sealed partial class BoardTests : IAsyncLifetime
{
    private const string Cycle = "GA-2026-05/2026-03";
    private const string Village = "/board/511602001001";
    private readonly string _home = Path.Combine(Path.GetTempPath(), "workrelief-test-" + Path.GetRandomFileName());
    private readonly VirtualClock _clock = new(World.At("2026-04-08 10:00"));
    private WebApplication _app = null!;
    private string _notice = null!;
    private string _page = null!;

    public async Task InitializeAsync()
    {
        var scenario = Scenario.Read(await File.ReadAllTextAsync(World.RehearsalFile("labour-self-build")), "labour-self-build.yaml");
        await Stage.PlayAsync(
            [scenario with { Steps = [.. scenario.Steps.Where(s => s.At < _clock.GetUtcNow())] }],
            _home,
            TextWriter.Null,
            json: false,
            default
        );
        var settings = new Settings(
            StorageProvider.Sqlite,
            "Data Source=" + Path.Combine(_home, Stage.DatabaseFile),
            _home,
            Path.Combine(_home, "files"),
            Path.Combine(_home, "keys"),
            null,
            null,
            "http://127.0.0.1:0"
        );
        _app = Service.Build(settings, _clock);
        await Service.PrepareAsync(_app, default);
        await _app.StartAsync();
        await using var db = Store.Open();
        _notice = await db.PublicNotices.Where(n => n.Subject == Cycle).Select(n => n.Id).SingleAsync();
        _page = "/board/notice/" + _notice;
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    private Store Store => _app.Services.GetRequiredService<Store>();

    /// <summary>A browser without account, which keeps cookies and does not follow by itself.</summary>
    private HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.Single()) };

    [Fact, Trait("Seed", "GA-08"), Trait("Seed", "DP-08")]
    public async Task A_stranger_reads_the_running_notices_and_no_full_name_or_number_of_a_worker()
    {
        using var stranger = Stranger();
        var shown = new List<string>();
        foreach (var path in (string[])["/board", "/board/511602000000", Village, _page])
        {
            var answer = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            shown.Add(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
            Assert.Equal(path == _page, !answer.Headers.CacheControl!.Public);
            Assert.Equal(path == _page, answer.Headers.Contains("Set-Cookie"));
        }
        Assert.Contains("干埝村", shown[0]);
        Assert.Contains("2026年3月劳务报酬发放公示", shown[2]);
        Assert.Contains("还有 6 天", shown[3]);
        Assert.Contains("2026年4月7日张贴，当天不算，从第二天起算 7 天，到2026年4月14日晚上 12 点为止。", shown[3]);
        Assert.Contains("龙台镇人民政府", shown[3]);
        Assert.Contains("劳务报酬公示", shown[3]);

        await using var db = Store.Open();
        var vault = _app.Services.GetRequiredService<Vault>();
        var names = await (from w in db.Workers join t in db.Texts on w.NameRef equals t.Key select t.Text).ToListAsync();
        var sealedTexts = await db.Texts.Where(t => t.Mark != null).Select(t => t.Text).ToListAsync();
        Assert.NotEmpty(names);
        Assert.All(
            names.Concat(sealedTexts.Select(vault.Unseal)),
            secret => Assert.All(shown, page => Assert.DoesNotContain(secret, page, StringComparison.Ordinal))
        );
        // The month's case itself is nobody's but the officials'.
        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync("/case/" + Cycle)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/board/notice/" + Cycle)).StatusCode);
    }

    [Fact, Trait("Seed", "DP-08")]
    public async Task An_objection_from_the_board_stops_the_payment_and_its_receipt_shows_the_answer()
    {
        using var villager = Stranger();
        var form = await FormAsync(villager, "王大明少记了两天");
        form["Name"] = "王小明的邻居";
        form["Telephone"] = "13900001111";
        var receipt = await LodgedAsync(villager, form);
        Assert.Equal((PublicNoticeTable.Disputed, PayTable.OnNotice), (await StageAsync(_notice), await StageAsync(Cycle)));
        var said = await TextAsync(villager, receipt);
        Assert.Contains("已收到，等待答复", said);
        Assert.DoesNotContain("王大明少记了两天", said);
        Assert.Contains("有异议，暂停", await TextAsync(villager, _page));

        // Sent twice by an impatient finger: once lodged, one receipt.
        Assert.Equal(receipt, await LodgedAsync(villager, form));
        await using (var db = Store.Open())
        {
            Assert.Equal("web", (await db.Objections.SingleAsync(o => o.NoticeId == _notice)).Channel);
            var journal = string.Join('\n', (await db.Journal.Select(j => j.Body).ToListAsync()).Select(Encoded));
            Assert.DoesNotContain("13900001111", journal);
            Assert.DoesNotContain(receipt.Split('/')[^1], journal);
            Assert.False(await db.Texts.AnyAsync(t => t.Text.Contains("13900001111")));
        }

        // Who answers reads who asked; others who see the case do not.
        var cases = _app.Services.GetRequiredService<CaseReads>();
        Assert.Equal("王小明的邻居，13900001111", await ObjectorAsync("guangan.township"));
        Assert.Null(await ObjectorAsync("guangan.village"));

        _clock.MoveTo(World.At("2026-04-09 09:00"));
        await AnswerAsync("public-notice.dismiss", "签到表上就是这些天");
        said = await TextAsync(villager, receipt);
        Assert.Contains("2026年4月9日已答复：不成立", said);
        Assert.Contains("签到表上就是这些天", said);
        var page = await TextAsync(villager, _page);
        Assert.Contains("2026年4月9日答复，从第二天起接着算", page);
        Assert.DoesNotContain("签到表上就是这些天", page);

        async Task<string?> ObjectorAsync(string account) =>
            (await cases.PageAsync(Scope.Of(account, _clock), _notice, default))!.Objections.Single().Objector;
    }

    [Fact, Trait("Seed", "DP-08")]
    public async Task After_the_window_it_is_refused_in_words_that_say_what_else_there_is()
    {
        using var villager = Stranger();
        var form = await FormAsync(villager, "记错了");
        _clock.MoveTo(World.At("2026-04-15 00:30"));
        var late = await villager.PostAsync(_page, new FormUrlEncodedContent(form));
        var said = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Contains("公示期到2026年4月14日为止，已经满了", said);
        Assert.Contains("12345", said);
        await using var db = Store.Open();
        Assert.False(await db.Objections.AnyAsync());
    }

    [Fact, Trait("Seed", "DP-08")]
    public async Task The_sixth_in_an_hour_is_put_off()
    {
        using var villager = Stranger();
        for (var n = 1; n <= 5; n++)
            await LodgedAsync(villager, await FormAsync(villager, $"第{n}条"));
        var sixth = await villager.PostAsync(_page, new FormUrlEncodedContent(await FormAsync(villager, "第六条")));
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Contains("12345", await sixth.Content.ReadAsStringAsync());
        await using var db = Store.Open();
        Assert.Equal(5, await db.Objections.CountAsync());
    }

    [Fact]
    public async Task What_is_not_there_is_the_same_for_every_kind_of_address()
    {
        using var stranger = Stranger();
        string[] none =
        [
            "/board/notice/GA-2026-05/notice-99",
            "/board/notice/GA-2026-05",
            "/board/notice/",
            "/board/receipt/ABCDEFGHJK",
            "/board/receipt",
            "/board/999",
            "/board/paper/0000000000",
            "/verify/0000000000",
        ];
        foreach (var path in none)
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await stranger.GetAsync(path)).StatusCode));
    }

    [Fact, Trait("Seed", "GA-08")]
    public async Task The_code_on_the_poster_leads_to_the_notice_and_its_paper()
    {
        using var stranger = Stranger();
        await using var db = Store.Open();
        var code = await db.Documents.Where(d => d.CaseId == _notice).Select(d => d.Id).SingleAsync();
        var proof = await stranger.GetStringAsync("/verify/" + code);
        Assert.Contains($"href=\"{_page}?code={code}\"", proof);
        // Who stands before the poster reads what hangs there; who only looks around reads masked names, and finds no way to the others.
        var names = await (
            from l in db.PayrollLines
            join w in db.Workers on l.WorkerId equals w.Id
            join t in db.Texts on w.NameRef equals t.Key
            where l.CycleId == Cycle
            select t.Text
        )
            .Distinct()
            .ToListAsync();
        Assert.NotEmpty(names);
        var (near, open) = (await stranger.GetStringAsync($"{_page}?code={code}"), await stranger.GetStringAsync(_page));
        Assert.All(names, n => Assert.Contains($">{n}<", proof, StringComparison.Ordinal));
        Assert.All(names, n => Assert.Contains($">{n}<", near, StringComparison.Ordinal));
        Assert.All(names, n => Assert.DoesNotContain($">{n}<", open, StringComparison.Ordinal));
        Assert.DoesNotContain("/board/paper/", open, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"current\"", await stranger.GetStringAsync($"/verify/{code}.json"));
        Assert.Contains("劳务报酬公示", await stranger.GetStringAsync("/board/paper/" + code));
        // A form of any other case stays with those who may see it.
        var other = await db.Documents.Where(d => d.CaseId == Cycle).Select(d => d.Id).FirstOrDefaultAsync();
        Assert.True(other is null || (await stranger.GetAsync("/board/paper/" + other)).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_acts_under_the_name_of_the_board()
    {
        var engine = _app.Services.GetRequiredService<Engine>();
        var payload = JsonSerializer.SerializeToElement(new { notice = _notice, text = "冒名" });
        Assert.IsType<NotApplied>(await engine.ApplyAsync(new ActionRequest("public-notice.object", payload, "board", "k1")));
        var named = JsonSerializer.SerializeToElement(new { account = "board", name = "公示栏" });
        Assert.IsType<NotApplied>(await engine.ApplyAsync(new ActionRequest("account.register", named, "admin", "k2")));
    }

    /// <summary>What the form on the notice's page would send.</summary>
    private async Task<Dictionary<string, string>> FormAsync(HttpClient villager, string text)
    {
        var html = await villager.GetStringAsync(_page);
        var hidden = HiddenPattern().Matches(html).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        Assert.Superset(new HashSet<string> { "_handler", "__RequestVerificationToken", "Key" }, hidden.Keys.ToHashSet());
        hidden["Text"] = text;
        return hidden;
    }

    /// <summary>The address of the receipt.</summary>
    private async Task<string> LodgedAsync(HttpClient villager, Dictionary<string, string> form)
    {
        var answer = await villager.PostAsync(_page, new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var receipt = answer.Headers.Location!.ToString();
        Assert.Matches("/board/receipt/[2-9A-HJKMNP-Z]{10}$", receipt);
        return receipt[receipt.IndexOf("/board", StringComparison.Ordinal)..];
    }

    private async Task AnswerAsync(string action, string reply)
    {
        var files = _app.Services.GetRequiredService<WorkRelief.WorkflowHost.Storage.Files.IFileStore>();
        var file = await files.PutAsync(new ReadOnlyMemory<byte>([1, 2, 3]), default);
        var answer = new
        {
            notice = _notice,
            objection = 1,
            reply,
            papers = new[] { new { kind = "objection-reply", file } },
        };
        var request = new ActionRequest(action, JsonSerializer.SerializeToElement(answer), "guangan.township", "answer");
        var outcome = await _app.Services.GetRequiredService<Engine>().ApplyAsync(request);
        Assert.True(outcome is Applied, JsonSerializer.Serialize(outcome as NotApplied));
    }

    private static async Task<string> TextAsync(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(path));

    private static string Encoded(byte[] body) => System.Text.Encoding.UTF8.GetString(body);

    private async Task<string> StageAsync(string id)
    {
        await using var db = Store.Open();
        return await db.Cases.Where(c => c.Id == id).Select(c => c.Stage).SingleAsync();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenPattern();
}
