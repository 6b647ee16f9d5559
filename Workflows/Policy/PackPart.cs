using System.Text.RegularExpressions;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>A list of a shape, and where it stands, for problems that show only after the merge.</summary>
internal sealed record PackSection<T>(IReadOnlyList<T> Items, string File, int Line)
{
    public IReadOnlyList<PackRule> Rules { get; init; } = [];
}

/// <summary>A rule that the link of a stage names, and where.</summary>
internal sealed record PackRule(string Stage, string Rule, int Line);

internal sealed record PackRole(IReadOnlyList<string> Bodies, string Source);

/// <summary>What a file says about one mode from one day on; null sections are taken from what it extends.</summary>
internal sealed record PackShape(string File, int Line, string Mode, DateOnly From, string Source)
{
    public IReadOnlyDictionary<string, PackRole> Roles { get; init; } = new Dictionary<string, PackRole>();
    public string SetBy { get; init; } = "";
    public PackSection<Link>? Approval { get; init; }
    public PackSection<Link>? Pay { get; init; }
    public PackSection<Tier>? Tiers { get; init; }
    public IReadOnlyDictionary<string, Clause> Clauses { get; init; } = new Dictionary<string, Clause>();
    public IReadOnlyDictionary<string, PackRole> Copies { get; init; } = new Dictionary<string, PackRole>();
}

/// <summary>One file, read and checked by itself, before it is merged over what it extends.</summary>
internal sealed partial class PackPart
{
    public string File { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Label { get; private set; } = "";
    public (string Name, int Line)? Extends { get; private set; }
    public long AreaCode { get; private set; }
    public string AreaPath { get; private set; } = "";

    /// <summary>Null where the pack names none.</summary>
    public string? Telephone { get; private set; }
    public Dictionary<string, IReadOnlyList<DatedValue>> Values { get; } = [];
    public List<PackShape> Shapes { get; } = [];

    private PackFields _fields = null!;

    public static PackPart Read(string text, string file, PackProblems problems)
    {
        var root = PlainYaml.Parse(text, file, problems);
        var part = new PackPart { File = file, _fields = new PackFields(file, problems) };
        part.Fill(root);
        return part;
    }

    private void Fill(YamlMap root)
    {
        if (_fields.Map(root, "政策包", ["pack", "label", "extends", "area", "values", "shapes"]) is not { } map)
            return;
        var name = _fields.Required(map, "pack", root.Line, "政策包");
        Name = PackName(name, "pack") ?? "";
        Label = _fields.Text(_fields.Required(map, "label", root.Line, "政策包"), "label") ?? "";
        if (map.TryGetValue("extends", out var extends) && PackName(extends.Value, "extends") is { } other)
            Extends = (other, extends.Line);
        if (map.TryGetValue("area", out var area))
            Area(area.Value);
        else if (map.ContainsKey("extends"))
            _fields.Problem(root, "政策包缺少“area”：地方的政策包要写行政区划");
        if (map.TryGetValue("values", out var values) && _fields.Map(values.Value, "values", Catalogue.Program.Policy.Keys) is { } keys)
            foreach (var (key, entry) in keys)
                Values[key] = DatedValues(Catalogue.Program.Policy[key], entry.Value);
        if (!map.ContainsKey("extends"))
            foreach (var missing in Catalogue.Program.Policy.Values.Where(k => !Values.ContainsKey(k.Name)))
                _fields.Problem(
                    values?.Line ?? root.Line,
                    $"缺少“{missing.Name}”（{missing.Label}）：不沿用其他政策包时，每个数值都要给出"
                );
        if (map.TryGetValue("shapes", out var shapes))
            foreach (var node in _fields.List(shapes.Value, "shapes"))
                Shape(node);
    }

    private string? PackName(YamlNode? node, string what)
    {
        if (_fields.Text(node, what) is not { } text)
            return null;
        if (NamePattern().IsMatch(text))
            return text;
        _fields.Problem(node!, $"“{what}”为“{text}”，应为小写字母、数字和连字符");
        return null;
    }

    private void Area(YamlNode node)
    {
        if (_fields.Map(node, "area", ["code", "path", "telephone"]) is not { } map)
            return;
        var code = _fields.Required(map, "code", node.Line, "area");
        if (_fields.Text(code, "code") is { } digits)
        {
            if (AreaPattern().IsMatch(digits))
                AreaCode = long.Parse(digits.PadRight(12, '0'), System.Globalization.CultureInfo.InvariantCulture);
            else
                _fields.Problem(code!, $"行政区划代码“{digits}”应为 6 位或 12 位数字");
        }
        if (map.TryGetValue("telephone", out var telephone) && _fields.Text(telephone.Value, "telephone") is { } called)
        {
            Telephone = called;
            if (!TelephonePattern().IsMatch(called))
                _fields.Problem(telephone.Value, $"监督电话“{called}”应如 028-38200000");
        }
        var path = _fields.Required(map, "path", node.Line, "area");
        AreaPath = _fields.Text(path, "path") ?? "";
        if (AreaPath.Split('/').Any(string.IsNullOrWhiteSpace) && AreaPath.Length > 0)
            _fields.Problem(path!, $"“path”为“{AreaPath}”，应如 四川省/眉山市/东坡区");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9]{3,4}-?[0-9]{7,8}(-[0-9]{1,5})?$")]
    private static partial Regex TelephonePattern();

    [GeneratedRegex("^([1-9][0-9]{5}|[1-9][0-9]{11})$")]
    private static partial Regex AreaPattern();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{0,59}$")]
    private static partial Regex StagePattern();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*@[1-9][0-9]{0,3}$")]
    private static partial Regex RulePattern();

    [GeneratedRegex("^[a-z][a-z0-9.-]{0,59}$")]
    private static partial Regex StepPattern();
}
