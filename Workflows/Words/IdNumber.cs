using System.Globalization;

namespace WorkRelief.Workflows.Words;

/// <summary>The 18-digit citizen number of GB 11643: area 6, birth 8, order 3, check 1.</summary>
public static class IdNumber
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string Checks = "10X98765432";

    /// <summary>As people type it: full-width digits, a small x and spaces are understood. Nothing is guessed.</summary>
    public static string Tidy(string text) =>
        string.Concat(
            text.Where(c => !char.IsWhiteSpace(c))
                .Select(c =>
                    c switch
                    {
                        >= '０' and <= '９' => (char)(c - '０' + '0'),
                        'x' or 'Ｘ' or 'ｘ' => 'X',
                        _ => c,
                    }
                )
        );

    /// <summary>What is wrong with a tidy number, in Chinese; null when it is right. Never quotes the number.</summary>
    public static string? Problem(string number)
    {
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
            return "是15位旧号码，请填18位";
        if (number.Length != 18)
            return $"应为18位，现为{number.Length}位";
        if (!number[..17].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(number[17]) || number[17] == 'X'))
            return "含有数字以外的字符";
        if (BirthDate(number) is null)
            return "出生日期不存在";
        return Check(number) == number[17] ? null : "校验位不符，请核对";
    }

    /// <summary>The birth date in a number of the right form; null when there is no such day.</summary>
    public static DateOnly? BirthDate(string number) =>
        DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>The check character for the first 17 digits.</summary>
    public static char Check(string digits) => Checks[Weights.Select((w, i) => w * (digits[i] - '0')).Sum() % 11];

    /// <summary>Full years of age on a day.</summary>
    public static int AgeOn(DateOnly birth, DateOnly day) =>
        day.Year - birth.Year - (day.Month < birth.Month || (day.Month == birth.Month && day.Day < birth.Day) ? 1 : 0);
}

/// <summary>Bank and 一卡通 account numbers.</summary>
public static class CardNumber
{
    public static string Tidy(string text) => IdNumber.Tidy(text).Replace("-", "", StringComparison.Ordinal);

    /// <summary>What is wrong; null when it may be one. 一卡通 numbers need not follow Luhn, so it is not asked for.</summary>
    public static string? Problem(string number) =>
        number.Length is < 10 or > 30 ? "长度应为10–30位"
        : number.All(char.IsAsciiDigit) ? null
        : "含有数字以外的字符";

    /// <summary>
    /// Worth a second look and no more: a bank card ends in a check digit (GB/T 14504, by Luhn), a 一卡通 of an older kind need not.
    /// </summary>
    public static string? Doubt(string number) =>
        Problem(number) is null && number.Length is >= 16 and <= 19 && !Luhn(number)
            ? "末位校验码不符，可能写错了一位，请对照卡面核对"
            : null;

    private static bool Luhn(string number) =>
        number.Reverse().Select((c, i) => (c - '0') * (i % 2 + 1)).Sum(d => d > 9 ? d - 9 : d) % 10 == 0;
}
