using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Host;

/// <summary>The figures of the five speeches come out of the records when the records hold them.</summary>
public sealed class OverviewTests
{
    private sealed record Plan(
        string Id,
        decimal PaidYuan,
        int Workers,
        Dictionary<string, decimal> Funds,
        string Track = "special",
        string Base = "central-provincial",
        (string Work, string Unit, decimal Done)? Built = null
    );

    private static async Task<Overview> OfAsync(
        World world,
        string pack,
        string area,
        string village,
        IReadOnlyList<Plan> plans,
        Func<Task>? more = null
    )
    {
        var names = village.Split('/');
        long code = PackReader.Shipped(pack).AreaCode;
        var place = PackReader.Shipped(pack).AreaPath.Split('/');
        for (var i = 1; i <= names.Length; i++)
            await world.MustAsync(
                "admin",
                "area.register",
                new
                {
                    path = string.Join('/', names[..i]),
                    code = i <= place.Length ? (long?)(code / Step(i) * Step(i))
                    : i == 3 ? code / 100000000 * 100000000 + 1000000
                    : null,
                }
            );
        await world.MustAsync("admin", "pack.activate", new { name = pack });
        await world.MustAsync("admin", "account.register", new { account = Small.All, name = "王芳" });
        foreach (var body in (string[])["villagers-committee", "village-committees", "township", "reform-bureau", "project-council"])
            await world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account = Small.All,
                    body,
                    area = names[0],
                }
            );
        foreach (var plan in plans)
        {
            await world.MustAsync(
                Small.All,
                "project.adopt",
                new
                {
                    project = plan.Id,
                    name = plan.Id + "工程",
                    area = village,
                    mode = "self-build",
                    track = plan.Track,
                    fundBase = plan.Base,
                    plannedPayYuan = plan.PaidYuan,
                    funds = plan.Funds,
                    stage = "UnderConstruction",
                    proposedOn = "2021-01-10",
                    commencedOn = "2021-02-01",
                    arrived = plan.Funds.Select(f => new
                    {
                        source = f.Key,
                        amountYuan = f.Value,
                        arrivedOn = "2021-01-20",
                    }),
                    paid = plan.PaidYuan == 0 || plan.Workers == 0
                        ? []
                        : new[]
                        {
                            new
                            {
                                period = "2021-03",
                                paidYuan = plan.PaidYuan,
                                workers = plan.Workers,
                                paidOn = "2021-04-20",
                            },
                        },
                    papers = await world.PapersAsync("adoption-handover"),
                }
            );
            if (plan.Built is { } built)
                await world.MustAsync(
                    Small.All,
                    "record.add",
                    new
                    {
                        project = plan.Id,
                        kind = "work-quantity",
                        fields = new
                        {
                            work = built.Work,
                            unit = built.Unit,
                            done = built.Done.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        },
                    }
                );
        }
        if (more is not null)
            await more();
        return (await world.Part<OverviewReads>().OverviewAsync(ArchiveWorld.All, area, new(2021, 12, 17), default))!;

        static long Step(int level) =>
            level switch
            {
                1 => 10_000_000_000,
                2 => 100_000_000,
                _ => 1_000_000,
            };
    }

    [Fact, Trait("Seed", "MEI-14")]
    public async Task Meishan_has_16_projects_5086_and_4232_wan_1094_people_2363_percent_and_9140_yuan_each()
    {
        await using var world = await World.NewAsync("2021-12-17 08:00");
        // 9,999,160 yuan over 1,094 people and 4,232 万元; spread over sixteen projects.
        var plans = Enumerable
            .Range(1, 16)
            .Select(n => new Plan(
                $"MS-{n}",
                n < 16 ? 620_000m : 699_160m,
                n < 16 ? 68 : 74,
                new()
                {
                    ["central"] = n < 16 ? 2_000_000m : 2_320_000m,
                    ["provincial"] = 600_000m + (n < 16 ? 0 : 400_000m),
                    ["county"] = 500_000m + (n < 16 ? 0 : 540_000m),
                }
            ))
            .ToList();
        // 15 × 2,000,000 + 2,320,000 + 15 × 600,000 + 1,000,000 = 42,320,000; with 15 × 500,000 + 1,040,000 = 50,860,000.
        var overview = await OfAsync(world, "meishan", "四川省/眉山市", "四川省/眉山市/彭山区/谢家镇/石山村", plans);
        var f = overview.Figures;
        Assert.Equal(
            (16, 50_860_000m, 42_320_000m, 1094, 9_999_160m, "23.63%", 9140m),
            (f.Projects, f.PlannedYuan, f.CentralYuan, f.Workers, f.PaidYuan, f.ShareOfCentral, f.IncomeYuan)
        );
        // Each figure opens to its rows.
        Assert.Equal(f.PaidYuan, overview.Projects.Sum(p => p.PaidYuan));
        Assert.Equal(f.PlannedYuan, overview.Projects.Sum(p => p.PlannedYuan));
        Assert.Equal(f.Workers, overview.Projects.Sum(p => p.Workers));
        var paper = await IssueAsync(world, "county-summary", "四川省/眉山市");
        foreach (
            var figure in (string[])
                ["项目16个", "总投资5086万元", "中央、省级资金4232万元", "1094人", "999.92万元", "23.63%", "人均9,140.00元"]
        )
            Assert.Contains(figure, paper);
    }

    [Fact, Trait("Seed", "GA-11")]
    public async Task Guangan_has_1640_wan_of_280_and_1060_with_270_integrated_and_300()
    {
        await using var world = await World.NewAsync("2021-12-17 08:00");
        var overview = await OfAsync(
            world,
            "guangan",
            "四川省/广安市/广安区",
            "四川省/广安市/广安区/花桥镇/白马村",
            [
                new("GA-1", 500_000m, 40, new() { ["central"] = 2_800_000m }),
                new("GA-2", 900_000m, 60, new() { ["central"] = 7_900_000m, ["integrated"] = 2_700_000m }),
                new("GA-3", 300_000m, 20, new() { ["provincial"] = 3_000_000m }),
                new("TG-1", 2_100_000m, 0, new() { ["integrated"] = 20_247_000m }, Track: "rural", Base: "fiscal"),
            ]
        );
        var special = overview.Tracks.Single(t => t.Track == "以工代赈专项");
        Assert.Equal(
            (3, 16_400_000m, 13_700_000m, 2_700_000m, 1_700_000m),
            (special.Projects, special.PlannedYuan, special.OwnYuan, special.IntegratedYuan, special.PaidYuan)
        );
        Assert.Equal(
            [2_800_000m, 10_600_000m, 3_000_000m],
            overview.Projects.Where(p => p.Track == "以工代赈专项").Select(p => p.PlannedYuan)
        );
        var rural = overview.Tracks.Single(t => t.Track == "农业农村基础设施推广");
        // Planned 210 万元 stands beside the nothing that is paid yet.
        Assert.Equal((20_247_000m, 2_100_000m, 0m), (rural.PlannedYuan, rural.PlannedPayYuan, rural.PaidYuan));
    }

    [Fact, Trait("Seed", "MING-10")]
    public async Task Mingshan_is_at_443_percent_so_far_and_under_its_floor()
    {
        await using var world = await World.NewAsync("2021-12-17 08:00");
        var plans = Enumerable
            .Range(1, 19)
            .Select(n => new Plan(
                $"MN-{n}",
                n == 1 ? 600_000m : 50_000m,
                24,
                new Dictionary<string, decimal> { ["county"] = n == 1 ? 3_250_000m : 1_700_000m, ["other"] = n == 1 ? 140_000m : 0m }
                    .Where(f => f.Value > 0)
                    .ToDictionary(),
                Track: "rural",
                Base: "fiscal"
            ))
            .ToList();
        var overview = await OfAsync(world, "mingshan", "四川省/雅安市/名山区", "四川省/雅安市/名山区/茅河镇/龙兴村", plans);
        var f = overview.Figures;
        Assert.Equal(
            (19, 33_990_000m, 33_850_000m, 1_500_000m, 456, "4.43%", "截至目前"),
            (f.Projects, f.PlannedYuan, f.FiscalYuan, f.PaidYuan, f.Workers, f.ShareOfFiscal, f.ShareLabel)
        );
        Assert.Equal(18, f.BelowFloor);
        Assert.Contains(overview.Projects, p => p.Standing == "低于下限，尚未完成");
    }

    [Fact, Trait("Seed", "BZ-11")]
    public async Task Bazhou_has_348_km_of_road_135_km_of_channel_a_pond_and_158_people_of_whom_83_lifted()
    {
        await using var world = await World.NewAsync("2021-12-17 08:00");
        const string village = "四川省/巴中市/巴州区/清江镇/巾字村";
        var overview = await OfAsync(
            world,
            "bazhou",
            "四川省/巴中市/巴州区",
            village,
            [
                new("BZ-1", 0, 0, new() { ["central"] = 5_000_000m }, Built: ("道路", "公里", 20.3m)),
                new("BZ-2", 0, 0, new() { ["central"] = 3_000_000m }, Built: ("道路", "公里", 14.5m)),
                new("BZ-3", 0, 0, new() { ["central"] = 2_000_000m }, Built: ("渠系", "公里", 13.5m)),
                new("BZ-4", 0, 0, new() { ["central"] = 1_000_000m }, Built: ("塘堰", "口", 1m)),
                new("BZ-5", 0, 0, new() { ["central"] = 1_000_000m }),
            ],
            async () => await PaidAsync(world, village, "BZ-5", 158, 83, "lifted-household")
        );
        Assert.Equal(
            [("塘堰", "口", 1m), ("渠系", "公里", 13.5m), ("道路", "公里", 34.8m)],
            overview.Works.Select(w => (w.Work, w.Unit, w.Done)).OrderBy(w => w.Done)
        );
        Assert.Equal((5, 158), (overview.Figures.Projects, overview.Figures.Workers));
        Assert.Equal([("脱贫户", 83), ("其他群众", 75)], overview.Groups.Select(g => (g.Group, g.People)));
    }

    [Fact, Trait("Seed", "DP-13")]
    public async Task Dongpo_has_142_people_18_4_22_45_and_53_others_and_17766_wan()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-09-01 10:00");
        var overview = (
            await world
                .Part<OverviewReads>()
                .OverviewAsync(new("dongpo.reform", new(2021, 9, 1)), "四川省/眉山市/东坡区", new(2021, 9, 1), default)
        )!;
        Assert.Equal((142, 1_776_600m), (overview.Figures.Workers, overview.Figures.PaidYuan));
        Assert.Equal([18, 4, 22, 45, 53], overview.Groups.Select(g => g.People));
        Assert.Null(
            await world
                .Part<OverviewReads>()
                .OverviewAsync(new("dongpo.township", new(2021, 9, 1)), "四川省/眉山市/东坡区", new(2021, 9, 1), default)
        );
    }

    /// <summary>A month worked by people of a group and others, paid on paper entered here.</summary>
    private static async Task PaidAsync(World world, string village, string project, int people, int ofGroup, string group)
    {
        await world.MustAsync(
            Small.All,
            "workers.register",
            new
            {
                area = village,
                workers = Enumerable
                    .Range(1, people)
                    .Select(n => new
                    {
                        worker = $"W{n:000}",
                        name = $"群众{n}",
                        groups = n <= ofGroup ? new[] { group } : [],
                    }),
            }
        );
        // Straight into the tables that a paid month leaves; how it comes about is shown elsewhere.
        await using var db = world.Store.Open();
        db.PayCycles.Add(
            new()
            {
                Id = project + "/2021-05-S1",
                ProjectId = project,
                Period = "2021-05",
                Number = 1,
                PeriodEnd = new(2021, 5, 31),
                DueOn = new(2021, 6, 30),
                CountedFrom = new(2021, 5, 31),
                PaidYuan = people * 100m,
                TotalYuan = people * 100m,
                PaidOn = new(2021, 6, 20),
            }
        );
        db.PayrollLines.AddRange(
            Enumerable
                .Range(1, people)
                .Select(n => new PayrollLineRow
                {
                    CycleId = project + "/2021-05-S1",
                    Number = n,
                    WorkerId = $"W{n:000}",
                    Trade = "普工",
                    Days = 1,
                    RateYuan = 100,
                    AmountYuan = 100,
                })
        );
        db.Payees.AddRange(
            Enumerable
                .Range(1, people)
                .Select(n => new PayeeRow
                {
                    CycleId = project + "/2021-05-S1",
                    WorkerId = $"W{n:000}",
                    Batch = "PL-1",
                    AmountYuan = 100,
                    State = Payee.Paid,
                })
        );
        db.Cases.Add(
            new()
            {
                Id = project + "/2021-05-S1",
                Kind = PayTable.Kind,
                TableHash = db.Cases.Where(c => c.Kind == PayTable.Kind).Select(c => c.TableHash).First(),
                Stage = PayTable.Closed,
                Final = true,
                ProjectId = project,
                Area = (await db.Projects.FindAsync(project))!.Area,
                PackHash = "",
                OpenedOn = new(2021, 6, 1),
                MovedOn = new(2021, 6, 20),
            }
        );
        await db.SaveChangesAsync();
    }

    private static async Task<string> IssueAsync(World world, string kind, string area)
    {
        await world.MustAsync(
            Small.All,
            "overview.issue",
            new
            {
                kind,
                area,
                year = 2021,
                @as = "reform-bureau",
            }
        );
        await using var db = world.Store.Open();
        return await world.ReadAsync(db.Documents.OrderByDescending(d => d.Seq).First(d => d.Kind == kind).File);
    }
}
