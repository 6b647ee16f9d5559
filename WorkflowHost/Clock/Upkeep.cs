using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.WorkflowHost.Clock;

/// <summary>The clock's steps that wait for no deadline.</summary>
public sealed class Upkeep(Store store, Engine.Engine engine, Definitions definitions, TimeProvider clock)
{
    // A year's holiday notice can take days at the end of the year before it (as 2020-01-01 did 2019's last days).
    private const int LastDays = 12;

    /// <summary>Puts one hash over all streams into the journal, when anything happened since the last.</summary>
    /// <returns>False when nothing had happened.</returns>
    public async Task<bool> SealDayAsync(CancellationToken stop = default)
    {
        await using var db = store.Open();
        var last = await db
            .Journal.AsNoTracking()
            .OrderByDescending(j => j.Position)
            .Select(j => new { j.Position, j.RequestKey })
            .FirstOrDefaultAsync(stop);
        if (last is null || last.RequestKey.StartsWith("seal/", StringComparison.Ordinal))
            return false;
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        return await engine.ApplyAsClockAsync("system.seal-day", Streams.System, $"seal/{today:yyyy-MM-dd}/{last.Position}", stop)
            is Applied;
    }

    /// <summary>Counts dates again that rested on a year's calendar which has been published since.</summary>
    /// <returns>How many were counted again.</returns>
    public async Task<int> RecountAsync(CancellationToken stop = default)
    {
        await using var db = store.Open();
        var calendar = await definitions.CalendarAsync(db, stop);
        var added = await db.Calendars.AsNoTracking().OrderBy(c => c.Year).ToListAsync(stop);
        var known = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', added.Select(c => c.Holidays)))))[
            ..12
        ];
        var key = $"recount/{known}/";
        var edges = added.Select(c => ChinaTime.StartOf(new DateOnly(c.Year, 1, 1))).ToList();
        var counted = 0;
        var waiting = await db
            .Deadlines.AsNoTracking()
            .Where(d => (d.Action == "public-notice.close" || d.Action == "pay-cycle.remind") && d.Parked == null)
            .Where(d => d.Provisional || added.Count > 0)
            .Where(d => !db.Journal.Any(j => j.Account == "clock" && j.RequestKey == key + d.CaseId))
            .Select(d => new
            {
                d.CaseId,
                d.Action,
                d.DueUtc,
                d.Provisional,
            })
            .ToListAsync(stop);
        foreach (var d in waiting)
        {
            var due = ChinaTime.DateOf(d.DueUtc);
            var wasOpen = d.Provisional && calendar.IsPublished(due.Year);
            var atTheEdge = edges.Any(e => d.DueUtc < e && d.DueUtc >= e.AddDays(-LastDays));
            if (!wasOpen && !atTheEdge)
                continue;
            var action = d.Action == "public-notice.close" ? "public-notice.recount" : "pay-cycle.recount";
            if (await engine.ApplyAsClockAsync(action, d.CaseId, key + d.CaseId, stop) is Applied { Repeated: false })
                counted++;
        }
        return counted;
    }
}
