using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Looks;

namespace WorkRelief.WorkflowHost.Web.Entry;

/// <summary>
/// Whoever only watches, and whoever is shown a full number, leaves a trace: it stands in the journal before the first byte is sent. The
/// same look within one minute is one: a page is read again by going back to it, and a list of the same line sixty times says no more.
/// </summary>
internal static class LookTrace
{
    private const int LongestAddress = 500;
    private static readonly object Numbers = new();

    /// <summary>Says no more than what was noted before it was shown, or nothing of any case: a page asks for it again and again.</summary>
    private sealed class NotNoted;

    public static TBuilder Unnoted<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new NotNoted());

    /// <summary>The answer shows numbers or papers of persons as they are.</summary>
    public static void ShowsNumbers(this HttpContext http) => http.Items[Numbers] = true;

    public static void UseLookTrace(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                if (http.Account() is not null && http.GetEndpoint() is { } endpoint && IsOurs(http, endpoint))
                    http.Response.OnStarting(() =>
                        http.Response.StatusCode == StatusCodes.Status200OK ? NoteAsync(http) : Task.CompletedTask
                    );
                return next(http);
            }
        );

    /// <summary>What anybody may read without an account is no look into the office.</summary>
    private static bool IsOurs(HttpContext http, Endpoint endpoint) =>
        (http.IsForPrograms() && endpoint.Metadata.GetMetadata<NotNoted>() is null)
        || (endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

    private static async Task NoteAsync(HttpContext http)
    {
        var (parts, account, stop) = (http.RequestServices, http.Account()!, http.RequestAborted);
        var clock = parts.GetRequiredService<TimeProvider>();
        var what = What(http);
        var minute = clock.GetUtcNow().ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        var key = $"look/{minute}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32]}";
        var scope = Scope.Of(account, clock);
        if (!await parts.GetRequiredService<LookReads>().IsToBeNotedAsync(scope, http.Items.ContainsKey(Numbers), key, stop))
            return;
        var outcome = await parts
            .GetRequiredService<Engine.Engine>()
            .ApplyForAsync(Actor.Noting(account), LookActions.Note, Streams.System, new NoteLook(what), key, stop);
        if (outcome is not Applied)
            throw new InvalidOperationException("A look could not be noted, and nothing is shown.");
    }

    private static string What(HttpContext http)
    {
        var name = http.GetEndpoint()?.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "";
        var address = http.Request.Path.Value + Uri.UnescapeDataString(http.Request.QueryString.Value ?? "");
        return $"{name}\n{(address.Length > LongestAddress ? address[..LongestAddress] : address).ReplaceLineEndings(" ")}";
    }
}
