using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>Whose notice hangs on the board.</summary>
public sealed class SignedNoticeTests : IAsyncLifetime
{
    private const string Project = "GA-2021-01";
    private World _world = null!;

    public static TheoryData<string> Kinds => [.. PublicNoticeTable.KindLabels.Keys];

    public async Task InitializeAsync() => _world = await World.PlayedAsync("guangan", "2021-05-06 08:00");

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_notice_is_signed_by_the_body_that_hangs_it_out_and_never_by_the_program(string kind)
    {
        await PostAsync(kind);
        await using var db = _world.Store.Open();
        var paper = db
            .Documents.Where(d => d.ProjectId == Project && d.Kind == PublicNoticeTable.PaperOf(kind))
            .OrderByDescending(d => d.Seq)
            .First();
        var html = await _world.ReadAsync(paper.File);
        foreach (var program in Bodies.OfTheProgram)
            Assert.DoesNotContain(Bodies.Labels[program], html);
        if (kind != PublicNoticeTable.Payroll)
            Assert.Contains(kind is "county-plan" or "annual-list" ? "广安区发展改革局（盖章）" : "干埝村村民委员会（盖章）", html);
    }

    [Fact]
    public async Task What_a_villager_objects_to_goes_to_his_own_township()
    {
        await PostAsync("project");
        await using var db = _world.Store.Open();
        Assert.Contains(
            "向龙台镇人民政府或者广安区发展改革局反映",
            await _world.ReadAsync(db.Documents.Single(d => d.Kind == "project-notice").File)
        );
    }

    private async Task PostAsync(string kind)
    {
        if (kind == PublicNoticeTable.Payroll)
            return;
        if (kind is "inquiry" or "rental-service")
        {
            await _world.MustAsync(
                "guangan.council",
                "purchase.open",
                new
                {
                    project = Project,
                    kind = kind == "inquiry" ? "materials" : "rental",
                    item = "32.5 级水泥 2 吨",
                    chosen = "甲建材",
                    inquiries = new[]
                    {
                        new { supplier = "甲建材", priceYuan = 800 },
                        new { supplier = "乙建材", priceYuan = 900 },
                        new { supplier = "丙建材", priceYuan = 950 },
                    },
                    papers = await _world.PapersAsync("price-inquiry"),
                }
            );
            await _world.MustAsync(
                "guangan.village",
                "purchase.post",
                new
                {
                    purchase = Project + "/purchase-1",
                    place = "干埝村村务公开栏",
                    papers = await _world.PapersAsync("posting-photo"),
                }
            );
            return;
        }
        if (kind == PublicNoticeTable.Recruitment)
            await _world.MustAsync(
                "guangan.township",
                "labour.plan",
                new
                {
                    project = Project,
                    days = 90,
                    trades = new[] { new { trade = "普工", workDays = 2000 } },
                }
            );
        await _world.MustAsync(
            kind is "county-plan" or "annual-list" ? "guangan.reform" : "guangan.village",
            "public-notice.post",
            new
            {
                project = Project,
                kind,
                place = "干埝村村务公开栏",
                papers = await _world.PapersAsync("posting-photo"),
            }
        );
    }
}
