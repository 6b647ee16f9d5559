using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkRelief.Workflows.Kernel;

/// <summary>A condition a case can be in. <see cref="Final"/> stages are where a case may rest for good.</summary>
public sealed record Stage(string Name, string Label, bool Final = false)
{
    /// <summary>The stage of a case that does not exist yet: rows from here open a case.</summary>
    public const string None = "";
}

/// <summary>One permitted step, as an official reads it: from, action, by whom, on which papers, to, time limit, rules, clause.</summary>
/// <param name="From">Stage name; <see cref="Stage.None"/> opens the case.</param>
/// <param name="Action">Name in the action catalogue, e.g. <c>pay-cycle.sign</c>.</param>
/// <param name="Label">What the step is called in this county, in Chinese.</param>
/// <param name="Body">Who acts: a name from <see cref="Bodies"/>.</param>
/// <param name="Papers">Kinds from <see cref="Paper"/> that must lie in the case or project, or come with the action.</param>
/// <param name="To">Stage name after the step; the same as <see cref="From"/> when the case stays.</param>
/// <param name="Limit">A name from the subject's <see cref="Subject.Limits"/>: by when, or for the clock's rows, at what moment.</param>
/// <param name="Rules">Versioned rule names, e.g. <c>LeadNamed@1</c>.</param>
/// <param name="Clause">The source of the row.</param>
/// <param name="NotSameActorAs">An earlier action of the same case whose actor may not take this step.</param>
public sealed record Row(
    string From,
    string Action,
    string Label,
    string Body,
    IReadOnlyList<string> Papers,
    string To,
    string? Limit,
    IReadOnlyList<string> Rules,
    Clause Clause,
    string? NotSameActorAs = null
)
{
    public bool Opens => From == Stage.None;
    public bool Stays => From == To;

    /// <summary>
    /// The case waits for it: the next thing that somebody has to do. A step that stays in its stage is waited for until it was taken
    /// once; one that opens another case, while the state calls for that case. Everything else is merely permitted.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Awaited { get; init; }

    /// <summary>Bodies that are told of the step and need not act: 抄送.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? CopyTo { get; init; }

    /// <summary>What it is about, where its action has rows about several things: a kind of notice, a tier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? About { get; init; }
}

/// <summary>A process: its stages and rows after expansion by pack and mode. Immutable; a case pins <see cref="Hash"/>.</summary>
public sealed class Table
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = false,
    };

    private readonly ILookup<(string From, string Action), Row> _rows;

    public Table(string kind, string name, string label, IReadOnlyList<Stage> stages, IReadOnlyList<Row> rows)
        : this(new TableText(kind, name, label, stages, rows)) { }

    private Table(TableText text)
    {
        Text = text;
        Json = JsonSerializer.Serialize(text, Canonical);
        Hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Json)));
        _rows = text.Rows.ToLookup(r => (r.From, r.Action));
    }

    private TableText Text { get; }

    /// <summary>The table with each row as another.</summary>
    public Table With(Func<Row, Row> changed) => new(Text with { Rows = [.. Rows.Select(changed)] });

    /// <summary>The table with more rows at its end.</summary>
    public Table And(IEnumerable<Row> rows) => new(Text with { Rows = [.. Rows, .. rows] });

    /// <summary>
    /// The subject: <c>project</c>, <c>pay-cycle</c>, <c>public-notice</c>, <c>acceptance</c>, <c>rectification</c>, <c>register</c>.
    /// </summary>
    public string Kind => Text.Kind;

    /// <summary>The kind with what distinguishes this expansion, e.g. <c>acceptance/county</c>.</summary>
    public string Name => Text.Name;
    public string Label => Text.Label;
    public IReadOnlyList<Stage> Stages => Text.Stages;

    /// <summary>Rows in working order.</summary>
    public IReadOnlyList<Row> Rows => Text.Rows;

    /// <summary>Canonical JSON: fixed member order, no white space. The hash is over its UTF-8 bytes.</summary>
    public string Json { get; }

    /// <summary>SHA-256 of <see cref="Json"/>, lower-case hex.</summary>
    public string Hash { get; }

    public IEnumerable<Row> RowsFor(string from, string action) => _rows[(from, action)];

    public IEnumerable<Row> RowsFrom(string stage) => Rows.Where(r => r.From == stage);

    public Stage Stage(string name) => Stages.First(s => s.Name == name);

    public string StageLabel(string name) => name == Kernel.Stage.None ? "（尚未立案）" : Stage(name).Label;

    /// <summary>Reads a stored table. Its hash is computed again, so a changed text has another hash.</summary>
    public static Table Parse(string json) =>
        new(JsonSerializer.Deserialize<TableText>(json, Canonical) ?? throw new JsonException("empty table"));

    private sealed record TableText(string Kind, string Name, string Label, IReadOnlyList<Stage> Stages, IReadOnlyList<Row> Rows);
}
