using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
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
            }
        );
    }

    public static async Task On(FactContext at, GrantEnded f)
    {
        (await at.FindAsync<GrantRow>(f.Grant))!.UntilDay = f.Until;
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
        new(await c.Db.Grants.Where(g => g.Id == grant).Select(g => (DateOnly?)g.FromDay).FirstOrDefaultAsync(c.Stop));

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
