namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// Something a rule or a decision may look at. Whoever names one as a parameter has it loaded: the host has one loader for each, and a
/// step loads what its row's rules and its decision name, once.
/// </summary>
public abstract record Facet;

/// <summary>A facet that answers a question which the action draws from its input, e.g. which of these workers are registered.</summary>
/// <typeparam name="TQuestion">What is asked; see <see cref="ActionDef.Asking{TFacet, TInput, TQuestion}"/>.</typeparam>
public abstract record Facet<TQuestion> : Facet;

/// <summary>The facet is about an existing case of this kind; rules that look at it stand in rows of that kind alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfKindAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}

/// <summary>The case at which the step is taken; for an opening step the project, or the register, in which the case will stand.</summary>
/// <param name="Stage">Empty for a case that is being opened.</param>
/// <param name="Table">The table that the case pins, or will pin.</param>
/// <param name="Area">The place where the step takes hold: 12-digit code.</param>
/// <param name="Given">Papers that come with this step.</param>
public sealed record CaseInHand(string Id, string Stage, Table Table, long Area, IReadOnlyList<PaperGiven> Given) : Facet;

/// <summary>Kinds of paper held by the case or its project, or given now.</summary>
public sealed record PapersHeld(IReadOnlySet<string> Kinds) : Facet;

/// <summary>What the program itself knows: for steps that speak of steps, rules or papers.</summary>
public sealed record ProgramKnown(Catalogue Catalogue) : Facet;

/// <summary>A paper that comes with an action.</summary>
/// <param name="File">SHA-256 of an uploaded file.</param>
/// <param name="Signer">Who signed, when it was signed by hand.</param>
public sealed record PaperGiven(string Kind, string? File = null, string? Number = null, DateOnly? Date = null, string? Signer = null);

/// <summary>The facets that were loaded for one step.</summary>
public sealed class FacetSet
{
    private readonly Dictionary<Type, Facet> _loaded = [];

    public FacetSet(params IEnumerable<Facet> facets)
    {
        foreach (var facet in facets)
            Add(facet);
    }

    public void Add(Facet facet) => Add(facet.GetType(), facet);

    public void Add(Type asked, Facet facet) => _loaded[asked] = facet;

    public bool Has(Type facet) => _loaded.ContainsKey(facet);

    /// <exception cref="InvalidOperationException">Nobody loaded it: the catalogue's check lets no such step through.</exception>
    public T Get<T>()
        where T : Facet =>
        _loaded.TryGetValue(typeof(T), out var facet) ? (T)facet : throw new InvalidOperationException($"{typeof(T).Name} was not loaded.");
}
