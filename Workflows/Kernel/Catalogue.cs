using System.Reflection;

namespace WorkRelief.Workflows.Kernel;

/// <summary>Everything that can be done and asked for, composed of subjects. It names none of them.</summary>
public sealed class Catalogue
{
    private static readonly Lazy<Catalogue> TheProgram = new(() => new Catalogue(Found(typeof(Catalogue).Assembly)));

    /// <summary>The program's own: every subject of this assembly.</summary>
    public static Catalogue Program => TheProgram.Value;

    public Catalogue(IEnumerable<Subject> subjects)
    {
        Subjects = [.. subjects.OrderBy(s => s.Chapter).ThenBy(s => s.Kind, StringComparer.Ordinal)];
        Actions = Named(Subjects.SelectMany(s => s.Actions.Select(a => a with { Subject = s })), a => a.Name, "action");
        Rules = Named(Subjects.SelectMany(s => s.Rules), r => r.Name, "rule");
        Papers = Named(Subjects.SelectMany(s => s.Papers), p => p.Kind, "paper");
        Policy = Named(Subjects.SelectMany(s => s.Policy), k => k.Name, "policy key");
        Limits = Named(Subjects.SelectMany(s => s.Limits), l => l.Key, "limit")
            .ToDictionary(l => l.Key, l => l.Value.Value, StringComparer.Ordinal);
        Registers = Named(Subjects.Select(s => s.Kept).OfType<Table>().Select(Whole), t => t.Name, "register");
        _byKind = Named(Subjects, s => s.Kind, "subject");
    }

    private readonly Dictionary<string, Subject> _byKind;
    private readonly List<string> _problems = [];

    public IReadOnlyList<Subject> Subjects { get; }
    public IReadOnlyDictionary<string, ActionDef> Actions { get; }
    public IReadOnlyDictionary<string, Rule> Rules { get; }
    public IReadOnlyDictionary<string, Paper> Papers { get; }
    public IReadOnlyDictionary<string, PolicyKey> Policy { get; }
    public IReadOnlyDictionary<string, string> Limits { get; }
    public IReadOnlyDictionary<string, Table> Registers { get; }

    /// <summary>The label of a kind of case.</summary>
    public string KindLabel(string kind) => kind == Subject.Register ? "登记" : _byKind[kind].Label;

    /// <summary>All tables of one county and mode, in working order.</summary>
    public IReadOnlyList<Table> Expand(Shape shape) => [.. Subjects.SelectMany(s => Expand(s, shape))];

    /// <summary>With the copies that the county wants of its steps.</summary>
    private IEnumerable<Table> Expand(Subject subject, Shape shape) =>
        Tables(subject, shape)
            .Select(t =>
                t.Rows.Any(r => shape.Copies.ContainsKey(r.Action))
                    ? t.With(r => shape.Copies.TryGetValue(r.Action, out var to) ? r with { CopyTo = to } : r)
                    : t
            );

    /// <summary>The project's table holds what every subject does at the project, in the order of chapters.</summary>
    private IEnumerable<Table> Tables(Subject subject, Shape shape) =>
        subject.Kind == Subject.Project
            ? subject.Expand(shape).Select(t => t.And(Subjects.SelectMany(s => s.InProject(shape))))
            : subject.Expand(shape);

    private Table Whole(Table register) => register.Name == Subject.System ? register.And(Subjects.SelectMany(s => s.InSystem)) : register;

    /// <summary>The table that an opening action's case pins; null when the county has no such variant.</summary>
    public Table? TableFor(ActionDef opening, Shape shape, object input)
    {
        var tables = Expand(opening.Subject, shape);
        return opening.At is Place.Opening { Variant: { } variant }
            ? tables.FirstOrDefault(t => t.Name == $"{opening.Subject.Kind}/{variant(input)}")
            : tables.SingleOrDefault();
    }

    /// <summary>The row says that the project waits for another case to be opened; the step itself stands in that case's table.</summary>
    public bool Calls(Row row, Table table) =>
        table.Kind == Subject.Project && row.Awaited && Actions.GetValueOrDefault(row.Action)?.At is Place.Opening;

    /// <summary>The action of a kind of case that answers a signal.</summary>
    public ActionDef Answering(string kind, string signal) => Actions.Values.Single(a => a.CaseKind == kind && a.Hears == signal);

    /// <summary>Everything in which the catalogue does not hold together; empty when the program may start.</summary>
    public IReadOnlyList<string> Problems() =>
        [
            .. _problems,
            .. Facts.Problems,
            .. Actions.Values.SelectMany(a =>
                a.Needs.Where(n => AsksQuestion(n) && !a.Asks.ContainsKey(n))
                    .Select(n => $"{a.Name} looks at {n.Name} and does not say what it asks")
            ),
            .. Actions.Values.SelectMany(a => InputField.Problems(a.Input)).Distinct(),
            .. Rules.Values.Where(r => !Rule.NamePattern().IsMatch(r.Name)).Select(r => $"{r.Name} is no name of a rule"),
            .. Registers.Values.SelectMany(Problems),
        ];

    /// <summary>Everything in which a table does not fit the catalogue, in Chinese: also said of a county's pack.</summary>
    public IEnumerable<string> Problems(Table table)
    {
        foreach (var row in table.Rows)
        {
            var place = $"{table.Label}：“{row.Label}”（{row.Action}）";
            if (!Actions.TryGetValue(row.Action, out var action))
                yield return $"{place}：没有这一步骤";
            else if (Calls(row, table))
            {
                if (row.Papers.Count + row.Rules.Count > 0 || !row.Stays)
                    yield return $"{place}：只表明等待立案，材料和条件写在所立案件的表中";
            }
            else if (action.CaseKind != table.Kind)
                yield return $"{place}：这一步骤属于{KindLabel(action.CaseKind)}";
            else if (action.Opens != row.Opens)
                yield return $"{place}：{(action.Opens ? "只能用来立案" : "不能用来立案")}";
            else
                foreach (var facet in action.Needs)
                    if (Unloadable(facet, row, table) is { } why)
                        yield return $"{place}：{why}";
            foreach (var body in (row.CopyTo ?? []).Append(row.Body).Where(b => !Bodies.Labels.ContainsKey(b)))
                yield return $"{place}：没有职责“{body}”";
            if (row.Limit is { } limit && !Limits.ContainsKey(limit))
                yield return $"{place}：没有时限“{limit}”";
            foreach (var paper in row.Papers.Where(p => !Papers.ContainsKey(p)))
                yield return $"{place}：没有材料种类“{paper}”";
            foreach (var name in row.Rules)
                if (!Rules.TryGetValue(name, out var rule))
                    yield return $"{place}：没有规则“{name}”";
                else
                    foreach (var facet in rule.Needs)
                        if (Unloadable(facet, row, table) is { } why)
                            yield return $"{place}：规则“{name}”{why}";
                        else if (AsksQuestion(facet) && action?.Asks.ContainsKey(facet) != true)
                            yield return $"{place}：规则“{name}”要看的（{facet.Name}），这一步骤没有";
        }
    }

    /// <summary>Why a facet cannot be loaded in a row; null when it can.</summary>
    private string? Unloadable(Type facet, Row row, Table table) =>
        facet.GetCustomAttribute<OfKindAttribute>() is not { Kind: var kind } ? null
        : kind != table.Kind ? $"只能用于{KindLabel(kind)}"
        : row.Opens ? "要看的案件，立案时还没有"
        : null;

    private static bool AsksQuestion(Type facet) =>
        facet.BaseType is { IsGenericType: true } question && question.GetGenericTypeDefinition() == typeof(Facet<>);

    private Dictionary<string, T> Named<T>(IEnumerable<T> items, Func<T, string> name, string what)
    {
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
            if (!named.TryAdd(name(item), item))
                _problems.Add($"two of one name: {what} {name(item)}");
        return named;
    }

    private static IEnumerable<Subject> Found(Assembly home) =>
        home.GetTypes().Where(t => t.IsSubclassOf(typeof(Subject)) && !t.IsAbstract).Select(t => (Subject)Activator.CreateInstance(t)!);
}
