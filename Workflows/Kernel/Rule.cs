using System.Globalization;
using System.Text.RegularExpressions;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// A pure function named as a claim, with a version: <c>LeadNamed@1</c>. Stored tables name rules, so a changed meaning gets a new
/// name and the old one stays as long as open cases use it.
/// </summary>
/// <param name="Label">The claim in Chinese, as the printed procedure shows it.</param>
public sealed record Rule(string Name, string Label, Clause Clause, Type View, Func<CaseView, Moment, Refusal?> Check)
{
    /// <summary>A rule over one kind of view. <paramref name="check"/> returns null when the claim holds; the clause is added to a refusal that names none.</summary>
    public static Rule Of<TView>(string name, string label, Clause clause, Func<TView, Moment, Refusal?> check)
        where TView : CaseView =>
        new(name, label, clause, typeof(TView), (view, moment) =>
            check((TView)view, moment) is { } no ? no with { Clause = no.Clause ?? clause } : null);
}

/// <summary>All rules by name.</summary>
public static partial class Rules
{
    public static IReadOnlyDictionary<string, Rule> All { get; } =
        ((IEnumerable<Rule>)[.. ProjectRules.All, .. PayCycleRules.All, .. NoticeRules.All, .. AcceptanceRules.All, .. ArchiveActions.Rules, SpendingActions.Covered])
        .ToDictionary(r => r.Name);

    [GeneratedRegex(@"^[A-Z][A-Za-z]+@[1-9][0-9]*$")]
    public static partial Regex NamePattern();
}
