using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// A clerk's own telephone, at the end of a line: its profile lies on the disk, and its browser may be killed at any moment.
/// </summary>
public sealed class Telephone(Chromium chromium, Line line) : IAsyncDisposable
{
    private readonly string _profile = Directory.CreateTempSubdirectory("workrelief-telephone-").FullName;
    private IBrowserContext? _context;
    private TaskCompletionSource _ended = new();

    public IPage Page { get; private set; } = null!;

    public int Kills { get; private set; }

    public async Task StartAsync(bool online = true)
    {
        _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _context = await chromium.OpenAsync(_profile, line.Url);
        _context.SetDefaultTimeout(20_000);
        _context.Close += (_, _) => _ended.TrySetResult();
        Page = _context.Pages[0];
        if (online)
            line.Mend();
        else
            await OffAsync();
    }

    /// <summary>Shut as a person shuts it.</summary>
    public async Task ShutAsync()
    {
        await _context!.CloseAsync();
        await _ended.Task;
    }

    /// <summary>SIGKILL: nothing in the browser learns of it.</summary>
    public async Task KillAsync()
    {
        // The lock on the profile names the process that holds it: machine-number.
        var holder = new FileInfo(Path.Combine(_profile, "SingletonLock")).LinkTarget!;
        using var browser = Process.GetProcessById(int.Parse(holder[(holder.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture));
        browser.Kill();
        await _ended.Task;
        Kills++;
    }

    public async Task OffAsync()
    {
        line.Cut();
        await _context!.SetOfflineAsync(true);
    }

    public async Task OnAsync()
    {
        line.Mend();
        await _context!.SetOfflineAsync(false);
    }

    public async Task SignInAsync(string account)
    {
        await Page.GotoAsync("/sign-in?to=/phone");
        await Page.Locator("#account").FillAsync(account);
        await Page.Locator("#password").FillAsync(Machine.Password);
        await Page.Locator("[name=Keep]").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        // Not the address alone: what waits for it may miss that the page was loaded, and then waits in vain.
        await Page.Locator("#phone[data-ready=yes]").WaitForAsync();
    }

    /// <summary>Opens a page of the telephone and waits until its script has looked at what it keeps.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("#phone[data-ready=yes]").WaitForAsync();
    }

    /// <summary>Until the page says that it can be opened without a network.</summary>
    public Task KeepsAsync() => Page.Locator("#kept").WaitForAsync();

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
            await _context.CloseAsync();
        Directory.Delete(_profile, recursive: true);
    }
}
