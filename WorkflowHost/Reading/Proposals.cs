using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Somebody whom a form may be about.</summary>
/// <param name="Of">Which of the form's lists: of the sheet, of the project, or registered near it without a contract.</param>
/// <param name="AmountYuan">What the cycle pays, or has sent; null outside a cycle.</param>
public sealed record PersonOffered(string Worker, string Name, PeopleOf Of, string Trade, decimal? AmountYuan = null);

public enum PeopleOf
{
    Sheet,
    Project,
    Register,
}

/// <summary>What a form of a case can know before anybody fills it in.</summary>
public sealed class Proposals(Store store)
{
    /// <summary>More than anybody ticks off on one page.</summary>
    private const int Most = 400;

    public static IReadOnlyDictionary<PeopleOf, string> Labels { get; } =
        new Dictionary<PeopleOf, string>
        {
            [PeopleOf.Sheet] = "发放表上的人",
            [PeopleOf.Project] = "有用工合同的人",
            [PeopleOf.Register] = "本乡镇花名册上没有合同的人",
        };

    /// <summary>
    /// Of a cycle those on its sheet: before it is signed who has not confirmed yet, once it is sent whom the bank has not answered. Else
    /// the project's people, then those chosen for it, and of its township's register those whom the asker may see.
    /// </summary>
    public async Task<IReadOnlyList<PersonOffered>> PeopleAsync(Scope scope, string caseId, CancellationToken stop)
    {
        await using var db = store.Open();
        var held = await (
            from c in db.Cases.AsNoTracking()
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            where c.Id == caseId
            select new
            {
                c.Kind,
                Project = p.Id,
                p.Area,
            }
        ).FirstOrDefaultAsync(stop);
        if (held is null)
            return [];
        return held.Kind == PayTable.Kind && await OfSheetAsync(db, caseId, stop) is { Count: > 0 } sheet
            ? sheet
            : await OfProjectAsync(db, scope, held.Project, held.Area, stop);
    }

    /// <summary>Values of single fields of an action's form that the case knows; a person may change each.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FieldsAsync(Scope scope, string action, string caseId, CancellationToken stop)
    {
        await using var db = store.Open();
        var project = await (
            from c in db.Cases.AsNoTracking()
            join p in scope.Projects(db) on c.ProjectId equals p.Id
            where c.Id == caseId
            select p.Id
        ).FirstOrDefaultAsync(stop);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (project is null)
            return fields;
        if (await AmountAsync(db, action, caseId, stop) is { } yuan)
            fields["amountYuan"] = yuan.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        if (Catalogue.Program.Actions[action].HangsOut is not null)
            fields["place"] =
                await (
                    from n in db.PublicNotices.AsNoTracking()
                    join t in db.Texts.AsNoTracking() on n.PlaceRef equals t.Key
                    where n.ProjectId == project
                    orderby n.PostedOn descending, n.Id descending
                    select t.Text
                ).FirstOrDefaultAsync(stop) ?? "";
        return fields;
    }

    /// <summary>What a payment must come to.</summary>
    private static async Task<decimal?> AmountAsync(WorkReliefContext db, string action, string cycle, CancellationToken stop)
    {
        if (action == "pay-cycle.pay")
            return await db.PayCycles.Where(c => c.Id == cycle).Select(c => (decimal?)c.TotalYuan).FirstOrDefaultAsync(stop);
        var state = action switch
        {
            "pay-cycle.resend" => Payee.Failed,
            "pay-cycle.confirm" => Payee.Sent,
            _ => null,
        };
        return state is null ? null : await db.Payees.Where(p => p.CycleId == cycle && p.State == state).SumAsync(p => p.AmountYuan, stop);
    }

    private static async Task<IReadOnlyList<PersonOffered>> OfSheetAsync(WorkReliefContext db, string cycle, CancellationToken stop)
    {
        var sent = await db
            .Payees.AsNoTracking()
            .Where(p => p.CycleId == cycle && p.State == Payee.Sent)
            .Select(p => new { p.WorkerId, p.AmountYuan })
            .ToListAsync(stop);
        var lines = await db.PayrollLines.AsNoTracking().Where(l => l.CycleId == cycle && l.Held == null).ToListAsync(stop);
        var trades = lines.GroupBy(l => l.WorkerId).ToDictionary(l => l.Key, l => l.First().Trade, StringComparer.Ordinal);
        var confirmed = await (
            from c in db.PayCycles
            join x in db.Confirmations on new { CycleId = c.Id, c.Revision } equals new { x.CycleId, x.Revision }
            where c.Id == cycle && x.How != "absent"
            select x.WorkerId
        ).ToListAsync(stop);
        var people =
            sent.Count > 0
                ? sent.Select(p => (p.WorkerId, p.AmountYuan))
                : lines
                    .GroupBy(l => l.WorkerId)
                    .Where(l => !confirmed.Contains(l.Key))
                    .Select(l => (WorkerId: l.Key, AmountYuan: l.Sum(x => x.AmountYuan)));
        var names = await WorkerNames.OfAsync(db, [.. people.Select(p => p.WorkerId)], inFull: true, stop);
        return
        [
            .. people
                .OrderBy(p => p.WorkerId.Length)
                .ThenBy(p => p.WorkerId, StringComparer.Ordinal)
                .Select(p => new PersonOffered(
                    p.WorkerId,
                    names.GetValueOrDefault(p.WorkerId, p.WorkerId),
                    PeopleOf.Sheet,
                    trades.GetValueOrDefault(p.WorkerId, ""),
                    p.AmountYuan
                )),
        ];
    }

    private static async Task<IReadOnlyList<PersonOffered>> OfProjectAsync(
        WorkReliefContext db,
        Scope scope,
        string project,
        long area,
        CancellationToken stop
    )
    {
        var hired = (await LabourMonth.ContractsAsync(db, project, stop))
            .Where(c => !(c.Until < scope.Today))
            .GroupBy(c => c.Worker)
            .ToDictionary(c => c.Key, c => c.MaxBy(x => x.From)!.Trade, StringComparer.Ordinal);
        var (first, last) = (area / 1_000 * 1_000, area / 1_000 * 1_000 + 999);
        // Whoever holds the project alone learns of those who were chosen for it, and of nobody else in the register.
        var chosen = (await db.Choices.Where(c => c.ProjectId == project).Select(c => c.Chosen).ToListAsync(stop))
            .SelectMany(c => c.Split(','))
            .ToHashSet(StringComparer.Ordinal);
        var others = (
            await db
                .Workers.AsNoTracking()
                .Where(w =>
                    chosen.Contains(w.Id)
                    || (
                        first <= w.Area
                        && w.Area <= last
                        && scope.Grants(db).Any(g => g.ProjectId == null && g.AreaFrom <= w.Area && w.Area <= g.AreaTo)
                    )
                )
                .OrderBy(w => w.Area == area ? 0 : 1)
                .ThenBy(w => w.Id)
                .Take(Most + hired.Count)
                .Select(w => new
                {
                    w.Id,
                    w.Willing,
                    w.Skills,
                })
                .ToListAsync(stop)
        ).Where(w => !hired.ContainsKey(w.Id));
        var people = hired
            .OrderBy(h => h.Key.Length)
            .ThenBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => (h.Key, PeopleOf.Project, Trade: h.Value))
            .Concat(
                others.Take(Most).Select(w => (Key: w.Id, PeopleOf.Register, Trade: (w.Willing + "," + w.Skills).Trim(',').Split(',')[0]))
            )
            .ToList();
        var names = await WorkerNames.OfAsync(db, [.. people.Select(p => p.Key)], inFull: true, stop);
        return [.. people.Select(p => new PersonOffered(p.Key, names.GetValueOrDefault(p.Key, p.Key), p.Item2, p.Trade))];
    }
}
