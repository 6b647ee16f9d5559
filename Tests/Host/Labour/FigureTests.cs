using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>Figures and papers that come from the records, and from nowhere else.</summary>
public sealed class FigureTests
{
    [Fact]
    [Trait("Seed", "MING-10")]
    [Trait("Seed", "MING-02")]
    public async Task Four_point_four_three_percent_is_so_far_and_under_the_floor_never_final()
    {
        await using var world = await World.PlayedAsync("mingshan", "2021-05-04 18:00");
        var figures = await world.Part<IndicatorReads>().IndicatorsAsync(new Scope("mingshan.reform", new DateOnly(2021, 5, 4)), default);
        var project = Assert.Single(figures.Projects);
        Assert.Equal(
            (1_500_000m, "4.43%", "截至目前", "低于下限，尚未完成"),
            (project.PaidYuan, Money.Percent(project.PaidShare!.Value), project.ShareLabel, project.Standing)
        );
        Assert.Equal((0.10m, 0.15m, 456), (project.Floor, project.Target, project.Workers));
        Assert.Empty(
            (await world.Part<IndicatorReads>().IndicatorsAsync(new Scope("stranger", new DateOnly(2021, 5, 4)), default)).Projects
        );
    }

    [Fact]
    [Trait("Seed", "DP-13")]
    public async Task The_districts_figures_are_those_of_its_records()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-09-02 10:00");
        var figures = await world.Part<IndicatorReads>().IndicatorsAsync(new Scope("dongpo.reform", new DateOnly(2021, 9, 2)), default);
        Assert.Equal((10_308_700m, 1_776_600m, 142), (figures.PlannedFundsYuan, figures.PaidYuan, figures.Workers));
        Assert.Equal(
            [18, 4, 22, 45, 53],
            ((string[])["脱贫户", "易地搬迁户", "特殊困难群众", "受疫情影响无法外出务工人员"])
                .Select(g => figures.Groups[g])
                .Append(figures.Others)
        );
        Assert.Equal(figures.Workers, figures.Groups.Values.Sum() + figures.Others);
        Assert.Equal("最终", figures.Projects[0].ShareLabel);
    }

    [Fact]
    [Trait("Seed", "BZ-05")]
    public async Task The_chain_of_labour_pay_training_and_duties_is_filed_from_the_steps_themselves()
    {
        await using var world = await World.PlayedAsync("labour-self-build", "2026-05-08 12:00");
        var chain = (
            await world.Part<LabourChain>().OfAsync(new Scope("guangan.reform", new DateOnly(2026, 5, 8)), "GA-2026-05", default)
        )!;
        Assert.Equal(["务工组织", "报酬", "培训", "党组织履职"], chain.Select(s => s.Name));
        Assert.All(chain, s => Assert.NotEmpty(s.Entries));
        Assert.Contains(chain[0].Entries, e => e.Label == "四方会商，商定工价" && e.Papers.Contains("人社、住建等部门意见"));
        Assert.Contains(chain[2].Entries, e => e.Label == "技能培训" && e.Papers.Contains("培训台账"));
        Assert.Equal(3, chain[3].Entries.Count(e => e.Label == "工作专班"));
        Assert.Null(await world.Part<LabourChain>().OfAsync(new Scope("stranger", new DateOnly(2026, 5, 8)), "GA-2026-05", default));
    }

    [Fact]
    [Trait("Seed", "GA-05")]
    public async Task A_recruitment_notice_is_written_from_the_posts_and_the_agreed_wages()
    {
        await using var world = await PayWorld.NewAsync();
        var post = new
        {
            project = "P1",
            kind = "recruitment",
            place = "村务公开栏",
            papers = await world.PapersAsync("posting-photo"),
        };
        Assert.Equal(
            "recruitment-unready",
            Assert.IsType<NotApplied>(await world.ApplyAsync(Small.All, "public-notice.post", post)).Refusals[0].Code
        );
        await world.MustAsync(
            Small.All,
            "labour.plan",
            new
            {
                project = "P1",
                days = 30,
                trades = new[] { new { trade = "普杂工", workDays = 301 } },
            }
        );
        await world.MustAsync(Small.All, "public-notice.post", post);
        await using var db = world.Store.Open();
        var file = (await db.Documents.SingleAsync(d => d.Kind == "recruitment-notice")).File;
        await using var stream = world.Part<IFileStore>().Open(file);
        var html = await new StreamReader(stream).ReadToEndAsync();
        Assert.All((string[])["招工公告", "普杂工", "11", "301", "180.00", "砌石", "85.50", "脱贫户"], said => Assert.Contains(said, html));
    }

    [Theory]
    [Trait("Seed", "DP-09")]
    [InlineData("19650101", "60 周岁以上人员体检和保险证明", "health-insurance")]
    [InlineData("20090101", "未成年工登记和监护人同意书", "minor-protection")]
    public async Task The_old_and_the_very_young_work_under_papers_of_their_own(string birth, string paper, string kind)
    {
        await using var world = await PayWorld.NewAsync();
        var digits = "511402" + birth + "004";
        await world.MustAsync(
            Small.All,
            "workers.register",
            new
            {
                area = Small.Village,
                workers = new[]
                {
                    new
                    {
                        worker = "W7",
                        name = "赵七",
                        idNumber = digits + IdNumber.Check(digits),
                    },
                },
            }
        );
        var contract = new
        {
            project = "P1",
            contracts = new[]
            {
                new
                {
                    worker = "W7",
                    trade = "普杂工",
                    from = "2026-03-01",
                },
            },
        };
        Assert.Contains(
            paper,
            Assert
                .IsType<NotApplied>(
                    await world.ApplyAsync(
                        Small.All,
                        "contracts.sign",
                        new
                        {
                            contract.project,
                            contract.contracts,
                            papers = await world.PapersAsync("employment-contracts"),
                        }
                    )
                )
                .Refusals[0]
                .Missing
        );
        await world.MustAsync(
            Small.All,
            "contracts.sign",
            new
            {
                contract.project,
                contract.contracts,
                papers = await world.PapersAsync("employment-contracts", kind),
            }
        );
    }

    [Fact]
    [Trait("Seed", "DP-14")]
    public async Task Only_the_payer_of_the_pack_pays()
    {
        await using var world = await PayWorld.NewAsync();
        await PayWorld.PayableAsync(world);
        await world.MustAsync("admin", "account.register", new { account = "town", name = "镇政府" });
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = "town",
                body = "township",
                area = Small.Village,
            }
        );
        Assert.Equal(
            "wrong-role",
            Assert
                .IsType<NotApplied>(await world.ApplyAsync("town", "pay-cycle.pay", await PayWorld.PaymentAsync(world, "B-1")))
                .Refusals[0]
                .Code
        );
        await world.MustAsync(PayWorld.Finance, "pay-cycle.pay", await PayWorld.PaymentAsync(world, "B-1"));
    }
}
