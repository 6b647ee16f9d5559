using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>
/// Where the activities of a table stand: the usual way from left to right in the first lane, whatever leaves it in lanes beneath, each
/// stage in a column of its own, so that nothing overlaps. In pixels.
/// </summary>
internal sealed class ElsaLayout
{
    private const int EventWidth = 240;
    private const int SwitchWidth = 240;
    private const int Gap = 120;
    private const int Height = 60;
    private const int CaseHeight = 26;
    private readonly Dictionary<string, (int X, int Y)> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _cases = new(StringComparer.Ordinal);

    public ElsaLayout(Table table)
    {
        var stages = table.Stages.Select(s => s.Name).Prepend(Stage.None).ToList();
        foreach (var stage in stages)
            _cases[stage] = ElsaWriter.CasesOf(table, stage).Count;
        HashSet<string> usual = [Stage.None, .. StageLine.UsualWay(table, Stage.None)];
        var below = usual.Max(s => HeightOf(s)) + Gap;
        var (x, column) = (EventWidth + Gap, EventWidth + Gap + SwitchWidth + Gap);
        foreach (var stage in stages.Where(usual.Contains))
        {
            _places[stage] = (x, 0);
            x += column;
        }
        // Aside: under the first stage that leads there, and beneath what stands there already.
        foreach (var stage in stages.Where(s => !usual.Contains(s)))
        {
            var from = stages.FirstOrDefault(s => _places.ContainsKey(s) && table.RowsFrom(s).Any(r => r.To == stage)) ?? Stage.None;
            var under = _places[from].X;
            var taken = _places.Where(p => p.Value.X == under && p.Value.Y >= below).ToList();
            _places[stage] = (under, taken.Count == 0 ? below : taken.Max(p => p.Value.Y + HeightOf(p.Key)) + Gap);
        }
    }

    public static ElsaDesigner Start => new(new ElsaPosition(0, 0), new ElsaSize(EventWidth, Height));

    public ElsaDesigner Event(string stage) => new(new ElsaPosition(_places[stage].X, _places[stage].Y), new ElsaSize(EventWidth, Height));

    public ElsaDesigner Switch(string stage) =>
        new(new ElsaPosition(_places[stage].X + EventWidth + Gap, _places[stage].Y), new ElsaSize(SwitchWidth, HeightOf(stage)));

    private int HeightOf(string stage) => Height + CaseHeight * _cases[stage];
}
