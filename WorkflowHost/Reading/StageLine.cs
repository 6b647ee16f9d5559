using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>A procedure drawn as a line of stages, from its table and from what happened.</summary>
public static class StageLine
{
    /// <summary>
    /// The stages that the case came through, where it stands, and the usual way on: the first awaited row out of each stage. A stage of
    /// the usual way that the case went around is skipped.
    /// </summary>
    public static IReadOnlyList<StageMark> Of(Table table, string now, IReadOnlyList<(string Stage, DateOnly On, string By)> steps)
    {
        var reached = new Dictionary<string, (DateOnly On, string By)>(StringComparer.Ordinal);
        var before = "";
        foreach (var (stage, on, by) in steps)
        {
            if (stage != before)
                reached[stage] = (on, by);
            before = stage;
        }
        var (order, usual, ahead) = (table.Stages.Select(s => s.Name).ToList(), UsualWay(table, Stage.None), UsualWay(table, now));
        var here = order.IndexOf(now);
        return
        [
            .. order
                .Where(s => s == now || reached.ContainsKey(s) || ahead.Contains(s) || (usual.Contains(s) && order.IndexOf(s) < here))
                .Select(s => new StageMark(
                    table.StageLabel(s),
                    s == now ? StageState.Now
                        : ahead.Contains(s) ? StageState.Ahead
                        : reached.ContainsKey(s) ? StageState.Done
                        : StageState.Skipped,
                    reached.TryGetValue(s, out var at) && !(ahead.Contains(s) && s != now) ? at.On : null,
                    reached.TryGetValue(s, out var who) && !(ahead.Contains(s) && s != now) ? who.By : null
                )),
        ];
    }

    /// <summary>The stages that are usually still to come; where a case may rest its usual way ends.</summary>
    internal static HashSet<string> UsualWay(Table table, string from)
    {
        var way = new HashSet<string>(StringComparer.Ordinal);
        while (
            (from == Stage.None || !table.Stage(from).Final)
            && table
                .RowsFrom(from)
                .Where(r => !r.Stays)
                .OrderBy(r =>
                    r.Awaited ? 0
                    : Bodies.OfTheProgram.Contains(r.Body) ? 1
                    : 2
                )
                .FirstOrDefault()
                is { } next
            && way.Add(next.To)
        )
            from = next.To;
        return way;
    }
}
