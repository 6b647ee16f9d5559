using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>Where and when an entry was accepted.</summary>
/// <param name="On">The day it happened (Asia/Shanghai).</param>
/// <param name="Recorded">When it was entered (UTC).</param>
public sealed record EntryPlace(string Stream, long Seq, DateOnly On, DateTimeOffset Recorded);

/// <summary>What a fact came with, and the tables in which it is to be made true.</summary>
/// <param name="late">Rows of earlier entries may wait to be written (replay), so that a query must have them written first.</param>
public sealed class FactContext(WorkReliefContext db, Definitions definitions, EntryPlace entry, bool late, CancellationToken stop)
{
    private int _papers;

    public string Stream => entry.Stream;
    public long Seq => entry.Seq;
    public DateOnly On => entry.On;
    public DateTimeOffset Recorded => entry.Recorded;
    public CancellationToken Stop => stop;

    /// <summary>1, 2, 3 … among the papers of one entry.</summary>
    public int NextPaper() => ++_papers;

    public void Add<T>(T row)
        where T : class => db.Add(row);

    public void AddRange<T>(IEnumerable<T> rows)
        where T : class => db.AddRange(rows);

    public void Remove<T>(T row)
        where T : class => db.Remove(row);

    public void RemoveRange<T>(IEnumerable<T> rows)
        where T : class => db.RemoveRange(rows);

    /// <summary>The row of a key, written or not; null when there is none.</summary>
    public ValueTask<T?> FindAsync<T>(params object[] key)
        where T : class => db.FindAsync<T>(key, stop);

    public async Task<CaseRow> CaseAsync(string id) => (await FindAsync<CaseRow>(id))!;

    /// <summary>The deadline of a case for an action, written or not; null when there is none.</summary>
    public async Task<DeadlineRow?> DeadlineAsync(string caseId, string action) =>
        db.Deadlines.Local.FirstOrDefault(d => d.CaseId == caseId && d.Action == action)
        ?? await db.Deadlines.FirstOrDefaultAsync(d => d.CaseId == caseId && d.Action == action, stop) switch
        {
            { } gone when db.Entry(gone).State == EntityState.Deleted => null,
            var found => found,
        };

    public Task<Table> TableAsync(string hash) => definitions.TableAsync(db, hash, stop);

    /// <summary>The tables to ask: all that earlier entries made true stands in them.</summary>
    public async Task<WorkReliefContext> SettledAsync()
    {
        if (late)
            await db.SaveChangesAsync(stop);
        return db;
    }
}
