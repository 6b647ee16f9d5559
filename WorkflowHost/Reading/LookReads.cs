using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Looks;

namespace WorkRelief.WorkflowHost.Reading;

/// <param name="What">The page's or file's name.</param>
/// <param name="Address">Where it was shown, as a person reads it.</param>
public sealed record LookLine(long Seq, DateTimeOffset At, string Account, string Name, string What, string Address);

/// <summary>Who looked at what: asked before anything is shown, and read by those who watch and those who administer.</summary>
public sealed class LookReads(Store store)
{
    public const int PageLines = 100;

    /// <summary>
    /// Whether a look is still to be noted: of somebody who watches, every one; of anybody else what shows full numbers. What stands under
    /// the same key is noted already.
    /// </summary>
    public async Task<bool> IsToBeNotedAsync(Scope scope, bool showsNumbers, string key, CancellationToken stop)
    {
        await using var db = store.Open();
        var noted = db.Journal.Where(j => j.Account == scope.Account && j.RequestKey == key);
        return showsNumbers
            ? !await noted.AnyAsync(stop)
            : await scope.Grants(db).AnyAsync(g => g.Body == Bodies.Supervisor && !noted.Any(), stop);
    }

    /// <summary>
    /// The looks that the asker may read, the newest first: an administrator all; who watches, their own and those of others who watch
    /// within their area. Null for everybody else.
    /// </summary>
    /// <param name="before">The number after which the page begins.</param>
    public async Task<IReadOnlyList<LookLine>?> PageAsync(Scope scope, long? before, CancellationToken stop)
    {
        await using var db = store.Open();
        var administers = await scope.AdministersAsync(db, stop);
        var (all, mine) = (db.Grants, scope.Grants(db).Where(g => g.Body == Bodies.Supervisor));
        if (!administers && !await mine.AnyAsync(stop))
            return null;
        var steps = await db
            .Steps.AsNoTracking()
            .Where(s => s.Stream == Streams.System && s.Action == LookActions.Note && (before == null || s.Seq < before))
            .Where(s =>
                administers
                || s.Account == scope.Account
                || all.Any(h =>
                    h.Account == s.Account
                    && h.Body == Bodies.Supervisor
                    && mine.Any(g => g.ProjectId == null && h.ProjectId == null && g.AreaFrom <= h.AreaFrom && h.AreaTo <= g.AreaTo)
                )
            )
            .OrderByDescending(s => s.Seq)
            .Take(PageLines)
            .ToListAsync(stop);
        var keys = steps.ToDictionary(s => $"{s.Stream}:{s.Seq}/{LookActions.What}", s => s.Seq, StringComparer.Ordinal);
        var said = await db.Texts.AsNoTracking().Where(t => keys.Keys.Contains(t.Key)).ToListAsync(stop);
        var texts = said.ToDictionary(t => keys[t.Key], t => t.Text.Split('\n'));
        var names = await People.NamesAsync(db, [.. steps.Select(s => s.Account).Distinct()], stop);
        return
        [
            .. steps.Select(s => new LookLine(
                s.Seq,
                s.RecordedUtc,
                s.Account,
                names.GetValueOrDefault(s.Account, s.Account),
                texts[s.Seq][0],
                texts[s.Seq][^1]
            )),
        ];
    }
}
