using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.PublicNotices;

namespace WorkRelief.WorkflowHost.Subjects;

public sealed class PublicNoticeRow
{
    public required string Id { get; init; }
    public required string ProjectId { get; init; }
    public required string Kind { get; init; }
    public string? Subject { get; init; }
    public required string PlaceRef { get; init; }
    public DateOnly PostedOn { get; init; }

    /// <summary>Hour of the posting, Shanghai time; null when nobody said.</summary>
    public TimeOnly? PostedAt { get; init; }
    public DateOnly CountedFrom { get; set; }
    public int DaysToRun { get; set; }
    public DateOnly LastDay { get; set; }
    public bool Provisional { get; set; }

    /// <summary>Days left when an objection stopped the count.</summary>
    public int Remaining { get; set; }
}

public sealed class ObjectionRow
{
    public required string NoticeId { get; init; }
    public int Number { get; init; }
    public DateOnly LodgedOn { get; init; }
    public required string Channel { get; init; }
    public required string TextRef { get; init; }
    public DateOnly? AnsweredOn { get; set; }
    public bool? Upheld { get; set; }
    public string? ReplyRef { get; set; }
}

/// <summary>Notices: tables, what decisions look at, and how facts become true.</summary>
public static class PublicNoticeHost
{
    extension(WorkReliefContext db)
    {
        public DbSet<PublicNoticeRow> PublicNotices => db.Set<PublicNoticeRow>();
        public DbSet<ObjectionRow> Objections => db.Set<ObjectionRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<PublicNoticeRow>(e =>
        {
            e.ToTable("PublicNotices");
            e.HasKey(n => n.Id);
            e.HasIndex(n => n.ProjectId);
        });
        model.Entity<ObjectionRow>(e =>
        {
            e.ToTable("Objections");
            e.HasKey(o => new { o.NoticeId, o.Number });
        });
    }

    public static void On(FactContext at, PublicNoticePosted f)
    {
        at.Add(
            new PublicNoticeRow
            {
                Id = f.Notice,
                ProjectId = f.Project,
                Kind = f.Kind,
                Subject = f.Subject,
                PlaceRef = f.PlaceRef,
                PostedOn = f.PostedOn,
                PostedAt = f.Hour,
                CountedFrom = f.PostedOn,
                DaysToRun = f.Days,
                LastDay = f.LastDay,
                Provisional = f.Provisional,
            }
        );
    }

    public static async Task On(FactContext at, PublicNoticeRestarted f)
    {
        var notice = await NoticeAsync(at, f.Notice);
        (notice.CountedFrom, notice.DaysToRun, notice.LastDay, notice.Provisional) = (f.PostedOn, f.Days, f.LastDay, f.Provisional);
    }

    public static async Task On(FactContext at, PublicNoticeSuspended f)
    {
        (await NoticeAsync(at, f.Notice)).Remaining = f.Remaining;
    }

    public static async Task On(FactContext at, PublicNoticeResumed f)
    {
        var notice = await NoticeAsync(at, f.Notice);
        (notice.CountedFrom, notice.DaysToRun, notice.LastDay, notice.Provisional) = (
            f.RepliedOn,
            notice.Remaining,
            f.LastDay,
            f.Provisional
        );
    }

    public static void On(FactContext at, ObjectionLodged f)
    {
        at.Add(
            new ObjectionRow
            {
                NoticeId = f.Notice,
                Number = f.Number,
                LodgedOn = f.On,
                Channel = f.Channel,
                TextRef = f.TextRef,
            }
        );
    }

    public static async Task On(FactContext at, ObjectionAnswered f)
    {
        var objection = (await at.FindAsync<ObjectionRow>(f.Notice, f.Number))!;
        (objection.AnsweredOn, objection.Upheld, objection.ReplyRef) = (f.On, f.Upheld, f.ReplyRef);
    }

    private static async Task<PublicNoticeRow> NoticeAsync(FactContext at, string id) => (await at.FindAsync<PublicNoticeRow>(id))!;

    /// <summary>A notice of the kind hung out at least once.</summary>
    [WaitsUntil("public-notice.post")]
    public static IQueryable<Waits> HungOut(WorkReliefContext db) =>
        db.PublicNotices.Select(n => new Waits
        {
            CaseId = n.ProjectId,
            About = n.Kind,
            Body = null,
        });

    /// <summary>What was hung out for another case is hung out anew by that case, unless it was only taken down too early.</summary>
    [WaitsWhile("public-notice.repost")]
    public static IQueryable<Waits> ToHangAgain(WorkReliefContext db) =>
        from n in db.PublicNotices
        join k in db.Cases on n.Id equals k.Id
        where n.Subject == null || k.Stage == PublicNoticeTable.TakenDown
        select new Waits
        {
            CaseId = n.Id,
            About = null,
            Body = null,
        };

    public static async Task<NoticesPosted> LoadCount(StepContext c) =>
        new(await c.Db.PublicNotices.CountAsync(n => n.ProjectId == c.ProjectId, c.Stop));

    public static async Task<ClosedNotices> LoadClosed(StepContext c)
    {
        var closed = await (
            from n in c.Db.PublicNotices.AsNoTracking()
            join k in c.Db.Cases on n.Id equals k.Id
            where n.ProjectId == c.ProjectId && k.Stage == PublicNoticeTable.Closed
            select n.Subject ?? n.Kind
        ).ToListAsync(c.Stop);
        return new ClosedNotices(closed.ToHashSet(StringComparer.Ordinal));
    }

    public static async Task<NoticeInHand> LoadOne(StepContext c) =>
        await c
            .Db.PublicNotices.Where(n => n.Id == c.CaseId)
            .Select(n => new NoticeInHand
            {
                Kind = n.Kind,
                Subject = n.Subject,
                CountedFrom = n.CountedFrom,
                DaysToRun = n.DaysToRun,
                LastDay = n.LastDay,
                Provisional = n.Provisional,
                Remaining = n.Remaining,
                Suspends = c.Db.Set<CaseRow>().Any(k => k.Id == n.Subject && k.Kind == PayTable.Kind && k.Stage == PayTable.Payable),
            })
            .SingleAsync(c.Stop);

    public static async Task<Objections> LoadObjections(StepContext c)
    {
        var all = await c
            .Db.Objections.AsNoTracking()
            .Where(o => o.NoticeId == c.CaseId)
            .OrderBy(o => o.Number)
            .Select(o => new { o.Number, Open = o.AnsweredOn == null })
            .ToListAsync(c.Stop);
        return new Objections([.. all.Where(o => o.Open).Select(o => o.Number)], all.Count);
    }

    public static async Task<UnansweredBefore> LoadUnanswered(StepContext c, string? subject) =>
        subject is null
            ? new([])
            : new(
                await (
                    from n in c.Db.PublicNotices.AsNoTracking()
                    join o in c.Db.Objections on n.Id equals o.NoticeId
                    where n.Subject == subject && o.AnsweredOn == null
                    orderby n.Id, o.Number
                    select n.Id + "#" + o.Number
                ).ToListAsync(c.Stop)
            );

    public static async Task<RecruitmentReady> LoadRecruitment(StepContext c) =>
        new(
            await c.Db.LabourPlans.AnyAsync(p => p.ProjectId == c.ProjectId, c.Stop)
                && await c.Db.WageTables.AnyAsync(w => w.ProjectId == c.ProjectId, c.Stop)
        );
}
