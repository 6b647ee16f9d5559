using System.Globalization;
using WorkRelief.WorkflowHost.Spreadsheets;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>Somebody whose line is filled in before the form is given out.</summary>
public sealed record FormPerson(string Worker, string Name, string Trade);

/// <summary>
/// Forms for a spreadsheet with the headings that <see cref="Sheets"/> and <see cref="BankAnswers"/> read: numbers of persons are text, so
/// that no digit is lost, groups and trades are offered, and what may be written stands above.
/// </summary>
public static class BlankForms
{
    private const int EmptyLines = 40;
    private static readonly string[] Days = [.. Enumerable.Range(1, 31).Select(d => d.ToString(CultureInfo.InvariantCulture))];

    private sealed record Form(string Title, string Note, IReadOnlyList<string> Headings);

    private static readonly Dictionary<string, Form> Forms = new()
    {
        ["workers"] = new(
            "务工群众花名册",
            "姓名必填，其余知道多少填多少；编号不填的由系统编。身份证号、电话、卡号按文本填写。群体、技能可填几个，用顿号分开。",
            ["编号", "姓名", "身份证号", "电话", "家庭住址", "卡号", "开户行", "群体", "技能", "意愿工种"]
        ),
        ["sign-in-sheet"] = new(
            "务工群众签到表",
            "√ 或 全：全天；上、下：半天；请、病、伤、旷、轮、迟、早：写首字；也可写小时数，如 8小时。没有出工的空着。",
            ["编号", "姓名", .. Days]
        ),
        ["labour-ledger"] = new(
            "务工台账",
            "各日填工日数，如 1、0.5；计件的写明计量名称，各日填完成的数量。",
            ["编号", "姓名", "工种", "计量名称", .. Days]
        ),
        ["receipts"] = new("银行逐笔回单", "结果填 成功 或 失败，失败的写明原因。", ["编号", "姓名", "金额", "结果", "原因"]),
    };

    public static IReadOnlyCollection<string> Names => Forms.Keys;

    /// <param name="about">What it is for, such as a project and its month; null for a form of no project.</param>
    /// <param name="people">Whose lines are there already.</param>
    /// <param name="trades">That are offered in its columns.</param>
    /// <returns>Null for a form that there is not.</returns>
    public static byte[]? Write(string name, string? about, IReadOnlyList<FormPerson> people, IReadOnlyList<string> trades)
    {
        if (!Forms.TryGetValue(name, out var form))
            return null;
        var lines = people
            .Select(p => new SheetRow([
                .. form.Headings.Select(h =>
                    (object?)(
                        h switch
                        {
                            "编号" => p.Worker,
                            "姓名" => p.Name,
                            "工种" => p.Trade,
                            _ => null,
                        }
                    )
                ),
            ]))
            .Concat(Enumerable.Repeat(new SheetRow([.. form.Headings.Select(_ => (object?)null)]), people.Count > 0 ? 5 : EmptyLines));
        return Workbook.Write([
            new Worksheet(
                form.Title,
                [
                    .. form.Headings.Select(h => new SheetColumn(
                        h,
                        Width(h),
                        Text: true,
                        Offered(h, trades),
                        Stand: h.Length <= 2 ? Standing.Middle : Standing.Left
                    )),
                ],
                lines,
                about is null ? [form.Title, form.Note] : [form.Title, about, form.Note],
                []
            ),
        ]);
    }

    private static IReadOnlyList<string>? Offered(string heading, IReadOnlyList<string> trades) =>
        heading switch
        {
            "群体" => [.. PriorityGroups.Labels.Values],
            "工种" or "技能" or "意愿工种" => trades,
            "结果" => ["成功", "失败"],
            _ => null,
        };

    private static decimal Width(string heading) =>
        heading switch
        {
            "身份证号" or "卡号" => 26,
            "家庭住址" or "开户行" => 28,
            "电话" or "群体" or "技能" or "意愿工种" or "计量名称" => 16,
            "原因" => 30,
            "编号" or "姓名" or "工种" or "金额" or "结果" => 12,
            _ => 5,
        };
}
