using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Tests;

/// <summary>What decisions are asked with and what they answer, without a database.</summary>
internal static class Decided
{
    public static Moment On(string day, string actingAs = Bodies.Township)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new Moment("someone", actingAs, on, ChinaTime.At(on, new TimeOnly(9, 0)), WorkCalendar.Published, "system:7");
    }

    public static CaseInHand Case(string id = "P1", long area = 511402_100_000, params IReadOnlyList<PaperGiven> given) =>
        new(id, "", SystemTable.Table, area, given);

    public static Practice Practice(string pack, string mode = Shape.ByContractor) =>
        new(PackReader.Shipped(pack), PackReader.Shipped(pack).ShapeOf(mode, new(2021, 6, 1)));

    /// <summary>The codes of a refusal, in its order.</summary>
    public static IEnumerable<string> Codes(this Decision decision) => Assert.IsType<Refused>(decision).Reasons.Select(r => r.Code);

    public static T Fact<T>(this Decision decision)
        where T : Fact => Assert.Single(Assert.IsType<Accept>(decision).Facts.OfType<T>());
}
