using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Imports;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Questions about pay. Each takes the scope of who asks; names are masked.</summary>
public sealed class PayReads(Store store, Vault vault, Definitions definitions, TimeProvider clock)
{
    public async Task<CycleDetail?> CycleAsync(Scope scope, string id, CancellationToken stop)
    {
        await using var db = store.Open();
        var cycle = await db
            .PayCycles.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == id && scope.Projects(db).Any(p => p.Id == c.ProjectId), stop);
        if (cycle is null)
            return null;
        var held = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var table = await definitions.TableAsync(db, held.TableHash, stop);
        var pack = await PackAsync(db, cycle.ProjectId, stop);
        var names = await NamesAsync(db, cycle.Id, stop);
        var first = new DateOnly(cycle.PeriodEnd.Year, cycle.PeriodEnd.Month, 1);
        var (month, _) = await LabourMonth.WithCardsAsync(db, cycle.ProjectId, first, pack, stop);
        var lines = await LinesAsync(db, id, names, stop);
        var confirmed = await db
            .Confirmations.Where(c => c.CycleId == id && c.Revision == cycle.Revision)
            .Select(c => c.WorkerId)
            .ToListAsync(stop);
        var payees = await (
            from p in db.Payees.AsNoTracking()
            where p.CycleId == id
            join t in db.Texts.AsNoTracking() on p.ProblemRef equals t.Key into problems
            from problem in problems.DefaultIfEmpty()
            join w in db.Workers.AsNoTracking() on p.WorkerId equals w.Id
            join f in db.FrozenCards.AsNoTracking() on new { p.CycleId, p.WorkerId } equals new { f.CycleId, f.WorkerId } into signed
            from frozen in signed.DefaultIfEmpty()
            orderby p.WorkerId
            select new
            {
                p.WorkerId,
                p.Batch,
                p.AmountYuan,
                p.State,
                Problem = (string?)problem!.Text,
                Waits = w.CardAskedBy != null,
                ChangedOn = (DateOnly?)frozen!.ChangedOn,
            }
        ).ToListAsync(stop);
        var posted = held.Stage is PayTable.OnNotice or PayTable.Payable or PayTable.Paid || held.Final;
        return new CycleDetail(
            id,
            cycle.ProjectId,
            cycle.Period,
            held.Stage,
            table.StageLabel(held.Stage),
            cycle.DueOn,
            cycle.Provisional,
            posted ? null : PayDates.LatestPosting(pack, cycle.DueOn, await definitions.CalendarAsync(db, stop)),
            cycle.TotalYuan,
            lines.Select(l => l.Worker).Distinct().Count(),
            lines,
            // What is paid is settled; only an unpaid cycle is still compared.
            held.Final
                ? []
                :
                [
                    .. Reconciliation
                        .Of(month)
                        .Select(d => new DifferenceLine(
                            d.Code,
                            Reconciliation.ClassLabels[d.Class],
                            d.Day,
                            d.Worker ?? d.Piece ?? d.Trade!,
                            d.Sheet,
                            d.Ledger,
                            d.Log,
                            d.WhoExplains,
                            d.ToString(),
                            d.Explainable
                        )),
                ],
            [.. lines.Where(l => l.Held is null).Select(l => l.Worker).Distinct().Except(confirmed)],
            [
                .. payees.Select(p => new PayeeLine(
                    p.WorkerId,
                    names.GetValueOrDefault(p.WorkerId) ?? "",
                    p.Batch,
                    p.AmountYuan,
                    p.State,
                    p.Problem,
                    Note(p.Waits && p.State != Payee.Paid, p.ChangedOn)
                )),
            ]
        );
    }

    /// <param name="own">It is printed for the worker, whose name then stands in full.</param>
    public async Task<PaySlip?> SlipAsync(Scope scope, string id, string worker, bool own, CancellationToken stop)
    {
        await using var db = store.Open();
        var cycle = await db
            .PayCycles.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == id && scope.Projects(db).Any(p => p.Id == c.ProjectId), stop);
        if (cycle is null)
            return null;
        var names = await WorkerNames.OfAsync(db, [worker], inFull: own, stop);
        List<PayLine> items = [.. (await LinesAsync(db, id, names, stop)).Where(l => l.Worker == worker)];
        if (items.Count == 0)
            return null;
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == cycle.ProjectId, stop);
        var state = await db.Payees.Where(p => p.CycleId == id && p.WorkerId == worker).Select(p => p.State).FirstOrDefaultAsync(stop);
        var person = await (
            from w in db.Workers.AsNoTracking()
            join t in db.Texts.AsNoTracking() on w.IdRef equals t.Key into ids
            from number in ids.DefaultIfEmpty()
            where w.Id == worker
            select new { Waits = w.CardAskedBy != null, Number = (string?)number!.Text }
        ).SingleAsync(stop);
        return new PaySlip(
            project.Name,
            await Employer.OfAsync(db, definitions, project, stop),
            ChineseText.Month(cycle.PeriodEnd),
            await SupplementReason.OfAsync(db, cycle, stop),
            worker,
            names[worker],
            person.Number is null ? null : Mask.Id(vault.Unseal(person.Number)),
            items,
            items.Where(i => i.Held is null).Sum(i => i.AmountYuan),
            state switch
            {
                Payee.Paid => "已到账",
                _ when person.Waits => CardWaits,
                Payee.Sent => "已发放，待银行回单",
                Payee.Failed => "银行退回，更正后重发",
                _ => items[0].Held is { } why ? $"暂缓：{why}" : "待发放",
            },
            cycle.DueOn,
            cycle.PaidOn
        );
    }

    /// <summary>The days and pieces of the cycle's month behind what a worker gets, and what the sign-in sheet says of each.</summary>
    public async Task<IReadOnlyList<DayBehind>> DaysAsync(Scope scope, string id, string worker, CancellationToken stop)
    {
        await using var db = store.Open();
        var cycle = await db
            .PayCycles.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == id && scope.Projects(db).Any(p => p.Id == c.ProjectId), stop);
        if (cycle is null)
            return [];
        var (first, last) = (new DateOnly(cycle.PeriodEnd.Year, cycle.PeriodEnd.Month, 1), cycle.PeriodEnd);
        var ledger = await db
            .LabourLedger.AsNoTracking()
            .Where(l => l.ProjectId == cycle.ProjectId && l.WorkerId == worker && l.ReplacedBy == null && first <= l.Day && l.Day <= last)
            .OrderBy(l => l.Day)
            .ToListAsync(stop);
        var sheet = (
            await db
                .SignInSheet.AsNoTracking()
                .Where(s =>
                    s.ProjectId == cycle.ProjectId && s.WorkerId == worker && s.ReplacedBy == null && first <= s.Day && s.Day <= last
                )
                .ToListAsync(stop)
        ).ToLookup(s => s.Day);
        return
        [
            .. ledger
                .Where(l => l.Days != 0 || l.Quantity != 0)
                .Select(l => new DayBehind(
                    l.Day,
                    sheet[l.Day].Select(s => (s.Morning ? "上午" : "") + (s.Afternoon ? "下午" : "")).FirstOrDefault() ?? "没有签到",
                    l.Trade,
                    l.Piece,
                    l.Piece is null ? l.Days : l.Quantity
                )),
        ];
    }

    /// <summary>Who is paid with a cycle, for the bank's answers: by name, by whose account it is, and by the card's mark.</summary>
    public async Task<IReadOnlyList<Known>> PayeesAsync(Scope scope, string cycle, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await (
            from p in db.Payees.AsNoTracking()
            join c in db.PayCycles on p.CycleId equals c.Id
            join w in db.Workers.AsNoTracking() on p.WorkerId equals w.Id
            join name in db.Texts.AsNoTracking() on w.NameRef equals name.Key
            join f in db.FrozenCards.AsNoTracking() on new { p.CycleId, p.WorkerId } equals new { f.CycleId, f.WorkerId } into signed
            from frozen in signed.DefaultIfEmpty()
            join text in db.Texts.AsNoTracking() on frozen!.CardRef equals text.Key into cards
            from card in cards.DefaultIfEmpty()
            join other in db.Texts.AsNoTracking() on frozen!.HolderRef equals other.Key into holders
            from holder in holders.DefaultIfEmpty()
            where p.CycleId == cycle && scope.Projects(db).Any(x => x.Id == c.ProjectId)
            orderby p.WorkerId
            select new
            {
                p.WorkerId,
                name.Text,
                Mark = (string?)card!.Mark,
                Holder = (string?)holder!.Text,
            }
        ).ToListAsync(stop);
        return [.. rows.Select(r => new Known(r.WorkerId, r.Text, r.Holder is null ? null : CardHolder.Of(r.Holder).Name, r.Mark))];
    }

    /// <summary>The mark by which a card is found without opening any.</summary>
    public string MarkOf(string card) => vault.Mark("card", CardNumber.Tidy(card));

    /// <summary>The people of a project whom a sheet may name: everybody registered in its county.</summary>
    public async Task<IReadOnlyList<Known>> PeopleAsync(Scope scope, string project, CancellationToken stop)
    {
        await using var db = store.Open();
        var area = await scope.Projects(db).Where(p => p.Id == project).Select(p => (long?)p.Area).FirstOrDefaultAsync(stop);
        if (area is not { } place)
            return [];
        var (first, last) = (place / 1_000_000 * 1_000_000, place / 1_000_000 * 1_000_000 + 999_999);
        return await (
            from w in db.Workers.AsNoTracking()
            join t in db.Texts.AsNoTracking() on w.NameRef equals t.Key
            where first <= w.Area && w.Area <= last
            orderby w.Id
            select new Known(w.Id, t.Text)
        ).ToListAsync(stop);
    }

    internal const string CardWaits = "卡号变更待确认，暂不发放";

    /// <summary>What was changed about the card after the sheet was signed; null when nothing was.</summary>
    internal static string? Note(bool waits, DateOnly? changed, string? holder = null)
    {
        string?[] said = [waits ? CardWaits : null, changed is { } day ? $"签字后于 {day:yyyy-MM-dd} 变更卡号" : null, holder];
        return string.Join('；', said.OfType<string>()) is { Length: > 0 } note ? note : null;
    }

    public static IReadOnlyList<string> RegisterHeadings { get; } =
    ["编号", "姓名", "身份证号", "电话", "家庭住址", "卡号", "开户行", "群体", "技能", "意愿工种"];

    /// <summary>The people registered in the places where the asker holds a grant; numbers and addresses masked.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> RegisterAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var rows = await (
            from w in db.Workers.AsNoTracking()
            join name in db.Texts.AsNoTracking() on w.NameRef equals name.Key
            join i in db.Texts.AsNoTracking() on w.IdRef equals i.Key into ids
            from id in ids.DefaultIfEmpty()
            join p in db.Texts.AsNoTracking() on w.PhoneRef equals p.Key into phones
            from phone in phones.DefaultIfEmpty()
            join c in db.Texts.AsNoTracking() on w.CardRef equals c.Key into cards
            from card in cards.DefaultIfEmpty()
            join a in db.Texts.AsNoTracking() on w.AddressRef equals a.Key into addresses
            from address in addresses.DefaultIfEmpty()
            join b in db.Texts.AsNoTracking() on w.BankRef equals b.Key into banks
            from bank in banks.DefaultIfEmpty()
            where
                db.Set<GrantRow>()
                    .Any(g =>
                        g.Account == scope.Account
                        && g.ProjectId == null
                        && g.AreaFrom <= w.Area
                        && w.Area <= g.AreaTo
                        && g.FromDay <= scope.Today
                        && (g.UntilDay == null || scope.Today <= g.UntilDay)
                    )
            orderby w.Id
            select new
            {
                w.Id,
                Name = name.Text,
                Number = (string?)id!.Text,
                Phone = (string?)phone!.Text,
                Address = (string?)address!.Text,
                Card = (string?)card!.Text,
                Bank = (string?)bank!.Text,
                w.Skills,
                w.Willing,
            }
        ).ToListAsync(stop);
        var groups = (
            await db
                .WorkerGroups.AsNoTracking()
                .Where(g =>
                    g.FromDay <= today
                    && (g.UntilDay == null || today <= g.UntilDay)
                    && db.Set<WorkerRow>()
                        .Any(w =>
                            w.Id == g.WorkerId
                            && db.Set<GrantRow>()
                                .Any(x =>
                                    x.Account == scope.Account
                                    && x.ProjectId == null
                                    && x.AreaFrom <= w.Area
                                    && w.Area <= x.AreaTo
                                    && x.FromDay <= scope.Today
                                    && (x.UntilDay == null || scope.Today <= x.UntilDay)
                                )
                        )
                )
                .ToListAsync(stop)
        ).ToLookup(g => g.WorkerId, g => PriorityGroups.Labels[g.Group]);
        return
        [
            .. rows.Select(r =>
                (IReadOnlyList<object?>)
                    [
                        r.Id,
                        r.Name,
                        Masked(r.Number, Mask.Id),
                        Masked(r.Phone, Mask.Phone),
                        Masked(r.Address, Mask.Address),
                        Masked(r.Card, Mask.Card),
                        r.Bank ?? "",
                        string.Join('、', groups[r.Id]),
                        r.Skills.Replace(',', '、'),
                        r.Willing.Replace(',', '、'),
                    ]
            ),
        ];

        string Masked(string? text, Func<string, string> mask) => text is null ? "" : mask(vault.Unseal(text));
    }

    /// <summary>The pack of a project as it stands today.</summary>
    private async Task<Pack> PackAsync(WorkReliefContext db, string project, CancellationToken stop) =>
        await definitions.PackNamedAsync(db, await db.Projects.Where(p => p.Id == project).Select(p => p.Pack).SingleAsync(stop), stop);

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(WorkReliefContext db, string cycle, CancellationToken stop) =>
        (
            await (
                from w in db.Workers.AsNoTracking()
                join t in db.Texts.AsNoTracking() on w.NameRef equals t.Key
                where db.Set<PayrollLineRow>().Any(l => l.CycleId == cycle && l.WorkerId == w.Id)
                select new { w.Id, t.Text }
            ).ToListAsync(stop)
        ).ToDictionary(w => w.Id, w => ChineseText.MaskName(w.Text), StringComparer.Ordinal);

    private static async Task<IReadOnlyList<PayLine>> LinesAsync(
        WorkReliefContext db,
        string cycle,
        IReadOnlyDictionary<string, string> names,
        CancellationToken stop
    ) =>
        [
            .. (await db.PayrollLines.AsNoTracking().Where(l => l.CycleId == cycle).OrderBy(l => l.Number).ToListAsync(stop)).Select(
                l => new PayLine(
                    l.WorkerId,
                    names.GetValueOrDefault(l.WorkerId) ?? "",
                    l.Trade,
                    l.Piece,
                    l.Unit ?? WagePrice.WorkDay,
                    l.Piece is null ? l.Days : l.Quantity,
                    l.RateYuan,
                    l.AmountYuan,
                    l.Held is null ? null : PayCalculation.Why(l.Held)
                )
            ),
        ];
}
