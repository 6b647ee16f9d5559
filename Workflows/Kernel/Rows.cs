using System.Collections;

namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// One step as it is written down in a table: a row for each stage and body. The case waits for it when it leads on and a person takes
/// it; whatever stays in its stage, opens a case or belongs to the program is there when it is needed. Exceptions are said at the step.
/// </summary>
public sealed record Rows : IEnumerable<Row>
{
    private Rows(IEnumerable<string> bodies, string action, string label, Clause clause) =>
        (_bodies, _action, _label, _clause) = ([.. bodies], action, label, clause);

    private readonly IReadOnlyList<string> _bodies;
    private readonly string _action;
    private readonly string _label;
    private readonly Clause _clause;
    private IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Null when the case stays where it is.</summary>
    private string? Next { get; init; }
    private IReadOnlyList<string> Papers { get; init; } = [];
    private IReadOnlyList<string> Rules { get; init; } = [];
    private string? Limit { get; init; }
    private string? NotSameActorAs { get; init; }
    private string? Of { get; init; }
    private bool? Waits { get; init; }

    public static Rows By(IEnumerable<string> bodies, string action, string label, Clause clause) => new(bodies, action, label, clause);

    public static Rows By(string body, string action, string label, Clause clause) => new([body], action, label, clause);

    public Rows Opening(string stage) => Moving(Stage.None, stage);

    public Rows Moving(string from, string to) => this with { From = [from], Next = to };

    /// <summary>In each of these stages, without leaving it.</summary>
    public Rows In(params IEnumerable<string> stages) => this with { From = [.. stages] };

    public Rows On(params IEnumerable<string> papers) => this with { Papers = [.. papers] };

    public Rows If(params IEnumerable<string> rules) => this with { Rules = [.. rules] };

    public Rows Within(string limit) => this with { Limit = limit };

    public Rows NotBy(string? earlier) => this with { NotSameActorAs = earlier };

    /// <summary>About one of the things that the action can be about.</summary>
    public Rows About(string thing) => this with { Of = thing };

    /// <summary>It does not lead on, and yet the case waits for it: see <see cref="Row.Awaited"/>.</summary>
    public Rows Awaited() => this with { Waits = true };

    /// <summary>It leads on, and yet nobody waits for it: a way back, out or aside.</summary>
    public Rows Permitted() => this with { Waits = false };

    public IEnumerator<Row> GetEnumerator() =>
        From.SelectMany(from =>
                _bodies.Select(body => new Row(from, _action, _label, body, Papers, Next ?? from, Limit, Rules, _clause, NotSameActorAs)
                {
                    Awaited = Waits ?? (from != Stage.None && Next is { } to && to != from && !Bodies.OfTheProgram.Contains(body)),
                    About = Of,
                })
            )
            .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
