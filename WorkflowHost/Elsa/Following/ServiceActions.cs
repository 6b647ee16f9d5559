using System.Text.Json;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Elsa;

namespace WorkRelief.WorkflowHost.Elsa.Following;

/// <summary>Takes the actions of a county's own workflows, all for the one account that the settings name.</summary>
public sealed class ServiceActions(Engine.Engine engine, string? account)
{
    /// <summary>The engine decides; its refusals come back with their codes.</summary>
    public async Task<ActionAnswer> TakeAsync(string action, string payload, string key, CancellationToken stop)
    {
        var request = new ActionRequest(action, Read(payload), account ?? "", key);
        return await engine.ApplyAsync(request, stop) switch
        {
            Applied done => new ActionAnswer(done.Case, done.Stage, null, null),
            NotApplied no => new ActionAnswer(
                null,
                null,
                no.Refusals[0].Code,
                string.Join("；", no.Refusals.Select(r => r.WhoSupplies.Length == 0 ? r.Missing : $"{r.Missing}（{r.WhoSupplies}）"))
            ),
            var other => throw new InvalidOperationException($"{action}: {other}"),
        };
    }

    /// <summary>What is no JSON the engine refuses as what it is: a text.</summary>
    private static JsonElement Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(payload);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(payload);
        }
    }
}
