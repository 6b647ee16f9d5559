using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Web.Pages;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// Takes a scenario's steps as its people would: each signs in, opens the step's form, fills it in, uploads the papers and presses 办理.
/// </summary>
public sealed class PageActor(Machine machine, Chromium chromium) : IAsyncDisposable
{
    private readonly Dictionary<string, Visitor> _visitors = [];

    public int Taken { get; private set; }
    public int Refused { get; private set; }

    public IReadOnlyDictionary<string, Visitor> Visitors => _visitors;

    public async Task<Outcome> TakeAsync(ActionRequest request, CancellationToken stop)
    {
        var page = (await VisitorAsync(request.Account)).Page;
        var action = Catalogue.Program.Actions[request.Action];
        var payload = JsonNode.Parse(request.Payload.GetRawText())!.AsObject();
        var on = action.CaseWord is { } word ? payload[word]?.GetValue<string>() : null;
        var about = payload["kind"]?.GetValue<string>() ?? payload["tier"]?.GetValue<string>();
        var address =
            $"/do/{action.Name}?" + (on is null ? "" : "on-case=" + Uri.EscapeDataString(on)) + (about is null ? "" : "&about=" + about);
        var answer = await page.GotoAsync(address);
        if (page.Url.Contains("/sign-in", StringComparison.Ordinal))
        {
            // A night lies between two steps: the session has ended, and the sign-in leads back to where the person wanted to go.
            await _visitors[request.Account].SignInHereAsync(request.Account);
            await page.WaitForURLAsync(machine.Url + address);
            answer = await page.GotoAsync(address);
        }
        if (answer!.Status == 403)
            return Note(new NotApplied([new Refusal(Refusals.WrongRole, await page.Locator("main").InnerTextAsync())]));
        Assert.True(answer.Status == 200, $"{address}: {answer.Status}");
        foreach (var field in InputField.Of(action.Input))
            if (payload[field.Name] is { } value)
                await FillAsync(page, field, field.Name, value);
        foreach (var name in (string[])["on", "as"])
            if (payload[name] is { } value)
                await PutAsync(page, name, value);
        if (payload["papers"] is JsonArray papers)
            await PapersAsync(page, papers);
        await page.Locator("button[name=do][value=send]").ClickAsync();
        if (!page.Url.Contains("/do/", StringComparison.Ordinal))
            return Note(new Applied("", 0, on ?? "", ""));
        var refusals = new List<Refusal>();
        foreach (var said in await page.Locator("[data-code]").AllAsync())
            refusals.Add(new(new RefusalCode((await said.GetAttributeAsync("data-code"))!), await said.InnerTextAsync()));
        if (refusals.Count == 0)
            refusals.Add(new(new RefusalCode("form"), await page.Locator("main").InnerTextAsync()));
        return Note(new NotApplied(refusals));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values)
            await visitor.DisposeAsync();
    }

    private Outcome Note(Outcome outcome)
    {
        (Taken, Refused) = outcome is Applied ? (Taken + 1, Refused) : (Taken, Refused + 1);
        return outcome;
    }

    /// <summary>Without script: a plain form is enough for every step.</summary>
    private async Task<Visitor> VisitorAsync(string account)
    {
        if (_visitors.TryGetValue(account, out var known))
            return known;
        await machine.LetInAsync(account);
        var visitor = _visitors[account] = await Visitor.AtAsync(machine, chromium, script: false);
        await visitor.SignInAsync(account);
        Assert.EndsWith("/desk", visitor.Page.Url, StringComparison.Ordinal);
        return visitor;
    }

    private static async Task FillAsync(IPage page, InputField field, string path, JsonNode value)
    {
        if (value is JsonObject entries && field.IsDictionary)
            await EntriesAsync(page, path, entries);
        else if (value is JsonArray list && field.Fields.Count > 0)
            for (var n = 0; n < list.Count; n++)
                await RowAsync(page, field, path, n, list[n]!.AsObject());
        else if (value is JsonArray words)
            await PutAsync(page, path, string.Join('\n', words.Select(Text)));
        else if (value is JsonObject record)
            foreach (var inner in field.Fields)
            {
                if (record[inner.Name] is { } one)
                    await FillAsync(page, inner, $"{path}.{inner.Name}", one);
            }
        else
            await PutAsync(page, path, value);
    }

    private static async Task RowAsync(IPage page, InputField field, string path, int row, JsonObject item)
    {
        if (await page.Locator($"[name=\"{path}.{row}.{field.Fields[0].Name}\"]").CountAsync() == 0)
            await page.Locator($"button[name=more][value=\"{path}\"]").ClickAsync();
        foreach (var column in field.Fields)
            if (item[column.Name] is { } value)
                await PutAsync(
                    page,
                    $"{path}.{row}.{column.Name}",
                    value switch
                    {
                        JsonArray words => string.Join(' ', words.Select(Text)),
                        JsonObject entries => string.Join('，', entries.Select(e => $"{e.Key}={Text(e.Value)}")),
                        _ => value,
                    }
                );
    }

    private static async Task EntriesAsync(IPage page, string path, JsonObject entries)
    {
        var row = 0;
        foreach (var (key, value) in entries)
            if (await page.Locator($"[name=\"{path}.@{key}\"]").CountAsync() > 0)
                await PutAsync(page, $"{path}.@{key}", value!);
            else
            {
                if (await page.Locator($"[name=\"{path}.{row}.key\"]").CountAsync() == 0)
                    await page.Locator($"button[name=more][value=\"{path}\"]").ClickAsync();
                await PutAsync(page, $"{path}.{row}.key", key);
                await PutAsync(page, $"{path}.{row++}.value", value!);
            }
    }

    private async Task PapersAsync(IPage page, JsonArray papers)
    {
        foreach (var paper in papers.OfType<JsonObject>())
        {
            var at = await SlotAsync(page, Text(paper["kind"]));
            await page.Locator($"[name=\"{at}.upload\"]")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = Text(paper["kind"]) + ".docx",
                        MimeType = "application/octet-stream",
                        Buffer = await BytesAsync(Text(paper["file"])),
                    }
                );
            foreach (var name in (string[])["number", "date", "signer"])
                if (paper[name] is { } value)
                {
                    await page.Locator($"[name=\"{at}.number\"]").EvaluateAsync("e => e.closest('details').open = true");
                    await PutAsync(page, $"{at}.{name}", value);
                }
        }
    }

    /// <summary>The place for a paper of that kind: one that the form asks for, else the free one.</summary>
    private static async Task<string> SlotAsync(IPage page, string kind)
    {
        var asked = page.Locator($"input[type=hidden][name$=\".kind\"][value=\"{kind}\"]");
        if (await asked.CountAsync() > 0)
            return (await asked.First.GetAttributeAsync("name"))![..^".kind".Length];
        foreach (var free in await page.Locator("select[name$=\".kind\"]").AllAsync())
            if (await free.InputValueAsync() == "")
            {
                await free.SelectOptionAsync(kind);
                return (await free.GetAttributeAsync("name"))![..^".kind".Length];
            }
        await page.Locator("button[name=more][value=papers]").ClickAsync();
        return await SlotAsync(page, kind);
    }

    private async Task<byte[]> BytesAsync(string file)
    {
        await using var stored = machine.App.Services.GetRequiredService<IFileStore>().Open(file);
        using var copy = new MemoryStream();
        await stored.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static async Task PutAsync(IPage page, string name, JsonNode value)
    {
        var input = page.Locator($"[name=\"{name}\"]");
        if (await input.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            await input.SelectOptionAsync(Text(value));
        else
            await input.FillAsync(Text(value));
    }

    private static string Text(JsonNode? value) =>
        value is JsonValue one
            ? one.GetValueKind() switch
            {
                JsonValueKind.String => one.GetValue<string>(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => one.ToJsonString(),
            }
            : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
