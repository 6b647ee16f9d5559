using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>What pages of the sign-in sheet send to the engine, and where they show what it says.</summary>
/// <param name="Worker">Whom it is about; null when it is about nobody on the page.</param>
/// <param name="Day">The first day that it names.</param>
public sealed partial record SheetSaying(string? Worker, DateOnly? Day, string Says)
{
    private const string Action = "sign-in-sheet.record";

    /// <param name="file">The scan of the paper sheet; null without one.</param>
    public static ActionRequest Request(
        string project,
        DateOnly day,
        IReadOnlyList<SignIn> entries,
        string? reason,
        string? file,
        (string Account, string Key) by
    )
    {
        var payload = new Dictionary<string, object>
        {
            ["project"] = project,
            ["month"] = day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["rows"] = entries.GroupBy(e => e.Worker).Select(w => SignInCell.Row(w.Key, [.. w])).ToList(),
        };
        if (!string.IsNullOrWhiteSpace(reason))
            payload["reason"] = reason.Trim();
        if (!string.IsNullOrEmpty(file))
            payload["papers"] = new[]
            {
                new
                {
                    kind = "sign-in-sheet",
                    file,
                    date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                },
            };
        return new ActionRequest(Action, JsonSerializer.SerializeToElement(payload, JsonSerializerOptions.Web), by.Account, by.Key);
    }

    /// <param name="names">Worker → name, of everybody on the page.</param>
    public static IReadOnlyList<SheetSaying> Of(IEnumerable<Refusal> refusals, IReadOnlyDictionary<string, string> names) =>
        [.. refusals.Select(r => Of(r, names))];

    private static SheetSaying Of(Refusal refusal, IReadOnlyDictionary<string, string> names)
    {
        var worker = Quoted().Matches(refusal.Missing).Select(m => m.Groups[1].Value).FirstOrDefault(names.ContainsKey);
        DateOnly? day = Date().Match(refusal.Missing) is { Success: true } date
            ? DateOnly.ParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
        var says = Reason().Replace(Place().Replace(refusal.Missing, ""), "理由");
        if (worker is not null)
            says = says.Replace($"“{worker}”", names[worker] + " ", StringComparison.Ordinal);
        return new(worker, day, says + (refusal.WhoSupplies.Length > 0 ? $"（可由{refusal.WhoSupplies}办理）" : ""));
    }

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Date();

    [GeneratedRegex(" ?reason")]
    private static partial Regex Reason();

    [GeneratedRegex("^(?:rows 第[0-9]+行|签到：)")]
    private static partial Regex Place();
}
