using System.Globalization;
using System.Text;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Spreadsheets;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>A batch in the forms that banks take. Its last row says how many and how much; cards are texts.</summary>
public static class BankSheet
{
    public static byte[] Xlsx(BankFile file)
    {
        IReadOnlyList<IReadOnlyList<object?>> rows = [.. Rows(file)];
        return Workbook.Write([
            new Worksheet(
                "代发清单",
                [
                    .. Headings(file)
                        .Select((h, i) => new SheetColumn(h, Math.Max(SheetWriter.Width(h, rows, i), h == WrittenIn ? RoomToWriteIn : 0))),
                ],
                [.. rows.Select((r, i) => new SheetRow(r, Sum: i == file.Lines.Count))],
                [
                    "劳务报酬代发清单",
                    $"工程项目：{file.Project}　批次号：{file.Batch}　用途：{file.Purpose}　笔数：{file.Lines.Count}　"
                        + $"合计：{ChineseText.Yuan(file.Lines.Sum(l => l.AmountYuan))}元",
                ],
                []
            ),
        ]);
    }

    /// <summary>UTF-8 with its mark.</summary>
    public static byte[] Csv(BankFile file) => SheetWriter.Csv(Headings(file), Rows(file));

    /// <summary>GB18030, which holds GBK and every rare character of a name.</summary>
    public static byte[] Gbk(BankFile file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.UTF8.GetString(Csv(file).AsSpan(Encoding.UTF8.Preamble.Length));
        return Encoding.GetEncoding("GB18030").GetBytes(text);
    }

    private const string WrittenIn = "开户行";
    private const decimal RoomToWriteIn = 20;

    private static IReadOnlyList<string> Headings(BankFile file) =>
        [
            "序号",
            "编号",
            "户名",
            "卡号",
            .. file.WithBank ? (string[])[WrittenIn] : [],
            "金额",
            "用途",
            "批次号",
            .. file.WithId ? (string[])["身份证号"] : [],
            "备注",
        ];

    private static IEnumerable<IReadOnlyList<object?>> Rows(BankFile file)
    {
        foreach (var (line, i) in file.Lines.Select((l, i) => (l, i)))
            yield return
            [
                .. Row(
                    file,
                    (i + 1).ToString(CultureInfo.InvariantCulture),
                    line.Worker,
                    (line.Account, line.Card, line.Bank, line.AmountYuan, file.Purpose, file.Batch, line.IdNumber, line.Note)
                ),
            ];
        yield return [.. Row(file, "合计", "", ($"{file.Lines.Count}笔", "", "", file.Lines.Sum(l => l.AmountYuan), "", "", "", ""))];
    }

    private static object?[] Row(
        BankFile file,
        string number,
        string worker,
        (string Account, string Card, string Bank, decimal Yuan, string Purpose, string Batch, string? IdNumber, string Note) of
    ) =>
        [
            number,
            worker,
            of.Account,
            of.Card,
            .. file.WithBank ? (object?[])[of.Bank] : [],
            of.Yuan,
            of.Purpose,
            of.Batch,
            .. file.WithId ? (object?[])[of.IdNumber] : [],
            of.Note,
        ];
}
