using System.Globalization;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Words;

/// <summary>Amounts as people enter them.</summary>
public static class Money
{
    /// <summary>A hundred billion yuan; no county project comes near it.</summary>
    public const decimal Most = 100_000_000_000m;

    /// <summary>A million yuan: for a day's work or a unit of piecework.</summary>
    public const decimal MostForOne = 1_000_000m;

    public static IEnumerable<Refusal> Problems(string field, decimal yuan, bool zero = true, decimal most = Most)
    {
        if (yuan < 0)
            yield return new(WordRefusals.MoneyNegative, $"{field}：金额 {yuan} 不能为负");
        else if (yuan == 0 && !zero)
            yield return new(WordRefusals.MoneyZero, $"{field}：金额应大于零");
        else if (yuan > most)
            yield return new(WordRefusals.MoneyTooLarge, $"{field}：金额 {yuan} 过大");
        if (decimal.Round(yuan, 2) != yuan)
            yield return new(WordRefusals.MoneyPrecision, $"{field}：金额 {yuan} 精确到分，最多两位小数");
    }

    /// <summary>Rounds half away from zero to 分, once per item.</summary>
    public static decimal ToFen(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);

    /// <summary>Yuan for people: <c>1,776,600.00元</c>.</summary>
    public static string Yuan(decimal yuan) => yuan.ToString("N2", CultureInfo.InvariantCulture) + "元";

    /// <summary>Null for a share of nothing.</summary>
    public static string? Percent(decimal? share) => share is { } known ? Percent(known) : null;

    /// <summary>A floor or target as rules write it: 30%, 12.5%.</summary>
    public static string Bound(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Percent(decimal share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
