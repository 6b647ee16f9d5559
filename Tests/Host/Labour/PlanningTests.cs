using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>From the survey to the people at work: survey, demand, three choices, consultation, training.</summary>
public sealed class PlanningTests
{
    [Theory]
    [Trait("Seed", "DP-01")]
    [InlineData("labourers")]
    [InlineData("skills")]
    [InlineData("willing")]
    [InlineData("special")]
    [InlineData("capacity")]
    public async Task Planning_cannot_close_while_one_of_the_five_is_empty(string missing)
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        await ProposeAsync(world);
        var fields = new Dictionary<string, string>
        {
            ["labourers"] = "210",
            ["skills"] = "砌筑",
            ["willing"] = "160",
            ["special"] = "已走访",
            ["capacity"] = "组织过",
        };
        fields.Remove(missing);
        Assert.Equal(
            "field-missing",
            Code(
                await world.ApplyAsync(
                    Small.All,
                    "record.add",
                    new
                    {
                        project = "P1",
                        kind = "baseline-survey",
                        fields,
                    }
                )
            )
        );
        Assert.Equal("survey-missing", Code(await world.ApplyAsync(Small.All, "project.apply", new { project = "P1" })));
    }

    [Fact]
    [Trait("Seed", "MEI-15")]
    public async Task No_proposal_enters_the_library_without_its_labour_survey_and_the_three_combinations_are_answered_in_words()
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        var refused = Assert.IsType<NotApplied>(
            await world.ApplyAsync(Small.All, "project.propose", Proposal(await world.PapersAsync("project-proposal")))
        );
        Assert.Contains("群众务工摸底调查表", Assert.Single(refused.Refusals).Missing);
        await world.MustAsync(Small.All, "project.propose", Proposal(await world.PapersAsync("labour-survey", "project-proposal")));
        Assert.Equal(
            "field-missing",
            Code(
                await world.ApplyAsync(
                    Small.All,
                    "record.add",
                    new
                    {
                        project = "P1",
                        kind = "three-combinations",
                        fields = new { industry = "茶园", income = "务工" },
                    }
                )
            )
        );
        await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "three-combinations",
                fields = new
                {
                    industry = "茶园道路",
                    income = "务工和分红",
                    spirit = "以工代训",
                },
            }
        );
    }

    [Fact]
    [Trait("Seed", "MEI-04")]
    public async Task Work_days_by_trade_become_posts_rounded_up()
    {
        await using var world = await PayWorld.NewAsync();
        await world.MustAsync(
            Small.All,
            "labour.plan",
            new
            {
                project = "P1",
                days = 45,
                trades = new object[] { new { trade = "普杂工", workDays = 900 }, new { trade = "技工", workDays = 180.5 } },
            }
        );
        await using var db = world.Store.Open();
        var plan = JsonSerializer.Deserialize<LabourPlanned>((await db.LabourPlans.SingleAsync()).Plan, Fact.Json)!;
        Assert.Equal([("普杂工", 20), ("技工", 5)], plan.Trades.Select(t => (t.Trade, t.Posts)));
    }

    [Fact]
    [Trait("Seed", "DP-02")]
    public void Admission_range_and_post_are_ranked_and_explained_each_by_itself()
    {
        Candidate[] all =
        [
            new("far-group", ["lifted-household"], 2, 95),
            new("near-plain", [], 0, 99),
            new("near-group-passed", ["stranded-migrant"], 0, 80),
            new("near-group-lifted", ["lifted-household"], 0, 70),
            new("near-group-best", ["stranded-migrant"], 0, 92),
            new("next-village", ["lifted-household"], 1, 99),
            new("near-group-unexamined", ["lifted-household"], 0, null),
        ];
        var ranking = Selection.Rank(all);
        Assert.Equal(
            [
                "near-group-best",
                "near-group-lifted",
                "near-group-passed",
                "near-group-unexamined",
                "next-village",
                "far-group",
                "near-plain",
            ],
            ranking.Select(r => r.Worker)
        );
        Assert.Equal(new Ranked(2, "near-group-lifted", "优先：脱贫户", "本村", "考核合格的已脱贫户、易地搬迁户（70分）"), ranking[1]);
        Assert.Equal(ranking, Selection.Rank(all.Reverse()));
    }

    [Theory]
    [InlineData(511402101001, 0)]
    [InlineData(511402101002, 1)]
    [InlineData(511402102001, 2)]
    [InlineData(511403101001, 3)]
    public void Distance_by_codes(long person, int distance) => Assert.Equal(distance, Selection.Distance(person, 511402101001));

    [Fact]
    [Trait("Seed", "DP-02")]
    public async Task Passing_over_somebody_needs_a_reason_that_is_kept()
    {
        await using var world = await PayWorld.NewAsync();
        await world.MustAsync(
            Small.All,
            "workers.regroup",
            new
            {
                worker = "W3",
                group = "lifted-household",
                from = "2026-01-01",
            }
        );
        var choice = new
        {
            project = "P1",
            trade = "普杂工",
            posts = 1,
            candidates = PayWorld.Workers,
            chosen = new[] { "W1" },
        };
        var refused = Assert.IsType<NotApplied>(await world.ApplyAsync(Small.All, "labour.choose", choice));
        Assert.Contains("W3 被越过", refused.Refusals[0].Missing);
        await world.MustAsync(
            Small.All,
            "labour.choose",
            new
            {
                choice.project,
                choice.trade,
                choice.posts,
                choice.candidates,
                choice.chosen,
                reason = "W3 本人放弃",
            }
        );
        await using var db = world.Store.Open();
        var kept = await db.Choices.SingleAsync();
        Assert.Equal("W1", kept.Chosen);
        Assert.Equal("W3 本人放弃", (await db.Texts.FindAsync(kept.ReasonRef))!.Text);
    }

    [Fact]
    [Trait("Seed", "DP-03")]
    public async Task The_consultation_has_four_signatures_five_subjects_and_the_departments_opinions()
    {
        await using var world = await PayWorld.NewAsync();
        var refused = Assert.IsType<NotApplied>(
            await world.ApplyAsync(
                Small.All,
                "consultation.hold",
                new
                {
                    project = "P1",
                    parties = new
                    {
                        reform = "周建国",
                        township = "",
                        village = "陈富强",
                        designer = "唐工",
                    },
                    subjects = new
                    {
                        posts = "岗位",
                        heads = "人数",
                        training = "",
                        quantity = "工程量",
                        pay = "报酬",
                    },
                    from = "2026-03-01",
                    rates = new[] { new { trade = "普杂工", rateYuan = 180.005m } },
                    papers = await world.PapersAsync("consultation-minutes"),
                }
            )
        );
        Assert.Equal(
            ["money-precision", "paper-missing", "party-missing", "prices-left-out", "subject-missing"],
            refused.Refusals.Select(r => r.Code).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    [Trait("Seed", "MEI-17")]
    public async Task A_trade_upgrade_needs_its_supplement_and_pays_the_new_rate_from_its_day()
    {
        await using var world = await PayWorld.NewAsync();
        world.MoveTo("2026-03-06 18:00");
        var upgrade = new
        {
            project = "P1",
            contracts = new[]
            {
                new
                {
                    worker = "W1",
                    trade = "技工",
                    from = "2026-03-07",
                },
            },
        };
        Assert.Equal(
            "paper-missing",
            Code(
                await world.ApplyAsync(
                    Small.All,
                    "contracts.sign",
                    new
                    {
                        upgrade.project,
                        upgrade.contracts,
                        papers = await world.PapersAsync("employment-contracts"),
                    }
                )
            )
        );
        await world.MustAsync(
            Small.All,
            "contracts.sign",
            new
            {
                upgrade.project,
                upgrade.contracts,
                papers = await world.PapersAsync("employment-contracts", "contract-supplement"),
            }
        );
        await world.MustAsync(
            Small.All,
            "passes.issue",
            new
            {
                project = "P1",
                passes = new[]
                {
                    new
                    {
                        worker = "W1",
                        trade = "技工",
                        score = 88,
                    },
                },
                papers = await world.PapersAsync("exam-record"),
            }
        );
        world.MoveTo("2026-03-31 18:00");
        await world.MustAsync(
            Small.All,
            "sign-in-sheet.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new[] { new { worker = "W1", full = "5-8" } },
            }
        );
        await world.MustAsync(
            Small.All,
            "labour-ledger.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new[]
                {
                    new
                    {
                        worker = "W1",
                        trade = "普杂工",
                        full = "5-6",
                    },
                    new
                    {
                        worker = "W1",
                        trade = "技工",
                        full = "7-8",
                    },
                },
            }
        );
        await world.MustAsync(
            Small.All,
            "construction-log.record",
            new
            {
                project = "P1",
                month = "2026-03",
                rows = new object[]
                {
                    new
                    {
                        days = "5-6",
                        weather = "晴",
                        heads = new { 普杂工 = 1 },
                    },
                    new
                    {
                        days = "7-8",
                        weather = "晴",
                        heads = new { 技工 = 1 },
                    },
                },
            }
        );
        world.MoveTo("2026-04-01 09:00");
        await world.DoDueAsync();
        await PayWorld.CompileAsync(world);
        await world.MustAsync(
            Small.All,
            "pay-cycle.confirm-workers",
            new
            {
                cycle = PayWorld.Cycle,
                workers = new[] { "W1" },
                how = "signature",
            }
        );
        Assert.IsType<Applied>(await PayWorld.SignAsync(world));
        await using var db = world.Store.Open();
        Assert.Equal(
            [(2m, 240m), (2m, 180m)],
            (await db.PayrollLines.OrderBy(l => l.Number).ToListAsync()).Select(l => (l.Days, l.RateYuan))
        );
    }

    [Fact]
    [Trait("Seed", "MEI-05")]
    [Trait("Seed", "GA-06")]
    public async Task Training_is_kept_by_round_and_audience_each_with_its_register()
    {
        await using var world = await PayWorld.NewAsync();
        Assert.Equal(
            "paper-missing",
            Code(
                await world.ApplyAsync(
                    Small.All,
                    "record.add",
                    new
                    {
                        project = "P1",
                        kind = "training",
                        fields = Fields("施工前", "镇村干部"),
                    }
                )
            )
        );
        foreach (
            var (round, audience) in ((string, string)[])
                [("施工前", "镇村干部"), ("施工前", "理事会成员"), ("施工中", "务工群众"), ("完工后", "务工群众")]
        )
            await world.MustAsync(
                Small.All,
                "record.add",
                new
                {
                    project = "P1",
                    kind = "training",
                    fields = Fields(round, audience),
                    papers = await world.PapersAsync("training-register"),
                }
            );
        Assert.Equal(
            "field-choice",
            Code(
                await world.ApplyAsync(
                    Small.All,
                    "record.add",
                    new
                    {
                        project = "P1",
                        kind = "training",
                        fields = Fields("施工后", "务工群众"),
                        papers = await world.PapersAsync("training-register"),
                    }
                )
            )
        );
        await using var db = world.Store.Open();
        Assert.Equal(
            ["完工后", "施工中", "施工前", "施工前"],
            await db.Records.Where(r => r.Kind == "training").Select(r => r.Level!).OrderBy(l => l).ToListAsync()
        );
    }

    [Fact]
    [Trait("Seed", "GA-02")]
    public async Task A_council_is_elected_by_more_than_half_of_those_entitled_and_without_it_nothing_starts()
    {
        await using var world = await PayWorld.NewAsync();
        var fields = new Dictionary<string, string>
        {
            ["present"] = "90",
            ["entitled"] = "180",
            ["votes"] = "46",
            ["elected"] = "吴大勇",
        };
        Assert.Equal(
            "quorum",
            Code(
                await world.ApplyAsync(
                    Small.All,
                    "record.add",
                    new
                    {
                        project = "P1",
                        kind = "council-election",
                        fields,
                        papers = await world.PapersAsync("council-election"),
                    }
                )
            )
        );
        fields["present"] = "91";
        await world.MustAsync(
            Small.All,
            "record.add",
            new
            {
                project = "P1",
                kind = "council-election",
                fields,
                papers = await world.PapersAsync("council-election"),
            }
        );
    }

    private static object Fields(string round, string audience) =>
        new
        {
            round,
            audience,
            content = "砌筑",
            present = "40",
            skilled = "31",
        };

    private static object Proposal(object[] papers) =>
        new
        {
            project = "P1",
            name = "莲花村道路",
            area = Small.Village,
            mode = "contractor",
            track = "special",
            fundBase = "central",
            plannedPayYuan = 400000,
            funds = new { central = 1000000 },
            papers,
        };

    private static async Task ProposeAsync(World world)
    {
        await world.MustAsync(Small.All, "project.propose", Proposal(await world.PapersAsync("labour-survey", "project-proposal")));
        await world.MustAsync(
            Small.All,
            "project.name-lead",
            new
            {
                project = "P1",
                account = Small.All,
                papers = await world.PapersAsync("lead-appointment"),
            }
        );
    }

    private static string Code(Outcome outcome) => Assert.IsType<NotApplied>(outcome).Refusals[0].Code;
}
