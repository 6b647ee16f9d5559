using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests;

/// <summary>What direct tests of decisions and rules start from: no database, no host.</summary>
public static class Deciding
{
    /// <summary>Entered on the day on which it happened, at noon.</summary>
    public static Moment On(DateOnly day) =>
        new("lead", Bodies.Township, day, ChinaTime.At(day, new TimeOnly(12, 0)), WorkCalendar.Published, "project/P1:7");

    public static Moment On(int year, int month, int day) => On(new DateOnly(year, month, day));

    /// <summary>东坡's practice with contractor or villagers, and other values where they are given.</summary>
    public static Practice Practice(string mode = Shape.ByContractor, params IEnumerable<(string Key, object Value)> values)
    {
        var pack = PackReader.Shipped("dongpo");
        var all = new Dictionary<string, IReadOnlyList<DatedValue>>(pack.Values);
        foreach (var (key, value) in values)
            all[key] = [new DatedValue(DateOnly.MinValue, value, "", "测试", Certainty.Seed)];
        return new Practice(pack with { Values = all }, pack.Shapes.Last(s => s.Mode == mode));
    }

    /// <summary>A case, or the project in which one is opened, with the papers that come with the step.</summary>
    public static CaseInHand Case(string id, string kind, string stage, params IEnumerable<string> papers) =>
        new(
            id,
            stage,
            Catalogue.Program.Expand(Practice().Shape).First(t => t.Kind == kind),
            511402101001,
            [.. papers.Select(p => new PaperGiven(p))]
        );

    public static ProjectBasics Basics(string stage = ProjectStages.UnderConstruction) =>
        new()
        {
            Id = "P1",
            Name = "莲花村道路",
            Stage = stage,
            Mode = Shape.ByContractor,
            Track = "special",
            FundBase = "central",
            Purpose = "public",
            ProposedOn = new(2026, 1, 1),
            PlannedPayYuan = 400_000,
        };

    public static CaseInHand Project(params IEnumerable<string> papers) => Case("P1", "project", ProjectStages.UnderConstruction, papers);

    public static IReadOnlyList<string> Codes(Decision decision) => [.. Assert.IsType<Refused>(decision).Reasons.Select(r => r.Code)];

    /// <summary>The only fact of an accepted step.</summary>
    public static T Fact<T>(Decision decision)
        where T : Fact => Assert.IsType<T>(Assert.Single(Assert.IsType<Accept>(decision).Facts));
}
