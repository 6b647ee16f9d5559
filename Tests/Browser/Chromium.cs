using Microsoft.Playwright;

namespace WorkRelief.Tests.Browser;

/// <summary>The machine's Chromium, one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The one that prints our papers.</summary>
    public static string? Program { get; } = WorkflowHost.Papers.Browser.Find();

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }

    /// <summary>A browser of its own, whose profile lies in the folder and outlives it.</summary>
    public Task<IBrowserContext> OpenAsync(string profile, string url) =>
        _playwright!.Chromium.LaunchPersistentContextAsync(
            profile,
            new()
            {
                ExecutablePath = Program,
                Args = Arguments,
                BaseURL = url,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ViewportSize = new() { Width = 390, Height = 740 },
            }
        );

    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A test that needs a browser; without one it says so, and where everything is installed that is a failure.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <param name="kills">The test kills a browser, whose process a profile's lock names on Linux alone.</param>
    public BrowserFactAttribute(bool kills = false)
    {
        if (Chromium.Program is null)
            Skip = "no Chromium, Chrome or Edge on this machine";
        else if (kills && !OperatingSystem.IsLinux())
            Skip = "which process to kill is known on Linux alone";
    }
}

/// <summary>As <see cref="BrowserFactAttribute"/>, with cases.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Chromium.Program is null)
            Skip = "no Chromium, Chrome or Edge on this machine";
    }
}
