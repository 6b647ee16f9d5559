using System.Globalization;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Policy;

public class PackTests
{
    private static readonly DateOnly Day = new(2021, 12, 17);

    public static TheoryData<string> Names => [.. PackReader.ShippedNames];

    private static Shape SelfBuild(string pack) => PackReader.Shipped(pack).ShapeOf(Shape.SelfBuild, Day)!;

    private static Shape ByContractor(string pack) => PackReader.Shipped(pack).ShapeOf(Shape.ByContractor, Day)!;

    private static IReadOnlyList<Shape> Both(string pack) => [SelfBuild(pack), ByContractor(pack)];

    private static void Signs(Shape shape, string body, string clause)
    {
        var link = Assert.Single(shape.PayChain);
        Assert.Equal((body, clause), (Assert.Single(link.Bodies), link.Clause.Id));
    }

    [Fact]
    public void Six_packs_are_shipped() =>
        Assert.Equal(["national", "bazhou", "dongpo", "guangan", "meishan", "mingshan"], PackReader.ShippedNames);

    [Theory, MemberData(nameof(Names))]
    public void A_shipped_pack_reads_as_approved(string name) =>
        Approved.Matches($"pack-{name}.txt", PackText.Print(PackReader.Shipped(name)));

    [Theory]
    [InlineData("national", 0, "")]
    [InlineData("meishan", 511400_000000, "四川省/眉山市")]
    [InlineData("dongpo", 511402_000000, "四川省/眉山市/东坡区")]
    [InlineData("guangan", 511602_000000, "四川省/广安市/广安区")]
    [InlineData("mingshan", 511803_000000, "四川省/雅安市/名山区")]
    [InlineData("bazhou", 511902_000000, "四川省/巴中市/巴州区")]
    public void A_pack_knows_its_area(string name, long code, string path)
    {
        var pack = PackReader.Shipped(name);
        Assert.Equal((name, code, path), (pack.Name, pack.AreaCode, pack.AreaPath));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_value_has_source_and_certainty_and_every_key_an_answer(string name)
    {
        var pack = PackReader.Shipped(name);
        Assert.Equal(Catalogue.Program.Policy.Keys.Order(), pack.Values.Keys.Order());
        Assert.All(
            pack.Values.Values.SelectMany(v => v),
            v =>
            {
                Assert.False(string.IsNullOrWhiteSpace(v.Source));
                Assert.True(Enum.IsDefined(v.Certainty));
            }
        );
        Assert.All(Catalogue.Program.Policy.Keys, key => Assert.NotNull(pack.In(key, new(2000, 1, 1))));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_value_is_as_sure_as_its_source(string name) =>
        Assert.All(
            PackReader.Shipped(name).Values.Values.SelectMany(v => v),
            v =>
            {
                Assert.Equal(v.Certainty == Certainty.Default, v.Source.StartsWith("系统默认", StringComparison.Ordinal));
                if (v.Source.Contains("转引"))
                    Assert.Equal(Certainty.SecondHand, v.Certainty);
                if (v.Certainty == Certainty.Seed)
                    Assert.Contains(Seeds.All, s => v.Source.Contains(s.Id));
            }
        );

    [Theory, MemberData(nameof(Names))]
    public void Approval_ends_with_a_reply_and_a_look_at_the_share(string name) =>
        Assert.All(
            Both(name),
            shape =>
            {
                Assert.Contains("approval-reply", shape.Approval[^1].Papers);
                Assert.Contains("PlannedShareMeetsFloor@1", shape.Approval[^1].Rules);
            }
        );

    [Theory, MemberData(nameof(Names))]
    public void Whoever_compiled_does_not_sign(string name) =>
        Assert.All(Both(name).SelectMany(s => s.PayChain), link => Assert.True(link.NotByCompiler));

    [Theory, MemberData(nameof(Names))]
    public void The_first_tier_asks_for_application_and_report_and_a_scored_one_for_its_sheet(string name) =>
        Assert.All(
            Both(name),
            shape =>
            {
                Assert.Superset(
                    new HashSet<string> { "acceptance-application", "completion-report" },
                    shape.Tiers[0].ApplicationPapers.ToHashSet()
                );
                Assert.All(shape.Tiers, t => Assert.Contains("acceptance-opinion", t.DecisionPapers));
                Assert.All(shape.Tiers, t => Assert.Equal(t.PassMark is not null, t.DecisionPapers.Contains("score-sheet")));
                Assert.All(shape.Tiers, t => Assert.Equal(t.PassMark is not null, t.PassMarkClause is not null));
            }
        );

    [Theory, MemberData(nameof(Names))]
    public void Villagers_build_themselves_or_a_contractor_does(string name)
    {
        foreach (var role in new[] { "commences", "completes", "rectifies" })
        {
            Assert.Subset(new HashSet<string> { Bodies.ProjectCouncil, Bodies.VillagersCommittee }, SelfBuild(name).Role(role).ToHashSet());
            Assert.Equal([Bodies.Contractor], ByContractor(name).Role(role));
        }
    }

    [Fact, Trait("Seed", "MING-01")]
    public void Mingshan_approves_in_four_links() =>
        Assert.All(
            Both("mingshan"),
            shape =>
            {
                Assert.Equal(["村民自愿", "镇（街）统筹", "部门审核", "小组审定"], shape.Approval.Select(l => l.Label));
                Assert.Equal(
                    [Bodies.VillagersAssembly, Bodies.Township, Bodies.IndustryDepartment, Bodies.LeadingGroup],
                    shape.Approval.Select(l => Assert.Single(l.Bodies))
                );
                Assert.All(shape.Approval, l => Assert.Equal("MING-01", l.Clause.Id));
                Assert.Equal(["assembly-minutes"], shape.Approval[0].Papers);
            }
        );

    [Theory, Trait("Seed", "MING-02")]
    [InlineData("2020-12-31", null, null, 0.15)]
    [InlineData("2021-01-01", 0.10, 0.15, 0.15)]
    [InlineData("2022-07-17", 0.10, 0.15, 0.15)]
    [InlineData("2022-07-18", 0.10, 0.15, 0.30)]
    public void Mingshans_floor_and_target_stand_beside_the_nations(string on, double? floor, double? target, double? special)
    {
        var (pack, day) = (PackReader.Shipped("mingshan"), DateOnly.Parse(on, CultureInfo.InvariantCulture));
        var rural = pack.Floor("rural", "fiscal", day);
        Assert.Equal(((decimal?)floor, (decimal?)target), (rural?.Floor, rural?.Target));
        Assert.Equal((decimal?)special, pack.Floor("special", "central", day)?.Floor);
        Assert.Equal(PackReader.Shipped("national").Floor("special", "central", day), pack.Floor("special", "central", day));
        Assert.Equal(rural is null ? null : Certainty.Seed, rural?.Certainty);
        Assert.Equal(Certainty.SecondHand, pack.In(ProjectPolicy.ShareFloors, day).Certainty);
    }

    [Fact, Trait("Seed", "MING-06")]
    public void Mingshan_accepts_in_three_tiers_of_which_two_are_scored() =>
        Assert.All(
            Both("mingshan"),
            shape =>
            {
                Assert.Equal(["初级验收", "区级验收", "综合评价"], shape.Tiers.Select(t => t.Label));
                Assert.Equal([null, 60m, 60m], shape.Tiers.Select(t => t.PassMark));
                Assert.All(shape.Tiers, t => Assert.Equal("MING-06", t.Clause.Id));
                Assert.All(shape.Tiers.Skip(1), t => Assert.Equal("系统默认", t.PassMarkClause!.Id));
                Assert.Equal(
                    [Bodies.Township, Bodies.AcceptanceTeam, Bodies.LeadingGroup],
                    shape.Tiers.Select(t => Assert.Single(t.Decides))
                );
            }
        );

    [Fact, Trait("Seed", "BZ-07")]
    public void Bazhou_accepts_by_self_township_and_county_in_this_order()
    {
        Assert.All(
            Both("bazhou"),
            shape =>
            {
                Assert.Equal(["self", "initial", "county"], shape.Tiers.Select(t => t.Name));
                Assert.Equal("县级复验", shape.Tiers[2].Label);
                Assert.Equal([Bodies.Township], shape.Tiers[1].Decides);
                Assert.Superset(
                    new HashSet<string> { "third-party-test", "settlement-report", "quality-records" },
                    shape.Tiers[2].ApplicationPapers.ToHashSet()
                );
                Assert.All(shape.Tiers, t => Assert.Equal("BZ-07", t.Clause.Id));
            }
        );
        Assert.Equal([Bodies.VillagersCommittee], SelfBuild("bazhou").Tiers[0].Applies);
        Assert.Equal([Bodies.Contractor], ByContractor("bazhou").Tiers[0].Applies);
    }

    [Fact]
    public void Bazhous_county_tier_asks_for_the_eleven_papers() =>
        Assert.All(
            Both("bazhou"),
            shape =>
                Assert.Superset(
                    new HashSet<string>
                    {
                        "fund-plan",
                        "responsibility-letter",
                        "implementation-plan",
                        "works-vouchers",
                        "payroll-sheet",
                        "labour-ledger",
                        "settlement-report",
                        "works-claim",
                        "acceptance-application",
                        "acceptance-opinion",
                        "works-summary",
                        "before-after-photos",
                    },
                    shape.Tiers[2].ApplicationPapers.ToHashSet()
                )
        );

    [Fact]
    public void In_bazhou_the_township_plans_and_the_bureau_approves() =>
        Assert.All(
            Both("bazhou"),
            shape =>
            {
                Assert.Equal(
                    [("township", "BZ-01"), ("reform-bureau", "BZ-03")],
                    shape.Approval.Select(l => (Assert.Single(l.Bodies), l.Clause.Id))
                );
                Assert.Contains("feasibility-study", shape.Approval[0].Papers);
            }
        );

    [Fact, Trait("Seed", "DP-14")]
    public void In_dongpo_only_the_township_finance_office_pays() =>
        Assert.All(
            Both("dongpo"),
            shape =>
            {
                Assert.Equal([Bodies.TownshipFinance], shape.Role("pays"));
                Assert.Equal("DP-14", shape.RoleSources["pays"]);
            }
        );

    [Fact]
    public void In_dongpo_the_village_compiles_with_the_builder_and_the_township_head_signs()
    {
        Assert.Equal([Bodies.VillageCommittees, Bodies.ProjectCouncil], SelfBuild("dongpo").Role("compiles"));
        Assert.Equal([Bodies.VillageCommittees, Bodies.Contractor], ByContractor("dongpo").Role("compiles"));
        Assert.All(
            Both("dongpo"),
            shape =>
            {
                Signs(shape, Bodies.TownshipHead, "DP-08");
                Assert.Equal(["consultation-minutes"], shape.Approval[0].Papers);
                Assert.Equal(["系统默认", "DP-10", "DP-15"], shape.Tiers.Select(t => t.Clause.Id));
            }
        );
    }

    [Fact, Trait("Seed", "GA-07")]
    public void In_guangan_the_council_compiles_the_head_signs_and_the_township_pays_within_a_month()
    {
        var (pack, shape) = (PackReader.Shipped("guangan"), SelfBuild("guangan"));
        Assert.Equal([Bodies.ProjectCouncil], shape.Role("compiles"));
        Signs(shape, Bodies.TownshipHead, "GA-07");
        Assert.Equal([Bodies.Township], shape.Role("pays"));
        Assert.Equal((1, Certainty.Seed), (pack.Days(PayPolicy.Months, Day), pack.In(PayPolicy.Months, Day).Certainty));
        Assert.Equal((7, Certainty.Seed), (pack.Days(PublicNoticePolicy.Days, Day), pack.In(PublicNoticePolicy.Days, Day).Certainty));
    }

    [Fact]
    public void In_guangan_the_villagers_elect_their_council_first()
    {
        var approval = SelfBuild("guangan").Approval;
        Assert.Equal(
            ["villagers-assembly", "township", "industry-department", "reform-bureau"],
            approval.Select(l => Assert.Single(l.Bodies))
        );
        Assert.Equal(["council-election", "assembly-minutes"], approval[0].Papers);
        Assert.Equal("GA-02", approval[0].Clause.Id);
        Assert.All(approval.Skip(1), l => Assert.Equal("系统默认", l.Clause.Id));
        Assert.All(approval.Skip(1), l => Assert.Contains("GA-01", l.Clause.Text));
    }

    [Fact]
    public void Meishan_takes_the_better_villages_first_and_its_townships_check_the_pay() =>
        Assert.All(
            Both("meishan"),
            shape =>
            {
                Assert.Equal(["villagers-assembly", "township", "reform-bureau"], shape.Approval.Select(l => Assert.Single(l.Bodies)));
                Assert.Equal("MEI-01", shape.Approval[^1].Clause.Id);
                Signs(shape, Bodies.Township, "系统默认");
                Assert.Equal([Bodies.TownshipFinance], shape.Role("pays"));
            }
        );

    [Theory]
    [InlineData("2000-01-01", 0.15)]
    [InlineData("2022-07-17", 0.15)]
    [InlineData("2022-07-18", 0.30)]
    [InlineData("2026-11-23", 0.30)]
    public void A_superseded_value_answers_for_its_days(string on, double floor)
    {
        var (pack, day) = (PackReader.Shipped("national"), DateOnly.Parse(on, CultureInfo.InvariantCulture));
        Assert.Equal(new ShareFloor("special", "central", (decimal)floor, null), pack.Floor("special", "central", day));
        Assert.Null(pack.Floor("rural", "fiscal", day));
    }

    [Fact]
    public void A_pack_that_came_into_force_before_the_program_asked_for_a_key_answers_as_the_program_ships_it()
    {
        var day = new DateOnly(2026, 5, 1);
        var before = PackReader.Shipped("dongpo");
        before = before with { Values = before.Values.Where(v => v.Key != PublicNoticePolicy.Days).ToDictionary() };
        Assert.Equal(PackReader.Shipped("national").Days(PublicNoticePolicy.Days, day), before.Days(PublicNoticePolicy.Days, day));
        Assert.Throws<PolicyGap>(() => before.In("no-such-key", day));
    }

    [Fact]
    public void Before_the_first_value_there_is_a_gap_and_no_guess() =>
        Assert.Throws<PolicyGap>(() => PackReader.Shipped("national").Days(PublicNoticePolicy.Days, new(1999, 12, 31)));

    [Fact]
    public void The_nation_reminds_three_times_and_escalates_three_times() =>
        Assert.Equal(
            [
                new Rung(-10, "township", "remind"),
                new Rung(-5, "township", "again"),
                new Rung(-1, "township", "again"),
                new Rung(1, "township-head", "escalate"),
                new Rung(3, "county-lead", "escalate"),
                new Rung(7, "reform-bureau", "consequence"),
            ],
            PackReader.Shipped("national").Ladder(PayPolicy.Ladder, Day)
        );
}
