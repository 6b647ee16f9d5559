using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.Tests.Host.Pages;

/// <summary>A browser without script: it keeps cookies, fills in forms, and follows no redirect by itself.</summary>
public sealed partial class PageBrowser : IDisposable
{
    private readonly HttpClient _client;

    private PageBrowser(Uri url, CookieContainer cookies)
    {
        Cookies = cookies;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = url };
    }

    public CookieContainer Cookies { get; }

    /// <param name="account">Signed in; null for a stranger.</param>
    public static async Task<PageBrowser> OfAsync(IServiceProvider parts, Uri url, string? account)
    {
        var cookies = new CookieContainer();
        if (account is not null)
        {
            var keys = parts.GetRequiredService<AccessKeys>();
            var secret = await keys.IssueAsync(account, KeyKind.Session, "test", TimeSpan.FromDays(1), default);
            cookies.Add(url, new Cookie(KeyAuthentication.CookieName, secret));
        }
        return new PageBrowser(url, cookies);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>The page's text as it is read.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fills in a form of a page and sends it.</summary>
    /// <param name="form">Its name; where it ends with * the first whose name begins so.</param>
    public async Task<HttpResponseMessage> SendAsync(string path, string form, params (string Name, string Value)[] filled)
    {
        var fields = FieldsOf(await _client.GetStringAsync(path), form);
        foreach (var (name, value) in filled)
            fields[name] = value;
        return await _client.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    /// <summary>What the page says to a form that leads nowhere.</summary>
    public async Task<string> AnswerAsync(string path, string form, params (string Name, string Value)[] filled)
    {
        var answer = await SendAsync(path, form, filled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Where a form that is done leads.</summary>
    public async Task<string> DoneAsync(string path, string form, params (string Name, string Value)[] filled)
    {
        var answer = await SendAsync(path, form, filled);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        return PlaceOf(answer);
    }

    public static string PlaceOf(HttpResponseMessage answer) =>
        Uri.UnescapeDataString(
            answer.Headers.Location is { IsAbsoluteUri: true } far ? far.PathAndQuery : answer.Headers.Location!.OriginalString
        );

    public void Dispose() => _client.Dispose();

    private static Dictionary<string, string> FieldsOf(string page, string form)
    {
        var named = form.EndsWith('*') ? $"name=\"_handler\" value=\"{form[..^1]}" : $"name=\"_handler\" value=\"{form}\"";
        var text = FormPattern().Matches(page).Select(m => m.Value).First(f => f.Contains(named, StringComparison.Ordinal));
        var fields = new Dictionary<string, string>();
        foreach (var input in InputPattern().Matches(text).Select(m => m.Value))
        {
            var attributes = AttributePattern()
                .Matches(input)
                .ToDictionary(a => a.Groups[1].Value, a => WebUtility.HtmlDecode(a.Groups[2].Value));
            if (attributes.TryGetValue("name", out var name) && attributes.GetValueOrDefault("type") is not ("file" or "checkbox"))
                fields[name] = attributes.GetValueOrDefault("value", "");
        }
        return fields;
    }

    [GeneratedRegex("(?s)<form .*?</form>")]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex InputPattern();

    [GeneratedRegex("([a-z-]+)=\"([^\"]*)\"")]
    private static partial Regex AttributePattern();
}
