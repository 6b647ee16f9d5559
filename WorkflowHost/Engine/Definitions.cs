using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Packs and tables by their hash, read once: what stands under a hash never changes.</summary>
public sealed class Definitions
{
    private readonly ConcurrentDictionary<string, Pack> _packs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private (string Text, WorkCalendar Calendar) _calendar = ("", WorkCalendar.Published);

    public static string TableKey(string hash) => "table/" + hash;

    public async Task<Pack> PackAsync(WorkReliefContext db, string hash, CancellationToken stop)
    {
        if (_packs.TryGetValue(hash, out var known))
            return known;
        var pack = PackSource.Parse(await TextAsync(db, PackSource.Key(hash), stop)).Read();
        if (pack.Hash != hash)
            throw new InvalidDataException($"The pack kept under {hash} reads as {pack.Hash}.");
        return _packs[hash] = pack;
    }

    /// <summary>The newest activation of a pack: values follow their dates, whatever a project was opened under.</summary>
    public async Task<Pack> PackNamedAsync(WorkReliefContext db, string name, CancellationToken stop) =>
        await PackAsync(
            db,
            await db.Packs.Where(p => p.Name == name).OrderByDescending(p => p.Number).Select(p => p.Hash).FirstAsync(stop),
            stop
        );

    public async Task<Table> TableAsync(WorkReliefContext db, string hash, CancellationToken stop)
    {
        if (_tables.TryGetValue(hash, out var known))
            return known;
        var table = Table.Parse(await TextAsync(db, TableKey(hash), stop));
        if (table.Hash != hash)
            throw new InvalidDataException($"The table kept under {hash} reads as {table.Hash}.");
        return _tables[hash] = table;
    }

    /// <summary>A table that is about to be stored: what stands under a hash is the same wherever it is read.</summary>
    public void Keep(Table table) => _tables[table.Hash] = table;

    /// <summary>Working days as the program ships them and the administrator added to them.</summary>
    public async Task<WorkCalendar> CalendarAsync(WorkReliefContext db, CancellationToken stop)
    {
        var years = await db.Calendars.AsNoTracking().OrderBy(c => c.Year).Select(c => c.Holidays).ToListAsync(stop);
        var text = string.Join(',', years);
        var held = _calendar;
        if (held.Text != text)
            _calendar = held = (
                text,
                HolidayYear.ParseAll($"[{text}]").Aggregate(WorkCalendar.Published, (calendar, year) => calendar.With(year))
            );
        return held.Calendar;
    }

    private static async Task<string> TextAsync(WorkReliefContext db, string key, CancellationToken stop) =>
        (await db.Texts.FindAsync([key], stop))?.Text ?? throw new InvalidDataException($"Nothing is kept under {key}.");
}
