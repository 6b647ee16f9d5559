using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>What the administrator puts into force — packs, holidays, templates — is looked at first.</summary>
public sealed class SystemPolicyPagesTests(SystemServed served) : IClassFixture<SystemServed>
{
    private const string Check = "/system/packs/check";
    private const string Holidays = "/system/holidays";

    private static readonly string Guangan = PackReader.ShippedText("guangan")!.Value.Text;

    [Fact]
    public async Task A_pack_in_force_shows_its_values_with_source_and_how_sure_they_are()
    {
        using var admin = await served.BrowserAsync("admin");
        var list = await admin.ReadAsync("/system/packs");
        Assert.Contains("现行", list, StringComparison.Ordinal);
        Assert.Contains("随程序提供、没有启用的", list, StringComparison.Ordinal);
        var pack = PackReader.Shipped("guangan");
        var page = await admin.ReadAsync("/system/packs/" + pack.Hash);
        foreach (var value in pack.Values.Values.SelectMany(v => v))
            Assert.Contains(value.Source, page, StringComparison.Ordinal);
        Assert.Contains("依据待核</span>", page, StringComparison.Ordinal);
        foreach (var link in pack.Shapes.SelectMany(s => s.Approval))
            Assert.Contains(link.Label, page, StringComparison.Ordinal);
        Assert.Contains("1 个项目正在按它办", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_text_is_answered_with_every_line_and_reason_and_changes_nothing()
    {
        using var admin = await served.BrowserAsync("admin");
        var before = await PacksAsync();
        var wrong = Guangan.Replace("extends: national", "extends: nowhere").Replace("value: ", "value: x");
        foreach (var what in (string[])["check", "activate"])
        {
            var page = await admin.AnswerAsync(Check, "pack", ("Do", what), ("Yaml", wrong));
            Assert.Contains("没有名为“nowhere”的政策包可以沿用", page, StringComparison.Ordinal);
            Assert.Matches("第 [0-9]+ 行", page);
            // The line that is meant stands below its reason, and the text is still there to be mended.
            Assert.Contains("<code class=\"lines\">extends: nowhere</code>", page, StringComparison.Ordinal);
            Assert.Contains("extends: nowhere\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.DoesNotContain("value=\"activate\"", page, StringComparison.Ordinal);
        }
        Assert.Equal(before, await PacksAsync());
    }

    [Fact]
    public async Task A_changed_text_says_what_it_changes_and_comes_into_force_by_the_engine()
    {
        using var admin = await served.BrowserAsync("admin");
        var before = await PacksAsync();
        var changed = Guangan.TrimEnd() + "\n# 2026 年修订\n";
        changed = changed.Replace(
            "values:",
            """
            values:
              entry.backdate-days:
                - from: 2026-01-01
                  value: 9
                  unit: 天
                  source: 广安区发展改革局通知
                  certainty: full
            """,
            StringComparison.Ordinal
        );
        var page = await admin.AnswerAsync(Check, "pack", ("Do", "check"), ("Yaml", changed));
        Assert.Contains("检查通过", page, StringComparison.Ordinal);
        Assert.Contains("补录最多可回溯天数，自 2026-01-01 起", page, StringComparison.Ordinal);
        Assert.Contains("<td>9 天</td>", page, StringComparison.Ordinal);
        Assert.Equal(before, await PacksAsync());
        Assert.StartsWith(
            "/system/packs?said=",
            await admin.DoneAsync(Check, "pack", ("Do", "activate"), ("Yaml", changed)),
            StringComparison.Ordinal
        );
        Assert.Equal(before.Count + 1, (await PacksAsync()).Count);
        await using (var db = served.Open())
            Assert.Equal(
                "admin",
                await db.Steps.Where(s => s.Action == "pack.activate").OrderBy(s => s.Seq).Select(s => s.Account).LastAsync()
            );
        var list = await admin.ReadAsync("/system/packs");
        Assert.Contains("已被替代", list, StringComparison.Ordinal);
        var hash = (await PacksAsync())[^1];
        var compared = await admin.ReadAsync($"/system/packs/compare?before={PackReader.Shipped("guangan").Hash}&after={hash}");
        Assert.Contains("补录最多可回溯天数", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_that_came_with_the_program_comes_into_force_by_its_name()
    {
        using var admin = await served.BrowserAsync("admin");
        const string page = Check + "?shipped=meishan";
        Assert.Contains("这是第一次启用“meishan”", await admin.AnswerAsync(page, "pack", ("Do", "check")), StringComparison.Ordinal);
        await admin.DoneAsync(page, "pack", ("Do", "activate"));
        Assert.Contains(PackReader.Shipped("meishan").Hash, await PacksAsync());
    }

    [Fact]
    public async Task A_year_without_a_notice_is_provisional_until_its_notice_is_entered()
    {
        using var admin = await served.BrowserAsync("admin");
        Assert.Contains("2027 年的放假安排还没有公布", await admin.ReadAsync(Holidays + "?year=2027"), StringComparison.Ordinal);
        var published = await admin.ReadAsync(Holidays + "?year=2025");
        Assert.Contains("title=\"春节\"", published, StringComparison.Ordinal);
        const string broken = """{"year":2027,"source":"通知","off":[{"name":"元旦","from":"2027-01-03","to":"2027-01-01"}],"work":[]}""";
        Assert.Contains(
            "早于起始日 2027-01-03",
            await admin.AnswerAsync(Holidays, "holidays", ("Do", "publish"), ("Holidays", broken)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "不是完整的 JSON",
            await admin.AnswerAsync(Holidays, "holidays", ("Do", "check"), ("Holidays", "{")),
            StringComparison.Ordinal
        );
        const string notice = """
            {"year":2027,"source":"关于2027年的通知",
             "off":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"work":["2027-02-14"]}
            """;
        var looked = await admin.AnswerAsync(Holidays, "holidays", ("Do", "check"), ("Holidays", notice));
        Assert.Contains("检查通过，可以录入：2027 年，1 段放假，1 天调休上班", looked, StringComparison.Ordinal);
        await using (var db = served.Open())
            Assert.Empty(await db.Calendars.ToListAsync());
        Assert.StartsWith(
            Holidays + "?year=2027&said=",
            await admin.DoneAsync(Holidays, "holidays", ("Do", "publish"), ("Holidays", notice)),
            StringComparison.Ordinal
        );
        var entered = await admin.ReadAsync(Holidays + "?year=2027");
        Assert.Contains("关于2027年的通知", entered, StringComparison.Ordinal);
        Assert.Contains("由系统管理员录入", entered, StringComparison.Ordinal);
        Assert.Contains("class=\"work\"", entered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_countys_own_template_is_named_shown_and_its_fault_said_with_file_and_line()
    {
        using var admin = await served.BrowserAsync("admin");
        Assert.DoesNotContain("处有误", await admin.ReadAsync("/system/templates"), StringComparison.Ordinal);
        await served.WriteTemplateAsync("mail/objection-lodged.sbn", "Subject: 本县有异议\n\n请{{ recipient }}查核。\n");
        await served.WriteTemplateAsync("documents/approval-reply.sbn", "title \"批复\"\nno_such_word 1\n");
        await served.WriteTemplateAsync("documents/aproval-reply.sbn", "title \"批复\"\n");
        var page = await admin.ReadAsync("/system/templates");
        Assert.Contains("2 处有误", page, StringComparison.Ordinal);
        Assert.Contains("documents/approval-reply.sbn 第 2 行", page, StringComparison.Ordinal);
        Assert.Contains("documents/aproval-reply.sbn：没有用到它的文书或邮件", page, StringComparison.Ordinal);
        Assert.Contains("本县有异议", page, StringComparison.Ordinal);
        var own = await admin.ReadAsync("/system/templates/mail/objection-lodged");
        Assert.Contains("本地改写", own, StringComparison.Ordinal);
        Assert.Contains("主题：本县有异议", own, StringComparison.Ordinal);
        Assert.Contains("写不出来", await admin.ReadAsync("/system/templates/documents/approval-reply"), StringComparison.Ordinal);
        var shipped = await admin.ReadAsync("/system/templates/documents/handover-agreement");
        Assert.Contains("随程序提供", shipped, StringComparison.Ordinal);
        Assert.Contains("莲花村通村道路硬化工程", shipped, StringComparison.Ordinal);
    }

    /// <summary>Hashes in the order in which they came into force.</summary>
    private async Task<List<string>> PacksAsync()
    {
        await using var db = served.Open();
        return await db.Packs.OrderBy(p => p.Number).Select(p => p.Hash).ToListAsync();
    }
}
