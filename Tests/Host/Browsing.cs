using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.Tests.Host;

/// <summary>Pages as a browser without script asks for them and sends their forms.</summary>
public static partial class Browsing
{
    /// <summary>A browser with a session's cookie; it follows no redirect by itself.</summary>
    public static async Task<HttpClient> AsAsync(IServiceProvider parts, Uri url, string? account)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var browser = new HttpClient(handler) { BaseAddress = url };
        if (account is not null)
        {
            var keys = parts.GetRequiredService<AccessKeys>();
            var secret = await keys.IssueAsync(account, KeyKind.Session, "test", TimeSpan.FromDays(1), default);
            handler.CookieContainer.Add(url, new Cookie(KeyAuthentication.CookieName, secret));
        }
        return browser;
    }

    /// <summary>Posts and tells where the answer leads.</summary>
    public static async Task<string> SendAsync(HttpClient browser, string path, Dictionary<string, string> form)
    {
        using var content = Multipart(form);
        var answer = await browser.PostAsync(path, content);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, Said(await answer.Content.ReadAsStringAsync()));
        return Place(answer);
    }

    public static async Task<string> PageAsync(HttpClient browser, string path, Dictionary<string, string> form)
    {
        using var content = Multipart(form);
        var answer = await browser.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public static string Place(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } far ? far.PathAndQuery : answer.Headers.Location!.OriginalString;

    private static string Said(string page) =>
        string.Join('\n', Wrong().Matches(WebUtility.HtmlDecode(page)).Select(m => m.Value).DefaultIfEmpty("no redirect"));

    public static MultipartFormDataContent Multipart(Dictionary<string, string> form)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form)
            content.Add(new StringContent(value), name);
        return content;
    }

    /// <summary>The fields that a browser would send of a form as it came.</summary>
    public static Dictionary<string, string> Form(string page, string id)
    {
        var start = page.IndexOf($"id=\"{id}\"", StringComparison.Ordinal);
        var text = page[start..page.IndexOf("</form>", start, StringComparison.Ordinal)];
        var fields = new Dictionary<string, string>();
        foreach (Match input in Input().Matches(text))
        {
            var named = Attribute()
                .Matches(input.Value)
                .ToDictionary(a => a.Groups[1].Value, a => WebUtility.HtmlDecode(a.Groups[2].Value));
            var isOff = named.GetValueOrDefault("type") is "file" || (named.GetValueOrDefault("type") is "checkbox" && !IsOn(input.Value));
            if (named.TryGetValue("name", out var name) && !isOff)
                fields[name] = named.GetValueOrDefault("value", "");
        }
        return fields;
    }

    private static bool IsOn(string input) => input.Contains(" checked", StringComparison.Ordinal);

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("([a-z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("(?s)<(?:p class=\"wrong\"|div class=\"problem\").*?</(?:p|div)>")]
    private static partial Regex Wrong();
}
