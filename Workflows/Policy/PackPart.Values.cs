using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Policy;

internal sealed partial class PackPart
{
    private static readonly string[] Tones = ["remind", "again", "escalate", "consequence"];

    private static readonly Dictionary<string, Certainty> Certainties = new()
    {
        ["full"] = Certainty.Full,
        ["seed"] = Certainty.Seed,
        ["second-hand"] = Certainty.SecondHand,
        ["unverified"] = Certainty.Unverified,
        ["default"] = Certainty.Default,
    };

    private static readonly IReadOnlyList<string> ActingBodies = [.. Bodies.Grantable.Keys];

    private List<DatedValue> DatedValues(PolicyKey key, YamlNode node)
    {
        var values = new List<DatedValue>();
        foreach (var item in _fields.List(node, key.Name))
        {
            if (_fields.Map(item, key.Name, ["from", "value", "unit", "source", "certainty"]) is not { } map)
                continue;
            var fromNode = _fields.Required(map, "from", item.Line, key.Name);
            var from = _fields.Date(fromNode, "from");
            var value = Value(key, _fields.Required(map, "value", item.Line, key.Name));
            Unit(key, map, item.Line);
            var source = _fields.Text(_fields.Required(map, "source", item.Line, key.Name), "source");
            var certainty = _fields.Word(_fields.Required(map, "certainty", item.Line, key.Name), "certainty", Certainties.Keys);
            if (from is null || value is null || source is null || certainty is null)
                continue;
            if (values.Count > 0 && from <= values[^1].From)
                _fields.Problem(
                    fromNode!,
                    from == values[^1].From
                        ? $"“{key.Name}”的起始日 {from:yyyy-MM-dd} 重复"
                        : $"“{key.Name}”的起始日 {from:yyyy-MM-dd} 早于前一条的 {values[^1].From:yyyy-MM-dd}，应按日期先后排列"
                );
            values.Add(new DatedValue(from.Value, value, key.Unit, source, Certainties[certainty]));
        }
        return values;
    }

    private void Unit(PolicyKey key, Dictionary<string, YamlEntry> map, int line)
    {
        if (!map.TryGetValue("unit", out var unit))
        {
            if (key.Unit.Length > 0)
                _fields.Problem(line, $"{key.Name}缺少“unit”，应为“{key.Unit}”");
        }
        else if (unit.Value is not YamlScalar { Text: var written } || written.Trim() != key.Unit)
            _fields.Problem(unit.Value, key.Unit.Length > 0 ? $"{key.Name}的单位应为“{key.Unit}”" : $"{key.Name}没有单位");
    }

    private object? Value(PolicyKey key, YamlNode? node) =>
        node is null
            ? null
            : key.Type switch
            {
                PolicyType.Days => _fields.Whole(node, key.Name, key.Least, key.Most),
                PolicyType.Share => _fields.Number(node, key.Name, 0, 1),
                PolicyType.Word => _fields.Word(node, key.Name, [.. key.Words ?? []]),
                PolicyType.Names => Names(key, node),
                PolicyType.Notices => Notices(key, node),
                PolicyType.Archive => Archive(key, node),
                PolicyType.Ladder => Ladder(key, node),
                PolicyType.ShareFloors => ShareFloors(key, node),
                _ => throw new InvalidOperationException($"no reader for {key.Type}"),
            };

    private List<Rung> Ladder(PolicyKey key, YamlNode node)
    {
        var rungs = new List<Rung>();
        foreach (var item in _fields.List(node, key.Name))
        {
            if (_fields.Map(item, key.Name, ["days", "to", "tone"]) is not { } map)
                continue;
            var daysNode = _fields.Required(map, "days", item.Line, key.Name);
            var days = _fields.Whole(daysNode, "days", -366, 366);
            var to = _fields.Word(_fields.Required(map, "to", item.Line, key.Name), "to", ActingBodies);
            var tone = _fields.Word(_fields.Required(map, "tone", item.Line, key.Name), "tone", Tones);
            if (days is null || to is null || tone is null)
                continue;
            if (rungs.Count > 0 && days <= rungs[^1].Days)
                _fields.Problem(daysNode!, $"催办的天数 {days} 应大于前一级的 {rungs[^1].Days}");
            rungs.Add(new Rung(days.Value, to, tone));
        }
        return rungs;
    }

    private List<ShareFloor> ShareFloors(PolicyKey key, YamlNode node)
    {
        var floors = new List<ShareFloor>();
        foreach (var item in _fields.List(node, key.Name, mayBeEmpty: true))
        {
            if (_fields.Map(item, key.Name, ["track", "base", "floor", "target", "source", "certainty"]) is not { } map)
                continue;
            var track = _fields.Word(_fields.Required(map, "track", item.Line, key.Name), "track", [.. Tracks.TrackLabels.Keys]);
            var fundBase = _fields.Word(_fields.Required(map, "base", item.Line, key.Name), "base", [.. Tracks.BaseLabels.Keys]);
            var floor = _fields.Number(_fields.Required(map, "floor", item.Line, key.Name), "floor", 0, 1);
            var target = _fields.Number(map.GetValueOrDefault("target")?.Value, "target", 0, 1);
            var source = _fields.Text(map.GetValueOrDefault("source")?.Value, "source");
            var certainty = _fields.Word(map.GetValueOrDefault("certainty")?.Value, "certainty", Certainties.Keys);
            if (map.ContainsKey("source") != map.ContainsKey("certainty"))
                _fields.Problem(item, "单独写明来源时，“source”和“certainty”要一并写");
            if (target < floor)
                _fields.Problem(map["target"].Value, $"目标 {target} 低于下限 {floor}");
            if (track is null || fundBase is null || floor is null)
                continue;
            if (floors.Any(f => f.Track == track && f.Base == fundBase))
                _fields.Problem(item, $"“{track}”按“{fundBase}”的下限重复");
            floors.Add(
                new ShareFloor(track, fundBase, floor.Value, target)
                {
                    Source = source,
                    Certainty = certainty is null ? null : Certainties[certainty],
                }
            );
        }
        return floors;
    }
}
