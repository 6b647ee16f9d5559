using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Subjects;

namespace WorkRelief.Tests.Browser;

/// <summary>What the telephone keeps: until it was sent, until the file was handed in, until somebody signs out.</summary>
public sealed class PhoneTests(Played played) : IClassFixture<Played>
{
    private const string Phone = "/phone/" + Played.Project;

    /// <summary>Everything that comes over the line when a telephone opens the page for the first time: 60 KB.</summary>
    [BrowserFact]
    public async Task The_first_load_is_at_most_60_KB_headers_worker_and_all()
    {
        await using var line = new Line(played.Machine);
        await using var phone = new Telephone(played.Chromium, line);
        await phone.StartAsync();
        await phone.SignInAsync(Played.Council);
        var cookies = await phone.Page.Context.CookiesAsync();
        await using var empty = new Telephone(played.Chromium, line);
        await empty.StartAsync();
        await empty.Page.Context.AddCookiesAsync(
            cookies.Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = line.Url,
            })
        );
        var before = line.BytesDown;
        await empty.OpenAsync(Phone);
        await empty.KeepsAsync();
        var bytes = line.BytesDown - before;
        Assert.True(await empty.Page.Locator(".person").CountAsync() >= 30);
        Assert.InRange(bytes, 10_000, 60_000);
    }

    [BrowserFact]
    public async Task Each_entry_says_whether_it_was_sent_or_refused_and_a_refused_one_goes_on_when_put_right()
    {
        await using var line = new Line(played.Machine);
        await using var phone = await SignedInAsync(line);
        var page = phone.Page;
        await page.EvaluateAsync("() => { navigator.storage.persist = async () => { window.asked = true; return true; }; }");
        await phone.OffAsync();
        await MarkAsync(phone, "2026-04-20", "GA602", "m");
        await SaysAsync(page, "未上传");
        await phone.OnAsync();
        await SaysAsync(page, "已上传");

        // A day of last month stands already: without a reason it is refused on the telephone, with one it is taken.
        await phone.OpenAsync(Phone + "?day=2026-03-20");
        await page.EvaluateAsync("() => { navigator.storage.persist = async () => { window.asked = true; return true; }; }");
        await page.Locator("[name=\"a.GA603\"]").UncheckAsync();
        await SendAsync(page);
        await Assertions.Expect(page.Locator("#network")).ToContainTextAsync("更正要写理由");
        Assert.Null(await page.EvaluateAsync<bool?>("() => window.asked ?? null"));
        await page.Locator("[name=reason]").FillAsync("下午请假");
        await SendAsync(page);
        // The day before it says 已上传 already: the new entry is there once the telephone has been asked to keep it.
        await page.WaitForFunctionAsync("() => window.asked === true");
        await SaysAsync(page, "已上传");

        // The machine refuses a day that has not come; it stands at the entry, and a thrown-away entry is gone.
        var future = played.Machine.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await MarkAsync(phone, future, "GA602", "m");
        await SaysAsync(page, "被退回");
        Assert.Contains("还没有到", await page.Locator("#entries").InnerTextAsync(), StringComparison.Ordinal);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "删掉这一条" }).ClickAsync();
        await Assertions.Expect(page.Locator("#entries [data-state=refused]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task After_three_days_it_warns_and_the_exported_file_can_be_handed_in_and_nothing_is_doubled()
    {
        await using var line = new Line(played.Machine);
        await using var phone = await SignedInAsync(line);
        var page = phone.Page;
        await phone.OffAsync();
        await MarkAsync(phone, "2026-04-21", "GA604", "m");
        await SaysAsync(page, "未上传");
        await MarkAsync(phone, "2026-04-22", "GA604", "a");
        await page.Locator("[name=photo]").SetInputFilesAsync(Photo());
        await SendAsync(page);
        await Assertions.Expect(page.Locator("#entries")).ToContainTextAsync("签到表照片");
        await Assertions.Expect(page.Locator("#stale")).ToBeHiddenAsync();
        await page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(3).AddMinutes(1));
        await phone.OpenAsync(Phone + "?day=2026-04-21");
        await Assertions.Expect(page.Locator("#stale")).ToBeVisibleAsync();
        var exported = await page.RunAndWaitForDownloadAsync(() => page.Locator("#export-json").ClickAsync());
        var file = await exported.PathAsync();
        Assert.StartsWith("签到-未上传-", exported.SuggestedFilename, StringComparison.Ordinal);

        // At the office, by the same clerk and without script; then once more.
        await using var office = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await office.SignInAsync(Played.Council);
        await office.Page.GotoAsync("/month/" + Played.Project + "/2026-04");
        await office.Page.Locator("a[href='/hand-in']").ClickAsync();
        foreach (var said in (string[])["已登记", "已登记，不再重复"])
        {
            await office.Page.Locator("#file").SetInputFilesAsync(file);
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "交", Exact = true }).ClickAsync();
            Assert.Equal([said, said], (await office.Page.Locator("main li b").AllInnerTextsAsync()).Select(t => t.Trim()));
        }
        // And the telephone, when it has a network after all, learns that they stand.
        await phone.OnAsync();
        await Assertions.Expect(page.Locator("#entries [data-state=sent]")).ToHaveCountAsync(2);
        await using var db = played.Machine.App.Services.GetRequiredService<Store>().Open();
        Assert.Equal(
            [(new DateOnly(2026, 4, 21), true, false), (new DateOnly(2026, 4, 22), false, true)],
            (await db.SignInSheet.Where(a => a.ProjectId == Played.Project && a.WorkerId == "GA604").ToListAsync())
                .Where(a => a.Day is { Month: 4, Day: 21 or 22 })
                .OrderBy(a => a.Day)
                .Select(a => (a.Day, a.Morning, a.Afternoon))
        );
        Assert.Equal(1, await db.Papers.CountAsync(p => p.Kind == "sign-in-sheet" && p.DocumentDate == new DateOnly(2026, 4, 22)));
    }

    [BrowserFact]
    public async Task Another_account_hands_a_file_in_but_no_correction_of_somebody_else()
    {
        await using var office = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await office.SignInAsync(Played.Council);
        object Entry(string key, string account, int day, string? reason) =>
            new
            {
                key,
                account,
                madeAt = "2026-04-24T08:00:00Z",
                day = $"2026-04-{day}",
                name = "干埝村提灌渠",
                payload = new
                {
                    project = Played.Project,
                    month = "2026-04",
                    rows = new[] { new { worker = "GA611", full = $"{day}" } },
                    reason,
                },
            };
        var entries = new[] { Entry("phone-a", "guangan.other", 23, null), Entry("phone-b", "guangan.other", 24, "更正") };
        var said = await HandInAsync(office, JsonSerializer.SerializeToUtf8Bytes(entries, Written));
        Assert.Contains("登记 1 条，没有登记 1 条", said, StringComparison.Ordinal);
        Assert.Contains("请 guangan.other 本人登录后交", said, StringComparison.Ordinal);
        Assert.Contains("不是手机导出的文件", await HandInAsync(office, "[{\"key\":1}]"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("不是手机导出的文件", await HandInAsync(office, "PK"u8.ToArray()), StringComparison.Ordinal);
        Assert.Empty(office.Faults);
    }

    [BrowserFact]
    public async Task Who_signs_out_leaves_nothing_to_read_and_loses_nothing_unsent()
    {
        await played.Machine.LetInAsync("guangan.village");
        await using var line = new Line(played.Machine);
        await using var phone = await SignedInAsync(line);
        var page = phone.Page;
        await phone.OpenAsync("/phone");
        await phone.OpenAsync(Phone + "?day=2026-04-25");
        var name = await page.Locator(".person legend").First.InnerTextAsync();
        await phone.OffAsync();
        await MarkAsync(phone, "2026-04-25", "GA605", "m");
        await SaysAsync(page, "未上传");

        // Back at the network the clerk signs out before the telephone's page is opened again.
        await page.GotoAsync("about:blank");
        await phone.OnAsync();
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await page.Locator("html[data-left]").WaitForAsync();
        Assert.Equal(line.Url + "/", page.Url);
        await phone.OffAsync();
        foreach (var path in (string[])["/phone", Phone, Phone + "?day=2026-04-25"])
        {
            await page.GotoAsync(path);
            var shown = await page.ContentAsync();
            Assert.Contains("没有网络", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(name.Split('\n')[0].Trim(), shown, StringComparison.Ordinal);
            Assert.DoesNotContain("干埝村", shown, StringComparison.Ordinal);
        }

        // Another person on the same telephone reads nothing of it and sends nothing of it.
        await phone.OnAsync();
        await phone.SignInAsync("guangan.village");
        await page.Locator("#phone[data-ready=yes]").WaitForAsync();
        await Assertions.Expect(page.Locator("#entries")).ToHaveTextAsync("另有 1 条由 guangan.council 登录后上传");
        await Assertions.Expect(page.Locator("#export-json")).ToBeHiddenAsync();
        Assert.False(await StandsAsync(new(2026, 4, 25)));

        await phone.SignInAsync(Played.Council);
        await SaysAsync(page, "已上传");
        Assert.True(await StandsAsync(new(2026, 4, 25)));
    }

    [BrowserFact]
    public async Task A_session_ended_from_elsewhere_takes_the_kept_pages_with_it()
    {
        await using var line = new Line(played.Machine);
        await using var phone = await SignedInAsync(line);
        await phone.OpenAsync(Phone + "?day=2026-04-26");
        await using var office = await Visitor.AtAsync(played.Machine, played.Chromium, script: false);
        await office.SignInAsync(Played.Council);
        await office.Page.GotoAsync("/account");
        await office.Page.Locator("button[value=everywhere]").ClickAsync();
        await MarkAsync(phone, null, "GA605", "m");
        await Assertions.Expect(phone.Page.Locator("#network")).ToContainTextAsync("登录已过期");
        Assert.False(await phone.Page.EvaluateAsync<bool>("() => caches.has('phone-pages')"));
        await phone.Page.Locator("#network a").ClickAsync();
        await phone.Page.Locator("#account").FillAsync(Played.Council);
        await phone.Page.Locator("#password").FillAsync(Machine.Password);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await SaysAsync(phone.Page, "已上传");
    }

    [BrowserFact]
    public async Task A_photo_of_the_paper_sheet_is_made_smaller_kept_without_a_network_and_filed()
    {
        await using var line = new Line(played.Machine);
        await using var phone = await SignedInAsync(line);
        var page = phone.Page;
        await phone.OffAsync();
        await phone.OpenAsync(Phone + "?day=2026-04-27");
        var photo = Photo();
        await page.Locator("[name=photo]").SetInputFilesAsync(photo);
        await Assertions.Expect(page.Locator("#photo-name")).ToHaveTextAsync("照片已选");
        await SendAsync(page);
        await Assertions.Expect(page.Locator("#entries [data-state=waiting]")).ToContainTextAsync("签到表照片");
        await phone.OnAsync();
        await SaysAsync(page, "已上传");
        var services = played.Machine.App.Services;
        await using var db = services.GetRequiredService<Store>().Open();
        var paper = await db.Papers.OrderBy(p => p.Seq).LastAsync(p => p.Kind == "sign-in-sheet" && p.CaseId == Played.Project);
        var files = services.GetRequiredService<IFileStore>();
        Assert.Equal(new DateOnly(2026, 4, 27), paper.DocumentDate);
        Assert.Equal("jpg", FileKind.Of(files, paper.File));
        await using var kept = files.Open(paper.File);
        Assert.True(kept.Length < photo.Buffer.Length, $"{kept.Length} of {photo.Buffer.Length} bytes");
    }

    private static readonly JsonSerializerOptions Written = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private async Task<Telephone> SignedInAsync(Line line)
    {
        var phone = new Telephone(played.Chromium, line);
        await phone.StartAsync();
        await phone.SignInAsync(Played.Council);
        await phone.OpenAsync(Phone);
        await phone.KeepsAsync();
        return phone;
    }

    private static async Task MarkAsync(Telephone phone, string? day, string worker, string half)
    {
        if (day is not null)
            await phone.OpenAsync($"{Phone}?day={day}");
        await phone.Page.Locator($"[name=\"{half}.{worker}\"]").CheckAsync();
        await SendAsync(phone.Page);
    }

    private static Task SendAsync(IPage page) => page.Locator("footer button[value=send]").ClickAsync();

    /// <summary>The newest entry says so.</summary>
    private static Task SaysAsync(IPage page, string state) =>
        Assertions.Expect(page.Locator("#entries li b").First).ToHaveTextAsync(state);

    private static async Task<string> HandInAsync(Visitor office, byte[] bytes)
    {
        await office.Page.GotoAsync("/hand-in");
        await office
            .Page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "签到.json",
                    MimeType = "application/json",
                    Buffer = bytes,
                }
            );
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "交", Exact = true }).ClickAsync();
        return await office.Page.Locator("main").InnerTextAsync();
    }

    private async Task<bool> StandsAsync(DateOnly day)
    {
        await using var db = played.Machine.App.Services.GetRequiredService<Store>().Open();
        return await db.SignInSheet.AnyAsync(a => a.ProjectId == Played.Project && a.Day == day);
    }

    /// <summary>A grey picture of 1900 by 1000 dots, as a camera gives it: uncompressed, so that smaller is seen to be smaller.</summary>
    private static FilePayload Photo()
    {
        const int wide = 1900,
            high = 1000,
            head = 54;
        var bytes = new byte[head + wide * high * 3];
        "BM"u8.CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(2), bytes.Length);
        BitConverter.TryWriteBytes(bytes.AsSpan(10), head);
        BitConverter.TryWriteBytes(bytes.AsSpan(14), 40);
        BitConverter.TryWriteBytes(bytes.AsSpan(18), wide);
        BitConverter.TryWriteBytes(bytes.AsSpan(22), high);
        BitConverter.TryWriteBytes(bytes.AsSpan(26), 1 | 24 << 16);
        bytes.AsSpan(head).Fill(0x99);
        return new FilePayload
        {
            Name = "sheet.bmp",
            MimeType = "image/bmp",
            Buffer = bytes,
        };
    }
}
