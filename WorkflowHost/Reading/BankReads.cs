using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A payment as the bank needs it.</summary>
/// <param name="Account">The account's name alone.</param>
/// <param name="Card">In full; empty while a change of it waits to be confirmed.</param>
/// <param name="Note">Whose pay it is where the account is another's, and what was changed about the card.</param>
/// <param name="Bank">The branch that holds the account; empty while it is not known.</param>
public sealed record BankLine(string Worker, string Account, string Card, string Bank, string? IdNumber, decimal AmountYuan, string Note);

/// <summary>A batch for the bank: full names and numbers.</summary>
/// <param name="Purpose">用途, as the account's statement will say.</param>
/// <param name="WithId">The county's bank asks for the number of the identity card.</param>
/// <param name="WithBank">And for the account's bank.</param>
public sealed record BankFile(string Project, string Batch, string Purpose, bool WithId, bool WithBank, IReadOnlyList<BankLine> Lines);

/// <summary>What goes to the bank. Who asks must have journalled it first (pay-cycle.export-batch).</summary>
public sealed class BankReads(Store store, Vault vault, Definitions definitions)
{
    /// <summary>
    /// The cards as they stood when the sheet was signed. Before the payment is entered it holds whoever the sheet pays, afterwards who was
    /// sent with the batch.
    /// </summary>
    public async Task<BankFile> FileAsync(Scope scope, string id, string batch, CancellationToken stop)
    {
        await using var db = store.Open();
        var cycle = await db
            .PayCycles.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == id && scope.Projects(db).Any(p => p.Id == c.ProjectId), stop);
        if (cycle is null)
            return new BankFile("", batch, "", false, false, []);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == cycle.ProjectId, stop);
        var word = (await definitions.PackNamedAsync(db, project.Pack, stop)).Word(PayPolicy.BankFile, cycle.PeriodEnd);
        var sent = await db.Payees.AsNoTracking().Where(p => p.CycleId == id).ToListAsync(stop);
        var due =
            sent.Count > 0
                ? sent.Where(p => p.Batch == batch).ToDictionary(p => p.WorkerId, p => p.AmountYuan)
                : (
                    await db
                        .PayrollLines.AsNoTracking()
                        .Where(l => l.CycleId == id && l.Held == null)
                        .GroupBy(l => l.WorkerId)
                        .Select(l => new { Worker = l.Key, Yuan = l.Sum(x => x.AmountYuan) })
                        .ToListAsync(stop)
                ).ToDictionary(l => l.Worker, l => l.Yuan);
        var people = await (
            from w in db.Workers.AsNoTracking()
            join name in db.Texts.AsNoTracking() on w.NameRef equals name.Key
            join number in db.Texts.AsNoTracking() on w.IdRef equals number.Key into ids
            from person in ids.DefaultIfEmpty()
            join f in db.FrozenCards.AsNoTracking().Where(f => f.CycleId == id) on w.Id equals f.WorkerId into signed
            from frozen in signed.DefaultIfEmpty()
            join text in db.Texts.AsNoTracking() on frozen!.CardRef equals text.Key into cards
            from card in cards.DefaultIfEmpty()
            join branch in db.Texts.AsNoTracking() on w.BankRef equals branch.Key into branches
            from bank in branches.DefaultIfEmpty()
            join other in db.Texts.AsNoTracking() on frozen!.HolderRef equals other.Key into holders
            from holder in holders.DefaultIfEmpty()
            where db.Set<PayrollLineRow>().Any(l => l.CycleId == id && l.WorkerId == w.Id)
            orderby w.Id
            select new
            {
                w.Id,
                Name = name.Text,
                Number = (string?)person!.Text,
                Card = (string?)card!.Text,
                // Of the card that stands today; of one that was signed for and replaced since, nothing is known.
                Bank = w.CardRef == frozen!.CardRef ? (string?)bank!.Text : null,
                Holder = (string?)holder!.Text,
                Waits = w.CardAskedBy != null,
                ChangedOn = (DateOnly?)frozen!.ChangedOn,
            }
        ).ToListAsync(stop);
        return new BankFile(
            project.Name,
            batch,
            $"{ChineseText.Month(cycle.PeriodEnd)}劳务报酬{(cycle.Number > 0 ? "（补发）" : "")}",
            word.Contains("id", StringComparison.Ordinal),
            word.Contains("bank", StringComparison.Ordinal),
            [
                .. people
                    .Where(p => due.ContainsKey(p.Id))
                    .Select(p =>
                    {
                        var (account, kin) = p.Holder is null ? (p.Name, null) : CardHolder.Of(p.Holder);
                        return new BankLine(
                            p.Id,
                            account,
                            p.Waits ? "" : Open(p.Card),
                            p.Waits ? "" : p.Bank ?? "",
                            Open(p.Number),
                            due[p.Id],
                            PayReads.Note(
                                p.Waits,
                                p.ChangedOn,
                                p.Holder is null ? null : $"代领：{p.Name}{(kin is null ? "" : $"（{kin}）")}"
                            ) ?? ""
                        );
                    }),
            ]
        );

        string Open(string? text) => text is null ? "" : vault.Unseal(text);
    }
}
