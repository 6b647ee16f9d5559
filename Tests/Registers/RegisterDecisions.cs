using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Tests.Registers;

/// <summary>Places, accounts and grants, decided without a database.</summary>
public sealed class RegisterDecisions
{
    private static readonly AreaPlace Town = new(511402_100_000, 511402_100_999, "四川省/眉山市/东坡区/三苏镇", 4);
    private static readonly AreaNamed Nowhere = new((AreaPlace?)null);

    [Theory]
    [InlineData(511402_100_999, null)]
    [InlineData(511402_101_000, "area-code")]
    [InlineData(511402_100_000, "area-code")]
    [InlineData(null, null)]
    public void A_village_lies_within_the_codes_of_its_town(long? code, string? refused)
    {
        var decision = RegisterActions.Area(new(Town.Path + "/莲花村", code), Nowhere, new AreaAbove(Town, 511402_100_001));
        if (refused is null)
            Assert.Equal(code ?? 511402_100_001, decision.Fact<AreaRegistered>().Code);
        else
            Assert.Equal([refused], decision.Codes());
    }

    [Fact]
    public void A_place_is_registered_once_and_under_a_registered_one()
    {
        Assert.Equal(["area-known"], RegisterActions.Area(new(Town.Path), new AreaNamed(Town), new AreaAbove(null, 0)).Codes());
        Assert.Equal(["area-parent"], RegisterActions.Area(new(Town.Path), Nowhere, new AreaAbove(null, 0)).Codes());
    }

    [Theory]
    [InlineData("township", "三苏镇", "P1", "grant-place")]
    [InlineData("township", null, null, "grant-place")]
    [InlineData("contractor", "三苏镇", null, "grant-place")]
    [InlineData("clock", "三苏镇", null, "unknown-body")]
    [InlineData("township", "三苏镇", null, null)]
    [InlineData("contractor", null, "P1", null)]
    public void A_grant_holds_for_an_area_or_a_project_and_never_for_the_program(
        string body,
        string? area,
        string? project,
        string? refused
    )
    {
        var decision = RegisterActions.Grant(
            new("wang", body, area, project),
            new AccountKnown(true),
            new AreaNamed(area is null ? null : Town),
            new ProjectKnown(project is not null),
            new LeadsWithin([]),
            Decided.On("2026-03-02")
        );
        if (refused is null)
            Assert.Equal(project is null ? Town.Last : 0, decision.Fact<GrantGiven>().AreaTo);
        else
            Assert.Equal([refused], decision.Codes());
    }

    [Theory, Trait("Seed", "MEI-03")]
    [InlineData("project-council", "P1", "lead-builds")]
    [InlineData("project-council", null, null)]
    [InlineData("supervisor", "P1", null)]
    public void Whoever_leads_a_project_for_the_county_does_not_sit_on_its_council(string body, string? leads, string? refused)
    {
        var decision = RegisterActions.Grant(
            new("wang", body, "三苏镇"),
            new AccountKnown(true),
            new AreaNamed(Town),
            new ProjectKnown(false),
            new LeadsWithin(leads is null ? [] : [leads]),
            Decided.On("2026-03-02")
        );
        Assert.Equal(refused is null ? [] : [refused], decision is Accept ? [] : decision.Codes());
    }

    [Fact]
    public void A_grant_may_end_on_the_day_it_began_and_not_before()
    {
        var held = new GrantHeld(new HeldGrant("g", "a", Bodies.Township, 0, 0, null, new(2026, 3, 2), null));
        var (first, before) = (Decided.On("2026-03-02", Bodies.Administrator), Decided.On("2026-03-01", Bodies.Administrator));
        Assert.Equal(new(2026, 3, 2), RegisterActions.EndGrant(new("g"), held, first).Fact<GrantEnded>().Until);
        Assert.Equal(["grant-dates"], RegisterActions.EndGrant(new("g"), held, before).Codes());
        Assert.Equal(["grant-unknown"], RegisterActions.EndGrant(new("g"), new GrantHeld(null), first).Codes());
    }

    [Fact]
    public void A_sealed_day_says_the_root_and_how_many_streams_it_is_over()
    {
        var journal = new JournalSealed("abc", 12);
        Assert.Equal(new DaySealed(new(2026, 3, 2), "abc", 12), RegisterActions.Seal(journal, Decided.On("2026-03-02")).Fact<DaySealed>());
    }

    [Fact]
    public void A_pack_is_activated_under_the_name_that_it_gives_itself()
    {
        var program = new ProgramKnown(Catalogue.Program);
        Assert.Equal(["pack-name"], RegisterActions.Activate(new("other", PackReader.ShippedText("dongpo")!.Value.Text), program).Codes());
        var activated = RegisterActions.Activate(new("dongpo"), program).Fact<PackActivated>();
        Assert.Equal((511402_000_000, 511402_999_999), (activated.AreaFrom, activated.AreaTo));
    }
}
