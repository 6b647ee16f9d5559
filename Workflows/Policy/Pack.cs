using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>How sure we are of a value: <c>full</c> (the article was read), <c>seed</c> (said by the government itself),
/// <c>second-hand</c>, <c>unverified</c>, <c>default</c> (this program's choice where all are silent).</summary>
public enum Certainty
{
    Full,
    Seed,
    SecondHand,
    Unverified,
    Default,
}

/// <summary>A policy value from a date on.</summary>
/// <param name="Value">An <see cref="int"/>, <see cref="decimal"/>, <see cref="string"/>, or a list of <see cref="Rung"/> or
/// <see cref="ShareFloor"/>, as the key says.</param>
/// <param name="Unit">天, 月, 小时, 占比, …</param>
public sealed record DatedValue(DateOnly From, object Value, string Unit, string Source, Certainty Certainty);

/// <summary>One step of a reminder ladder.</summary>
/// <param name="Days">Days from the due date; negative is before.</param>
/// <param name="To">The body that is written to.</param>
/// <param name="Tone"><c>remind</c>, <c>again</c>, <c>escalate</c> or <c>consequence</c>.</param>
public sealed record Rung(int Days, string To, string Tone);

/// <summary>The least share of pay for a project track and fund base, and the share aimed at (0.10 = 10 %).</summary>
public sealed record ShareFloor(string Track, string Base, decimal Floor, decimal? Target)
{
    /// <summary>Where this row comes from, when it is not the source of the whole value.</summary>
    public string? Source { get; init; }

    /// <summary>How sure we are of this row, when it differs from the whole value.</summary>
    public Certainty? Certainty { get; init; }
}

/// <summary>A policy pack: one county's dated, sourced values and shapes, merged over <c>national</c>. Immutable.</summary>
/// <param name="Name">e.g. <c>dongpo</c>.</param>
/// <param name="Hash">SHA-256 over the pack's own text and that of the pack it extends, lower-case hex.</param>
/// <param name="AreaCode">12-digit statistical code of the county or city; 0 for national.</param>
/// <param name="AreaPath">e.g. 四川省/眉山市/东坡区; empty for national.</param>
public sealed record Pack(
    string Name,
    string Label,
    string Hash,
    long AreaCode,
    string AreaPath,
    IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Values,
    IReadOnlyList<Shape> Shapes
)
{
    /// <summary>监督电话 of the county, printed on notices beside 12345; null where the pack names none.</summary>
    public string? Telephone { get; init; }

    /// <summary>
    /// The value in force on a day. Superseded values stay and answer for their days. For a key that the program did not know yet when the
    /// pack came into force, the program's own default answers.
    /// </summary>
    /// <exception cref="PolicyGap">No value is in force on that day.</exception>
    public DatedValue In(string key, DateOnly on) =>
        (Values.GetValueOrDefault(key) ?? PackReader.Shipped(PackReader.Common).Values.GetValueOrDefault(key))?.LastOrDefault(v =>
            v.From <= on
        ) ?? throw new PolicyGap($"政策包 {Name} 在 {on:yyyy-MM-dd} 没有生效的“{key}”");

    public int Days(string key, DateOnly on) => (int)In(key, on).Value;

    public string Word(string key, DateOnly on) => (string)In(key, on).Value;

    public decimal Share(string key, DateOnly on) => (decimal)In(key, on).Value;

    public IReadOnlyList<string> Names(string key, DateOnly on) => (IReadOnlyList<string>)In(key, on).Value;

    public IReadOnlyList<Rung> Ladder(string key, DateOnly on) => (IReadOnlyList<Rung>)In(key, on).Value;

    /// <summary>The shape of a mode in force on a day, or null when the county does not use the mode.</summary>
    public Shape? ShapeOf(string mode, DateOnly on) => Shapes.LastOrDefault(s => s.Mode == mode && s.From <= on);
}

/// <param name="Days">Full days; null for the common number.</param>
/// <param name="Place">Where it belongs, in Chinese.</param>
/// <param name="Audience">For whose eyes.</param>
/// <param name="Fields">Columns of a payroll notice; empty for all.</param>
public sealed record NoticeKindRule(string Kind, int? Days, string? Place, string? Audience, IReadOnlyList<string> Fields)
{
    /// <summary>The county's rule by its official name, as the notice prints it: 《…区以工代赈项目管理办法》第八条.</summary>
    public string? Basis { get; init; }
}

/// <summary>A pack lacks a value for a day that a project needs.</summary>
public sealed class PolicyGap(string message) : Exception(message);

/// <summary>One item of the checklist: what belongs in the archive, from whom and when.</summary>
/// <param name="Purposes">public or industry, or both.</param>
/// <param name="Stage">One of the five stages.</param>
/// <param name="Level">Who is responsible for it.</param>
/// <param name="Aspect">One of the four aspects; null for other items.</param>
/// <param name="Papers">Kinds of paper of which one at least must lie in the project.</param>
/// <param name="Points">What its content must say; ticked by who files it, confirmed by who reviews it.</param>
public sealed record ArchiveItem(
    string Name,
    string Label,
    IReadOnlyList<string> Purposes,
    string Stage,
    string Level,
    string? Aspect,
    IReadOnlyList<string> Papers,
    IReadOnlyList<string> Points
)
{
    /// <summary>保管期限, a key of the policy's terms; null where the county's archivists have not said.</summary>
    public string? Keep { get; init; }
}
