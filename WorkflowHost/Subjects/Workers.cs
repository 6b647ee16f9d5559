using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Where a worker's pay goes, as it stood when the cycle's sheet was signed.</summary>
public sealed class FrozenCardRow
{
    public required string CycleId { get; init; }
    public required string WorkerId { get; init; }

    /// <summary>Null for who had none.</summary>
    public string? CardRef { get; set; }
    public string? HolderRef { get; set; }

    /// <summary>The day of a change that a second person confirmed.</summary>
    public DateOnly? ChangedOn { get; set; }
}

/// <summary>A priority group that a person belongs to, from a day to a day.</summary>
public sealed class WorkerGroupRow
{
    public required string WorkerId { get; init; }
    public required string Group { get; init; }
    public DateOnly FromDay { get; init; }
    public DateOnly? UntilDay { get; set; }
}

/// <summary>Workers: tables, what decisions look at, and how facts become true.</summary>
public static class WorkerHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<WorkerGroupRow> WorkerGroups => db.Set<WorkerGroupRow>();
        public DbSet<FrozenCardRow> FrozenCards => db.Set<FrozenCardRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<FrozenCardRow>(e =>
        {
            e.ToTable("FrozenCards");
            e.HasKey(f => new { f.CycleId, f.WorkerId });
            e.HasIndex(f => f.WorkerId);
        });
        model.Entity<WorkerGroupRow>(e =>
        {
            e.ToTable("WorkerGroups");
            e.HasKey(g => new
            {
                g.WorkerId,
                g.Group,
                g.FromDay,
            });
        });
    }

    public static void On(FactContext at, WorkerRegistered f)
    {
        at.Add(
            new WorkerRow
            {
                Id = f.Worker,
                NameRef = f.NameRef,
                Area = f.Area,
                Skills = string.Join(',', f.Skills ?? []),
                Willing = string.Join(',', f.Willing ?? []),
                IdRef = f.IdRef,
                PhoneRef = f.PhoneRef,
                CardRef = f.CardRef,
                AddressRef = f.AddressRef,
                BankRef = f.BankRef,
            }
        );
        at.AddRange(
            f.Groups.Select(g => new WorkerGroupRow
            {
                WorkerId = f.Worker,
                Group = g,
                FromDay = f.On ?? at.On,
            })
        );
    }

    public static async Task On(FactContext at, WorkerChanged f)
    {
        var worker = (await at.FindAsync<WorkerRow>(f.Worker))!;
        (worker.IdRef, worker.PhoneRef) = (f.IdRef ?? worker.IdRef, f.PhoneRef ?? worker.PhoneRef);
        worker.AddressRef = f.AddressRef ?? worker.AddressRef;
        // A new card is the person's own unless it says whose, and its account is with no bank that held the former.
        if (f.CardRef is not null)
            (worker.CardRef, worker.HolderRef, worker.BankRef) = (f.CardRef, f.HolderRef, f.BankRef);
        else
            worker.BankRef = f.BankRef ?? worker.BankRef;
    }

    public static async Task On(FactContext at, CardChangeAsked f)
    {
        var worker = (await at.FindAsync<WorkerRow>(f.Worker))!;
        (worker.AskedCardRef, worker.AskedHolderRef, worker.AskedBankRef) = (f.CardRef, f.HolderRef, f.BankRef);
        worker.CardAskedBy = f.Account;
    }

    public static async Task On(FactContext at, CardChangeDecided f)
    {
        var worker = (await at.FindAsync<WorkerRow>(f.Worker))!;
        if (f.Confirmed)
        {
            (worker.CardRef, worker.HolderRef, worker.BankRef) = (worker.AskedCardRef, worker.AskedHolderRef, worker.AskedBankRef);
            var db = await at.SettledAsync();
            foreach (var frozen in await InPay(db, f.Worker).ToListAsync(at.Stop))
                (frozen.CardRef, frozen.HolderRef, frozen.ChangedOn) = (worker.CardRef, worker.HolderRef, at.On);
        }
        (worker.AskedCardRef, worker.AskedHolderRef, worker.AskedBankRef, worker.CardAskedBy) = (null, null, null, null);
    }

    /// <summary>A signed sheet pays to the cards of the moment in which it is signed.</summary>
    public static async Task On(FactContext at, CaseMoved f)
    {
        if (f.To != PayTable.SignedOff)
            return;
        var db = await at.SettledAsync();
        var lines = db.PayrollLines.Where(l => l.CycleId == f.Case && l.Held == null);
        var before = await db.FrozenCards.Where(c => c.CycleId == f.Case).ToDictionaryAsync(c => c.WorkerId, at.Stop);
        var cards = await db
            .Workers.AsNoTracking()
            .Where(w => lines.Any(l => l.WorkerId == w.Id))
            .Select(w => new
            {
                w.Id,
                w.CardRef,
                w.HolderRef,
            })
            .ToListAsync(at.Stop);
        foreach (var card in cards)
        {
            if (!before.Remove(card.Id, out var frozen))
                at.Add(frozen = new FrozenCardRow { CycleId = f.Case, WorkerId = card.Id });
            (frozen.CardRef, frozen.HolderRef, frozen.ChangedOn) = (card.CardRef, card.HolderRef, null);
        }
        at.RemoveRange(before.Values);
    }

    /// <summary>Of cycles whose money is not with everybody yet.</summary>
    private static IQueryable<FrozenCardRow> InPay(WorkReliefContext db, string worker) =>
        db.FrozenCards.Where(f => f.WorkerId == worker && db.Cases.Any(k => k.Id == f.CycleId && !k.Final));

    public static async Task<CardOfWorker> LoadCard(StepContext c, string worker) =>
        new(
            await InPay(c.Db, worker).AnyAsync(c.Stop),
            await c.Db.Workers.Where(w => w.Id == worker).Select(w => w.CardAskedBy).FirstOrDefaultAsync(c.Stop)
        );

    public static async Task On(FactContext at, WorkerRegrouped f)
    {
        if (await at.FindAsync<WorkerGroupRow>(f.Worker, f.Group, f.From) is { } grouped)
            grouped.UntilDay = f.Until;
        else
            at.Add(
                new WorkerGroupRow
                {
                    WorkerId = f.Worker,
                    Group = f.Group,
                    FromDay = f.From,
                    UntilDay = f.Until,
                }
            );
    }

    public static async Task<WorkersKnown> LoadKnown(StepContext c, IReadOnlyList<string> ids)
    {
        var known = ids.Count == 0 ? [] : await c.Db.Workers.Where(w => ids.Contains(w.Id)).Select(w => w.Id).ToListAsync(c.Stop);
        return new WorkersKnown(known.ToHashSet(StringComparer.Ordinal));
    }

    public static async Task<Namesakes> LoadNamesakes(StepContext c, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return new Namesakes(new Dictionary<string, string>());
        var village = c.Site.Area;
        var held = await (
            from w in c.Db.Workers.AsNoTracking()
            join t in c.Db.Texts.AsNoTracking() on w.NameRef equals t.Key
            where w.Area == village && names.Contains(t.Text)
            orderby w.Id
            select new { t.Text, w.Id }
        ).ToListAsync(c.Stop);
        return new Namesakes(held.GroupBy(h => h.Text).ToDictionary(g => g.Key, g => g.First().Id));
    }

    /// <summary>Only ID numbers tell whose they are: a card may be shared.</summary>
    public static async Task<NumbersHeld> LoadHolders(StepContext c, IReadOnlyList<(string Kind, string Number)> numbers)
    {
        var marks = numbers.Distinct().ToDictionary(n => c.Vault.Mark(n.Kind, n.Number));
        if (marks.Count == 0)
            return new NumbersHeld(new Dictionary<(string, string), string>());
        var keys = marks.Keys.ToList();
        var held = await (
            from text in c.Db.Texts.AsNoTracking()
            from worker in c.Db.Set<WorkerRow>().AsNoTracking()
            where keys.Contains(text.Mark!)
            // Paid to a relative's card, a worker holds none.
            where worker.IdRef == text.Key || (worker.CardRef == text.Key && worker.HolderRef == null)
            orderby worker.Id
            select new { text.Mark, worker.Id }
        ).ToListAsync(c.Stop);
        return new NumbersHeld(held.GroupBy(h => h.Mark!).ToDictionary(g => marks[g.Key], g => g.First().Id));
    }
}
