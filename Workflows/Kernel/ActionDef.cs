using System.Reflection;

namespace WorkRelief.Workflows.Kernel;

/// <summary>A step that needs nothing said but the papers.</summary>
public sealed record NoInput;

/// <summary>A named action: the only way to change anything.</summary>
public sealed record ActionDef
{
    private readonly Func<object?, FacetSet, Moment, Decision> _decide;
    private readonly MethodInfo _how;

    /// <param name="name">e.g. <c>pay-cycle.sign</c>.</param>
    /// <param name="label">In Chinese.</param>
    /// <param name="how">A pure function of the input (if any), facets and the moment, in any order, to a <see cref="Decision"/>.</param>
    public ActionDef(string name, string label, Delegate how)
    {
        (Name, Label, _how) = (name, label, how.Method);
        (Input, Needs, _decide) = (Compiled.Input(how) ?? typeof(NoInput), Compiled.Needs(how), Compiled.Of<Decision>(how));
    }

    public string Name { get; }
    public string Label { get; }

    /// <summary>The payload's record type.</summary>
    public Type Input { get; }

    /// <summary>The facets that the decision looks at.</summary>
    public IReadOnlyList<Type> Needs { get; }

    /// <summary>What its decision may answer with; its rows' rules and the engine may refuse besides.</summary>
    public IReadOnlyList<RefusalCode> Refusals =>
        Input == typeof(ReasonInput)
            ? [.. RefusalFinder.In(_how).Union([Kernel.Refusals.Reason]).OrderBy(c => c.Name, StringComparer.Ordinal)]
            : RefusalFinder.In(_how);

    public Place At { get; init; } = Place.OfCase;

    /// <summary>Facet → the question that the input asks of it.</summary>
    public IReadOnlyDictionary<Type, Func<object, object?>> Asks { get; private init; } = new Dictionary<Type, Func<object, object?>>();

    /// <summary>Of several bodies that an account holds, those that the input concerns; empty when it does not matter.</summary>
    public Func<object, Shape, IReadOnlyList<string>>? Concerns { get; init; }

    /// <summary>The signal that this action of its subject answers; see <see cref="Follow.Signal"/>.</summary>
    public string? Hears { get; init; }

    /// <summary>Its papers must be pictures, PDF or Office files by their content.</summary>
    public bool TakesEvidence { get; init; }

    /// <summary>
    /// The papers of every step of the project count for it, but for these kinds, which are brought anew; null where only the case's and
    /// project's own count.
    /// </summary>
    public IReadOnlyList<string>? GathersAllBut { get; init; }

    /// <summary>What its row is about → the kind of public notice that the step hangs out; null for one that hangs out none.</summary>
    public Func<string?, string?>? HangsOut { get; init; }

    private readonly string? _chain;

    /// <summary>The one of <see cref="Chains"/> to which it belongs; its subject's where it says none.</summary>
    public string? Chain
    {
        get => _chain ?? Subject.Chain;
        init => _chain = value;
    }

    /// <summary>Whose action it is; given by the catalogue.</summary>
    public Subject Subject { get; internal init; } = null!;

    public bool Opens => At is Place.Opening or Place.NewProject or Place.Register { Starts: true };

    /// <summary>The kind of the case whose table has its rows.</summary>
    public string CaseKind =>
        At switch
        {
            Place.ProjectItself => Subject.Project,
            Place.Register => Subject.Register,
            _ => Subject.Kind,
        };

    /// <summary>
    /// The word by which a payload names the case, or for an opening action the project; null when the action has a case of its own.
    /// </summary>
    public string? CaseWord =>
        At switch
        {
            Place.NewProject or Place.Register => null,
            Place.ProjectItself or Place.Opening => Subject.Project,
            _ => Subject.CaseWord,
        };

    /// <summary>Decides without looking at anything but the arguments.</summary>
    public Decision Decide(object input, FacetSet facets, Moment moment) =>
        input is ReasonInput explained && Reason.Problem(explained.Reason) is { } problem
            ? new Refused([problem])
            : _decide(input, facets, moment);

    public ActionDef Asking<TFacet, TInput, TQuestion>(Func<TInput, TQuestion> question)
        where TFacet : Facet<TQuestion> =>
        this with
        {
            Asks = new Dictionary<Type, Func<object, object?>>(Asks) { [typeof(TFacet)] = i => question((TInput)i) },
        };

    /// <summary>Moves on along the row; nothing else becomes true.</summary>
    public static ActionDef Advance(string name, string label) => new(name, label, () => new Accept());

    /// <summary>Moves on, keeping the reason.</summary>
    public static ActionDef Explained(string name, string label) =>
        new(name, label, (ReasonInput input, CaseInHand at, Moment moment) => Reason.With(new Accept(), at.Id, input.Reason, moment));
}
