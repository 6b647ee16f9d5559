using Microsoft.Playwright;

namespace WorkRelief.Tests.Browser;

/// <summary>The machine's Chromium, one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The one that prints our papers.</summary>
    public static string? Program { get; } = new WorkflowHost.Papers.Browser().Program;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] }
        );
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A test that needs a browser; without one it says so, and where everything is installed that is a failure.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = "no Chromium, Chrome or Edge on this machine";
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
