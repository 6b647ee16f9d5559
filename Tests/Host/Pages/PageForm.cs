using System.Net;
using System.Text.RegularExpressions;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>The form of a step's page, as a browser would send it back.</summary>
internal static partial class PageForm
{
    /// <summary>Name → value of each field as it came; boxes that are not ticked, files and buttons are none.</summary>
    public static Dictionary<string, string> Of(string page)
    {
        var form = FormTag().Match(page).Value;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match tag in Tag().Matches(form))
        {
            var said = Attribute()
                .Matches(tag.Value[..(tag.Value.IndexOf('>', StringComparison.Ordinal) + 1)])
                .ToDictionary(a => a.Groups[1].Value, a => WebUtility.HtmlDecode(a.Groups[2].Value));
            if (!said.TryGetValue("name", out var name) || said.GetValueOrDefault("type") is "file")
                continue;
            if (said.GetValueOrDefault("type") is "checkbox" && !tag.Value.Contains(" checked", StringComparison.Ordinal))
                continue;
            fields[name] = tag.Groups["select"].Success
                ? WebUtility.HtmlDecode(Chosen().Match(tag.Value).Groups[1].Value)
                : said.GetValueOrDefault("value", "");
        }
        return fields;
    }

    public static MultipartFormDataContent Content(Dictionary<string, string> form)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Where(f => f.Key != "more" || f.Value.Length > 0))
            content.Add(new StringContent(value), name);
        return content;
    }

    [GeneratedRegex("(?s)<form method=\"post\".*?</form>")]
    private static partial Regex FormTag();

    [GeneratedRegex("(?s)<input [^>]*>|<textarea [^>]*>|(?<select><select .*?</select>)")]
    private static partial Regex Tag();

    [GeneratedRegex("([a-z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();
}
