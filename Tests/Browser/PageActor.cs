using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage.Files;
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
        if (page.Url.Contains("/sign-in?", StringComparison.Ordinal))
        {
            // A night lies between two steps: the session has ended, and the sign-in leads back to where the person wanted to go.
            await _visitors[request.Account].SignInHereAsync(request.Account);
            Assert.True(page.Url.Contains("/do/", StringComparison.Ordinal), await page.Locator("main").InnerTextAsync());
            answer = await page.GotoAsync(address);
        }
        if (answer!.Status == 403)
            return Note(new NotApplied([new Refusal(Refusals.WrongRole, await page.Locator("main").InnerTextAsync())]));
        Assert.True(answer.Status == 200, $"{address}: {answer.Status}");
        await FillAsync(page, action, payload);
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

    /// <summary>Puts everything into the form; where lines are missing for it, asks for more and goes on.</summary>
    private static async Task FillAsync(IPage page, ActionDef action, JsonObject payload)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in InputField.Of(action.Input))
            if (payload[field.Name] is { } value)
                Gather(field, field.Name, value, values);
        foreach (var name in (string[])["on", "as"])
            if (payload[name] is { } value)
                values[name] = Text(value);
        for (var tries = 0; ; tries++)
        {
            var missing = await page.EvaluateAsync<string[]>(Put, values);
            if (missing.Length == 0)
                return;
            Assert.True(tries < 100, $"{page.Url} has no place for {missing[0]} = {values[missing[0]]}");
            await page.Locator($"button[name=more][value=\"{missing[0].Split('.')[0]}\"]").ClickAsync();
        }
    }

    // A key that the form names itself stands at @key, any other in a line of its own.
    private const string Put = """
        values => {
            const missing = [];
            const lines = {};
            for (const [name, value] of Object.entries(values)) {
                let at = document.getElementsByName(name)[0];
                if (!at && name.includes('.@')) {
                    const [path, key] = name.split('.@');
                    const line = lines[path] = (lines[path] ?? -1) + 1;
                    const first = document.getElementsByName(`${path}.${line}.key`)[0];
                    if (first) first.value = key;
                    at = document.getElementsByName(`${path}.${line}.value`)[0];
                }
                if (at) at.value = value;
                if (!at || at.value !== value) missing.push(name);
            }
            return missing;
        }
        """;

    private static void Gather(InputField field, string path, JsonNode value, Dictionary<string, string> values)
    {
        switch (value)
        {
            case JsonObject entries when field.IsDictionary:
                foreach (var (key, one) in entries)
                    values[$"{path}.@{key}"] = Text(one);
                break;
            case JsonObject record:
                foreach (var inner in field.Fields.Where(f => record[f.Name] is not null))
                    Gather(inner, $"{path}.{inner.Name}", record[inner.Name]!, values);
                break;
            case JsonArray rows when field.Fields.Count > 0:
                foreach (var (row, n) in rows.Select((r, n) => (r!.AsObject(), n)))
                foreach (var column in field.Fields.Where(f => row[f.Name] is not null))
                    values[$"{path}.{n}.{column.Name}"] = row[column.Name] switch
                    {
                        JsonArray words => string.Join(' ', words.Select(Text)),
                        JsonObject entries => string.Join('，', entries.Select(e => $"{e.Key}={Text(e.Value)}")),
                        var one => Text(one),
                    };
                break;
            case JsonArray words:
                values[path] = string.Join('\n', words.Select(Text));
                break;
            default:
                values[path] = Text(value);
                break;
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
                    await page.Locator($"[name=\"{at}.{name}\"]").EvaluateAsync("(e, value) => e.value = value", Text(value));
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
