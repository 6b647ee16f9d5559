using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>The applier's part for people, work and its papers, the payment of each worker, contractors, and what was taken in.</summary>
public sealed class LabourApplier(WorkReliefContext db, CancellationToken stop)
{
    public async Task ApplyAsync(Context at, Fact fact)
    {
        switch (fact)
        {
            case WorkerRegistered f:
                db.Workers.Add(new WorkerRow
                {
                    Id = f.Worker, NameRef = f.NameRef, Area = f.Area, Skills = string.Join(',', f.Skills ?? []), Willing = string.Join(',', f.Willing ?? []),
                    IdRef = f.IdRef, PhoneRef = f.PhoneRef, CardRef = f.CardRef,
                });
                db.WorkerGroups.AddRange(f.Groups.Select(g => new WorkerGroupRow { WorkerId = f.Worker, Group = g, FromDay = f.On ?? at.On }));
                break;
            case WorkerChanged f:
                {
                    var worker = (await db.Workers.FindAsync([f.Worker], stop))!;
                    (worker.IdRef, worker.PhoneRef) = (f.IdRef ?? worker.IdRef, f.PhoneRef ?? worker.PhoneRef);
                    // A new card is the person's own unless it says whose.
                    if (f.CardRef is not null) (worker.CardRef, worker.HolderRef) = (f.CardRef, f.HolderRef);
                    break;
                }
            case WorkerRegrouped f:
                if (await db.WorkerGroups.FindAsync([f.Worker, f.Group, f.From], stop) is { } grouped) grouped.UntilDay = f.Until;
                else db.WorkerGroups.Add(new WorkerGroupRow { WorkerId = f.Worker, Group = f.Group, FromDay = f.From, UntilDay = f.Until });
                break;
            case LabourPlanned f:
                db.LabourPlans.Add(new LabourPlanRow { ProjectId = f.Project, Seq = at.Seq, Plan = JsonSerializer.Serialize(f, Fact.Json) });
                break;
            case WorkersChosen f:
                db.Choices.Add(new ChoiceRow { ProjectId = f.Project, Seq = at.Seq, Trade = f.Trade, Ranking = JsonSerializer.Serialize(f.Ranking, Fact.Json), Chosen = string.Join(',', f.Chosen), ReasonRef = f.ReasonRef });
                break;
            case WorkersVerified f:
                foreach (var check in f.Checks)
                    if (await db.Verifications.FindAsync([f.Project, check.Worker], stop) is { } asked) (asked.Agrees, asked.How, asked.AskedOn, asked.NoteRef) = (check.Agrees, check.How, f.On, check.NoteRef);
                    else db.Verifications.Add(new VerificationRow { ProjectId = f.Project, WorkerId = check.Worker, Agrees = check.Agrees, How = check.How, AskedOn = f.On, NoteRef = check.NoteRef });
                break;
            case DrawOpened f:
                db.Draws.Add(new DrawRow { Id = f.Draw, ProjectId = f.Project, CycleId = f.Cycle });
                break;
            case DrawOrdered f:
                {
                    var draw = (await db.Draws.FindAsync([f.Draw], stop))!;
                    (draw.AmountYuan, draw.DueOn) = (f.AmountYuan, f.DueOn);
                    break;
                }
            case DrawPaid f:
                (await db.Draws.FindAsync([f.Draw], stop))!.DueOn = f.DueOn;
                break;
            case RecoveryOpened f:
                db.Recoveries.Add(new RecoveryRow { Id = f.Recovery, ProjectId = f.Project, Period = f.Period });
                db.RecoveryItems.AddRange(f.Items.Select((item, i) => new RecoveryItemRow
                {
                    RecoveryId = f.Recovery, Number = i + 1, WorkerId = item.Worker, Trade = item.Trade, Piece = item.Piece, Unit = item.Unit,
                    Quantity = item.Quantity, PriceYuan = item.PriceYuan, AmountYuan = item.AmountYuan,
                }));
                break;
            case RecoveryRepaid f: await RepayAsync(f); break;
            case ContractorRegistered f:
                db.Contractors.Add(new ContractorRow { Id = f.Contractor, Name = f.Name });
                break;
            case ContractorChosen f:
                (await db.Projects.FindAsync([f.Project], stop))!.Contractor = f.Contractor;
                break;
            case ListingProposed f:
                db.Listings.Add(new ListingRow { ContractorId = f.Contractor, Seq = at.Seq, ProjectId = f.Project, ProposedOn = f.On });
                break;
            case ListingDecided f:
                {
                    var listing = await ListingAsync(f.Contractor);
                    (listing.DecidedOn, listing.Listed, listing.UntilDay) = (f.From, f.Listed, f.Until);
                    break;
                }
            case ListingEnded f:
                (await ListingAsync(f.Contractor)).UntilDay = f.On.AddDays(-1);
                break;
            case ProjectAdopted f:
                {
                    var project = (await db.Projects.FindAsync([f.Project], stop))!;
                    (project.AdoptedOn, project.CommencedOn, project.CompletedOn) = (at.On, f.CommencedOn, f.CompletedOn);
                    break;
                }
            case CycleAdopted f:
                {
                    var cycle = (await db.PayCycles.FindAsync([f.Cycle], stop))!;
                    (cycle.TotalYuan, cycle.PaidYuan, cycle.PaidOn, cycle.ReceivedOn, cycle.AdoptedWorkers) = (f.PaidYuan, f.PaidYuan, f.PaidOn, f.PaidOn, f.Workers);
                    cycle.DaysLate = Workflows.Calendar.PayDate.DaysLate(cycle.DueOn, f.PaidOn);
                    break;
                }
            case WagesFixed f:
                db.WageTables.Add(new WageTableRow { ProjectId = f.Project, Seq = at.Seq, FromDay = f.Wages.From, Wages = JsonSerializer.Serialize(f.Wages, Fact.Json) });
                break;
            case ContractsSigned f:
                db.Contracts.AddRange(f.Terms.Select((t, i) => new ContractRow { ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = t.Worker, Trade = t.Trade, FromDay = t.From, UntilDay = t.Until }));
                break;
            case ContractEnded f:
                (await db.Contracts.Where(c => c.ProjectId == f.Project && c.WorkerId == f.Worker).OrderByDescending(c => c.FromDay).FirstAsync(stop)).UntilDay = f.Until;
                break;
            case PassesIssued f:
                db.Passes.AddRange(f.Passes.Select((p, i) => new PassRow { ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = p.Worker, Trade = p.Trade, IssuedOn = p.On, UntilDay = p.Until, Score = p.Score }));
                break;
            case AttendanceEntered f: await EnterAsync(at, f); break;
            case LedgerEntered f: await EnterAsync(at, f); break;
            case LogEntered f: await EnterAsync(at, f); break;
            case EducationGiven f:
                db.Educations.Add(new EducationRow { ProjectId = f.Project, Seq = at.Seq, WorkerId = f.Worker, Cause = f.Cause, GivenOn = f.On, TextRef = f.TextRef });
                break;
            case QualificationRevoked f:
                db.Revocations.Add(new RevocationRow { ProjectId = f.Project, WorkerId = f.Worker, FromDay = f.From, DeductShare = f.DeductShare });
                break;
            case DifferenceExplained f:
                db.Explanations.AddRange(f.Keys.Select((key, i) => new ExplanationRow { CycleId = f.Cycle, Seq = at.Seq, Number = i + 1, Difference = key, TextRef = f.TextRef }));
                break;
            case WorkersConfirmed f: await ConfirmAsync(f); break;
            case PaymentMade f: await PayAsync(f); break;
            case PaymentResent f: await ResendAsync(f); break;
            case PayeesAnswered f: await AnswerAsync(f); break;
            case BankAsked or NumbersShown: break;
            default: throw new InvalidOperationException($"No rule makes {fact.GetType().Name} true.");
        }
    }

    private async Task RepayAsync(RecoveryRepaid f)
    {
        foreach (var item in await db.RecoveryItems.Where(i => i.RecoveryId == f.Recovery && i.WorkerId == f.Worker).ToListAsync(stop)) item.RepaidOn = f.On;
        var recovery = (await db.Recoveries.FindAsync([f.Recovery], stop))!;
        // What came back is no longer paid by the month's cycle.
        var cycle = await db.PayCycles.Where(c => c.ProjectId == recovery.ProjectId && c.Period == recovery.Period && c.Number == 0).SingleAsync(stop);
        cycle.PaidYuan -= f.AmountYuan;
    }

    private async Task<ListingRow> ListingAsync(string contractor) => await db.Listings.Where(l => l.ContractorId == contractor).OrderByDescending(l => l.Seq).FirstAsync(stop);

    private async Task EnterAsync(Context at, AttendanceEntered f)
    {
        var (first, last) = (f.Entries.Min(e => e.Day), f.Entries.Max(e => e.Day));
        var standing = await db.Attendance.Where(a => a.ProjectId == f.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null).ToDictionaryAsync(a => (a.WorkerId, a.Day), stop);
        foreach (var (entry, i) in f.Entries.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue((entry.Worker, entry.Day), out var old)) old.ReplacedBy = at.Seq;
            db.Attendance.Add(new AttendanceRow
            {
                ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = entry.Worker, Day = entry.Day,
                Morning = entry.Morning, Afternoon = entry.Afternoon, Minutes = entry.Minutes, Mark = entry.Mark,
            });
        }
    }

    private async Task EnterAsync(Context at, LedgerEntered f)
    {
        var (first, last) = (f.Lines.Min(e => e.Day), f.Lines.Max(e => e.Day));
        var standing = await db.Ledger.Where(a => a.ProjectId == f.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null).ToDictionaryAsync(a => (a.WorkerId, a.Day, a.Trade, a.Piece), stop);
        foreach (var (line, i) in f.Lines.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue((line.Worker, line.Day, line.Trade, line.Piece), out var old)) old.ReplacedBy = at.Seq;
            db.Ledger.Add(new LedgerRow
            {
                ProjectId = f.Project, Seq = at.Seq, Number = i + 1, WorkerId = line.Worker, Day = line.Day, Trade = line.Trade,
                Days = line.Days, Piece = line.Piece, Quantity = line.Quantity, Gang = line.Gang, ContentRef = f.ContentRef,
            });
        }
    }

    private async Task EnterAsync(Context at, LogEntered f)
    {
        var (first, last) = (f.Days.Min(e => e.Day), f.Days.Max(e => e.Day));
        var standing = await db.Log.Where(a => a.ProjectId == f.Project && first <= a.Day && a.Day <= last && a.ReplacedBy == null).ToDictionaryAsync(a => a.Day, stop);
        foreach (var (day, i) in f.Days.Select((e, i) => (e, i)))
        {
            if (standing.TryGetValue(day.Day, out var old)) old.ReplacedBy = at.Seq;
            db.Log.Add(new LogRow { ProjectId = f.Project, Seq = at.Seq, Number = i + 1, Day = day.Day, Entry = JsonSerializer.Serialize(day, Fact.Json), ContentRef = f.ContentRef });
        }
    }

    private async Task ConfirmAsync(WorkersConfirmed f)
    {
        var known = await db.Confirmations.Where(c => c.CycleId == f.Cycle && c.Revision == f.Revision).ToDictionaryAsync(c => c.WorkerId, stop);
        foreach (var worker in f.Workers)
        {
            // Who was absent first may sign later: the later word stands.
            if (known.TryGetValue(worker, out var before)) (before.How, before.NoteRef) = (f.How, f.NoteRef);
            else db.Confirmations.Add(new ConfirmationRow { CycleId = f.Cycle, Revision = f.Revision, WorkerId = worker, How = f.How, NoteRef = f.NoteRef });
        }
    }

    private async Task PayAsync(PaymentMade f)
    {
        var cycle = (await db.PayCycles.FindAsync([f.Cycle], stop))!;
        (cycle.Batch, cycle.PaidYuan, cycle.PaidOn) = (f.Batch, f.AmountYuan, f.On);
        db.Batches.Add(new BatchRow { Number = f.Batch, CycleId = f.Cycle, AmountYuan = f.AmountYuan, SentOn = f.On });
        var lines = await db.PayrollLines.AsNoTracking().Where(l => l.CycleId == f.Cycle && l.Held == null).ToListAsync(stop);
        db.Payees.AddRange(lines.GroupBy(l => l.WorkerId).Select(w => new PayeeRow { CycleId = f.Cycle, WorkerId = w.Key, Batch = f.Batch, AmountYuan = w.Sum(l => l.AmountYuan), State = Payee.Sent }));
    }

    private async Task ResendAsync(PaymentResent f)
    {
        var payees = await db.Payees.Where(p => p.CycleId == f.Cycle).ToListAsync(stop);
        foreach (var payee in payees.Where(p => f.Workers.Contains(p.WorkerId))) (payee.Batch, payee.State, payee.ProblemRef, payee.AnsweredOn) = (f.Batch, Payee.Sent, null, null);
        db.Batches.Add(new BatchRow { Number = f.Batch, CycleId = f.Cycle, AmountYuan = f.AmountYuan, SentOn = f.On });
        (await db.PayCycles.FindAsync([f.Cycle], stop))!.PaidYuan = Paid(payees);
    }

    private async Task AnswerAsync(PayeesAnswered f)
    {
        var payees = await db.Payees.Where(p => p.CycleId == f.Cycle).ToListAsync(stop);
        var answers = f.Answers.ToDictionary(a => a.Worker);
        foreach (var payee in payees)
            if (answers.TryGetValue(payee.WorkerId, out var answer))
                (payee.State, payee.ProblemRef, payee.AnsweredOn) = (answer.Paid ? Payee.Paid : Payee.Failed, answer.ProblemRef, f.On);
        (await db.PayCycles.FindAsync([f.Cycle], stop))!.PaidYuan = Paid(payees);
    }

    /// <summary>What failed came back and is not paid.</summary>
    private static decimal Paid(IEnumerable<PayeeRow> payees) => payees.Where(p => p.State != Payee.Failed).Sum(p => p.AmountYuan);
}
