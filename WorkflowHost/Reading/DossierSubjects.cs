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
            DocumentAbout.Month => await MonthAsync(dossier.Project.Id, DayList.Month(issue.Of!)!.Value),
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
            (await db.Areas.Where(a => a.Code == person.Area).Select(a => a.Path).FirstOrDefaultAsync(stop) ?? "").Replace("/", ""),
            term.Trade,
            term.FromDay,
            term.UntilDay,
            wages?.Rates.FirstOrDefault(r => r.Trade == term.Trade)?.RateYuan,
            [.. (wages?.Pieces ?? []).Select(p => new PiecePart(p.Piece, p.Unit, p.PriceYuan))],
            [.. groups.Select(g => PriorityGroups.Labels[g])],
            pack.Days(PayPolicy.Months, term.FromDay)
        );
    }

    private async Task<MonthSheet> MonthAsync(string project, DateOnly first)
    {
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
        return new MonthSheet(
            first,
            last,
            [
                .. people.Select(p => new MonthPerson(
                    p,
                    names[p],
                    [.. Enumerable.Range(0, last.Day).Select(i => days[(p, first.AddDays(i))].Select(MarkOf).FirstOrDefault() ?? "")],
                    ledger.Where(l => l.WorkerId == p).Sum(l => l.Days)
                )),
            ],
            [
                .. ledger
                    .Where(l => l.Days > 0 || l.Quantity > 0)
                    .Select(l => new LedgerPart(l.Day, names[l.WorkerId], l.Trade, l.Days, l.Piece, l.Quantity)),
            ],
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
        var rows = await (
            from l in db.PayrollLines.AsNoTracking()
            join w in db.Workers.AsNoTracking() on l.WorkerId equals w.Id
            join t in db.Texts.AsNoTracking() on w.NameRef equals t.Key
            join c in db.Texts.AsNoTracking() on w.CardRef equals c.Key into cards
            from card in cards.DefaultIfEmpty()
            where l.CycleId == id
            orderby l.Number
            select new
            {
                Line = l,
                t.Text,
                Card = (string?)card!.Text,
            }
        ).ToListAsync(stop);
        return new PaySheet(
            cycle.Period,
            cycle.DueOn,
            [
                .. rows.Select(r => new PaySheetLine(
                    r.Line.WorkerId,
                    r.Text,
                    r.Line.Trade,
                    r.Line.Piece is null ? r.Line.Days : r.Line.Quantity,
                    r.Line.Unit ?? WagePrice.WorkDay,
                    r.Line.RateYuan,
                    r.Line.AmountYuan,
                    r.Line.Held is null ? null : PayCalculation.Why(r.Line.Held),
                    r.Card is null ? null : Mask.Card(vault.Unseal(r.Card))
                )),
            ],
            cycle.TotalYuan,
            rows.Where(r => r.Line.Held is null).Select(r => r.Line.WorkerId).Distinct().Count()
        );
    }

    private async Task<string?> TextAsync(string? key) => key is null ? null : (await db.Texts.FindAsync([key], stop))?.Text;

    private async Task<string?> NumberAsync(string? key) => await TextAsync(key) is { } sealedText ? vault.Unseal(sealedText) : null;

    private static string Sums(IEnumerable<string> parts) => string.Join('、', parts);

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
