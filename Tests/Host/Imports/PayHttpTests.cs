using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Api;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>Reads and imports about pay.</summary>
public sealed class PayHttpTests : PayServed
{
    [Fact]
    public async Task A_sheet_is_previewed_then_applied_whole_as_the_very_bytes_that_were_previewed()
    {
        var id = "51160219900101123" + IdNumber.Check("51160219900101123");
        var sheet = SheetTests.Workbook(["花名册"], ["姓名", "身份证号", "群体"], ["新人甲", id, "脱贫户"], ["新人乙", null, null]);
        var preview = await ImportAsync("guangan.village", $"workers?area={Village}", sheet);
        Assert.Equal(
            (HttpStatusCode.OK, 2, false, 0),
            (preview.Status, preview.Answer.Rows, preview.Answer.Applied, preview.Answer.Problems.Count)
        );
        Assert.Equal(34, await WorkersAsync());
        var other = await ImportAsync(
            "guangan.village",
            $"workers?area={Village}&apply={preview.Answer.File}",
            SheetTests.Workbook(["姓名"], ["别人"])
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        var applied = await ImportAsync("guangan.village", $"workers?area={Village}&apply={preview.Answer.File}", sheet);
        Assert.True(applied.Answer.Applied);
        Assert.Equal(36, await WorkersAsync());
    }

    [Fact]
    public async Task A_preview_waits_for_no_writer_and_tells_at_most_two_hundred_problems()
    {
        object?[][] rows =
        [
            ["姓名"],
            .. Enumerable.Range(1, 300).Select(n => new object?[] { "新人" + n }),
        ];
        // Signing in writes a token: before the turn is taken.
        (await As("guangan.village").GetAsync("/api/projects")).EnsureSuccessStatusCode();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using (await Parts.GetRequiredService<Store>().WriterTurnAsync(patience.Token))
        {
            var preview = await ImportAsync("guangan.village", $"workers?area={Village}", SheetTests.Workbook(rows))
                .WaitAsync(patience.Token);
            Assert.Equal((HttpStatusCode.OK, 300), (preview.Status, preview.Answer.Rows));
        }
        rows =
        [
            ["姓名"],
            .. Enumerable.Range(1, 300).Select(n => new object?[] { (double)n }),
        ];
        var wrong = await ImportAsync("guangan.village", $"workers?area={Village}", SheetTests.Workbook(rows));
        Assert.Equal(201, wrong.Answer.Problems.Count);
        Assert.StartsWith("另有 100 处不符", wrong.Answer.Problems[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_what_was_understood_and_form_and_engine_speak_in_one_round()
    {
        var sheet = SheetTests.Workbook(
            ["姓名", "社保卡号", "群体", "民族", "住址", "开户银行"],
            ["新人甲", "6217003600000000001", "富人", "汉", "干埝村三组12号", "广安农商银行"],
            ["新人乙", "6217003600000000001", null, null, null, null],
            ["新人丙", "6217003600000000001", null, null, null, null],
            ["合计", "3人"]
        );
        var answer = await ImportAsync("guangan.village", $"workers?area={Village}", sheet);
        Assert.Equal(["名单 D1", "名单 C2", "名单 B3", "名单 B4"], answer.Answer.Problems.Select(p => p.Split('：')[0]));
        Assert.Contains("卡号与第2行相同，一张卡只能是一个人的", answer.Answer.Problems[^1], StringComparison.Ordinal);
        var seen = answer.Answer.Seen!;
        Assert.Equal(["姓名", "卡号", "群体", null, "家庭住址", "开户行"], seen.Columns.Select(c => c.As));
        Assert.Equal(("新人甲", "****0001"), (seen.Rows[0].Values["姓名"], seen.Rows[0].Values["卡号"]));
        Assert.Equal(("干埝村***", "广安农商银行"), (seen.Rows[0].Values["家庭住址"], seen.Rows[0].Values["开户行"]));
        Assert.Equal("名单 B2：卡号末位校验码不符，可能写错了一位，请对照卡面核对", seen.Doubts[0]);
        Assert.Equal((3, 5), (seen.Rows.Count, Assert.Single(seen.Left).Row));
        var waived = await ImportAsync(
            "guangan.village",
            $"workers?area={Village}&skip=民族&skip=户籍地址",
            SheetTests.Workbook(["姓名", "民族", "户籍地址", "现住址"], ["新人甲", "汉", "外地", "干埝村三组"])
        );
        Assert.Equal(HttpStatusCode.OK, waived.Status);
        Assert.Equal(["姓名", "家庭住址"], waived.Answer.Seen!.Rows[0].Values.Keys);
    }

    [Fact]
    public async Task Rows_that_the_engine_refuses_are_named_by_their_row_and_none_is_entered()
    {
        var known = await KnownIdAsync();
        var answer = await ImportAsync(
            "guangan.village",
            $"workers?area={Village}",
            SheetTests.Workbook(["表题"], ["姓名", "身份证号"], ["新人", null], ["冒名", known])
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith("名单 B4：身份证号与已登记的", Assert.Single(answer.Answer.Problems), StringComparison.Ordinal);
        Assert.Equal(34, await WorkersAsync());
        var stranger = await ImportAsync("guangan.council", $"workers?area=四川省/广安市", SheetTests.Workbook(["姓名"], ["新人"]));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
    }

    /// <summary>One round: what the sheet's form says, and what the engine says of trades, quantities and days, each at its cell.</summary>
    [Fact]
    public async Task Unknown_trades_slipped_points_and_wrong_days_are_told_at_their_cells_with_everything_else()
    {
        var path = "labour-ledger?project=GA-2026-05&month=2026-04";
        var answer = await ImportAsync(
            "guangan.council",
            path,
            SheetTests.Workbook(
                ["编号", "工种", "计量名称", "1", "2"],
                ["GA601", "钢筋工", null, 1.0, null],
                ["GA631", "技工", "砌石", 99999.0, null],
                ["GA632", "技工", "浆砌", 3.0, null],
                ["GA602", "普工", null, 1.0, "x"]
            )
        );
        Assert.Equal(
            [
                "名单 E5：“x”不是数字",
                "名单 B2：“GA601”：工种“钢筋工”没有商定工价，商定的有：技工、普工",
                "名单 D3：“GA631”：2026-04-01 工程量 99999 立方米折合报酬 8,549,914.50元，超过最高日工资 240.00元 的60倍；"
                    + "请核对数量，确实无误的须写明理由",
                "名单 C4：“GA632”：计量名称“浆砌”没有商定工价，商定的有：砌石",
            ],
            answer.Answer.Problems
        );
        // Whoever says why may write it down: sheet, log and signatures are compared all the same.
        var much = SheetTests.Workbook(["编号", "工种", "计量名称", "1"], ["GA631", "技工", "砌石", 170.0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ImportAsync("guangan.council", path, much)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ImportAsync("guangan.council", path + "&reason=全月一次收方", much)).Status);

        var signed = await ImportAsync(
            "guangan.council",
            "sign-in-sheet?project=GA-2026-05&month=2026-04",
            SheetTests.Workbook(["编号", "1", "20"], ["GA601", "8小时", null], ["GA602", "√", "√"])
        );
        Assert.Equal(
            ["名单 B2：“GA601”2026-04-01 本地签到按上午、下午登记，不按小时", "名单 C1：2026-04-20 还没有到"],
            signed.Answer.Problems
        );
    }

    [Fact]
    public async Task A_banks_receipts_close_the_cycle_and_one_wrong_fen_closes_nothing()
    {
        var cycle = await As("guangan.township").GetFromJsonAsync<JsonElement>($"/api/cycle?id={Cycle}");
        var payees = cycle
            .GetProperty("payees")
            .EnumerateArray()
            .Select(p => (Worker: p.GetProperty("worker").GetString()!, Yuan: p.GetProperty("amountYuan").GetDecimal()))
            .ToList();
        Assert.Equal(33, payees.Count);
        var paper = await UploadAsync();
        byte[] Sheet(decimal off) =>
            SheetTests.Workbook([
                ["编号", "金额", "结果"],
                .. payees.Select((p, i) => new object?[] { p.Worker, (double)(p.Yuan + (i == 7 ? off : 0)), "成功" }),
            ]);
        var wrong = await ImportAsync("guangan.township", $"receipts?cycle={Cycle}&batch=LT-2026-0401&paper={paper}", Sheet(0.01m));
        Assert.StartsWith("名单 第9行：", Assert.Single(wrong.Answer.Problems), StringComparison.Ordinal);
        var sheet = Sheet(0);
        var right = await ImportAsync("guangan.township", $"receipts?cycle={Cycle}&batch=LT-2026-0401&paper={paper}", sheet);
        Assert.Empty(right.Answer.Problems);
        await ImportAsync("guangan.township", $"receipts?cycle={Cycle}&batch=LT-2026-0401&paper={paper}&apply={right.Answer.File}", sheet);
        Assert.Equal(
            "Closed",
            (await As("guangan.township").GetFromJsonAsync<JsonElement>($"/api/cycle?id={Cycle}")).GetProperty("stage").GetString()
        );
    }

    [Fact]
    public async Task The_banks_file_has_full_numbers_for_the_payer_alone_and_leaves_its_trace()
    {
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await As("guangan.council").PostAsync($"/api/bank-file?cycle={Cycle}&batch=LT-2026-0401", null)).StatusCode
        );
        var answer = await As("guangan.township").PostAsync($"/api/bank-file?cycle={Cycle}&batch=LT-2026-0401", null);
        var rows = SheetFile.Read(await answer.Content.ReadAsByteArrayAsync()).Rows;
        Assert.Equal("劳务报酬代发清单", rows[0][0].Text);
        Assert.Contains(
            "批次号：LT-2026-0401　用途：2026年3月劳务报酬　笔数：33　合计：176,612.52元",
            rows[1][0].Text,
            StringComparison.Ordinal
        );
        Assert.Equal(["序号", "编号", "户名", "卡号", "开户行", "金额", "用途", "批次号", "备注"], rows[2].Select(c => c.Text));
        Assert.Equal(3 + 33 + 1, rows.Count);
        Assert.StartsWith("62170036", rows[3][3].Text, StringComparison.Ordinal);
        Assert.False(rows[3][3].IsNumber);
        var sums = rows.Skip(3)
            .Select(r =>
                decimal.Parse(r.First(c => c.Column == rows[2][5].Column).Text, System.Globalization.CultureInfo.InvariantCulture)
            );
        Assert.Equal((176612.52m, 176612.52m), (sums.Take(33).Sum(), sums.Last()));
        await using var db = Parts.GetRequiredService<Store>().Open();
        Assert.Single(db.Steps.Where(s => s.Action == "pay-cycle.export-batch"));
    }

    [Fact]
    public async Task A_slip_says_each_item_names_the_worker_on_his_own_paper_alone_and_nobody_elses_project_is_seen()
    {
        var slip = await As("guangan.village").GetFromJsonAsync<JsonElement>($"/api/slip?cycle={Cycle}&worker=GA631");
        var item = slip.GetProperty("items")[0];
        Assert.Equal(
            ("砌石", "立方米", 118.75m, 85.5m, 10153.13m),
            (
                item.GetProperty("piece").GetString(),
                item.GetProperty("unit").GetString(),
                item.GetProperty("quantity").GetDecimal(),
                item.GetProperty("priceYuan").GetDecimal(),
                item.GetProperty("amountYuan").GetDecimal()
            )
        );
        Assert.Matches(@"^.\*+$", slip.GetProperty("name").GetString());
        var printed = await As("guangan.village").GetStringAsync($"/api/slip.html?cycle={Cycle}&worker=GA631");
        // The paper is his own: his name in full, the month in words.
        Assert.DoesNotContain(slip.GetProperty("name").GetString()!, printed, StringComparison.Ordinal);
        Assert.Contains("2026年3月", printed, StringComparison.Ordinal);
        Assert.All(
            (string[])["砌石", "118.75", "85.50", "10,153.13", "壹万零壹佰伍拾叁元壹角叁分"],
            said => Assert.Contains(said, printed)
        );
        Assert.Equal(
            "暂缓：没有登记本人卡号",
            (await As("guangan.village").GetFromJsonAsync<JsonElement>($"/api/slip?cycle={Cycle}&worker=GA605"))
                .GetProperty("state")
                .GetString()
        );
        Assert.Equal(HttpStatusCode.NotFound, (await As("stranger").GetAsync($"/api/cycle?id={Cycle}")).StatusCode);
    }

    [Fact]
    [Trait("Seed", "MEI-08")]
    public async Task Indicators_show_share_so_far_against_the_floor_people_by_group_and_income()
    {
        var all = await As("guangan.reform").GetFromJsonAsync<JsonElement>("/api/indicators");
        var project = all.GetProperty("projects")[0];
        Assert.Equal(
            ("截至目前", "低于下限，尚未完成"),
            (project.GetProperty("shareLabel").GetString(), project.GetProperty("standing").GetString())
        );
        Assert.Equal(176612.52m / 900000m, project.GetProperty("paidShare").GetDecimal());
        Assert.Equal(
            (7, 17, 9),
            (
                all.GetProperty("groups").GetProperty("监测户").GetInt32(),
                all.GetProperty("groups").GetProperty("脱贫户").GetInt32(),
                all.GetProperty("others").GetInt32()
            )
        );
        // Sent, and answered for nobody: who has not got the money does not count in the average.
        Assert.Equal(JsonValueKind.Null, all.GetProperty("incomeYuan").ValueKind);
    }

    [Fact]
    [Trait("Seed", "DP-16")]
    public async Task A_lead_has_a_sheet_of_what_he_answers_for_and_the_register_goes_out_masked()
    {
        var lead = SheetFile.Read(await As("guangan.reform").GetByteArrayAsync("/api/lead-sheet.xlsx?lead=guangan.lead")).Rows;
        Assert.Equal(("GA-2026-05", "19.62%", "低于下限，尚未完成"), (lead[1][0].Text, lead[1][6].Text, lead[1][9].Text));
        var register = SheetFile.Read(await As("guangan.village").GetByteArrayAsync("/api/workers.xlsx")).Rows;
        Assert.Equal(35, register.Count);
        Assert.Matches(@"^51\*{13}[0-9]{2}[0-9X]$", register[1][2].Text);
        Assert.Matches(@"^\*{4}[0-9]{4}$", register[1].Single(c => c.Column == 5).Text);
        Assert.Single(SheetFile.Read(await As("guangan.lead").GetByteArrayAsync("/api/workers.xlsx")).Rows.Skip(34));
        Assert.Single(SheetFile.Read(await As("stranger").GetByteArrayAsync("/api/workers.xlsx")).Rows);
    }

    private async Task<(HttpStatusCode Status, ImportAnswer Answer)> ImportAsync(string account, string path, byte[] sheet)
    {
        var answer = await As(account).PostAsync("/api/imports/" + path, new ByteArrayContent(sheet));
        var text = await answer.Content.ReadAsStringAsync();
        return (
            answer.StatusCode,
            text.Contains("\"file\"", StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<ImportAnswer>(text, JsonSerializerOptions.Web)!
                : new ImportAnswer("", 0, false, [text])
        );
    }

    private async Task<int> WorkersAsync()
    {
        await using var db = Parts.GetRequiredService<Store>().Open();
        return db.Workers.Count();
    }

    private async Task<string> KnownIdAsync()
    {
        await using var db = Parts.GetRequiredService<Store>().Open();
        var reference = db.Workers.Single(w => w.Id == "GA601").IdRef;
        return Parts.GetRequiredService<Vault>().Unseal(db.Texts.Single(t => t.Key == reference).Text);
    }
}
