using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Data;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Construction;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Lifecycle;
using WorkRelief.Workflows.Payroll;
using WorkRelief.Workflows.Planning;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Supervision;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>What a fact came with.</summary>
public sealed record Context(string Stream, long Seq, DateOnly On, DateTimeOffset Recorded);

/// <summary>
/// Makes facts true in the tables. The engine and a replay of the journal both go through here and nowhere else, so that a journal
/// rebuilds the same state.
/// </summary>
public sealed class Applier(WorkReliefContext db, Shelf shelf, CancellationToken stop)
{
    private readonly LabourApplier _labour = new(db, stop);
    private readonly ArchiveApplier _archive = new(db, stop);
    private int _papers;

    public async Task ApplyAsync(Context at, IEnumerable<Fact> facts)
    {
        _papers = 0;
        foreach (var fact in facts) await ApplyAsync(at, fact);
    }

    private async Task ApplyAsync(Context at, Fact fact)
    {
        switch (fact)
        {
            case CaseOpened f: await OpenAsync(at, f); break;
            case CaseMoved f: await MoveAsync(at, f); break;
            case PaperFiled f:
                db.Papers.Add(new PaperRow
                {
                    Stream = at.Stream, Seq = at.Seq, Number = ++_papers, CaseId = f.Case, ProjectId = (await CaseAsync(f.Case)).ProjectId,
                    Kind = f.Kind, File = new(f.File), DocumentNumber = f.Number, DocumentDate = f.Date, SignerRef = f.SignerRef,
                });
                break;
            case DocumentIssued or DocumentVoided or DocumentReturned or OfficeNamed or PurchaseOpened or PurchaseCorrected or FundsSpent or ItemTicked or ItemReviewed or ArchiveGatePassed or RegulationRegistered:
                await _archive.ApplyAsync(at, fact);
                break;
            case DeadlineArmed f: await ArmAsync(at, f); break;
            case DeadlineEnded f:
                if (await DeadlineAsync(f.Case, f.Action) is { } ended) db.Deadlines.Remove(ended);
                break;
            case MailQueued f:
                db.Outgoing.Add(new OutgoingRow
                {
                    Key = f.Key, Template = f.Template, ToBody = f.ToBody, CopyTo = f.CopyTo, ProjectId = f.Project, Area = f.Area,
                    Model = f.Model.GetRawText(), QueuedUtc = at.Recorded, NextTryUtc = at.Recorded,
                });
                break;
            case ReasonGiven: break;

            case AreaRegistered f:
                db.Areas.Add(new AreaRow { Code = f.Code, Last = f.Last, Path = f.Path, Name = f.Name, Level = f.Level });
                break;
            case AccountRegistered f:
                db.Accounts.Add(new AccountRow { Account = f.Account, NameRef = f.NameRef, EmailRef = f.EmailRef });
                break;
            case GrantGiven f:
                db.Grants.Add(new GrantRow { Id = f.Grant, Account = f.Account, Body = f.Body, AreaFrom = f.AreaFrom, AreaTo = f.AreaTo, ProjectId = f.Project, FromDay = f.From, UntilDay = f.Until });
                break;
            case GrantEnded f:
                (await db.Grants.FindAsync([f.Grant], stop))!.UntilDay = f.Until;
                break;
            case PackActivated f: await ActivateAsync(f); break;
            case CalendarPublished f:
                if (await db.Calendars.FindAsync([f.Year], stop) is { } year) year.Holidays = f.Holidays.GetRawText();
                else db.Calendars.Add(new CalendarRow { Year = f.Year, Holidays = f.Holidays.GetRawText() });
                break;
            case DaySealed: break;

            case ProjectProposed f: await ProposeAsync(at, f); break;
            case LeadNamed f: await LeadAsync(at, f); break;
            case FundsReleased f:
                db.FundBatches.Add(new FundBatchRow { ProjectId = f.Project, Batch = f.Batch, Source = f.Source, AmountYuan = f.AmountYuan, ArrivedOn = f.On });
                break;
            case RecordAdded f:
                db.Records.Add(new RecordRow { Id = f.Record, ProjectId = f.Project, Kind = f.Kind, OccurredOn = f.On, Level = f.Level, Fields = JsonSerializer.Serialize(f.Fields, Fact.Json), Corrects = f.Corrects });
                break;

            case CycleOpened f:
                db.PayCycles.Add(new PayCycleRow
                {
                    Id = f.Cycle, ProjectId = f.Project, Period = f.Period, PeriodEnd = f.PeriodEnd, Number = f.Number,
                    CountedFrom = f.Number == 0 ? f.PeriodEnd : at.On, DueOn = f.DueOn, Provisional = f.Provisional,
                });
                break;
            case PayDateRecounted f:
                {
                    var cycle = await CycleAsync(f.Cycle);
                    (cycle.DueOn, cycle.Provisional) = (f.DueOn, f.Provisional);
                    break;
                }
            case PayrollCompiled f: await CompileAsync(f); break;
            case ReceiptTaken f:
                {
                    var cycle = await CycleAsync(f.Cycle);
                    (cycle.ReceivedOn, cycle.DaysLate) = (f.On, f.DaysLate);
                    break;
                }

            case NoticePosted f:
                db.Notices.Add(new NoticeRow
                {
                    Id = f.Notice, ProjectId = f.Project, Kind = f.Kind, Subject = f.Subject, PlaceRef = f.PlaceRef,
                    PostedOn = f.PostedOn, PostedAt = f.Hour, CountedFrom = f.PostedOn, DaysToRun = f.Days, LastDay = f.LastDay, Provisional = f.Provisional,
                });
                break;
            case NoticeRestarted f:
                {
                    var notice = await NoticeAsync(f.Notice);
                    (notice.CountedFrom, notice.DaysToRun, notice.LastDay, notice.Provisional) = (f.PostedOn, f.Days, f.LastDay, f.Provisional);
                    break;
                }
            case NoticeSuspended f: (await NoticeAsync(f.Notice)).Remaining = f.Remaining; break;
            case NoticeResumed f:
                {
                    var notice = await NoticeAsync(f.Notice);
                    (notice.CountedFrom, notice.DaysToRun, notice.LastDay, notice.Provisional) = (f.RepliedOn, notice.Remaining, f.LastDay, f.Provisional);
                    break;
                }
            case NoticeReplaced: break;
            case ObjectionLodged f:
                db.Objections.Add(new ObjectionRow { NoticeId = f.Notice, Number = f.Number, LodgedOn = f.On, Channel = f.Channel, TextRef = f.TextRef });
                break;
            case ObjectionAnswered f:
                {
                    var objection = (await db.Objections.FindAsync([f.Notice, f.Number], stop))!;
                    (objection.AnsweredOn, objection.Upheld, objection.ReplyRef) = (f.On, f.Upheld, f.ReplyRef);
                    break;
                }

            case TierOpened f:
                db.Acceptances.Add(new AcceptanceRow { Id = f.Acceptance, ProjectId = f.Project, Tier = f.Tier });
                break;
            case TierDecided f: await DecideTierAsync(f); break;
            case RectificationOrdered f:
                db.Rectifications.Add(new RectificationRow { Id = f.Rectification, ProjectId = f.Project, Source = f.Source, ItemRef = f.ItemRef, DueOn = f.DueOn });
                break;
            default: await _labour.ApplyAsync(at, fact); break;
        }
    }

    private async Task OpenAsync(Context at, CaseOpened f)
    {
        var table = await shelf.TableAsync(db, f.TableHash, stop);
        db.Cases.Add(new CaseRow
        {
            Id = f.Case, Kind = f.Kind, TableHash = f.TableHash, Stage = f.Stage, Final = table.Stage(f.Stage).Final, ProjectId = f.Project,
            Area = f.Area, PackHash = f.Pack, OpenedOn = at.On, MovedOn = at.On,
        });
        if (await db.TableSteps.AnyAsync(s => s.TableHash == f.TableHash, stop)) return;
        db.TableSteps.AddRange(table.Rows.Select((row, number) => new TableStepRow
        {
            TableHash = table.Hash, Number = number, FromStage = row.From, StageLabel = table.StageLabel(row.From), Action = row.Action,
            Label = row.Label, Body = row.Body, ToStage = row.To,
        }));
    }

    private async Task MoveAsync(Context at, CaseMoved f)
    {
        var moved = await CaseAsync(f.Case);
        moved.Stage = f.To;
        moved.Final = (await shelf.TableAsync(db, moved.TableHash, stop)).Stage(f.To).Final;
        if (at.On > moved.MovedOn) moved.MovedOn = at.On;
        if (moved.Kind != ProjectTable.Kind) return;
        var project = (await db.Projects.FindAsync([f.Case], stop))!;
        if (f.To == ProjectTable.UnderConstruction) project.CommencedOn ??= at.On;
        if (f.To == ProjectTable.Completed) project.CompletedOn = at.On;
    }

    private async Task ArmAsync(Context at, DeadlineArmed f)
    {
        var armedBy = $"{at.Stream}:{at.Seq}";
        if (await DeadlineAsync(f.Case, f.Action) is { } deadline)
        {
            (deadline.BaseDate, deadline.DueUtc, deadline.Rung, deadline.Provisional, deadline.ArmedBy) = (f.BaseDate, f.DueUtc, f.Rung, f.Provisional, armedBy);
            (deadline.Attempts, deadline.NextTryUtc, deadline.LeaseUntilUtc, deadline.Parked) = (0, null, null, null);
            deadline.Fence++;
        }
        else
            db.Deadlines.Add(new DeadlineRow { CaseId = f.Case, Action = f.Action, BaseDate = f.BaseDate, DueUtc = f.DueUtc, Rung = f.Rung, Provisional = f.Provisional, ArmedBy = armedBy });
    }

    private async Task ActivateAsync(PackActivated f)
    {
        var newest = await db.Packs.MaxAsync(p => (int?)p.Number, stop) ?? 0;
        if (await db.Packs.FindAsync([f.Hash], stop) is { } known) known.Number = newest + 1;
        else db.Packs.Add(new PackRow { Hash = f.Hash, Name = f.Pack, AreaFrom = f.AreaFrom, AreaTo = f.AreaTo, Number = newest + 1 });
    }

    private async Task ProposeAsync(Context at, ProjectProposed f)
    {
        db.Projects.Add(new ProjectRow
        {
            Id = f.Project, Name = f.Name, Area = f.Area, Pack = f.Pack, PackHash = (await CaseAsync(f.Project)).PackHash, Mode = f.Mode,
            Track = f.Track, FundBase = f.FundBase, ProposedOn = at.On, PlannedPayYuan = f.PlannedPayYuan, Purpose = f.Purpose ?? "public",
        });
        db.PlannedFunds.AddRange(f.Funds.Select(fund => new PlannedFundRow { ProjectId = f.Project, Source = fund.Key, AmountYuan = fund.Value }));
    }

    /// <summary>The new lead may act for the project from that day, the former no longer.</summary>
    private async Task LeadAsync(Context at, LeadNamed f)
    {
        foreach (var former in await db.Grants.Where(g => g.ProjectId == f.Project && g.Body == Bodies.CountyLead && g.UntilDay == null).ToListAsync(stop))
            former.UntilDay = f.From.AddDays(-1);
        db.Grants.Add(new GrantRow { Id = $"{at.Stream}:{at.Seq}", Account = f.Account, Body = Bodies.CountyLead, ProjectId = f.Project, FromDay = f.From });
        (await db.Projects.FindAsync([f.Project], stop))!.Lead = f.Account;
    }

    private async Task CompileAsync(PayrollCompiled f)
    {
        var cycle = await CycleAsync(f.Cycle);
        (cycle.Revision, cycle.Lines, cycle.TotalYuan) = (f.Revision, f.Lines.Count, f.TotalYuan);
        await db.PayrollLines.Where(l => l.CycleId == f.Cycle).ExecuteDeleteAsync(stop);
        db.PayrollLines.AddRange(f.Lines.Select((line, i) => new PayrollLineRow
        {
            CycleId = f.Cycle, Number = i + 1, WorkerId = line.Worker, Trade = line.Trade, Days = line.Days, RateYuan = line.RateYuan, AmountYuan = line.AmountYuan,
            Piece = line.Piece, Unit = line.Unit, Quantity = line.Quantity, Held = line.Held,
        }));
    }

    private async Task DecideTierAsync(TierDecided f)
    {
        var acceptance = (await db.Acceptances.FindAsync([f.Acceptance], stop))!;
        (acceptance.Attempts, acceptance.Passed, acceptance.Score) = (f.Attempt, f.Passed, f.Score);
        if (f.Passed) acceptance.PassedAs = 1 + await db.Acceptances.CountAsync(a => a.ProjectId == f.Project && a.Passed, stop);
    }

    private async Task<CaseRow> CaseAsync(string id) => (await db.Cases.FindAsync([id], stop))!;

    private async Task<PayCycleRow> CycleAsync(string id) => (await db.PayCycles.FindAsync([id], stop))!;

    private async Task<NoticeRow> NoticeAsync(string id) => (await db.Notices.FindAsync([id], stop))!;

    private async Task<DeadlineRow?> DeadlineAsync(string caseId, string action) =>
        db.Deadlines.Local.FirstOrDefault(d => d.CaseId == caseId && d.Action == action)
        ?? await db.Deadlines.FirstOrDefaultAsync(d => d.CaseId == caseId && d.Action == action, stop);
}
