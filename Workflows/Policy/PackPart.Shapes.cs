using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

internal sealed partial class PackPart
{
    private static readonly string[] ClauseForms = ["seed", "law", "default"];
    private static readonly IReadOnlyList<string> KindsOfPaper = [.. Kernel.Catalogue.Program.Papers.Keys];

    private void Shape(YamlNode node)
    {
        string[] keys = ["mode", "from", "source", "roles", "approval", "pay", "tiers", "clauses", "copies"];
        if (_fields.Map(node, "shapes", keys) is not { } map)
            return;
        var mode = _fields.Word(_fields.Required(map, "mode", node.Line, "shapes"), "mode", [.. Kernel.Shape.ModeLabels.Keys]);
        var fromNode = _fields.Required(map, "from", node.Line, "shapes");
        var from = _fields.Date(fromNode, "from");
        var source = _fields.Text(_fields.Required(map, "source", node.Line, "shapes"), "source");
        var clauses = map.TryGetValue("clauses", out var entry) ? Steps(entry.Value) : [];
        var shape = new PackShape(File, node.Line, mode ?? "", from ?? default, source ?? "")
        {
            SetBy = Label,
            Roles = map.TryGetValue("roles", out var roles)
                ? Roles(roles.Value, clauses, source ?? "")
                : new Dictionary<string, PackRole>(),
            Approval = Section(map, "approval", item => Link(item, "approval")),
            Pay = Section(map, "pay", item => Link(item, "pay")),
            Tiers = Section(map, "tiers", Tier),
            Clauses = clauses,
            Copies = map.TryGetValue("copies", out var copies) ? Copies(copies.Value, source ?? "") : new Dictionary<string, PackRole>(),
        };
        Unique(shape.Approval, map, "approval", l => l.Stage, "环节");
        Unique(shape.Pay, map, "pay", l => l.Stage, "环节");
        Unique(shape.Tiers, map, "tiers", t => t.Name, "验收层级");
        if (mode is null || from is null)
            return;
        if (Shapes.LastOrDefault(s => s.Mode == mode) is { } former && from <= former.From)
            _fields.Problem(fromNode!, $"“{mode}”的起始日 {from:yyyy-MM-dd} 应晚于前一条的 {former.From:yyyy-MM-dd}");
        Shapes.Add(shape);
    }

    private PackSection<T>? Section<T>(Dictionary<string, YamlEntry> map, string key, Func<YamlNode, T?> read)
        where T : class =>
        map.TryGetValue(key, out var entry)
            ? new([.. _fields.List(entry.Value, key).Select(read).OfType<T>()], File, entry.Line)
            {
                Rules = [.. entry.Value is YamlList list ? list.Items.OfType<YamlMap>().SelectMany(RulesOf) : []],
            }
            : null;

    private static IEnumerable<PackRule> RulesOf(YamlMap item) =>
        from stage in item.Entries
        where stage is { Key: "stage", Value: YamlScalar }
        from rules in item.Entries
        where rules is { Key: "rules", Value: YamlList }
        from rule in ((YamlList)rules.Value).Items.OfType<YamlScalar>()
        select new PackRule(((YamlScalar)stage.Value).Text.Trim(), rule.Text.Trim(), rule.Line);

    private void Unique<T>(PackSection<T>? section, Dictionary<string, YamlEntry> map, string key, Func<T, string> name, string what)
    {
        if (section is null || map[key].Value is not YamlList list)
            return;
        // Items that could not be read have been reported; lines of the others are found again by their own name.
        var field = typeof(T) == typeof(Tier) ? "name" : "stage";
        foreach (var twice in section.Items.GroupBy(name).Where(g => g.Count() > 1))
        {
            var line = list
                .Items.OfType<YamlMap>()
                .SelectMany(m => m.Entries)
                .Last(e => e.Key == field && e.Value is YamlScalar s && s.Text.Trim() == twice.Key)
                .Line;
            _fields.Problem(line, $"“{key}”中{what}“{twice.Key}”重复");
        }
    }

    private Dictionary<string, PackRole> Roles(YamlNode node, Dictionary<string, Clause> clauses, string source)
    {
        var roles = new Dictionary<string, PackRole>();
        foreach (var (key, entry) in _fields.Map(node, "roles", Kernel.Shape.RoleLabels.Keys) ?? [])
            roles[key] = new PackRole(_fields.Names(entry.Value, key, ActingBodies), clauses.GetValueOrDefault(key)?.Id ?? source);
        return roles;
    }

    private Link? Link(YamlNode node, string chain)
    {
        string[] keys = ["stage", "stage-label", "label", "bodies", "papers", "rules", .. ClauseForms];
        if (_fields.Map(node, chain, chain == "pay" ? [.. keys, "not-by-compiler"] : keys) is not { } map)
            return null;
        var stageNode = _fields.Required(map, "stage", node.Line, chain);
        var stage = _fields.Text(stageNode, "stage");
        if (stage is not null && !StagePattern().IsMatch(stage))
            _fields.Problem(stageNode!, $"环节名“{stage}”应为大写开头的英文词，如 AwaitingTownship");
        var stageLabel = _fields.Text(_fields.Required(map, "stage-label", node.Line, chain), "stage-label");
        var label = _fields.Text(_fields.Required(map, "label", node.Line, chain), "label");
        var bodies = _fields.Names(_fields.Required(map, "bodies", node.Line, chain), "bodies", ActingBodies);
        var papers = _fields.Names(map.GetValueOrDefault("papers")?.Value, "papers", KindsOfPaper, mayBeEmpty: true);
        var rules = Rules(map.GetValueOrDefault("rules")?.Value);
        var clause = OneClause(map, node.Line, chain);
        var notByCompiler = _fields.Truth(map.GetValueOrDefault("not-by-compiler")?.Value, "not-by-compiler") ?? false;
        return stage is null || stageLabel is null || label is null || clause is null
            ? null
            : new Link(stage, stageLabel, label, bodies, papers, rules, clause, notByCompiler);
    }

    private List<string> Rules(YamlNode? node)
    {
        var rules = new List<string>();
        foreach (var item in node is null ? [] : _fields.List(node, "rules", mayBeEmpty: true))
        {
            if (_fields.Text(item, "rules") is not { } rule)
                continue;
            if (!RulePattern().IsMatch(rule))
                _fields.Problem(item, $"规则名“{rule}”应如 PlannedShareMeetsFloor@1");
            else if (rules.Contains(rule))
                _fields.Problem(item, $"规则“{rule}”重复");
            else
                rules.Add(rule);
        }
        return rules;
    }

    private Tier? Tier(YamlNode node)
    {
        string[] keys = ["name", "label", "applies", "decides", "application-papers", "decision-papers", "pass-mark", .. ClauseForms];
        if (_fields.Map(node, "tiers", keys) is not { } map)
            return null;
        var nameNode = _fields.Required(map, "name", node.Line, "tiers");
        var name = PackName(nameNode, "name");
        var label = _fields.Text(_fields.Required(map, "label", node.Line, "tiers"), "label");
        var applies = _fields.Names(_fields.Required(map, "applies", node.Line, "tiers"), "applies", ActingBodies);
        var decides = _fields.Names(_fields.Required(map, "decides", node.Line, "tiers"), "decides", ActingBodies);
        var application = _fields.Names(
            map.GetValueOrDefault("application-papers")?.Value,
            "application-papers",
            KindsOfPaper,
            mayBeEmpty: true
        );
        var decision = _fields.Names(map.GetValueOrDefault("decision-papers")?.Value, "decision-papers", KindsOfPaper, mayBeEmpty: true);
        var (mark, markClause) = PassMark(map.GetValueOrDefault("pass-mark")?.Value);
        var clause = OneClause(map, node.Line, "tiers");
        return name is null || label is null || clause is null
            ? null
            : new Tier(name, label, applies, decides, application, decision, mark, clause) { PassMarkClause = markClause };
    }

    private (decimal? Mark, Clause? Clause) PassMark(YamlNode? node)
    {
        if (node is null || _fields.Map(node, "pass-mark", ["score", .. ClauseForms]) is not { } map)
            return (null, null);
        var score = _fields.Number(_fields.Required(map, "score", node.Line, "pass-mark"), "score", 0, 100);
        return (score, OneClause(map, node.Line, "pass-mark"));
    }

    private Dictionary<string, Clause> Steps(YamlNode node)
    {
        var clauses = new Dictionary<string, Clause>();
        foreach (var entry in _fields.Entries(node, "clauses"))
        {
            if (!StepPattern().IsMatch(entry.Key))
                _fields.Problem(entry.Line, $"步骤名“{entry.Key}”应为小写英文，如 pays 或 pay-cycle.sign");
            else if (_fields.Map(entry.Value, entry.Key, ClauseForms) is { } map && OneClause(map, entry.Line, entry.Key) is { } clause)
                clauses[entry.Key] = clause;
        }
        return clauses;
    }

    private Dictionary<string, PackRole> Copies(YamlNode node, string source)
    {
        var copies = new Dictionary<string, PackRole>(StringComparer.Ordinal);
        foreach (var entry in _fields.Entries(node, "copies"))
            // Registers follow the program: no county's table holds their steps.
            if (!Kernel.Catalogue.Program.Actions.TryGetValue(entry.Key, out var action) || action.At is Place.Register)
                _fields.Problem(entry.Line, $"没有步骤“{entry.Key}”可抄送");
            else
                copies[entry.Key] = new PackRole(_fields.Names(entry.Value, entry.Key, ActingBodies, mayBeEmpty: true), source);
        return copies;
    }

    private Clause? OneClause(Dictionary<string, YamlEntry> map, int line, string what)
    {
        var forms = ClauseForms.Where(map.ContainsKey).ToList();
        if (forms.Count != 1)
        {
            _fields.Problem(line, $"{what}要写明一个依据：seed、law、default 之一");
            return null;
        }
        var value = map[forms[0]].Value;
        switch (forms[0])
        {
            case "seed":
                return _fields.Word(value, "seed", [.. Seeds.ById.Keys]) is { } id ? Kernel.Clause.Seed(id) : null;
            case "default":
                return _fields.Text(value, "default") is { } text ? Kernel.Clause.Default(text) : null;
            default:
                if (_fields.Map(value, "law", ["article", "effect"]) is not { } law)
                    return null;
                var article = _fields.Text(_fields.Required(law, "article", value.Line, "law"), "article");
                var effect = _fields.Text(_fields.Required(law, "effect", value.Line, "law"), "effect");
                return article is null || effect is null ? null : Kernel.Clause.Law(article, effect);
        }
    }
}
