using System.Reflection;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Architecture;

/// <summary>A refusal's code is declared once, and what an action may answer is found in its code.</summary>
public sealed class RefusalCodeTests
{
    private static readonly List<(FieldInfo Field, RefusalCode Code)> Declared =
    [
        .. new[] { typeof(Catalogue).Assembly, typeof(Engine).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(RefusalCode))
            .Select(f => (f, (RefusalCode)f.GetValue(null)!)),
    ];

    [Fact]
    public void No_two_codes_have_one_name()
    {
        Assert.True(Declared.Count > 200);
        Assert.Empty(Declared.GroupBy(d => d.Code.Name).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_code_is_said_somewhere()
    {
        var source = SourceFiles.In("Workflows", "WorkflowHost").ToList();
        Assert.All(
            Declared,
            d => Assert.Contains(source, f => f.Text.Contains($"{d.Field.DeclaringType!.Name}.{d.Field.Name}", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("pay-cycle.explain", "difference-unknown")] // in the decision itself
    [InlineData("recovery.repay", "money-precision")] // in a method that yields
    [InlineData("rectification.reject", "reason")] // before the decision
    public void What_an_action_may_answer_is_found(string action, string code) =>
        Assert.Contains(code, Catalogue.Program.Actions[action].Refusals.Select(c => c.Name));

    [Fact]
    public void What_a_rule_may_answer_is_found() => Assert.All(Catalogue.Program.Rules.Values, r => Assert.NotEmpty(r.Refusals));

    [Fact]
    public void What_the_engine_may_answer_to_any_action_is_found() =>
        // In methods that wait for the database.
        Assert.Superset(
            new HashSet<string> { "wrong-role", "wrong-stage", "paper-missing", "key-reused", "unknown-field" },
            RefusalFinder.In(typeof(Engine).GetMethod(nameof(Engine.ApplyAsync))!).Select(c => c.Name).ToHashSet()
        );
}
