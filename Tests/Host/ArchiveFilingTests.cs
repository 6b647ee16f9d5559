using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Archive;

namespace WorkRelief.Tests.Host;

/// <summary>一个项目一套档案 by the practice of 巴州: what belongs into it, who files it and who confirms it.</summary>
public sealed class ArchiveFilingTests
{
    [Fact, Trait("Seed", "BZ-01"), Trait("Seed", "BZ-02")]
    public void The_checklist_has_five_stages_three_levels_four_aspects_and_differs_by_type()
    {
        var items = PackReader.Shipped("bazhou").Archive(new(2021, 6, 1));
        Assert.Equal(ArchiveList.Stages.Keys.Order(), items.Select(i => i.Stage).Distinct().Order());
        Assert.Equal(ArchiveList.Levels.Keys.Order(), items.Select(i => i.Level).Distinct().Order());
        Assert.Equal(ArchiveList.Aspects.Keys.Order(), items.Select(i => i.Aspect).OfType<string>().Distinct().Order());
        var (open, industry) = (items.Where(i => i.Purposes.Contains("public")), items.Where(i => i.Purposes.Contains("industry")));
        Assert.Equal(["linkage"], industry.Except(open).Select(i => i.Name));
        Assert.Equal(11, PackReader.Shipped("bazhou").Names(ArchivePolicy.GateItems, new(2021, 6, 1)).Count);
    }

    [Fact, Trait("Seed", "BZ-01"), Trait("Seed", "GA-09"), Trait("Seed", "BZ-12")]
    public async Task Each_item_has_its_level_who_is_late_is_visible_and_the_archive_changes_hands_with_a_signed_list()
    {
        await using var world = await ArchiveWorld.NewAsync();
        var no = await world.NoAsync(Small.All, "archive.file", await world.FilingAsync("fund-plan", "township"));
        Assert.Equal(("wrong-role", "BZ-01"), (no.Refusals[0].Code, no.Refusals[0].Clause!.Id));
        var overdue = await world.Part<ArchiveReads>().OverdueAsync(ArchiveWorld.All, default);
        Assert.Contains(overdue, l => l is { Item: "implementation-plan", Level: "项目乡镇", State: "缺" });
        await world.MustAsync(Small.All, "archive.file", await world.FilingAsync("implementation-plan", "township"));
        Assert.DoesNotContain(
            await world.Part<ArchiveReads>().OverdueAsync(ArchiveWorld.All, default),
            l => l.Item == "implementation-plan"
        );

        foreach (var name in (string[])["old", "new"])
            await world.MustAsync("admin", "account.register", new { account = name, name });
        const string town = "四川省/眉山市/东坡区/三苏镇";
        await world.GrantAsync(Small.All, "reform-bureau", "四川省/眉山市/东坡区");
        await world.MustAsync(Small.All, "archivist.appoint", Appointed("old"));
        Assert.Equal("old", (await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.All, "P1", default))!.Archivist);
        await world.MustAsync("old", "archive.file", new { project = "P1", papers = await world.PdfsAsync("third-party-test") });
        var unlisted = await world.NoAsync(Small.All, "archivist.appoint", Appointed("new"));
        Assert.Equal("BZ-12", unlisted.Refusals[0].Clause!.Id);
        world.MoveTo("2021-03-02 08:00");
        await world.MustAsync(
            Small.All,
            "archivist.appoint",
            Appointed("new", await world.PdfAsync("archive-handover-list", "王芳", "2021-03-01"))
        );
        Assert.Equal(
            "grant-ended",
            await world.RefusedAsync("old", "archive.file", new { project = "P1", papers = await world.PdfsAsync("third-party-test") })
        );

        static object Appointed(string account, params object[] papers) =>
            new
            {
                area = town,
                account,
                @as = "reform-bureau",
                papers,
            };
    }

    [Fact]
    public async Task Only_pictures_pdf_and_office_files_by_their_content_are_taken()
    {
        await using var world = await ArchiveWorld.NewAsync();
        Assert.Equal(
            "file-kind",
            await world.RefusedAsync(
                Small.All,
                "archive.file",
                new
                {
                    project = "P1",
                    papers = await world.PapersAsync("assembly-minutes"),
                    @as = "contractor",
                }
            )
        );
        Assert.Equal(
            "archive-item",
            await world.RefusedAsync(Small.All, "archive.file", await world.FilingAsync("inquiry-reply", "township"))
        );
    }

    [Fact, Trait("Seed", "BZ-03")]
    public async Task Content_points_are_ticked_by_the_filer_and_confirmed_by_the_reviewer()
    {
        await using var world = await ArchiveWorld.NewAsync();
        string[] points = ["专章论证群众务工组织", "专章论证劳务报酬发放", "专章论证项目效益"];
        await world.MustAsync(Small.All, "archive.file", await StudyAsync(points[..2]));
        object Verdict(string[] found) =>
            new
            {
                project = "P1",
                verdicts = new[]
                {
                    new
                    {
                        item = "feasibility",
                        qualified = true,
                        points = found,
                    },
                },
            };
        Assert.Contains("专章论证项目效益", (await world.NoAsync(Small.All, "archive.review", Verdict(points))).Refusals[0].Missing);
        await world.MustAsync(Small.All, "archive.file", await StudyAsync(points));
        Assert.Equal("archive-point", await world.RefusedAsync(Small.All, "archive.review", Verdict(points[..1])));
        await world.MustAsync(Small.All, "archive.review", Verdict(points));
        Assert.Equal("archive-point", await world.RefusedAsync(Small.All, "archive.file", await StudyAsync("没有的要点")));
        Assert.Equal(
            "合格",
            (await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.All, "P1", default))!
                .Items.Single(i => i.Item == "feasibility")
                .State
        );

        async Task<object> StudyAsync(params string[] found) =>
            new
            {
                project = "P1",
                papers = await world.PdfsAsync("feasibility-study"),
                points = new { feasibility = found },
                @as = "township",
            };
    }

    [Fact, Trait("Seed", "BZ-05")]
    public async Task Items_are_filled_from_the_systems_own_papers_and_nothing_is_typed_again()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-09-08 10:00");
        var items = (await world.Part<ArchiveReads>().ProjectAsync(ArchiveWorld.Reform, ArchiveWorld.Project, default))!.Items.ToDictionary(
            i => i.Item
        );
        Assert.All(
            (string[])
                [
                    "labour-records",
                    "payroll",
                    "payroll-notices",
                    "construction-log",
                    "approval-reply",
                    "county-plan-notice",
                    "construction-notice",
                ],
            name => Assert.Equal("已归，待审", items[name].State)
        );
        Assert.Equal("缺", items["party-duty"].State);
    }
}
