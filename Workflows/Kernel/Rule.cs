using System.Reflection;
using System.Text.RegularExpressions;

namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// A pure function named as a claim, with a version: <c>LeadNamed@1</c>. Stored tables name rules, so a changed meaning gets a new
/// name and the old one stays as long as open cases use it.
/// </summary>
public sealed partial record Rule
{
    private readonly Func<object?, FacetSet, Moment, Refusal?> _check;
    private readonly MethodInfo _how;

    /// <param name="name">Versioned.</param>
    /// <param name="label">The claim in Chinese, as the printed procedure shows it.</param>
    /// <param name="clause">Added to a refusal that names none.</param>
    /// <param name="check">A pure function of facets and the moment to a <see cref="Refusal"/>, null when the claim holds.</param>
    public Rule(string name, string label, Clause clause, Delegate check)
    {
        (Name, Label, Clause, _how) = (name, label, clause, check.Method);
        (Needs, _check) = (Compiled.Needs(check), Compiled.Of<Refusal?>(check));
        if (Compiled.Input(check) is { } input)
            throw new InvalidOperationException($"{name} looks at {input.Name}, which is no facet.");
    }

    public string Name { get; }
    public string Label { get; }
    public Clause Clause { get; }

    /// <summary>The facets that it looks at.</summary>
    public IReadOnlyList<Type> Needs { get; }

    /// <summary>What it may answer with.</summary>
    public IReadOnlyList<RefusalCode> Refusals => RefusalFinder.In(_how);

    public Refusal? Check(FacetSet facets, Moment moment) =>
        _check(null, facets, moment) is { } no ? no with { Clause = no.Clause ?? Clause } : null;

    [GeneratedRegex(@"^[A-Z][A-Za-z]+@[1-9][0-9]*$")]
    public static partial Regex NamePattern();
}
