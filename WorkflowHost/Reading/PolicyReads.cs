using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A pack that was put into force.</summary>
/// <param name="On">The day of it; a pack put into force again has its last.</param>
/// <param name="By">Who did it.</param>
/// <param name="InForce">No later one of its name was put into force.</param>
/// <param name="Projects">Open projects whose procedure is by it.</param>
public sealed record PackLine(Pack Pack, DateOnly On, string By, bool InForce, int Projects);

/// <param name="Published">Null while the year's notice is not known.</param>
/// <param name="Own">It was entered here, in place of what the program brought.</param>
public sealed record CalendarYear(int Year, HolidayYear? Published, bool Own);

/// <summary>Packs and calendars as they stand, for an administrator; nothing for anyone else.</summary>
public sealed class PolicyReads(Store store, Definitions definitions)
{
    /// <summary>Those in force first, then the latest first.</summary>
    public async Task<IReadOnlyList<PackLine>> PacksAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return [];
        var rows = await db.Packs.AsNoTracking().OrderByDescending(p => p.Number).ToListAsync(stop);
        var newest = rows.GroupBy(p => p.Name).Select(g => g.First().Hash).ToHashSet(StringComparer.Ordinal);
        var running = await (
            from p in db.Projects
            join c in db.Cases on p.Id equals c.Id
            where !c.Final
            group p by p.PackHash into g
            select new { g.Key, Count = g.Count() }
        ).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, stop);
        var activated = await ActivatedAsync(db, stop);
        var names = await People.NamesAsync(db, [.. activated.Values.Select(a => a.Account).Distinct()], stop);
        var lines = new List<PackLine>();
        foreach (var row in rows)
        {
            var entry = activated[row.Hash];
            lines.Add(
                new PackLine(
                    await definitions.PackAsync(db, row.Hash, stop),
                    entry.On,
                    names.GetValueOrDefault(entry.Account, entry.Account),
                    newest.Contains(row.Hash),
                    running.GetValueOrDefault(row.Hash)
                )
            );
        }
        return [.. lines.OrderByDescending(l => l.InForce)];
    }

    /// <summary>The years from the first known one to the one after next, the latest first.</summary>
    public async Task<IReadOnlyList<CalendarYear>> YearsAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return [];
        var known = (await definitions.CalendarAsync(db, stop)).Years;
        var own = await db.Calendars.AsNoTracking().Select(c => c.Year).ToListAsync(stop);
        var first = known.Keys.Append(scope.Today.Year).Min();
        return
        [
            .. Enumerable
                .Range(first, Math.Max(scope.Today.Year + 2, known.Keys.Max()) - first + 1)
                .Reverse()
                .Select(y => new CalendarYear(y, known.GetValueOrDefault(y), own.Contains(y))),
        ];
    }

    /// <summary>Working days as they are counted now.</summary>
    public async Task<WorkCalendar> CalendarAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        return await scope.AdministersAsync(db, stop) ? await definitions.CalendarAsync(db, stop) : WorkCalendar.Published;
    }

    /// <summary>The pack's hash → the entry by which it last came into force.</summary>
    private static async Task<Dictionary<string, Entry>> ActivatedAsync(WorkReliefContext db, CancellationToken stop)
    {
        var entries = await (
            from s in db.Steps.AsNoTracking()
            join j in db.Journal.AsNoTracking() on new { s.Stream, s.Seq } equals new { j.Stream, j.Seq }
            where s.Stream == Streams.System && s.Action == "pack.activate"
            orderby s.Seq
            select j.Body
        ).ToListAsync(stop);
        var last = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in entries.Select(Entry.Read))
        foreach (var fact in entry.Facts.OfType<PackActivated>())
            last[fact.Hash] = entry;
        return last;
    }
}
