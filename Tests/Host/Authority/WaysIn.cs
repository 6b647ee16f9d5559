using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>
/// An account at each way in: the interface for programs, the form of the action, the sheet that makes the action. Nothing is done:
/// programs and sheets ask what would be, the form's button is 检查.
/// </summary>
public sealed partial class WaysIn(AuthorityWorld world, string account) : IDisposable
{
    public const string Reached = "reached";

    /// <summary>An action → where a file makes it, beside the interface.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } =
        new Dictionary<string, string>
        {
            ["workers.register"] = "/api/imports/workers?area=" + AuthorityWorld.Township,
            ["sign-in-sheet.record"] = "/api/imports/sign-in-sheet?project=P1&month=2026-03",
            ["labour-ledger.record"] = "/api/imports/labour-ledger?project=P1&month=2026-03",
            ["pay-cycle.receipts"] = "/api/imports/receipts?cycle=P1/2026-03&batch=x&paper=x",
            // A number too long to be one: who may ask is told so, and nothing is written.
            ["pay-cycle.export-batch"] = "/api/bank-file?cycle=P1/2026-03&batch=" + new string('x', 65),
        };

    private readonly HttpClient _program = world.As(account);
    private HttpClient? _browser;
    private string _token = "";

    public async Task<string> ByProgramAsync(string action, JsonObject payload) =>
        await SaidAsync(await _program.PostAsJsonAsync($"/api/actions/{action}?dryRun=true", payload));

    public async Task<string> ByFileAsync(string path) =>
        await SaidAsync(await _program.PostAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes("不是这种表\r\n"))));

    /// <summary>What a page answers to its form.</summary>
    public async Task<string> PageAsync(string address, Dictionary<string, string> fields)
    {
        using var answer = await PostAsync(address, fields);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What a page with a form answers, as a code.</summary>
    public async Task<string> ByPageAsync(string address, Dictionary<string, string> fields)
    {
        using var answer = await PostAsync(address, fields);
        if (answer.StatusCode == HttpStatusCode.Forbidden)
            return "wrong-role";
        if (answer.StatusCode != HttpStatusCode.OK)
            return $"{(int)answer.StatusCode}";
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return Code().Matches(page).FirstOrDefault(m => IsOfAuthority(m.Groups[2].Value)) is { } no ? no.Groups[1].Value : Reached;
    }

    private async Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields)
    {
        var browser = await BrowserAsync();
        using var form = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", _token)));
        return await browser.PostAsync(address, form);
    }

    public Task<string> ByFormAsync(ActionDef action, JsonObject payload)
    {
        var fields = MadeUp.Form(payload);
        var on = action.CaseWord is { } word && fields.Remove(word, out var id) ? "?on-case=" + id : "";
        (fields["_handler"], fields["key"], fields["do"]) = ("act", "k", "check");
        return ByPageAsync($"/do/{action.Name}{on}", fields);
    }

    private bool IsOfAuthority(string said) =>
        said.Contains($"账号“{account}”", StringComparison.Ordinal) || said.StartsWith("本账号没有", StringComparison.Ordinal);

    private async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.OK)
            return Reached;
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (!body.TryGetProperty("refusals", out var refusals))
            return answer.StatusCode == HttpStatusCode.UnprocessableEntity ? Reached : $"{(int)answer.StatusCode}";
        var no = refusals[0];
        return answer.StatusCode switch
        {
            HttpStatusCode.Forbidden when IsOfAuthority(no.GetProperty("missing").GetString()!) => no.GetProperty("code").GetString()!,
            HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity => Reached,
            _ => $"{(int)answer.StatusCode} {no}",
        };
    }

    private async Task<HttpClient> BrowserAsync()
    {
        if (_browser is not null)
            return _browser;
        var cookies = new CookieContainer();
        var keys = world.App.Services.GetRequiredService<AccessKeys>();
        var secret = await keys.IssueAsync(account, KeyKind.Session, "test", TimeSpan.FromDays(1), default);
        cookies.Add(world.Url, new Cookie(KeyAuthentication.CookieName, secret));
        _browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false })
        {
            BaseAddress = world.Url,
        };
        _token = Token().Match(await _browser.GetStringAsync("/account")).Groups[1].Value;
        return _browser;
    }

    public void Dispose()
    {
        _program.Dispose();
        _browser?.Dispose();
    }

    [GeneratedRegex("""<p data-code="([a-z-]+)">\s*([^<]+)""")]
    private static partial Regex Code();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
