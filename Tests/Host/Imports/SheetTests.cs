using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>Spreadsheets as offices send them: understood, or refused with sheet, cell and why.</summary>
public sealed class SheetTests
{
    internal static readonly string Id = "51140219750412003" + IdNumber.Check("51140219750412003");
    internal static readonly Known[] People = [new("W1", "王芳"), new("W2", "李强"), new("W3", "李强")];

    [Fact]
    public void Title_rows_totals_full_width_digits_and_other_headings_are_understood()
    {
        var sheet = Sheets.Workers(
            SheetFile.Read(
                Workbook(
                    ["莲花村务工人员花名册"],
                    ["填报单位：莲花村", null, "2026.3.5"],
                    [],
                    ["序号", "姓 名*", "公民身份号码（18位）", "联系电话", "一卡通账号", "人员类别"],
                    [1.0, " 王芳 ", Id.Replace("5", "５"), 13800001234.0, "6217 0036 0000 0000 001", "脱贫户、监测户"],
                    [2.0, "李强", null, null, null, null],
                    ["合 计", 2.0],
                    ["制表人：张三"]
                )
            )
        );
        Assert.Empty(sheet.Problems);
        Assert.Equal([5, 6], sheet.Places);
        var first = sheet.Items[0];
        Assert.Equal(("王芳", Id, "13800001234", "6217003600000000001"), (first.Name, first.IdNumber, first.Phone, first.Card));
        Assert.Equal(["lifted-household", "monitored-household"], first.Groups!);
        Assert.Null(sheet.Items[1].IdNumber);
    }

    [Fact]
    public void An_id_number_that_became_a_float_is_refused_with_its_cell_and_never_guessed()
    {
        var sheet = Sheets.Workers(SheetFile.Read(Workbook(["姓名", "身份证号"], ["王芳", 511402197504120030.0], ["李强", Id])));
        var problem = Assert.Single(sheet.Problems);
        Assert.Equal(("名单", "B2"), (problem.Sheet, problem.Cell));
        Assert.Contains("末几位已经丢失", problem.Why);
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("GB18030")]
    public void A_csv_is_read_in_the_encodings_of_our_offices(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sheet = Sheets.Workers(SheetFile.Read(Encoding.GetEncoding(encoding).GetBytes($"编号,姓名,身份证号\r\nA1,王芳𠮷,{Id}\r\n")));
        Assert.Equal(("A1", "王芳𠮷", Id), (sheet.Items[0].Worker, sheet.Items[0].Name, sheet.Items[0].IdNumber));
    }

    [Fact]
    public void A_month_grid_is_read_mark_by_mark()
    {
        var sheet = Sheets.SignInSheet(
            SheetFile.Read(
                Workbook(["三月签到表"], ["编号", "姓名", "1", "2日", 3.0, "4", "5", "6"], ["W1", "王芳", "√", "上", "下", "病", 6.5, null])
            ),
            new DateOnly(2026, 3, 1),
            People
        );
        Assert.Empty(sheet.Problems);
        var row = sheet.Items[0];
        Assert.Equal(("W1", "1", "2", "3"), (row.Worker, row.Full, row.Morning, row.Afternoon));
        Assert.Equal((390, "sick"), (row.Minutes!["5"], row.Marks!["4"]));
    }

    /// <summary>As a Chinese keyboard and WPS leave it.</summary>
    [Theory]
    [InlineData("１", true, true, null, null)]
    [InlineData("０．５", true, false, null, null)]
    [InlineData("半天", true, false, null, null)]
    [InlineData(" 全天　", true, true, null, null)]
    [InlineData("√迟", true, true, null, "late")]
    [InlineData("－", false, false, null, "rest")]
    [InlineData("７．５小时", false, false, 450, null)]
    [InlineData("8H", false, false, 480, null)]
    [InlineData("×", false, false, null, "absent")]
    [InlineData("全", true, true, null, null)]
    [InlineData("旷", false, false, null, "absent")]
    [InlineData("迟", false, false, null, "late")]
    [InlineData("早", false, false, null, "early")]
    [InlineData("请", false, false, null, "leave")]
    [InlineData("病", false, false, null, "sick")]
    [InlineData("轮", false, false, null, "rest")]
    [InlineData("8小时", false, false, 480, null)]
    public void A_cell_is_read_as_people_type_it(string text, bool morning, bool afternoon, int? minutes, string? mark) =>
        Assert.Equal(
            new SignIn("W1", new(2026, 3, 5), morning, afternoon, minutes, mark),
            SignInCell.Read(text, "W1", new(2026, 3, 5), out _)
        );

    [Fact]
    public void Every_wrong_cell_of_a_month_grid_is_named()
    {
        var sheet = Sheets.SignInSheet(
            SheetFile.Read(
                Workbook(
                    ["编号", "姓名", "1", "30", "31"],
                    ["W1", "王芳", 25.0, "√", null],
                    ["W9", null, "√", null, null],
                    ["W1", null, "√", null, null],
                    [null, "李强", "√", null, null],
                    ["W2", "王芳", "√", null, null],
                    ["W3", null, "出工", null, null]
                )
            ),
            new DateOnly(2026, 2, 1),
            People
        );
        Assert.Equal(
            [
                "名单 D1：2026-02 没有 30 日",
                "名单 C2：25 小时：一天只有 24 小时",
                "名单 A3：没有编号“W9”",
                "名单 第4行：“W1”与 A2 一行是同一人",
                "名单 B5：有 2 个“李强”，请填编号",
                "名单 B6：编号“W2”不是“王芳”",
                "名单 C7：不认识“出工”，可填：√、全、上、下、请、病、伤、旷、轮、迟、早，或小时数",
            ],
            sheet.Problems.Select(p => p.ToString())
        );
    }

    [Fact]
    public void A_ledger_grid_is_read_by_the_day_and_by_the_piece()
    {
        var sheet = Sheets.LabourLedger(
            SheetFile.Read(
                Workbook(
                    ["三月务工台账"],
                    ["编号", "工种", "包工内容", "1", "2", "31"],
                    ["W1", "普工", null, "√", 0.5, null],
                    ["W1", "技工", "砌石", 12.35, null, 7.0],
                    ["W2", null, null, 1.0, null, null],
                    ["W3", "普工", null, "一天", null, null]
                )
            ),
            new DateOnly(2026, 3, 1),
            People
        );
        Assert.Equal(
            [("普工", null, 1.5m), ("技工", "砌石", 19.35m), ("普工", null, 0m)],
            sheet.Items.Select(i => (i.Trade, i.Piece, (i.Days ?? i.Quantities)!.Values.Sum()))
        );
        Assert.Equal(["名单 第5行：没有工种", "名单 D6：“一天”不是数字"], sheet.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void The_banks_own_list_is_understood_and_its_cards_tell_whose_line_it_is()
    {
        Known[] paid =
        [
            new("W1", "王芳", null, "6217003600000000001"),
            new("W2", "李强", "杨小军", "6217003600000000002"),
            new("W3", "李强", null, "6217003600000000003"),
        ];
        var sheet = BankAnswers.Read(
            SheetFile.Read(
                Workbook(
                    ["序号", "收款户名", "收款账号", "交易金额", "交易状态", "返回信息"],
                    ["1", "王芳", "6217003600000000001", "￥4000", "交易成功", null],
                    ["2", "杨小军", "6217 0036 0000 0000 002", "￥1,800.50", "交易失败", "账户已注销"],
                    ["3", "李强", "6217003600000000003", "¥20.00元", "已入账", null],
                    ["4", "张三", "6217003600000000001", "￥4000", "交易成功", null],
                    ["5", "王芳", "6217003600000000009", "￥4000", "交易成功", null],
                    ["合计", null, null, "￥5820.50", null, null]
                )
            ),
            paid,
            card => card
        );
        Assert.Equal(
            [new ReceiptCheck("W1", 4000, true, null), new("W2", 1800.5m, false, "账户已注销"), new("W3", 20, true, null)],
            sheet.Items.Select(l => new ReceiptCheck(l.Worker, l.AmountYuan, l.Paid, l.Problem))
        );
        Assert.Equal(["名单 B5：卡号不是“张三”的", "名单 C6：没有人的卡号是尾号0009的这一个"], sheet.Problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("其子 杨小军", "杨小军", "其子")]
    [InlineData("其子杨小军", "杨小军", "其子")]
    [InlineData("儿子：杨小军", "杨小军", "儿子")]
    [InlineData("杨小军（其子）", "杨小军", "其子")]
    [InlineData("杨小军", "杨小军", null)]
    [InlineData("夫蒙灵", "夫蒙灵", null)]
    [InlineData("阿依古丽·买买提", "阿依古丽·买买提", null)]
    public void An_account_bears_a_name_and_no_kinship(string written, string name, string? kin) =>
        Assert.Equal((name, kin), Workflows.Workers.CardHolder.Of(written));

    [Fact]
    public void Receipts_name_success_and_failure_line_by_line()
    {
        var sheet = BankAnswers.Read(
            SheetFile.Read(
                Workbook(
                    ["编号", "姓名", "实发金额", "处理结果", "失败原因"],
                    ["W1", "王芳", "1,800.00", "成功", null],
                    ["W2", null, 1800.0, "失败", "账户已注销"],
                    ["W3", null, "一千八", "成功", null],
                    ["W1", null, 5.0, "不明", null],
                    ["W2", null, 5.0, "失败", null]
                )
            ),
            People,
            card => card
        );
        Assert.Equal(
            [new ReceiptCheck("W1", 1800, true, null), new ReceiptCheck("W2", 1800, false, "账户已注销")],
            sheet.Items.Take(2).Select(l => new ReceiptCheck(l.Worker, l.AmountYuan, l.Paid, l.Problem))
        );
        Assert.Equal(
            ["名单 C4：金额“一千八”不是数字", "名单 D5：结果“不明”应为“成功”或“失败”", "名单 第6行：失败的须写明原因"],
            sheet.Problems.Select(p => p.ToString())
        );
    }

    private sealed record ReceiptCheck(string Worker, decimal Yuan, bool Paid, string? Problem);

    public static TheoryData<string, string> Broken =>
        new()
        {
            { "old-excel", "另存为 .xlsx" },
            { "bomb", "解压后过大" },
            { "zip", "不是 .xlsx" },
            { "cut", "不是完好" },
            { "1904", "1904" },
            { "200000-rows", "超过 5000 行" },
            { "6-megabytes", "超过 5 MB" },
            { "latin", "编码" },
            { "binary", "不是" },
            { "empty", "空的" },
            { "no-heading", "没有找到表头" },
            { "twice", "出现两次" },
            { "only-heading", "没有内容" },
        };

    [Theory, MemberData(nameof(Broken))]
    public void What_is_no_sheet_is_refused_in_words(string kind, string says) =>
        Assert.Contains(says, Assert.Throws<NotASheet>(() => Sheets.Workers(SheetFile.Read(Bytes(kind)))).Message);

    [Fact]
    public void Rubbish_is_read_or_refused_and_never_breaks_the_reader()
    {
        var whole = Workbook(["花名册"], ["编号", "姓名", "身份证号"], ["A1", "王芳", Id], ["A2", "李强", 3.5]);
        for (var seed = 0; seed < 1_500; seed++)
        {
            var random = new Random(seed);
            var bytes = (seed % 3) switch
            {
                0 => Scratched(whole, random),
                1 => Rewritten(whole, random),
                _ => Scratched(Encoding.UTF8.GetBytes("姓名,编号\n\"王,芳\",=1\n"), random),
            };
            try
            {
                Sheets.Workers(SheetFile.Read(bytes));
            }
            catch (NotASheet no)
            {
                Assert.NotEmpty(no.Message);
            }
            catch (Exception error)
            {
                Assert.Fail($"seed {seed}: {error}");
            }
        }
    }

    private static byte[] Scratched(byte[] bytes, Random random)
    {
        var copy = bytes.ToArray();
        for (var n = random.Next(1, 12); n > 0; n--)
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        return copy;
    }

    /// <summary>The parts unpacked, scratched where only their own reader can notice, and packed again.</summary>
    private static byte[] Rewritten(byte[] workbook, Random random)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var victim = zip.Entries[random.Next(zip.Entries.Count)].FullName;
        return Zip([
            .. zip.Entries.Select(entry =>
            {
                using var part = new MemoryStream();
                using (var from = entry.Open())
                    from.CopyTo(part);
                return (entry.FullName, entry.FullName == victim && part.Length > 0 ? Scratched(part.ToArray(), random) : part.ToArray());
            }),
        ]);
    }

    [Fact]
    public void What_looks_like_a_formula_goes_out_as_text()
    {
        string[] hostile = ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "＝1+1", "\n=1", "正常,\"引号\"\n换行"];
        var csv = Encoding.UTF8.GetString(SheetWriter.Csv(["姓名"], hostile.Select(h => (IReadOnlyList<object?>)[h])));
        Assert.Equal(
            "\uFEFF姓名\r\n'=1+1\r\n'+86\r\n'-2\r\n'@SUM(A1)\r\n'\t=1\r\n'＝1+1\r\n\"'\n=1\"\r\n\"正常,\"\"引号\"\"\n换行\"\r\n",
            csv
        );
        var xlsx = SheetWriter.Xlsx("表", ["姓名"], hostile.Select(h => (IReadOnlyList<object?>)[h]));
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        using var part = new StreamReader(zip.Entries.Single(e => e.FullName == "xl/worksheets/sheet1.xml").Open());
        Assert.DoesNotContain("<f>", part.ReadToEnd());
        Assert.Equal("=1+1", SheetFile.Read(xlsx).Rows[1][0].Text);
    }

    internal static byte[] Workbook(params object?[][] rows)
    {
        var width = rows.Max(r => r.Length);
        using var stream = new MemoryStream();
        stream.SaveAs(
            rows.Select(r => Enumerable.Range(0, width).ToDictionary(i => "c" + i, i => i < r.Length ? r[i] : null)),
            printHeader: false,
            sheetName: "名单"
        );
        return stream.ToArray();
    }

    private static byte[] Bytes(string kind) =>
        kind switch
        {
            "old-excel" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "bomb" => Zip(("xl/workbook.xml", new byte[] { 60 }), ("xl/worksheets/sheet1.xml", new byte[150 * 1024 * 1024])),
            "zip" => Zip(("a.txt", "x"u8.ToArray())),
            "cut" => Workbook(["姓名"], ["王芳"])[..300],
            "1904" => With1904(Workbook(["姓名"], ["王芳"])),
            "200000-rows" => Encoding.UTF8.GetBytes("姓名\n" + string.Concat(Enumerable.Repeat("王芳\n", 200_000))),
            "6-megabytes" => new byte[6 * 1024 * 1024],
            "latin" => [0x6E, 0x61, 0x6D, 0x65, 0x0A, 0xE9, 0xFF, 0xFF, 0x0A],
            "binary" => [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1],
            "empty" => [],
            "no-heading" => Workbook(["名字"], ["王芳"]),
            "twice" => Workbook(["姓名", "姓名"], ["王芳", "李强"]),
            "only-heading" => Workbook(["姓名", "编号"]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        return stream.ToArray();
    }

    private static byte[] With1904(byte[] workbook) =>
        Changed(
            workbook,
            "xl/workbook.xml",
            text =>
            {
                var at = text.IndexOf(
                    '>',
                    text.IndexOf(":workbook ", StringComparison.Ordinal) is var x and >= 0
                        ? x
                        : text.IndexOf("<workbook", StringComparison.Ordinal)
                );
                return text[..(at + 1)] + "<workbookPr date1904=\"1\"/>" + text[(at + 1)..];
            }
        );

    internal static byte[] Changed(byte[] workbook, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(change(text));
        }
        return stream.ToArray();
    }
}
