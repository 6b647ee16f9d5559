using System.Text.Json;
using System.Text.Json.Nodes;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host;

/// <summary>Numbers beyond anything that can be meant are refused, wherever a payload carries them, and never fail.</summary>
public sealed class NumberTests
{
    private const string Largest = "79228162514264337593543950335";

    private static readonly string[] Names =
    [
        .. Catalogue
            .Program.Actions.Values.Where(a => Sample(a.Input, Largest)!.ToJsonString().Contains(Largest, StringComparison.Ordinal))
            .Select(a => a.Name),
    ];

    public static TheoryData<string> ActionsWithNumbers { get; } = [.. Names];

    [Theory, MemberData(nameof(ActionsWithNumbers))]
    public void The_largest_number_there_is_is_refused_in_every_field(string name)
    {
        foreach (var number in (string[])[Largest, "-" + Largest, "1e300", "1000000000000"])
            Assert.Contains(Read(name, number).Refusals, r => r.Code == "number-range");
    }

    [Fact]
    public void Most_actions_with_amounts_and_quantities_are_among_them()
    {
        foreach (var name in (string[])["project.propose", "labour-ledger.record", "consultation.hold", "pay-cycle.pay", "purchase.open"])
            Assert.Contains(name, Names);
    }

    [Theory]
    [InlineData("1000000", true)]
    [InlineData("1000000.01", false)]
    [InlineData("0", true)]
    [InlineData("-0.01", false)]
    [InlineData("0.001", false)]
    public void A_quantity_of_work_is_at_most_a_million_with_two_decimals(string quantity, bool fits) =>
        Assert.Equal(fits, Quantities.Fits(decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1000000", null)]
    [InlineData("1000000.01", "money-too-large")]
    [InlineData("0", "money-zero")]
    public void A_wage_is_at_most_a_million(string yuan, string? code)
    {
        var amount = decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(code is null ? [] : [code], Money.Problems("rateYuan", amount, zero: false, Money.MostForOne).Select(p => p.Code));
    }

    private static NotApplied Read(string action, string number)
    {
        var payload = (JsonObject)Sample(Catalogue.Program.Actions[action].Input, number)!;
        if (Catalogue.Program.Actions[action].CaseWord is { } word)
            payload[word] = "P1";
        return RequestReader.Read(action, JsonDocument.Parse(payload.ToJsonString()).RootElement).Refused!;
    }

    /// <summary>A value of a type in JSON, with the number wherever it has one.</summary>
    private static JsonNode? Sample(Type type, string number)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "1";
        if (type == typeof(decimal) || type == typeof(int) || type == typeof(long))
            return JsonNode.Parse(number);
        if (type == typeof(bool))
            return true;
        if (type == typeof(DateOnly))
            return "2021-04-01";
        if (type == typeof(TimeOnly))
            return "09:30:00";
        if (type == typeof(DateTime))
            return "2021-04-01T09:30:00";
        if (type == typeof(JsonElement))
            return new JsonObject();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return new JsonArray(Sample(type.GetGenericArguments()[0], number));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return new JsonObject { ["1"] = Sample(type.GetGenericArguments()[1], number) };
        var sample = new JsonObject();
        if (type.GetConstructors() is [])
            return sample;
        foreach (var field in InputField.Of(type))
            sample[field.Name] = Sample(field.Type, number);
        return sample;
    }
}
