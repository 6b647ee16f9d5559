using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

internal sealed partial class PackPart
{
    private List<string> Names(PolicyKey key, YamlNode node)
    {
        var names = new List<string>();
        foreach (var item in _fields.List(node, key.Name, mayBeEmpty: true))
            if (_fields.Text(item, key.Name) is { } name)
                if (names.Contains(name))
                    _fields.Problem(item, $"“{name}”重复");
                else
                    names.Add(name);
        return names;
    }

    private List<NoticeKindRule> Notices(PolicyKey key, YamlNode node)
    {
        var kinds = new List<NoticeKindRule>();
        foreach (var item in _fields.List(node, key.Name))
        {
            if (_fields.Map(item, key.Name, ["kind", "days", "place", "audience", "basis", "fields"]) is not { } map)
                continue;
            var kind = _fields.Word(_fields.Required(map, "kind", item.Line, key.Name), "kind", [.. key.Choices["kind"].Keys]);
            var days = map.TryGetValue("days", out var entry) ? _fields.Whole(entry.Value, "days", 1, 60) : null;
            var place = _fields.Text(map.GetValueOrDefault("place")?.Value, "place");
            var audience = _fields.Text(map.GetValueOrDefault("audience")?.Value, "audience");
            var fields = map.TryGetValue("fields", out var list)
                ? _fields.Names(list.Value, "fields", [.. key.Choices["fields"].Keys])
                : [];
            if (kind is null)
                continue;
            if (kinds.Any(k => k.Kind == kind))
                _fields.Problem(item, $"“{kind}”重复");
            var basis = _fields.Text(map.GetValueOrDefault("basis")?.Value, "basis");
            kinds.Add(new NoticeKindRule(kind, days, place, audience, fields) { Basis = basis });
        }
        return kinds;
    }

    private List<ArchiveItem> Archive(PolicyKey key, YamlNode node)
    {
        var items = new List<ArchiveItem>();
        foreach (var item in _fields.List(node, key.Name))
        {
            if (
                _fields.Map(item, key.Name, ["item", "label", "for", "stage", "level", "aspect", "papers", "points", "keep"]) is not { } map
            )
                continue;
            var name = PackName(_fields.Required(map, "item", item.Line, key.Name), "item");
            var label = _fields.Text(_fields.Required(map, "label", item.Line, key.Name), "label");
            var purposes = map.TryGetValue("for", out var only)
                ? _fields.Names(only.Value, "for", [.. key.Choices["for"].Keys])
                : [.. key.Choices["for"].Keys];
            var stage = _fields.Word(_fields.Required(map, "stage", item.Line, key.Name), "stage", [.. key.Choices["stage"].Keys]);
            var level = _fields.Word(_fields.Required(map, "level", item.Line, key.Name), "level", [.. key.Choices["level"].Keys]);
            var aspect = map.TryGetValue("aspect", out var about)
                ? _fields.Word(about.Value, "aspect", [.. key.Choices["aspect"].Keys])
                : null;
            var papers = _fields.Names(_fields.Required(map, "papers", item.Line, key.Name), "papers", KindsOfPaper);
            var points = map.TryGetValue("points", out var list) ? Names(key, list.Value) : [];
            var keep = map.TryGetValue("keep", out var term) ? _fields.Word(term.Value, "keep", [.. key.Choices["keep"].Keys]) : null;
            if (name is null || label is null || stage is null || level is null)
                continue;
            if (items.Any(i => i.Name == name))
                _fields.Problem(item, $"“{name}”重复");
            items.Add(new ArchiveItem(name, label, purposes, stage, level, aspect, papers, points) { Keep = keep });
        }
        return items;
    }
}
