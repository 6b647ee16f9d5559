using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkRelief.WorkflowHost.Imports;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>
/// What stands over a sheet's lines: columns mapped or waived, headings in two rows and by date, forms as they are given out.
/// </summary>
public sealed class SheetHeadingTests
{
    [Fact]
    public void A_column_that_is_not_understood_is_named_until_it_is_mapped_or_waived()
    {
        SheetFile File() =>
            SheetFile.Read(
                SheetTests.Workbook(
                    ["序号", "姓名", "社保卡号", "账户", "家庭人口", "空的"],
                    [1.0, "王芳", "6217003600000000001", "开户", "4", null]
                )
            );
        Assert.Equal(
            [
                "名单 D1：不认识“账户”一列：请写明它是哪一列（map=账户=列名），或者不要它（skip=账户）",
                "名单 E1：不认识“家庭人口”一列：请写明它是哪一列（map=家庭人口=列名），或者不要它（skip=家庭人口）",
            ],
            Sheets.Workers(File()).Problems.Select(p => p.ToString())
        );
        var chosen = Sheets.Workers(File(), ColumnChoice.Of(["账户=技能"], ["家庭人口"]));
        Assert.Empty(chosen.Problems);
        Assert.Equal(("6217003600000000001", "开户"), (chosen.Items[0].Card, Assert.Single(chosen.Items[0].Skills!)));
        Assert.Equal(
            [("B1", "姓名"), ("C1", "卡号"), ("D1", "技能"), ("E1", null)],
            chosen.Body.Columns.Where(c => c.Heading is not ("序号" or "空的")).Select(c => (c.Cell, c.As))
        );
        Assert.Throws<NotASheet>(() => Sheets.Workers(File(), ColumnChoice.Of(["账户=没有的"], [])));
        Assert.Throws<NotASheet>(() => ColumnChoice.Of(["账户"], []));
    }

    [Fact]
    public void Headings_in_two_rows_and_headed_by_dates_are_read_and_footers_are_no_people()
    {
        var sheet = Sheets.SignInSheet(
            SheetFile.Read(
                SheetTests.Workbook(
                    ["三月签到表"],
                    ["编号", "姓名", "出勤日期"],
                    [null, null, "2026.3.1", "3月2日", "3", "2026-03-04"],
                    ["W1", "王芳", "√", "上", "下", "病"],
                    ["填表人：张三"],
                    ["注：√为全天"],
                    ["审核：", "李四"]
                )
            ),
            new DateOnly(2026, 3, 1),
            SheetTests.People
        );
        Assert.Empty(sheet.Problems);
        var row = Assert.Single(sheet.Items);
        Assert.Equal(("W1", "1", "2", "3", "sick"), (row.Worker, row.Full, row.Morning, row.Afternoon, row.Marks!["4"]));
        Assert.Equal([5, 6, 7], sheet.Body.Left.Select(r => r[0].Row));
    }

    [Fact]
    public void Two_columns_for_one_day_and_a_day_of_another_month_are_refused_with_their_place()
    {
        var sheet = Sheets.SignInSheet(
            SheetFile.Read(SheetTests.Workbook(["编号", "姓名", "2", "3月2日", "4月3日"], ["W1", "王芳", "√", "旷", "√"])),
            new DateOnly(2026, 3, 1),
            SheetTests.People
        );
        Assert.Equal(["名单 D1：2 日有两列（另见 C1）", "名单 E1：“4月3日”不在 2026-03"], sheet.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void Tabs_under_a_title_are_read_and_a_file_with_a_password_is_told_from_an_old_one()
    {
        var sheet = Sheets.Workers(SheetFile.Read(Encoding.UTF8.GetBytes("花名册，2026年\n姓名\t群体\n王芳\t脱贫户\n")));
        Assert.Equal("王芳", Assert.Single(sheet.Items).Name);
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[64]];
        Assert.Contains("旧格式", Assert.Throws<NotASheet>(() => SheetFile.Read(old)).Message, StringComparison.Ordinal);
        byte[] locked = [.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        Assert.Contains("密码", Assert.Throws<NotASheet>(() => SheetFile.Read(locked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_without_a_value_is_refused_with_its_cell_and_the_sheets_not_read_are_named()
    {
        var book = SheetTests.Workbook(["姓名", "身份证号"], ["王芳", SheetTests.Id]);
        var formula = SheetTests.Changed(
            book,
            "xl/worksheets/sheet1.xml",
            t =>
                Regex
                    .Replace(t, "(<[a-z:]*c r=\"B2\"[^>]*>).*?(</[a-z:]*c>)", "$1<f>A1&amp;A2</f>$2")
                    .Replace("t=\"str\"", "", StringComparison.Ordinal)
        );
        Assert.StartsWith("B2 是公式", Assert.Throws<NotASheet>(() => SheetFile.Read(formula)).Message, StringComparison.Ordinal);
        var two = SheetWriter.Xlsx([
            new SheetTable(
                "名单",
                ["姓名"],
                [
                    ["王芳"],
                ]
            ),
            new SheetTable(
                "备用",
                ["姓名"],
                [
                    ["李强"],
                ]
            ),
        ]);
        Assert.Equal(["备用"], SheetFile.Read(two).NotRead);
        Assert.Equal("李强", Assert.Single(Sheets.Workers(SheetFile.Read(two, sheet: "备用")).Items).Name);
        Assert.Contains("名单、备用", Assert.Throws<NotASheet>(() => SheetFile.Read(two, sheet: "三")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_form_is_read_as_it_was_filled_in_and_keeps_every_digit()
    {
        var known = new FormPerson[] { new("W1", "王芳", "砌石工"), new("W2", "李强", "普工") };
        var sheet = SheetFile.Read(BlankForms.Write("sign-in-sheet", "干埝村提灌渠　2026年3月", known, [])!);
        Assert.Equal(["务工群众签到表", "干埝村提灌渠　2026年3月"], sheet.Rows.Take(2).Select(r => r[0].Text));
        var read = Sheets.SignInSheet(sheet, new DateOnly(2026, 3, 1), SheetTests.People);
        Assert.Empty(read.Problems);
        Assert.Equal(["W1", "W2"], read.Items.Select(i => i.Worker));

        using var file = SpreadsheetDocument.Open(new MemoryStream(BlankForms.Write("workers", null, [], ["普工", "砌石工"])!), false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(e => e.Description));
        var form = file.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var formats = file
            .WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>()
            .ToList();
        // 49 is text.
        Assert.All(
            form.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>(),
            c => Assert.Equal(49u, formats[(int)c.Style!.Value].NumberFormatId!.Value)
        );
        Assert.Equal(
            ["H4:H1003", "I4:I1003", "J4:J1003"],
            form.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>().Select(v => v.SequenceOfReferences!.InnerText)
        );
        Assert.Contains(
            "脱贫户",
            form.Descendants<DocumentFormat.OpenXml.Spreadsheet.DataValidation>().First().InnerText,
            StringComparison.Ordinal
        );
        Assert.Null(BlankForms.Write("none", null, [], []));
    }

    [Theory]
    [InlineData("labour-ledger", "工种")]
    [InlineData("receipts", "结果")]
    public void Every_form_has_a_heading_that_is_found(string name, string needed) =>
        Assert.Contains(SheetFile.Read(BlankForms.Write(name, null, [], [])!).Rows, r => r.Any(c => c.Text == needed));

    [Fact]
    public void A_csv_with_title_empty_lines_and_short_rows_is_read_and_its_lines_are_counted()
    {
        var sheet = Sheets.Workers(
            SheetFile.Read(Encoding.UTF8.GetBytes("花名册\n\n编号,姓名,群体\nA1,王芳\n\nA2,\"李\"\"强\",富人,\n合计,2\n"))
        );
        Assert.Equal(["王芳", "李\"强"], sheet.Items.Select(i => i.Name));
        Assert.Equal([4, 6], sheet.Places);
        Assert.StartsWith("C6：没有群体“富人”", Assert.Single(sheet.Problems).ToString(), StringComparison.Ordinal);
    }
}
