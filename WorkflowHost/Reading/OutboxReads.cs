using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>How far a mail has come.</summary>
public enum MailState
{
    Waiting,
    Failed,
    Sent,
}

/// <param name="Model">What its template is filled with.</param>
/// <param name="Office">As it addresses them; the body alone where nobody holds it.</param>
/// <param name="To">Addresses of today's holders, masked.</param>
/// <param name="Attempts">Tries that were made.</param>
/// <param name="Problem">Why it did not go out, addresses masked.</param>
public sealed record MailLine(
    long Id,
    string Template,
    string Model,
    string? Project,
    string Office,
    IReadOnlyList<string> To,
    DateTimeOffset QueuedUtc,
    DateTimeOffset? SentUtc,
    DateTimeOffset NextTryUtc,
    int Attempts,
    string? Problem
);

/// <param name="Next">Where the following page begins; null on the last.</param>
public sealed record MailPage(IReadOnlyDictionary<MailState, int> Counts, IReadOnlyList<MailLine> Lines, string? Next);

/// <summary>The outgoing mail, for an administrator; nothing for anyone else.</summary>
public sealed class OutboxReads(Store store)
{
    public const int Most = 50;

    /// <param name="after">As the page before gave it.</param>
    public async Task<MailPage> PageAsync(Scope scope, MailState state, string? after, CancellationToken stop)
    {
        await using var db = store.Open();
        if (!await scope.AdministersAsync(db, stop))
            return new MailPage(new Dictionary<MailState, int>(), [], null);
        var counts = new Dictionary<MailState, int>();
        foreach (var one in Enum.GetValues<MailState>())
            counts[one] = await In(db, one).CountAsync(stop);
        var (page, before) = (In(db, state), long.TryParse(after, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue);
        // The newest first: a failure is looked for among the last ones.
        var rows = await page.Where(o => o.Id < before).OrderByDescending(o => o.Id).Take(Most + 1).ToListAsync(stop);
        var names = await NamesAsync(db, rows, stop);
        var lines = new List<MailLine>();
        foreach (var row in rows.Take(Most))
        {
            var to = await Addressees.OfAsync(db, row, row.ToBody, scope.Today, stop);
            lines.Add(
                new MailLine(
                    row.Id,
                    row.Template,
                    row.Model,
                    row.ProjectId is { } project ? names.GetValueOrDefault(project, project) : null,
                    to.Count > 0 ? to[0].Office : Bodies.Labels[row.ToBody],
                    [.. to.Select(t => Mask.Mail(t.Mail))],
                    row.QueuedUtc,
                    row.SentUtc,
                    row.NextTryUtc,
                    row.Attempts,
                    row.Problem is { } problem ? Mask.Mails(problem) : null
                )
            );
        }
        return new MailPage(counts, lines, rows.Count > Most ? lines[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static IQueryable<OutgoingRow> In(WorkReliefContext db, MailState state) =>
        state switch
        {
            MailState.Sent => db.Outgoing.AsNoTracking().Where(o => o.SentUtc != null),
            MailState.Failed => db.Outgoing.AsNoTracking().Where(o => o.SentUtc == null && o.Parked),
            _ => db.Outgoing.AsNoTracking().Where(o => o.SentUtc == null && !o.Parked),
        };

    private static Task<Dictionary<string, string>> NamesAsync(WorkReliefContext db, IEnumerable<OutgoingRow> rows, CancellationToken stop)
    {
        var ids = rows.Select(r => r.ProjectId).OfType<string>().Distinct().ToList();
        return db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
    }
}
