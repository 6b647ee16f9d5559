using Microsoft.Playwright;

namespace WorkRelief.Tests.Browser;

/// <summary>A person at a browser of their own, who notices what goes wrong behind the page.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Machine _machine;

    private Visitor(Machine machine, IBrowserContext context, IPage page)
    {
        (_machine, _context, Page) = (machine, context, page);
        page.Console += (_, said) => Note(said.Type == "error" && !said.Text.Contains("status of 4", StringComparison.Ordinal), said.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) =>
            Note(
                !request.Url.StartsWith(machine.Url, StringComparison.Ordinal)
                    && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                    && !request.Url.StartsWith("blob:" + machine.Url, StringComparison.Ordinal),
                request.Url
            );
    }

    public IPage Page { get; }

    /// <summary>Errors of the console and of scripts, and requests to other machines.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<Visitor> AtAsync(Machine machine, Chromium chromium, int width = 1366, bool script = true)
    {
        var context = await chromium.Browser.NewContextAsync(
            new()
            {
                BaseURL = machine.Url,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                JavaScriptEnabled = script,
                ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 768 },
            }
        );
        context.SetDefaultTimeout(20_000);
        return new Visitor(machine, context, await context.NewPageAsync());
    }

    public async Task SignInAsync(string account, string password = Machine.Password)
    {
        await Page.GotoAsync("/sign-in");
        await SignInHereAsync(account, password);
    }

    /// <summary>Where the visitor was sent to sign in.</summary>
    public async Task SignInHereAsync(string account, string password = Machine.Password)
    {
        await Page.Locator("#account").FillAsync(account);
        await Page.Locator("#password").FillAsync(password);
        await Page.Locator("[name=Keep]").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool wrong, string what)
    {
        if (wrong)
            Faults.Add(what);
    }
}
