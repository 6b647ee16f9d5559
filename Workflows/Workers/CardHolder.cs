using System.Text.RegularExpressions;

namespace WorkRelief.Workflows.Workers;

/// <summary>Whose account it is, where it is not the worker's own: a bank knows a name, and no kinship.</summary>
public static partial class CardHolder
{
    /// <summary>其子 杨小军 → 杨小军 and 其子; 杨小军（其子） likewise. A name alone has no relation.</summary>
    public static (string Name, string? Relation) Of(string written)
    {
        var text = written.Trim();
        foreach (var form in (Regex[])[Behind(), Before()])
            if (form.Match(text) is { Success: true } found)
                return (found.Groups["name"].Value.Trim(), found.Groups["kin"].Value.Trim());
        return (text, null);
    }

    [GeneratedRegex("^(?<name>[^（(]+)[（(](?<kin>[^）)]+)[）)]$")]
    private static partial Regex Behind();

    // 其 makes it sure; without it only a space or a colon tells a kinship from a family name.
    [GeneratedRegex(
        @"^(?<kin>其(?:父亲|母亲|父|母|丈夫|夫|妻子|妻|配偶|儿子|长子|次子|子|女儿|长女|次女|女婿|女|儿媳|孙子|孙女|兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹))"
            + @"[\s：:]*(?<name>\S{2,}.*)$|^(?<kin>\S*(?:父亲?|母亲?|丈夫|妻子?|配偶|儿子|女儿|子|女|继承人|监护人|代领人))[\s：:]+(?<name>\S{2,}.*)$"
    )]
    private static partial Regex Before();
}
