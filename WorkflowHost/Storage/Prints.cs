using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Storage;

/// <summary>A stored page of ours as it was printed. What is printed twice differs in its bytes, so that it is printed once.</summary>
public sealed class PrintRow
{
    public required FileHash Page { get; init; }

    /// <summary>The PDF; sealed where the page lies sealed.</summary>
    public required FileHash File { get; init; }
    public required int Pages { get; init; }
}

/// <summary>What was printed; the journal knows the pages alone.</summary>
public sealed class Prints(Store store)
{
    public static void Map(ModelBuilder model) =>
        model.Entity<PrintRow>(e =>
        {
            e.ToTable("Prints");
            WorkReliefContext.OutsideTheJournal(e);
            e.HasKey(p => p.Page);
            e.HasIndex(p => p.File);
        });

    /// <summary>Null for what was never printed.</summary>
    public async Task<PrintRow?> OfAsync(FileHash page, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.Set<PrintRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Page == page, stop);
    }

    /// <returns>The one that stands: of two that were made at once the first that was kept.</returns>
    public async Task<PrintRow> KeepAsync(PrintRow made, CancellationToken stop)
    {
        using (await store.WriterTurnAsync(stop))
        {
            await using var db = store.Open();
            db.Add(made);
            try
            {
                await db.SaveChangesAsync(stop);
                return made;
            }
            catch (DbUpdateException error) when (Store.IsConflict(error))
            {
                // The other's is read outside what failed.
            }
        }
        return (await OfAsync(made.Page, stop))!;
    }
}
