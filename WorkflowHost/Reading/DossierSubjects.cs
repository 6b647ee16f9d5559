using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Loads what a document is about when it is not the project itself.</summary>
internal sealed class DossierSubjects(WorkReliefContext db, Vault vault, Definitions definitions, CancellationToken stop)
{
    public async Task<object?> OfAsync(DocumentKind kind, Issue issue, Dossier dossier) =>
        kind.Subject switch
        {
            DocumentAbout.Worker => await ContractAsync(dossier, issue.Of!),
            DocumentAbout.Month => await MonthAsync(dossier, DayList.Month(issue.Of!)!.Value),
            DocumentAbout.Cycle => await PayAsync(issue.Of!),
            DocumentAbout.Acceptance => new AcceptanceSheet(
                dossier.Tiers.First(t => t.Id == issue.Of),
                [
                    .. (await db.Papers.Where(p => p.CaseId == issue.Of).Select(p => p.Kind).Distinct().ToListAsync(stop))
                        .Order(StringComparer.Ordinal)
                        .Select(Paper.LabelOf),
                ]
            ),
            DocumentAbout.Rectification => new FindingSheet(dossier.Findings.First(f => f.Id == issue.Of)),
            DocumentAbout.Project when kind.Name == DocumentKinds.Responsibility => await ResponsibilityAsync(dossier.Project.Id),
            DocumentAbout.Record => new RecordSheet(dossier.Records.Values.SelectMany(r => r).First(r => r.Id == issue.Of)),
            _ => null,
        };

    private async Task<ContractSheet> ContractAsync(Dossier dossier, string worker)
    {
        var terms = await db
            .Contracts.AsNoTracking()
            .Where(c => c.ProjectId == dossier.Project.Id && c.WorkerId == worker)
            .OrderByDescending(c => c.FromDay)
            .ToListAsync(stop);
        var term = terms[0];
        var person = await db.Workers.AsNoTracking().SingleAsync(w => w.Id == worker, stop);
        var groups = await db
            .WorkerGroups.AsNoTracking()
            .Where(g => g.WorkerId == worker && g.FromDay <= term.FromDay && (g.UntilDay == null || term.FromDay <= g.UntilDay))
            .Select(g => g.Group)
            .ToListAsync(stop);
        var wages = (
            await db.WageTables.Where(w => w.ProjectId == dossier.Project.Id).OrderBy(w => w.Seq).Select(w => w.Wages).ToListAsync(stop)
        )
            .Select(w => JsonSerializer.Deserialize<WageTable>(w, Fact.Json)!)
            .WagesOn(term.FromDay);
        var pack = await definitions.PackNamedAsync(
            db,
            await db.Projects.Where(p => p.Id == dossier.Project.Id).Select(p => p.Pack).SingleAsync(stop),
            stop
        );
        return new ContractSheet(
            $"{dossier.Project.Id}-{worker}-{terms.Count}",
            worker,
            await TextAsync(person.NameRef) ?? "",
            dossier.Parties.Employer,
            await NumberAsync(person.IdRef),
            await NumberAsync(person.PhoneRef),
            await NumberAsync(person.CardRef),
            AddressOf(
                (await db.Areas.Where(a => a.Code == person.Area).Select(a => a.Path).FirstOrDefaultAsync(stop) ?? "").Replace("/", ""),
                await NumberAsync(person.AddressRef)
            ),
            term.Trade,
            term.FromDay,
            term.UntilDay,
            wages?.Rates.FirstOrDefault(r => r.Trade == term.Trade)?.RateYuan,
            [.. (wages?.Pieces ?? []).Select(p => new PiecePart(p.Piece, p.Unit, p.PriceYuan))],
            [.. groups.Select(g => PriorityGroups.Labels[g])],
            pack.Days(PayPolicy.Months, term.FromDay)
        )
        {
            Bank = await TextAsync(person.BankRef),
        };
    }

    /// <summary>The steps that carried the project or one of its acceptances from stage to stage, by who took them.</summary>
    private async Task<ResponsibilitySheet> ResponsibilityAsync(string id)
    {
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == id, stop);
        var offices = await OfficeNames.InAsync(db, project.Area, project.Contractor, stop);
        var steps = await (
            from s in db.Steps.AsNoTracking()
            join c in db.Cases on s.CaseId equals c.Id
            join a in db.Accounts on s.Account equals a.Account
            join t in db.Texts on a.NameRef equals t.Key
            where c.Id == id || (c.ProjectId == id && c.Kind == "acceptance")
            orderby s.Seq
            select new
            {
                c.TableHash,
                s.Action,
                s.ActingAs,
                s.OccurredOn,
                t.Text,
            }
        ).ToListAsync(stop);
        var carrying = new HashSet<(string Table, string Action)>();
        foreach (var hash in steps.Select(s => s.TableHash).Distinct())
            carrying.UnionWith((await definitions.TableAsync(db, hash, stop)).Rows.Where(r => !r.Stays).Select(r => (hash, r.Action)));
        return new ResponsibilitySheet([
            .. steps
                .Where(s => carrying.Contains((s.TableHash, s.Action)) && !Bodies.OfTheProgram.Contains(s.ActingAs))
                .GroupBy(s => (s.ActingAs, s.Text))
                .Select(g => new ResponsiblePart(
                    offices.Of(g.Key.ActingAs),
                    g.Key.Text,
                    [.. g.Select(s => $"{Catalogue.Program.Actions[s.Action].Label}（{ChineseText.Date(s.OccurredOn)}）")]
                )),
        ]);
    }

    /// <summary>三组12号 alone is in the village; an address that names a place is whole.</summary>
    private static string AddressOf(string village, string? registered) =>
        registered is null ? village
        : registered.Any("省市县区镇乡村".Contains) ? registered
        : village + registered;

    private async Task<MonthSheet> MonthAsync(Dossier dossier, DateOnly first)
    {
        var project = dossier.Project.Id;
        var last = first.AddMonths(1).AddDays(-1);
        var sheet = await db
            .SignInSheet.AsNoTracking()
            .Where(a => a.ProjectId == project && a.ReplacedBy == null && first <= a.Day && a.Day <= last)
            .ToListAsync(stop);
        var ledger = await db
            .LabourLedger.AsNoTracking()
            .Where(l => l.ProjectId == project && l.ReplacedBy == null && first <= l.Day && l.Day <= last)
            .OrderBy(l => l.Day)
            .ThenBy(l => l.WorkerId)
            .ToListAsync(stop);
        var log = await db
            .ConstructionLog.AsNoTracking()
            .Where(l => l.ProjectId == project && l.ReplacedBy == null && first <= l.Day && l.Day <= last)
            .OrderBy(l => l.Day)
            .ToListAsync(stop);
        var contents = log.Select(l => l.ContentRef).OfType<string>().Distinct().ToList();
        var said = await db.Texts.AsNoTracking().Where(t => contents.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Text, stop);
        var units = (await db.WageTables.Where(w => w.ProjectId == project).OrderBy(w => w.Seq).Select(w => w.Wages).ToListAsync(stop))
            .SelectMany(w => JsonSerializer.Deserialize<WageTable>(w, Fact.Json)!.Pieces)
            .GroupBy(p => p.Piece)
            .ToDictionary(g => g.Key, g => g.Last().Unit, StringComparer.Ordinal);
        var contracted = await db
            .Contracts.Where(c => c.ProjectId == project && c.FromDay <= last && (c.UntilDay == null || first <= c.UntilDay))
            .Select(c => c.WorkerId)
            .Distinct()
            .ToListAsync(stop);
        var people = contracted
            .Concat(sheet.Select(s => s.WorkerId))
            .Concat(ledger.Select(l => l.WorkerId))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var names = (
            await (
                from w in db.Workers
                join t in db.Texts on w.NameRef equals t.Key
                where people.Contains(w.Id)
                select new { w.Id, t.Text }
            ).ToListAsync(stop)
        ).ToDictionary(w => w.Id, w => w.Text, StringComparer.Ordinal);
        var days = sheet.ToLookup(s => (s.WorkerId, s.Day));
        var signed = sheet.ToLookup(s => s.WorkerId);
        var pack = await definitions.PackNamedAsync(
            db,
            await db.Projects.Where(p => p.Id == project).Select(p => p.Pack).SingleAsync(stop),
            stop
        );
        var dayMinutes = 60m * pack.Days(LabourPolicy.HoursOfADay, first);
        return new MonthSheet(
            first,
            last,
            [
                .. people.Select(p => new MonthPerson(
                    p,
                    names[p],
                    [.. Enumerable.Range(0, last.Day).Select(i => days[(p, first.AddDays(i))].Select(MarkOf).FirstOrDefault() ?? "")],
                    signed[p]
                        .Sum(s =>
                            s.Minutes is { } minutes
                                ? decimal.Round(minutes / dayMinutes, 2)
                                : (s.Morning ? 0.5m : 0) + (s.Afternoon ? 0.5m : 0)
                        )
                )),
            ],
            [.. Ledger(ledger, names, dossier.Labour.Pieces)],
            [
                .. log.Select(l => (Day: JsonSerializer.Deserialize<LogDay>(l.Entry, Fact.Json)!, l.ContentRef))
                    .Select(l => new LogPart(
                        l.Day.Day,
                        l.Day.Weather,
                        l.Day.StopReason,
                        Sums(l.Day.Heads.Select(h => $"{h.Key}{h.Value}人")),
                        Sums(l.Day.Quantities.Select(q => $"{q.Key}{Number(q.Value)}{units.GetValueOrDefault(q.Key)}")),
                        Sums(l.Day.Machines.Select(m => $"{m.Key}{Number(m.Value)}台班")),
                        l.ContentRef is { } content ? said.GetValueOrDefault(content) : null
                    )),
            ]
        );
    }

    /// <summary>A line for each person, trade and piece, with the days on which it was done.</summary>
    private static IEnumerable<LedgerPart> Ledger(
        IReadOnlyList<LabourLedgerRow> rows,
        Dictionary<string, string> names,
        IReadOnlyList<PiecePart> pieces
    )
    {
        var people = 0;
        foreach (
            var own in rows.Where(l => l.Days > 0 || l.Quantity > 0).GroupBy(l => l.WorkerId).OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            people++;
            foreach (var (work, n) in own.GroupBy(l => (l.Trade, l.Piece)).Select((w, n) => (w, n)))
                yield return new LedgerPart(
                    n == 0 ? people : null,
                    names[own.Key],
                    work.Key.Trade,
                    DayList.Said([.. work.Select(l => l.Day.Day)]),
                    work.Key.Piece is null ? work.Sum(l => l.Days) : 0,
                    work.Key.Piece,
                    pieces.FirstOrDefault(p => p.Piece == work.Key.Piece)?.Unit,
                    work.Sum(l => l.Quantity)
                );
        }
    }

    private static string MarkOf(SignInSheetRow day) =>
        day.Minutes is { } minutes ? Number(decimal.Round(minutes / 60m, 1))
        : day is { Morning: true, Afternoon: true } ? "√"
        : day.Morning ? "上"
        : day.Afternoon ? "下"
        : day.Mark is { } mark ? SignInMarks.Labels[mark][..1]
        : "";

    private async Task<PaySheet> PayAsync(string id)
    {
        var cycle = await db.PayCycles.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == cycle.ProjectId, stop);
        var rows = await (
            from l in db.PayrollLines.AsNoTracking()
            join w in db.Workers.AsNoTracking() on l.WorkerId equals w.Id
            join t in db.Texts.AsNoTracking() on w.NameRef equals t.Key
            join i in db.Texts.AsNoTracking() on w.IdRef equals i.Key into ids
            from number in ids.DefaultIfEmpty()
            join p in db.Texts.AsNoTracking() on w.PhoneRef equals p.Key into phones
            from phone in phones.DefaultIfEmpty()
            join f in db.FrozenCards.AsNoTracking().Where(f => f.CycleId == id) on w.Id equals f.WorkerId into signed
            from frozen in signed.DefaultIfEmpty()
            join c in db.Texts.AsNoTracking() on frozen == null ? w.CardRef : frozen.CardRef equals c.Key into cards
            from card in cards.DefaultIfEmpty()
            where l.CycleId == id
            orderby l.Number
            select new
            {
                Line = l,
                t.Text,
                Id = (string?)number!.Text,
                Phone = (string?)phone!.Text,
                Card = (string?)card!.Text,
            }
        ).ToListAsync(stop);
        var lines = new List<PaySheetLine>();
        var people = 0;
        // Who is held stands below the total, in an order of his own.
        foreach (var own in rows.GroupBy(r => (Held: r.Line.Held is not null, r.Line.WorkerId)).OrderBy(g => g.Key.Held))
        {
            // What is taken off stands on the worker's last line of work.
            var items = own.Where(r => r.Line.AmountYuan >= 0 || r.Line.Piece is null).ToList();
            var off = -own.Where(r => r.Line.AmountYuan < 0).Sum(r => r.Line.AmountYuan);
            if (items.Count == 0)
                items = [.. own];
            people += own.Key.Held ? 0 : 1;
            foreach (var (r, n) in items.Select((r, n) => (r, n)))
            {
                var (gross, taken) = (Math.Max(0, r.Line.AmountYuan), n == items.Count - 1 ? off : 0);
                lines.Add(
                    new PaySheetLine(
                        n > 0 ? null
                            : own.Key.Held ? 0
                            : people,
                        r.Text,
                        Open(r.Id),
                        Open(r.Phone),
                        r.Line.Piece is null ? r.Line.Trade : $"{r.Line.Trade}（{r.Line.Piece}）",
                        r.Line.Piece is null ? r.Line.Days : r.Line.Quantity,
                        r.Line.Unit ?? WagePrice.WorkDay,
                        r.Line.RateYuan,
                        gross,
                        taken,
                        gross - taken,
                        r.Line.Held == PayrollLine.NoCard ? null : Open(r.Card),
                        r.Line.Held is null ? null : PayCalculation.Why(r.Line.Held)
                    )
                );
            }
        }
        return new PaySheet(
            ChineseText.Month(cycle.PeriodEnd),
            await Employer.OfAsync(db, definitions, project, stop),
            cycle.DueOn,
            cycle.PaidOn,
            cycle.Batch,
            await SupplementReason.OfAsync(db, cycle, stop),
            lines,
            cycle.TotalYuan,
            people
        );
    }

    private string? Open(string? text) => text is null ? null : vault.Unseal(text);

    private async Task<string?> TextAsync(string? key) => key is null ? null : (await db.Texts.FindAsync([key], stop))?.Text;

    private async Task<string?> NumberAsync(string? key) => Open(await TextAsync(key));

    private static string Sums(IEnumerable<string> parts) => string.Join('、', parts);

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
