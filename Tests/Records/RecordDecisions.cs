using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Records;

public sealed class RecordDecisions
{
    private static readonly PapersHeld Papers = new(RecordKinds.All.Values.SelectMany(k => k.Papers).ToHashSet());

    [Theory]
    [InlineData("inspection", "市", "reform-bureau", "project-council")]
    [InlineData("inspection", "县", "county-lead", "project-council")]
    [InlineData("inspection", "县", "leading-group-office", "township")]
    [InlineData("inspection", "乡", "township", "contractor")]
    [InlineData("inspection", "行业", "industry-department", "village-committees")]
    [InlineData("inspection", "监理", "supervision-firm", "contractor")]
    [InlineData("inspection", "村民", "village-quality-committee", "villagers-committee")]
    [InlineData("monthly-review", null, "county-lead", "project-council")]
    [InlineData("work-team", "镇", "township", "villagers-committee")]
    public void Only_who_held_it_writes_down_an_inspection_or_a_meeting(string kind, string? level, string does, string other)
    {
        Assert.IsType<Accept>(Add(kind, does, level is null ? [] : [("level", level)]));
        Assert.Equal(["wrong-role"], Add(kind, other, level is null ? [] : [("level", level)]).Codes());
    }

    [Theory, Trait("Seed", "GA-02")]
    [InlineData(90, 180, 46, "quorum")]
    [InlineData(91, 180, 46, null)]
    [InlineData(180, 180, 90, "majority")]
    [InlineData(180, 180, 91, null)]
    [InlineData(181, 180, 100, "field-range")]
    [InlineData(300, 180, 200, "field-range")]
    [InlineData(132, 180, 132, null)]
    [InlineData(132, 180, 133, "field-range")]
    public void More_than_half_come_and_more_than_half_of_those_vote_for_whoever_is_elected(
        int present,
        int entitled,
        int votes,
        string? code
    )
    {
        var decision = Add(
            "council-election",
            Bodies.VillagersCommittee,
            ("present", $"{present}"),
            ("entitled", $"{entitled}"),
            ("votes", $"{votes}")
        );
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : decision.Codes());
    }

    [Theory, Trait("Seed", "DP-01"), Trait("Seed", "MEI-05"), Trait("Seed", "BZ-06")]
    [InlineData("baseline-survey", "willing", "-3", false)]
    [InlineData("baseline-survey", "willing", "0", true)]
    [InlineData("baseline-survey", "willing", "1", true)]
    [InlineData("baseline-survey", "willing", "2", false)]
    [InlineData("training", "skilled", "1", true)]
    [InlineData("training", "skilled", "2", false)]
    [InlineData("training", "skilled", "0.5", false)]
    [InlineData("benefit-linkage", "share", "100", true)]
    [InlineData("benefit-linkage", "share", "100.01", false)]
    [InlineData("benefit-linkage", "share", "130", false)]
    [InlineData("benefit-linkage", "share", "-0.01", false)]
    [InlineData("cash-advance", "amount", "0", false)]
    [InlineData("cash-advance", "amount", "0.01", true)]
    [InlineData("work-quantity", "done", "79228162514264337593543950335", false)]
    public void A_number_is_within_what_it_can_be(string kind, string field, string value, bool allowed)
    {
        var decision = Add(kind, Bodies.VillagersCommittee, (field, value));
        Assert.Equal(allowed ? [] : ["field-range"], decision is Accept ? [] : decision.Codes());
    }

    [Fact]
    public void Every_number_of_every_record_has_bounds()
    {
        foreach (var field in RecordKinds.All.Values.SelectMany(k => k.Fields).Where(f => f.Type == FieldType.Number))
            Assert.True(field.Within is { Least: >= 0, Most: < 1_000_000_000 }, field.Name);
        Assert.DoesNotContain(DocumentKinds.All.Values.SelectMany(k => k.Fields), f => f.Type == FieldType.Number);
    }

    [Fact]
    public void In_every_county_somebody_may_enter_each_record()
    {
        foreach (var shape in (string[])["national", "meishan", "dongpo", "guangan", "mingshan", "bazhou"])
        foreach (var practice in PackReader.Shipped(shape).Shapes)
        foreach (var kind in RecordKinds.All.Values)
        foreach (var bodies in kind.ByLevel.Values.Append(kind.By).Where(b => b.Count > 0))
            Assert.True(bodies.Intersect(practice.Role("keeps-records")).Any(), $"{practice.PackLabel} {kind.Label}");
    }

    /// <summary>A record of the kind with one for each number; the fields given replace those.</summary>
    private static Decision Add(string kind, string actingAs, params (string Name, string Value)[] given)
    {
        var fields = RecordKinds
            .All[kind]
            .Fields.ToDictionary(
                f => f.Name,
                f =>
                    f.Type switch
                    {
                        FieldType.Number => "1",
                        FieldType.Choice => f.Choices![0],
                        FieldType.Date => "2021-04-01",
                        _ => "如实",
                    }
            );
        foreach (var (name, value) in given)
            fields[name] = value;
        return RecordActions.Add(new(kind, fields), Deciding.Project(), Papers, Decided.On("2021-04-01", actingAs));
    }
}
