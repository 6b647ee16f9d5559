using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Subjects;

/// <summary>Registers: what decisions look at, and how facts become true.</summary>
public static class RegisterHost
{
    public static void On(FactContext at, AreaRegistered f)
    {
        at.Add(
            new AreaRow
            {
                Code = f.Code,
                Last = f.Last,
                Path = f.Path,
                Name = f.Name,
                Level = f.Level,
            }
        );
    }

    public static void On(FactContext at, AccountRegistered f)
    {
        at.Add(
            new AccountRow
            {
                Account = f.Account,
                NameRef = f.NameRef,
                EmailRef = f.EmailRef,
            }
        );
    }

    public static void On(FactContext at, GrantGiven f)
    {
        at.Add(
            new GrantRow
            {
                Id = f.Grant,
                Account = f.Account,
                Body = f.Body,
                AreaFrom = f.AreaFrom,
                AreaTo = f.AreaTo,
                ProjectId = f.Project,
                FromDay = f.From,
                UntilDay = f.Until,
                StandsFor = f.StandsFor,
                CaseId = f.Case,
            }
        );
    }

    /// <summary>Whoever stands in for its holder does so no longer.</summary>
    public static async Task On(FactContext at, GrantEnded f)
    {
        (await at.FindAsync<GrantRow>(f.Grant))!.UntilDay = f.Until;
        foreach (
            var lent in await (await at.SettledAsync())
                .Grants.Where(g => g.StandsFor == f.Grant && (g.UntilDay == null || g.UntilDay > f.Until))
                .ToListAsync(at.Stop)
        )
            lent.UntilDay = f.Until;
    }

    public static async Task On(FactContext at, PackActivated f)
    {
        var newest = await (await at.SettledAsync()).Packs.MaxAsync(p => (int?)p.Number, at.Stop) ?? 0;
        if (await at.FindAsync<PackRow>(f.Hash) is { } known)
            known.Number = newest + 1;
        else
            at.Add(
                new PackRow
                {
                    Hash = f.Hash,
                    Name = f.Pack,
                    AreaFrom = f.AreaFrom,
                    AreaTo = f.AreaTo,
                    Number = newest + 1,
                }
            );
    }

    public static async Task On(FactContext at, CalendarPublished f)
    {
        if (await at.FindAsync<CalendarRow>(f.Year) is { } year)
            year.Holidays = f.Holidays.GetRawText();
        else
            at.Add(new CalendarRow { Year = f.Year, Holidays = f.Holidays.GetRawText() });
    }

    public static async Task<AreaNamed> LoadNamed(StepContext c, string? area) =>
        new(area is null ? null : await PlaceAsync(c.Db, area, c.Stop));

    public static async Task<AreaAbove> LoadAbove(StepContext c, string path)
    {
        var above = path.LastIndexOf('/') is var slash && slash > 0 ? await PlaceAsync(c.Db, path[..slash], c.Stop) : null;
        return new AreaAbove(above, above is { Level: < 5 } ? await NextCodeAsync(c, above) : 0);
    }

    public static async Task<AccountKnown> LoadAccount(StepContext c, string account) =>
        new(await c.Db.Accounts.AnyAsync(a => a.Account == account, c.Stop));

    public static async Task<ProjectKnown> LoadProject(StepContext c, string? project) =>
        new(project is not null && await c.Db.Projects.AnyAsync(p => p.Id == project, c.Stop));

    public static async Task<LeadsWithin> LoadLeads(StepContext c, GiveGrant grant)
    {
        var led = c.Db.Projects.Where(p => p.Lead == grant.Account);
        if (grant.Area is { } path)
        {
            var place = await PlaceAsync(c.Db, path, c.Stop);
            var (first, last) = (place?.Code ?? 0, place?.Last ?? 0);
            led = led.Where(p => p.Area >= first && p.Area <= last);
        }
        else
            led = led.Where(p => p.Id == grant.Project);
        return new LeadsWithin(await led.Select(p => p.Id).OrderBy(p => p).ToListAsync(c.Stop));
    }

    public static async Task<GrantHeld> LoadGrant(StepContext c, string grant) =>
        new((await HeldAsync(c, c.Db.Grants.Where(g => g.Id == grant))).FirstOrDefault());

    public static async Task<StandInFit> LoadFit(StepContext c, LendGrant lend)
    {
        if ((await HeldAsync(c, c.Db.Grants.Where(g => g.Id == lend.Grant))).FirstOrDefault() is not { } grant)
            return new StandInFit(null, []);
        var project = await c
            .Db.Cases.Where(k =>
                k.Id == lend.Case
                && (grant.Project != null ? k.ProjectId == grant.Project : grant.AreaFrom <= k.Area && k.Area <= grant.AreaTo)
            )
            .Select(k => k.ProjectId)
            .FirstOrDefaultAsync(c.Stop);
        return new StandInFit(project, await BuiltAsync(c, lend.Account, [grant]));
    }

    public static async Task<OfficesOf> LoadOffices(StepContext c, HandOver handed)
    {
        var on = handed.Begins ?? c.Moment.OccurredOn;
        string[] accounts = [handed.From, handed.To];
        var known = await c.Db.Accounts.Where(a => accounts.Contains(a.Account)).Select(a => a.Account).ToListAsync(c.Stop);
        var grants = await HeldAsync(
            c,
            c.Db.Grants.Where(g => g.Account == handed.From && (g.UntilDay == null || g.UntilDay >= on)).OrderBy(g => g.Id)
        );
        var led = await (
            from p in c.Db.Projects
            join k in c.Db.Cases on p.Id equals k.Id
            where p.Lead == handed.From && !k.Final
            orderby p.Id
            select p.Id
        ).ToListAsync(c.Stop);
        return new OfficesOf([.. accounts.Except(known)], grants, led, await BuiltAsync(c, handed.To, grants));
    }

    /// <summary>Projects that the account leads, and that it would build as the council of one of the grants.</summary>
    private static async Task<IReadOnlyList<string>> BuiltAsync(StepContext c, string account, IReadOnlyList<HeldGrant> grants)
    {
        var councils = grants.Where(g => g.Body == Bodies.ProjectCouncil).ToList();
        if (councils.Count == 0)
            return [];
        var led = await c
            .Db.Projects.Where(p => p.Lead == account)
            .OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.Area })
            .ToListAsync(c.Stop);
        return
        [
            .. led.Where(p => councils.Any(g => g.Project is null ? g.AreaFrom <= p.Area && p.Area <= g.AreaTo : g.Project == p.Id))
                .Select(p => p.Id),
        ];
    }

    private static Task<List<HeldGrant>> HeldAsync(StepContext c, IQueryable<GrantRow> grants) =>
        (
            from g in grants
            join lent in c.Db.Grants on g.StandsFor equals lent.Id into lenders
            from lender in lenders.DefaultIfEmpty()
            select new HeldGrant(
                g.Id,
                g.Account,
                g.Body,
                g.AreaFrom,
                g.AreaTo,
                g.ProjectId,
                g.FromDay,
                g.UntilDay,
                g.StandsFor,
                lender == null ? null : lender.Account
            )
        ).ToListAsync(c.Stop);

    public static async Task<JournalSealed> LoadJournal(StepContext c) =>
        new(await JournalRoot.OfAsync(c.Db, c.Stop), await c.Db.Streams.CountAsync(c.Stop));

    /// <summary>A place by its path or its code.</summary>
    private static async Task<AreaPlace?> PlaceAsync(WorkReliefContext db, string area, CancellationToken stop)
    {
        var places = db.Areas.AsNoTracking();
        var row = long.TryParse(area, out var code)
            ? await places.FirstOrDefaultAsync(a => a.Code == AreaCodes.Pad(code), stop)
            : await places.FirstOrDefaultAsync(a => a.Path == area, stop);
        return row is null ? null : new AreaPlace(row.Code, row.Last, row.Path, row.Level);
    }

    private static async Task<long> NextCodeAsync(StepContext c, AreaPlace parent)
    {
        var level = parent.Level + 1;
        var last = await c
            .Db.Areas.Where(a => a.Code > parent.Code && a.Code <= parent.Last && a.Level == level)
            .MaxAsync(a => (long?)a.Code, c.Stop);
        return (last ?? parent.Code) + AreaCodes.Step(level);
    }
}
