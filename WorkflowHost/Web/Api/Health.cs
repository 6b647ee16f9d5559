using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <param name="Problem">Null when the part works.</param>
public sealed record PartHealth(bool Ok, string? Problem = null, object? Figures = null);

public sealed record HealthReport(bool Ok, PartHealth Database, PartHealth Clock, PartHealth Mail, PartHealth Files);

/// <summary>Looks at each part that the program needs.</summary>
public sealed class Health(Store store, IFileStore files, IMailTransport mail, Leases leases, TimeProvider clock)
{
    // Due work is served every minute; this long after its day it should be done.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    // A host that starts has this long to go on with what fell due while none ran, or what a dead one had leased.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(15);

    public async Task<HealthReport> CheckAsync(CancellationToken stop)
    {
        var database = await TryAsync(async () =>
        {
            await using var db = store.Open();
            return new { provider = store.Provider.ToString(), entries = await db.Journal.LongCountAsync(stop) };
        });
        var due = await TryAsync(async () =>
        {
            await using var db = store.Open();
            var late = clock.GetUtcNow() - Late;
            var waiting = await db.Deadlines.CountAsync(d => d.Parked == null && d.DueUtc < late, stop);
            var parked = await db.Deadlines.CountAsync(d => d.Parked != null, stop);
            return waiting == 0 || leases.Age < Start
                ? new { late = waiting, parked }
                : throw new InvalidOperationException($"{waiting} 项到期事项超过十分钟未办");
        });
        var post = await TryAsync(async () =>
        {
            await mail.CheckAsync(stop);
            await using var db = store.Open();
            return new
            {
                waiting = await db.Outgoing.CountAsync(o => o.SentUtc == null && !o.Parked, stop),
                parked = await db.Outgoing.CountAsync(o => o.Parked, stop),
            };
        });
        var disk = (files as FolderFileStore)?.Check();
        var kept = disk?.Fault is { } fault
            ? new PartHealth(false, fault)
            : new PartHealth(true, Figures: new { freeBytes = disk?.FreeBytes });
        return new HealthReport(database.Ok && due.Ok && post.Ok && kept.Ok, database, due, post, kept);
    }

    private static async Task<PartHealth> TryAsync(Func<Task<object>> look)
    {
        try
        {
            return new PartHealth(true, Figures: await look());
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new PartHealth(false, error.Message);
        }
    }
}
