using System.Reflection;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests;

/// <summary>Which of the 70 practices of the five governments are shown to work by a test.</summary>
public sealed class SeedCoverageTests
{
    /// <summary>Practices without a test. May only fall: who shows one more lowers it.</summary>
    private const int WithoutTest = 14;

    [Fact]
    public void Practices_without_a_test_are_listed_and_only_get_fewer()
    {
        var shown = Shown();
        Assert.Empty(shown.Except(Seeds.ById.Keys));
        var missing = Seeds.All.Where(s => !shown.Contains(s.Id)).ToList();
        Approved.Matches("seeds-without-test.txt", string.Concat(missing.Select(s => $"{s.Id}  {s.Says}\n")));
        Assert.Equal(WithoutTest, missing.Count);
    }

    private static HashSet<string> Shown() =>
        typeof(SeedCoverageTests)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public).Cast<MemberInfo>().Append(t))
            .SelectMany(m => m.GetCustomAttributesData())
            .Where(a => a.AttributeType == typeof(TraitAttribute) && (string?)a.ConstructorArguments[0].Value == "Seed")
            .Select(a => (string)a.ConstructorArguments[1].Value!)
            .ToHashSet(StringComparer.Ordinal);
}
