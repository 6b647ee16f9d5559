using System.Text.Json;
using System.Text.Json.Nodes;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.WorkflowHost.Web.Pages.Administration;

/// <summary>A step of the system's register, from a form of the administrator's pages.</summary>
internal static class SystemStep
{
    /// <param name="key">The form's; null to look only.</param>
    /// <returns>Why it is not done; empty when it is.</returns>
    public static async Task<IReadOnlyList<string>> TakeAsync(
        Engine.Engine engine,
        HttpContext http,
        string action,
        JsonObject payload,
        string? key
    )
    {
        var request = new ActionRequest(action, JsonSerializer.SerializeToElement(payload), http.Account()!, key ?? "");
        var outcome = key is null
            ? await engine.TryAsync(request, http.RequestAborted)
            : await engine.ApplyAsync(request, http.RequestAborted);
        return outcome is NotApplied no
            ? [.. no.Refusals.Select(r => r.Missing + (r.WhoSupplies.Length > 0 ? $"；可由 {r.WhoSupplies} 办理" : ""))]
            : [];
    }
}
