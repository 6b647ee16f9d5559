using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.PublicNotices;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>
/// What hangs on the public board. Anybody may ask, so nothing is answered but what is on a board anyway: notices, how long they hang, the
/// papers as they were issued, and that there were objections. Who objects may ask for the answer by the receipt.
/// </summary>
public sealed class BoardReads(Store store, Vault vault, TimeProvider clock)
{
    /// <summary>How long a notice that is over stays to be read.</summary>
    public const int MonthsKept = 12;

    /// <summary>Longest list; those below a place have shorter ones.</summary>
    public const int MostLines = 200;

    private const int CountyLevel = 3;

    private static readonly string[] OnBoard = [PublicNoticeTable.OnNotice, PublicNoticeTable.Disputed];

    private sealed class Hung
    {
        public required PublicNoticeRow Notice { get; init; }
        public required string Stage { get; init; }
        public required string ProjectName { get; init; }
        public required long Area { get; init; }
        public required string AreaPath { get; init; }
        public required string Place { get; init; }
    }

    private DateOnly Today => ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>Counties, their townships and villages with notices, each before those below it.</summary>
    public async Task<IReadOnlyList<BoardPlace>> PlacesAsync(CancellationToken stop)
    {
        await using var db = store.Open();
        return await PlacesAsync(db, stop);
    }

    /// <summary>Null for a place without notices.</summary>
    public async Task<BoardOf?> PlaceAsync(long code, CancellationToken stop)
    {
        await using var db = store.Open();
        var places = await PlacesAsync(db, stop);
        if (places.FirstOrDefault(p => p.Code == code) is not { } place)
            return null;
        var last = AreaCodes.Last(code, place.Level);
        var here = Seen(db, Today).Where(h => code <= h.Area && h.Area <= last);
        var running = await here.Where(h => OnBoard.Contains(h.Stage)).OrderBy(h => h.Notice.LastDay).Take(MostLines).ToListAsync(stop);
        var past = await here.Where(h => !OnBoard.Contains(h.Stage))
            .OrderByDescending(h => h.Notice.LastDay)
            .ThenBy(h => h.Notice.Id)
            .Take(MostLines + 1)
            .ToListAsync(stop);
        var lines = await LinesAsync(db, [.. running, .. past.Take(MostLines)], stop);
        return new BoardOf(
            place,
            [.. places.Where(p => p.Level == place.Level + 1 && code < p.Code && p.Code <= last)],
            [.. lines.Take(running.Count)],
            [.. lines.Skip(running.Count)],
            past.Count > MostLines
        );
    }

    /// <summary>Null when there is none.</summary>
    public async Task<BoardNotice?> NoticeAsync(string id, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await All(db).FirstOrDefaultAsync(h => h.Notice.Id == id, stop) is not { } hung)
            return null;
        var notice = hung.Notice;
        var line = (await LinesAsync(db, [hung], stop))[0];
        var newer = line.State == NoticeState.Replaced ? await NewerAsync(db, notice, stop) : null;
        var kept = line.State is NoticeState.Running or NoticeState.Disputed || notice.LastDay >= Today.AddMonths(-MonthsKept);
        var paper = kept ? await Papers(db).Where(d => d.CaseId == id).OrderByDescending(d => d.Seq).FirstOrDefaultAsync(stop) : null;
        var stream = Streams.OfProject(notice.ProjectId);
        var counted = await db
            .Steps.AsNoTracking()
            .Where(s => s.Stream == stream && s.CaseId == id && s.OccurredOn == notice.CountedFrom)
            .OrderByDescending(s => s.Seq)
            .Select(s => s.Action)
            .ToListAsync(stop);
        return new BoardNotice(
            line,
            hung.ProjectName,
            hung.Area,
            LastDayWords.Of(notice, line.State, counted),
            Tell(hung.AreaPath),
            paper?.Id,
            paper?.File,
            paper?.IssuedOn,
            newer,
            await db
                .Objections.AsNoTracking()
                .Where(o => o.NoticeId == id)
                .OrderBy(o => o.Number)
                .Select(o => new BoardObjection(o.Number, o.LodgedOn, o.AnsweredOn, o.Upheld))
                .ToListAsync(stop)
        );
    }

    /// <summary>The file of a notice's paper that still may be read; null for any other paper.</summary>
    public async Task<string?> PaperAsync(string code, CancellationToken stop)
    {
        await using var db = store.Open();
        var of = await Papers(db).Where(d => d.Id == code).Select(d => d.CaseId).FirstOrDefaultAsync(stop);
        return of is not null && await NoticeAsync(of, stop) is { } notice && notice.Code == code ? notice.File : null;
    }

    /// <summary>The receipt that was given for an objection, by the place of its step.</summary>
    public async Task<string?> ReceiptAsync(string stream, long seq, CancellationToken stop)
    {
        await using var db = store.Open();
        var key = $"{stream}:{seq}/{ObjectionTexts.Receipt}";
        return await db.Texts.AsNoTracking().Where(t => t.Key == key).Select(t => t.Text).FirstOrDefaultAsync(stop) is { } text
            ? vault.Unseal(text)
            : null;
    }

    /// <summary>Null for a receipt that was never given.</summary>
    public async Task<BoardAnswer?> AnswerAsync(string receipt, CancellationToken stop)
    {
        await using var db = store.Open();
        var mark = vault.Mark(ObjectionTexts.Receipt, Receipts.Tidy(receipt));
        if (await db.Texts.AsNoTracking().Where(t => t.Mark == mark).Select(t => t.Key).FirstOrDefaultAsync(stop) is not { } key)
            return null;
        var words = ObjectionTexts.Beside(key, ObjectionTexts.Words);
        var objection = await db.Objections.AsNoTracking().SingleAsync(o => o.TextRef == words, stop);
        var line = (await LinesAsync(db, [await All(db).SingleAsync(h => h.Notice.Id == objection.NoticeId, stop)], stop))[0];
        var reply = await db.Texts.AsNoTracking().Where(t => t.Key == objection.ReplyRef).Select(t => t.Text).FirstOrDefaultAsync(stop);
        return new BoardAnswer(
            line.Id,
            line.Title,
            objection.LodgedOn,
            objection.AnsweredOn is null ? await AnswerByAsync(db, line.Id, stop) : null,
            objection.AnsweredOn,
            objection.Upheld,
            reply
        );
    }

    /// <summary>The last day on which an open objection is answered in time; null while none is open.</summary>
    internal static async Task<DateOnly?> AnswerByAsync(WorkReliefContext db, string notice, CancellationToken stop) =>
        await db
            .Deadlines.AsNoTracking()
            .Where(d => d.CaseId == notice && d.Action == "public-notice.remind-examiner")
            .Select(d => (DateTimeOffset?)d.DueUtc)
            .FirstOrDefaultAsync(stop)
            is { } due
            ? ChinaTime.DateOf(due).AddDays(-1)
            : null;

    private async Task<List<BoardPlace>> PlacesAsync(WorkReliefContext db, CancellationToken stop)
    {
        var counts = await Seen(db, Today)
            .GroupBy(h => new { h.Area, h.AreaPath })
            .Select(g => new
            {
                g.Key.Area,
                g.Key.AreaPath,
                Running = g.Count(h => OnBoard.Contains(h.Stage)),
                All = g.Count(),
            })
            .ToListAsync(stop);
        var paths = counts.SelectMany(c => Above(c.AreaPath)).Distinct().ToList();
        var areas = await db.Areas.AsNoTracking().Where(a => paths.Contains(a.Path)).OrderBy(a => a.Code).ToListAsync(stop);
        return
        [
            .. areas.Select(a =>
            {
                var below = counts.Where(c => a.Code <= c.Area && c.Area <= a.Last).ToList();
                var running = below.Sum(c => c.Running);
                return new BoardPlace(a.Code, a.Path, a.Name, a.Level, running, below.Sum(c => c.All) - running);
            }),
        ];
    }

    private static IEnumerable<string> Above(string path)
    {
        var names = path.Split('/');
        return Enumerable.Range(CountyLevel, Math.Max(0, names.Length - CountyLevel + 1)).Select(n => string.Join('/', names.Take(n)));
    }

    private static IQueryable<Hung> All(WorkReliefContext db) =>
        from n in db.PublicNotices.AsNoTracking()
        join k in db.Cases on n.Id equals k.Id
        join p in db.Projects on n.ProjectId equals p.Id
        join a in db.Areas on p.Area equals a.Code
        join t in db.Texts on n.PlaceRef equals t.Key
        select new Hung
        {
            Notice = n,
            Stage = k.Stage,
            ProjectName = p.Name,
            Area = a.Code,
            AreaPath = a.Path,
            Place = t.Text,
        };

    /// <summary>Those on the board, and those that were within the months kept.</summary>
    private static IQueryable<Hung> Seen(WorkReliefContext db, DateOnly today)
    {
        var since = today.AddMonths(-MonthsKept);
        return All(db).Where(h => OnBoard.Contains(h.Stage) || h.Notice.LastDay >= since);
    }

    private static IQueryable<DocumentRow> Papers(WorkReliefContext db) =>
        from d in db.Documents.AsNoTracking()
        join n in db.PublicNotices on d.CaseId equals n.Id
        where d.VoidReasonRef == null && d.Kind == n.Kind + "-notice"
        select d;

    private async Task<List<BoardLine>> LinesAsync(WorkReliefContext db, IReadOnlyList<Hung> hung, CancellationToken stop)
    {
        var subjects = hung.Where(h => h.Notice.Subject is not null).Select(h => h.Notice.Subject!).Distinct().ToList();
        var siblings = await db
            .PublicNotices.AsNoTracking()
            .Where(n => subjects.Contains(n.Subject!))
            .Select(n => new { n.Subject, n.Id })
            .ToListAsync(stop);
        var newest = siblings
            .GroupBy(s => s.Subject!)
            .ToDictionary(s => s.Key, s => s.MaxBy(n => Number(n.Id))!.Id, StringComparer.Ordinal);
        return
        [
            .. hung.Select(h =>
            {
                var n = h.Notice;
                var replaced = n.Subject is { } subject && newest[subject] != n.Id;
                var state = NoticeStates.Of(h.Stage, n.LastDay, replaced, Today);
                return new BoardLine(
                    n.Id,
                    Title(n, h.ProjectName),
                    PublicNoticeTable.KindLabels[n.Kind],
                    h.AreaPath,
                    h.Place,
                    state,
                    n.PostedOn,
                    n.LastDay,
                    state == NoticeState.Running ? n.LastDay.DayNumber - Today.DayNumber : null
                );
            }),
        ];
    }

    private static async Task<string?> NewerAsync(WorkReliefContext db, PublicNoticeRow notice, CancellationToken stop) =>
        (await db.PublicNotices.AsNoTracking().Where(n => n.Subject == notice.Subject).Select(n => n.Id).ToListAsync(stop)).MaxBy(Number);

    /// <summary>What comes after the last dash: notices of a project are numbered.</summary>
    private static int Number(string id) => int.Parse(id[(id.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A month's pay notice names the month.</summary>
    private static string Title(PublicNoticeRow notice, string projectName)
    {
        var label = PublicNoticeTable.KindLabels[notice.Kind];
        var part = notice.Subject is { } subject ? subject[(subject.IndexOf('/', StringComparison.Ordinal) + 1)..] : "";
        var month = part.Length >= 7 && DayList.Month(part[..7]) is { } m ? $"{m.Year}年{m.Month}月" : "";
        return $"{projectName} · {month}{label}{(month.Length > 0 && part.Length > 7 ? "（补发）" : "")}";
    }

    /// <summary>The village and the township; where the project has no village, the township alone.</summary>
    private static List<string> Tell(string path)
    {
        var names = path.Split('/');
        return
        [
            .. names.Length > 4 ? (string[])[Bodies.Address(Bodies.VillagersCommittee, names[4])] : [],
            .. names.Length > 3 ? (string[])[Bodies.Address(Bodies.Township, names[3])] : [],
            Bodies.Address(Bodies.ReformBureau, names.Length > 2 ? names[2] : names[^1]),
        ];
    }
}
