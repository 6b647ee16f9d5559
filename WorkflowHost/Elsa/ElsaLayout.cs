using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>
/// Where the activities of a table stand, in pixels: its stages as a text is written, the usual way first, and whatever leaves it in lines
/// of its own beneath. A line is as long as lets the whole be seen at half its size, below which Studio shrinks nothing.
/// </summary>
internal sealed class ElsaLayout
{
    private const int StartWidth = 130;
    private const int SwitchWidth = 140;

    /// <summary>Between an event and its switch, and between two lines.</summary>
    private const int Gap = 60;
    private const int Height = 60;
    private const int CaseHeight = 30;

    /// <summary>A Chinese character in the name of a stage, and in that of a case.</summary>
    private const int StageCharacter = 16;
    private const int CaseCharacter = 12;
    private const int Shortest = 3;
    private const int Longest = 6;
    private readonly Dictionary<string, (int X, int Y)> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _cases = new(StringComparer.Ordinal);
    private readonly int _eventWidth;

    public ElsaLayout(Table table)
    {
        var stages = table.Stages.Select(s => s.Name).Prepend(Stage.None).ToList();
        var longest = 0;
        foreach (var stage in stages)
        {
            var cases = ElsaWriter.CasesOf(table, stage);
            _cases[stage] = cases.Count;
            longest = Math.Max(longest, cases.Select(c => c.Label.Length).DefaultIfEmpty().Max());
        }
        _eventWidth = 90 + StageCharacter * Math.Max(8, stages.Max(s => table.StageLabel(s).Length));
        // The names of a switch's cases stand right of it.
        var column = _eventWidth + Gap + SwitchWidth + CaseCharacter * longest + Gap;
        HashSet<string> usual = [Stage.None, .. StageLine.UsualWay(table, Stage.None)];
        var line = Math.Clamp((int)Math.Round(Math.Sqrt(stages.Count)), Shortest, Longest);
        var y = 0;
        foreach (var way in (IEnumerable<string>[])[stages.Where(usual.Contains), stages.Where(s => !usual.Contains(s))])
        foreach (var together in way.Chunk(line))
        {
            foreach (var (n, stage) in together.Index())
                _places[stage] = (StartWidth + Gap + n * column, y);
            y += together.Max(HeightOf) + Gap;
        }
    }

    public static ElsaDesigner Start => new(new ElsaPosition(0, 0), new ElsaSize(StartWidth, Height));

    public ElsaDesigner Event(string stage) => new(new ElsaPosition(_places[stage].X, _places[stage].Y), new ElsaSize(_eventWidth, Height));

    public ElsaDesigner Switch(string stage) =>
        new(new ElsaPosition(_places[stage].X + _eventWidth + Gap, _places[stage].Y), new ElsaSize(SwitchWidth, HeightOf(stage)));

    private int HeightOf(string stage) => Height + CaseHeight * _cases[stage];
}
