using Microsoft.Playwright;

namespace WorkRelief.Tests.Browser;

/// <summary>What is copied in a spreadsheet and pasted into the month grid with Ctrl+V.</summary>
internal static class Spreadsheet
{
    /// <param name="cells">Lines of cells between tabs, as a spreadsheet puts them on the clipboard.</param>
    public static async Task PasteAsync(IPage page, string at, string cells)
    {
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", cells);
        await page.Locator($"[name=\"{at}\"]").FocusAsync();
        await page.Keyboard.PressAsync("Control+v");
        await page.Locator("#pasted").WaitForAsync();
    }
}
