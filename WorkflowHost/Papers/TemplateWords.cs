using System.Globalization;
using Scriban.Functions;
using Scriban.Runtime;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The functions every template has, and no others: string, array and math (without chance), and the field's own —
/// `yuan` 1,234.50; `capital` 壹仟贰佰叁拾肆元伍角整; `number` 21.5; `date` 2021年4月1日; `mask_name` 张**; `wan` 1776600 → 177.66 (万元);
/// `or_blank` the text, or a space to write it by hand;
/// `require` (stop with a reason when a condition does not hold).
/// No clock, no evaluation of text, no regular expression: the same data gives the same bytes.
/// </summary>
internal static class TemplateWords
{
    public static ScriptObject Common()
    {
        var words = new ScriptObject();
        words.SetValue("string", new StringFunctions(), true);
        words.SetValue("array", new ArrayFunctions(), true);
        var math = new MathFunctions();
        math.Remove("random");
        math.Remove("uuid");
        words.SetValue("math", math, true);
        words.SetValue("include", new Include(), true);
        words.Import("yuan", (object? value) => ChineseText.Yuan(Amount(value)));
        words.Import("capital", (object? value) => ChineseText.Capital(Amount(value)));
        words.Import("number", (object? value) => ChineseText.Number(Amount(value)));
        words.Import("date", (object? value) => ChineseText.Date(Date(value)));
        words.Import("mask_name", (object? value) => ChineseText.MaskName(Text(value)));
        words.Import("wan", (object? value) => ChineseText.Number(decimal.Round(Amount(value) / 10000m, 2, MidpointRounding.AwayFromZero)));
        words.Import("or_blank", (object? value) => value is null or "" ? "＿＿＿＿＿＿＿＿" : Text(value));
        words.Import("require", Require);
        return words;
    }

    /// <summary>A value as text; nothing is not a text, so that a gap in the data is never printed as an empty space.</summary>
    public static string Text(object? value) =>
        value switch
        {
            null => throw new ArgumentException("没有内容；确实可以为空时，在模板中写 (值 ?? \"\")"),
            string text => text,
            bool yes => yes ? "是" : "否",
            decimal or int or long or System.Numerics.BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            IConvertible or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => throw new ArgumentException("这里应是一段文字或一个数，不是一组值"),
        };

    private static decimal Amount(object? value) =>
        value switch
        {
            decimal amount => amount,
            int whole => whole,
            long whole => whole,
            _ => throw new ArgumentException($"应是一个数，实为 {(value is null ? "空" : $"“{Text(value)}”")}"),
        };

    private static DateOnly Date(object? value)
    {
        var text = Text(value);
        return
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || DateOnly.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            ? date
            : throw new ArgumentException($"应是一个日期（如 2021-04-01），实为“{text}”");
    }

    private static void Require(bool holds, object? reason)
    {
        if (!holds)
            throw new ArgumentException(Text(reason));
    }
}
