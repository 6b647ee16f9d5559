using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.Tests.Archive;

/// <summary>Gates, verdicts and archivists, decided without a database.</summary>
public sealed class ArchiveDecisions
{
    private static readonly Practice Bazhou = Decided.Practice("bazhou");
    private static readonly Moment Today = Decided.On("2021-06-01", Bodies.ReformBureau);

    private static ArchiveOfProject Archive(Dictionary<string, long>? evidence = null, params IReadOnlyList<ArchiveVerdict> verdicts) =>
        new(
            Bazhou.Pack.Archive(Today.OccurredOn),
            "public",
            "UnderConstruction",
            evidence ?? [],
            verdicts.ToDictionary(v => v.Item),
            new Dictionary<string, IReadOnlyList<string>>()
        );

    [Fact]
    public void A_gate_shuts_where_the_county_says_so_and_nowhere_else()
    {
        Assert.Equal("archive-gate", ArchiveRules.GatePassed("preparation", new([]), Bazhou, Today)!.Code);
        Assert.Null(ArchiveRules.GatePassed("preparation", new(["preparation"]), Bazhou, Today));
        Assert.Null(ArchiveRules.GatePassed("preparation", new([]), Decided.Practice("national"), Today));
    }

    [Fact]
    public void An_empty_archive_names_every_one_of_the_eleven()
    {
        var no = ArchiveRules.GateItemsQualified(Archive(), Decided.Case(), Bazhou, Today)!;
        Assert.Equal(11, no.Missing.Split("负责）").Length - 1);
        Assert.Null(ArchiveRules.GateItemsQualified(Archive(), Decided.Case(), Decided.Practice("national"), Today));
    }

    [Fact]
    public void A_paper_that_comes_with_the_step_is_a_new_attempt_after_a_return()
    {
        var archive = Archive(new() { ["implementation-plan"] = 3 }, new ArchiveVerdict("implementation-plan", false, 5, "ref"));
        string State(IReadOnlyList<ItemState> items) => items.Single(i => i.Item.Name == "implementation-plan").State;
        Assert.Equal(ArchiveList.Returned, State(archive.Items));
        Assert.Equal(ArchiveList.Filed, State(archive.With([new("implementation-plan", "hash")])));
    }

    [Fact]
    public void What_is_not_there_cannot_be_reviewed_and_a_return_says_why()
    {
        var no = ArchiveActions.Review(new([new("implementation-plan", false), new("nothing", true)]), Decided.Case(), Archive(), Today);
        Assert.Equal(["archive-missing", "reason", "archive-item"], no.Codes());
    }

    [Fact]
    public void A_gate_opens_when_no_item_of_its_stages_is_missing_or_returned()
    {
        var all = Archive().Items.SelectMany(i => i.Item.Papers).Distinct().ToDictionary(p => p, _ => 1L);
        Decision Pass(ArchiveOfProject archive, params IReadOnlyList<string> passed) =>
            ArchiveActions.Pass(new("preparation"), Decided.Case(), archive, new ArchiveGates(passed), Today);
        Assert.Equal(new ArchiveGatePassed("P1", "preparation", new(2021, 6, 1)), Pass(Archive(all)).Fact<ArchiveGatePassed>());
        Assert.Equal(["gate-passed"], Pass(Archive(all), "preparation").Codes());
        Assert.Equal(["archive-open"], Pass(Archive(all, new ArchiveVerdict("labour-survey", false, 2, "ref"))).Codes());
    }

    [Fact]
    public void An_archive_changes_hands_with_a_signed_list_and_its_keeper_ends_the_day_before()
    {
        var town = new AreaNamed(new AreaPlace(511902_100_000, 511902_100_999, "四川省/巴中市/巴州区/大茅坪镇", 4));
        Decision Appoint(ArchivistOfPlace former, params IReadOnlyList<PaperGiven> given) =>
            ArchivistActions.Appoint(new(town.Place!.Path, "new"), Decided.Case(given: given), new(true), town, former, Today);
        Assert.Equal(Bodies.Archivist, Appoint(new(null, null)).Fact<GrantGiven>().Body);
        Assert.Equal(["archivist-same"], Appoint(new("g", "new")).Codes());
        Assert.Equal(["paper-missing"], Appoint(new("g", "old"), new PaperGiven("archive-handover-list", "hash")).Codes());
        var list = new PaperGiven("archive-handover-list", "hash", Signer: "王芳");
        Assert.Equal(new GrantEnded("g", new(2021, 5, 31)), Appoint(new("g", "old"), list).Fact<GrantEnded>());
    }
}
