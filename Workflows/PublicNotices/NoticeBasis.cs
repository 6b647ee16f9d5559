using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.PublicNotices;

/// <summary>依据 of a notice, by the official names of the rules in force on the day on which it was hung out.</summary>
public static class NoticeBasis
{
    // 国家发展改革委令第57号, in force from then.
    private static readonly DateOnly Order57 = new(2023, 3, 1);

    // 国务院令第724号, in force from then.
    private static readonly DateOnly Order724 = new(2020, 5, 1);

    /// <param name="on">The day on which it was hung out.</param>
    public static string Of(Pack pack, string kind, DateOnly on)
    {
        string[] rules =
        [
            on < Order57 ? "《国家以工代赈管理办法》" : "《国家以工代赈管理办法》（国家发展改革委令第57号）",
            .. kind == PublicNoticeTable.Payroll && on >= Order724 ? (string[])["《保障农民工工资支付条例》（国务院令第724号）"] : [],
            .. OfCounty(pack, kind, on) is { } own ? (string[])[own] : [],
        ];
        return rules.Length == 1 ? rules[0] : $"{string.Join("、", rules[..^1])}和{rules[^1]}";
    }

    /// <summary>
    /// The county's rule by its name, where its pack gives one; else that the county sets the days. Null for what it leaves to all.
    /// </summary>
    private static string? OfCounty(Pack pack, string kind, DateOnly on)
    {
        var rule = pack.Notice(kind, on);
        if (pack.AreaCode == 0 || rule.Basis is not null)
            return rule.Basis;
        return rule.Days is not null || pack.In(PublicNoticePolicy.Days, on).Certainty != Certainty.Default
            ? $"{pack.Label}关于公示{pack.NoticeDays(kind, on)}天的规定"
            : null;
    }
}
