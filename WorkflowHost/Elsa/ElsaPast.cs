using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>
/// What happened in a case, as Elsa would have recorded it: each step completes the event of the stage it left and the switch behind it;
/// the event of the stage that the case came to waits. A stage without rows is the end.
/// </summary>
public sealed class ElsaPast
{
    private readonly CaseTrail _trail;
    private readonly string _instance;
    private readonly List<ElsaExecution> _executions = [];
    private readonly List<ElsaJournalLine> _journal = [];
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);

    /// <param name="instance">The case's id in Elsa.</param>
    public ElsaPast(string instance, CaseTrail trail)
    {
        (_instance, _trail) = (instance, trail);
        var table = trail.Table;
        var opened = trail.Steps.Count > 0 ? trail.Steps[0].RecordedUtc : ChinaTime.At(trail.OpenedOn, TimeOnly.MinValue);
        Come(ElsaWriter.StartId, ElsaWriter.StartType, ElsaWriter.Starting, opened, opened);
        var (at, since) = (Stage.None, opened);
        foreach (var step in trail.Steps)
        {
            // A step of another case may open or move this one: it is among that case's steps, not among these.
            var from = table.RowsFor(at, step.Action).Any() ? at : table.Rows.FirstOrDefault(r => r.Action == step.Action)?.From ?? at;
            if (from != at)
                Pass(at, since, step.RecordedUtc);
            var waited = Pass(from, since, step.RecordedUtc);
            _journal.Add(Line(step, waited, from));
            (at, since) = (step.Stage, step.RecordedUtc);
        }
        if (at != trail.Stage)
            Pass(at, since, since);
        var label = table.StageLabel(trail.Stage);
        if (table.RowsFrom(trail.Stage).Any())
            Come(ElsaWriter.EventId(trail.Stage), ElsaWriter.EventType, label, since, null);
        else
            Come(ElsaWriter.EndId(trail.Stage), ElsaWriter.EndType, label, since, since);
    }

    public string Status => Bookmarks.Count > 0 ? ElsaInstance.Running : ElsaInstance.Finished;

    /// <inheritdoc cref="ElsaInstance.SubStatusOf"/>
    public string SubStatus => ElsaInstance.SubStatusOf(Status);

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<ElsaExecution> Executions => _executions;

    /// <summary>One line a step, the first first.</summary>
    public IReadOnlyList<ElsaJournalLine> Journal => _journal;

    /// <summary>Of each node that the case came to.</summary>
    public IReadOnlyList<ElsaStats> Stats =>
        [
            .. _executions
                .GroupBy(e => (e.ActivityId, e.ActivityNodeId))
                .Select(g => new ElsaStats(
                    g.Key.ActivityId,
                    g.Key.ActivityNodeId,
                    g.Count(),
                    g.Count(e => e.CompletedAt is not null),
                    g.Any(e => e.CompletedAt is null)
                )),
        ];

    /// <summary>Where the case waits; empty when it is at its end.</summary>
    public IReadOnlyList<ElsaBookmark> Bookmarks =>
        [
            .. _executions
                .Where(e => e.CompletedAt is null)
                .Select(e => new ElsaBookmark(e.Id, e.ActivityId, e.ActivityNodeId, e.Id, e.StartedAt)),
        ];

    /// <summary>Out of a stage: its event and its switch. Gives the event.</summary>
    private ElsaExecution Pass(string stage, DateTimeOffset since, DateTimeOffset until)
    {
        var waited = Come(ElsaWriter.EventId(stage), ElsaWriter.EventType, _trail.Table.StageLabel(stage), since, until);
        Come(ElsaWriter.SwitchId(stage), ElsaWriter.SwitchType, ElsaWriter.Taking, until, until);
        return waited;
    }

    private ElsaExecution Come(string id, string type, string name, DateTimeOffset started, DateTimeOffset? completed)
    {
        _times[id] = _times.GetValueOrDefault(id) + 1;
        var come = new ElsaExecution($"{_instance}:{id}:{_times[id]}", _instance, id, ElsaWriter.Node(id), type, name, started, completed);
        _executions.Add(come);
        return come;
    }

    private ElsaJournalLine Line(Taken step, ElsaExecution waited, string from)
    {
        var words = new Dictionary<string, string>
        {
            ["办理"] = step.Label,
            ["谁"] = step.By,
            ["职责"] = step.ActingAs,
            ["发生日"] = $"{step.On:yyyy-MM-dd}",
            ["办后"] = step.StageLabel,
        };
        if (step.Reason is { } reason)
            words["意见、理由"] = reason;
        return new ElsaJournalLine(
            $"{_instance}:{step.Seq}",
            waited.Id,
            waited.ActivityId,
            step.Label,
            _trail.Table.StageLabel(from),
            waited.ActivityNodeId,
            step.RecordedUtc,
            _journal.Count + 1,
            step.By == step.ActingAs ? step.By : $"{step.By}（{step.ActingAs}）",
            step.Reason,
            words
        );
    }
}
