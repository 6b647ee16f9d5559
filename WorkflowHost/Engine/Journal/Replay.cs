using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Engine.Journal;

/// <summary>Rebuilds an empty database from a journal, through the same application of facts as the engine.</summary>
public static class Replay
{
    private const int Chunk = 200;

    public static StepRow StepOf(Entry entry) =>
        new()
        {
            Stream = entry.Stream,
            Seq = entry.Seq,
            CaseId = entry.Case,
            Action = entry.Action,
            Account = entry.Account,
            ActingAs = entry.ActingAs,
            OccurredOn = entry.On,
            RecordedUtc = entry.Recorded,
            Stage = entry.Stage,
        };

    /// <summary>Copies texts and journal, and makes every fact true again, in the order of acceptance.</summary>
    /// <returns>The number of entries.</returns>
    /// <exception cref="InvalidOperationException">The target is not empty.</exception>
    public static async Task<long> RunAsync(Store from, Store into, CancellationToken stop)
    {
        await into.MigrateAsync(stop);
        await using (var empty = into.Open())
            if (await empty.Journal.AnyAsync(stop))
                throw new InvalidOperationException("目标数据库不是空的，重放只写入空数据库。");
        await using var source = from.Open();
        await using (var target = into.Open())
        {
            await foreach (var text in source.Texts.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
                target.Texts.Add(
                    new TextRow
                    {
                        Key = text.Key,
                        Text = text.Text,
                        Mark = text.Mark,
                    }
                );
            await target.SaveChangesAsync(stop);
        }
        var definitions = new Definitions();
        long position = 0,
            entries = 0;
        while (true)
        {
            var rows = await source
                .Journal.AsNoTracking()
                .Where(j => j.Position > position)
                .OrderBy(j => j.Position)
                .Take(Chunk)
                .ToListAsync(stop);
            if (rows.Count == 0)
                break;
            await using var target = into.Open();
            target.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await target.Database.BeginTransactionAsync(stop);
            foreach (var row in rows)
            {
                await ApplyAsync(target, definitions, row, stop);
                position = row.Position;
                entries++;
            }
            await target.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        await using var last = into.Open();
        await last.Outgoing.ExecuteUpdateAsync(
            o => o.SetProperty(x => x.Parked, true).SetProperty(x => x.Problem, "由日志重放得到，不再发送"),
            stop
        );
        return entries;
    }

    private static async Task ApplyAsync(WorkReliefContext target, Definitions definitions, JournalRow row, CancellationToken stop)
    {
        var entry = Entry.Read(row.Body);
        var at = new FactContext(target, definitions, new EntryPlace(entry.Stream, entry.Seq, entry.On, entry.Recorded), late: true, stop);
        if (await at.FindAsync<CaseRow>(entry.Case) is { } held)
            held.Version++;
        await Projector.ApplyAsync(at, entry.Facts);
        if (await at.FindAsync<StreamRow>(entry.Stream) is { } head)
            (head.Seq, head.Hash) = (row.Seq, row.Hash);
        else
            at.Add(
                new StreamRow
                {
                    Name = entry.Stream,
                    Seq = row.Seq,
                    Hash = row.Hash,
                }
            );
        at.Add(
            new JournalRow
            {
                Stream = row.Stream,
                Seq = row.Seq,
                Account = row.Account,
                RequestKey = row.RequestKey,
                PayloadHash = row.PayloadHash,
                Body = row.Body,
                Hash = row.Hash,
            }
        );
        at.Add(StepOf(entry));
    }
}
