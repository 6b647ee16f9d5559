using System.Globalization;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>The bank's answers, as our form or its own list gives them.</summary>
public static class BankAnswers
{
    private static readonly Column Name = new("姓名", "户名", "收款户名", "收款人", "收款人名称", "收款人户名", "账户名称", "务工人员姓名");
    private static readonly Column Card = new("卡号", "账号", "收款账号", "收款账户", "收款人账号", "银行卡号", "银行账号", "一卡通号");
    private static readonly Column[] Columns =
    [
        Sheets.Code,
        Name,
        Card,
        new("金额", "发放金额", "实发金额", "交易金额", "发生额", "代发金额"),
        new("结果", "处理结果", "发放结果", "状态", "交易状态", "处理状态", "交易结果"),
        new("原因", "失败原因", "退回原因", "返回信息", "处理信息", "交易信息"),
    ];
    private static readonly string[] Good = ["成功", "已到账", "到账", "已入账"];
    private static readonly string[] Bad = ["失败", "退回", "退票", "未到账", "不成功", "未成功"];

    /// <summary>→ lines of pay-cycle.receipts.</summary>
    /// <param name="markOf">The mark of a card's number, by which its worker is found.</param>
    public static Sheet<ReceiptLine> Read(
        SheetFile file,
        IReadOnlyList<Known> known,
        Func<string, string> markOf,
        ColumnChoice? choice = null
    )
    {
        // What else a bank says in columns of its own is nothing that we keep.
        var body = SheetBody.Find(file, Columns, choice ?? ColumnChoice.None, ["金额", "结果"]);
        var (items, places, problems) = (new List<ReceiptLine>(), new List<int>(), new List<SheetProblem>());
        foreach (var row in body.Rows)
        {
            var worker = PersonOf(body, row, known, markOf, problems);
            var (amount, result, why) = (body.At(row, "金额"), body.At(row, "结果"), body.At(row, "原因"));
            if (Yuan(amount?.Text) is not { } yuan)
            {
                problems.Add(body.Problem(row, amount, $"金额“{amount?.Text}”不是数字"));
                yuan = 0;
            }
            var paid = Paid(result?.Text);
            if (paid is null)
                problems.Add(body.Problem(row, result, $"结果“{result?.Text}”应为“成功”或“失败”"));
            if (paid == false && why is null)
                problems.Add(body.Problem(row, null, "失败的须写明原因"));
            if (worker is null || paid is null)
                continue;
            items.Add(new ReceiptLine(worker, yuan, paid.Value, paid.Value ? null : why?.Text));
            places.Add(row[0].Row);
        }
        return new(items, places, problems, body);
    }

    /// <summary>￥4,000.00元 → 4000.00.</summary>
    private static decimal? Yuan(string? text) =>
        decimal.TryParse(
            ChineseText
                .Narrow(text ?? "")
                .Replace(",", "", StringComparison.Ordinal)
                .Replace("RMB", "", StringComparison.Ordinal)
                .Trim('￥', '¥', '元', ' '),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var yuan
        )
            ? yuan
            : null;

    /// <summary>交易成功 is 成功; what speaks of failing has failed, whatever else it says.</summary>
    private static bool? Paid(string? text) =>
        text is null ? null
        : Bad.Any(b => text.Contains(b, StringComparison.Ordinal)) ? false
        : Good.Any(g => text.EndsWith(g, StringComparison.Ordinal)) ? true
        : null;

    /// <summary>By the code, else by the card, else by the name.</summary>
    private static string? PersonOf(
        SheetBody body,
        IReadOnlyList<Cell> row,
        IReadOnlyList<Known> known,
        Func<string, string> markOf,
        List<SheetProblem> problems
    )
    {
        if (body.At(row, "编号") is not null || body.At(row, "卡号") is not { } card)
            return Sheets.PersonOf(body, row, known, problems);
        var digits = SheetBody.Digits(card, out var lost);
        if (digits is null)
        {
            problems.Add(body.Problem(row, card, lost ?? "没有卡号"));
            return null;
        }
        // A number with stars says its last four alone, which are nobody's for sure: the name decides.
        if (digits.Contains('*', StringComparison.Ordinal))
            return Sheets.PersonOf(body, row, known, problems);
        var mark = markOf(digits);
        var owners = known.Where(k => k.Card == mark).ToList();
        var name = body.At(row, "姓名")?.Text;
        if (owners.Count > 1 && name is not null)
            owners = [.. owners.Where(k => k.Name == name || k.Holder == name)];
        if (owners is not [var owner])
            problems.Add(body.Problem(row, card, $"没有人的卡号是尾号{digits[^Math.Min(4, digits.Length)..]}的这一个"));
        else if (name is not null && name != owner.Name && name != owner.Holder)
            problems.Add(body.Problem(row, body.At(row, "姓名"), $"卡号不是“{name}”的"));
        else
            return owner.Worker;
        return null;
    }
}
