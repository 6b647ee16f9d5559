using System.Text.RegularExpressions;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>
/// Documents are written from the tables, numbered, frozen, voided, signed and returned, and anyone can ask whether one is genuine.
/// </summary>
public sealed class DocumentTests
{
    [Fact, Trait("Seed", "MING-04"), Trait("Seed", "BZ-03")]
    public async Task The_reply_states_mode_share_and_the_two_principles_and_carries_the_offices_next_number()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await NameAsync(world);
        var first = await world.IssueAsync("approval-reply", fields: new { content = "硬化村道 3.6 公里" }, actingAs: "reform-bureau");
        var second = await world.IssueAsync("approval-reply", fields: new { content = "硬化村道 3.8 公里" }, actingAs: "reform-bureau");
        Assert.Equal((2021, 1, 2), (first.Year, first.Number, second.Number));
        var text = await world.ReadAsync(first.File);
        Assert.Contains("眉东发改赈〔2021〕1号", text);
        Assert.Contains("施工单位承建", text);
        Assert.Contains("占中央资金的40.00%", text);
        Assert.Contains("能用人工尽量不用机械，能用当地群众尽量不用专业队伍", text);
        Assert.Contains("硬化村道 3.6 公里", text);
        foreach (
            var said in (string[])
                [
                    "东坡区发展和改革局文件",
                    "<h1>东坡区发展和改革局关于莲花村道路实施方案的批复</h1>",
                    "三苏镇人民政府：",
                    "你镇报来的《关于审批莲花村道路实施方案的请示》",
                    "此复。",
                    "抄送：东坡区行业主管部门。",
                    "2021年3月1日印发",
                ]
        )
            // A long title breaks between its parts, a date never.
            Assert.Contains(said, Regex.Replace(text, "&#xA;|</?span[^>]*>", ""));
        Assert.DoesNotContain("支出", text);

        // The first stays genuine; the second stands in its place.
        var reads = world.Part<VerifyReads>();
        Assert.Equal("superseded", (await reads.OfAsync(first.Id, default))!.State);
        var known = (await reads.OfAsync(second.Id.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), default))!;
        Assert.Equal(("unsigned", "眉东发改赈〔2021〕2号", "东坡区发展和改革局"), (known.State, known.Number, known.Office));
        await using (var db = world.Store.Open())
            Assert.Equal((db.Set<ProjectRow>().Find("P1")!.Name, second.IssuedOn), (known.Project, known.IssuedOn));
        Assert.Null(await reads.OfAsync("0000000000", default));

        // The file that was issued is known again, and no other.
        var files = world.Part<IFileStore>();
        await using (var same = files.Open(second.Docx!.Value))
            Assert.Equal("Word 文件", await VerifyReads.SameAsync(known, same, default));
        await using (var former = files.Open(first.Docx!.Value))
            Assert.Null(await VerifyReads.SameAsync(known, former, default));
    }

    [Fact]
    public async Task An_office_whose_own_mark_is_not_registered_writes_its_number_by_hand()
    {
        await using var world = await ArchiveWorld.NewAsync();
        var paper = await world.IssueAsync("approval-reply", actingAs: "reform-bureau");
        Assert.Null(paper.Number);
        var text = await world.ReadAsync(paper.File);
        Assert.Contains("<span class=\"nb\">＿＿＿＿</span>〔<span class=\"nb\">＿＿＿＿</span>〕<span class=\"nb\">＿＿</span>号", text);
        Assert.Contains("东坡区发展改革局文件", text);
        // A name alone gives no number; a mark does, from one on.
        await world.MustAsync("admin", "office.name", Named(name: "东坡区发展和改革局"));
        Assert.Null((await world.IssueAsync("approval-reply", actingAs: "reform-bureau")).Number);
        await NameAsync(world);
        Assert.Equal(1, (await world.IssueAsync("approval-reply", actingAs: "reform-bureau")).Number);
        Assert.Equal("prefix", await world.RefusedAsync("admin", "office.name", Named()));
    }

    private static async Task NameAsync(World world) =>
        await world.MustAsync("admin", "office.name", Named("眉东发改赈", "东坡区发展和改革局"));

    private static object Named(string? prefix = null, string? name = null) =>
        new
        {
            area = "四川省/眉山市/东坡区",
            body = "reform-bureau",
            prefix,
            name,
        };

    [Fact]
    public async Task A_void_number_is_not_given_again_and_says_why()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await NameAsync(world);
        var first = await world.IssueAsync("approval-reply", actingAs: "reform-bureau");
        Assert.Equal("reason", await world.RefusedAsync(Small.All, "document.void", Void(" ")));
        Assert.Equal("wrong-role", await world.RefusedAsync(Small.All, "document.void", Void("写错了", "township")));
        await world.MustAsync(Small.All, "document.void", Void("投资额写错"));
        Assert.Equal("document-void", await world.RefusedAsync(Small.All, "document.void", Void("再废")));
        Assert.Equal("void", (await world.Part<VerifyReads>().OfAsync(first.Id, default))!.State);
        var next = await world.IssueAsync("approval-reply", actingAs: "reform-bureau");
        Assert.Equal(2, next.Number);
        // Whatever form of it is given out says so.
        var form = (await world.Part<ArchiveReads>().FormAsync(ArchiveWorld.All, first.Id, "docx", default))!;
        Assert.True(form.Void);
        Assert.False((await world.Part<ArchiveReads>().FormAsync(ArchiveWorld.All, next.Id, "docx", default))!.Void);
        await using var db = world.Store.Open();
        Assert.Equal("投资额写错", db.Texts.Find(db.Documents.Find(first.Id)!.VoidReasonRef)!.Text);

        object Void(string reason, string actingAs = "reform-bureau") =>
            new
            {
                project = "P1",
                code = first.Id,
                reason,
                @as = actingAs,
            };
    }

    [Fact]
    public async Task Many_officials_at_once_get_numbers_without_gaps()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await Small.AnotherAsync(world, "P2");
        await NameAsync(world);
        await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(n =>
                    world.MustAsync(
                        Small.All,
                        "document.issue",
                        new
                        {
                            project = n % 2 == 0 ? "P1" : "P2",
                            kind = "approval-reply",
                            @as = "reform-bureau",
                        }
                    )
                )
        );
        await using var db = world.Store.Open();
        Assert.Equal(
            Enumerable.Range(1, 24),
            db.Documents.Where(d => d.Kind == "approval-reply").Select(d => d.Number!.Value).ToList().Order()
        );
    }

    [Fact]
    public async Task What_was_issued_is_frozen_and_the_journal_names_its_hash()
    {
        await using var world = await ArchiveWorld.NewAsync();
        Assert.Equal(
            "document-lacks",
            await world.RefusedAsync(
                Small.All,
                "document.issue",
                new
                {
                    project = "P1",
                    kind = "labour-organisation-plan",
                    @as = "contractor",
                }
            )
        );
        await Labour.PayWorld.ConsultAsync(world, 180, "2021-03-01");
        var paper = await world.IssueAsync("labour-organisation-plan", fields: new { measures = "按组轮换" }, actingAs: "contractor");
        var before = await world.ReadAsync(paper.File);
        await world.MustAsync(
            Small.All,
            "project.release-funds",
            new
            {
                project = "P1",
                source = "central",
                amountYuan = 1,
                papers = await world.PapersAsync("fund-release", "fund-plan"),
            }
        );
        Assert.Equal(before, await world.ReadAsync(paper.File));
        await using var db = world.Store.Open();
        var entry = Entry.Read(db.Journal.Single(j => j.Stream == "project/P1" && j.Seq == paper.Seq).Body);
        Assert.Equal((paper.File.Hex, paper.Docx?.Hex), entry.Facts.OfType<DocumentIssued>().Select(f => (f.File, f.Docx)).Single());
        Assert.Empty((await JournalCheck.VerifyAsync(world.Store, default)).Problems);
    }

    [Fact]
    public async Task The_stamped_scan_finds_its_document_and_its_step()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await world.MustAsync(Small.All, "project.complete", new { project = "P1", papers = await world.PapersAsync("completion-report") });
        await world.MustAsync(
            Small.All,
            "acceptance.apply",
            new
            {
                project = "P1",
                tier = "self",
                papers = await world.PapersAsync("acceptance-application"),
                @as = "contractor",
            }
        );
        var form = await world.IssueAsync(
            "acceptance-opinion",
            of: "P1/acceptance-self",
            fields: new { opinion = "同意" },
            actingAs: "contractor"
        );
        Assert.Equal("P1/acceptance-self", form.CaseId);
        Assert.Equal(
            "scan",
            await world.RefusedAsync(Small.All, "document.return", Returned(form.Id, await world.PdfAsync("acceptance-opinion")))
        );
        Assert.Equal(
            "document-unknown",
            await world.RefusedAsync(
                Small.All,
                "document.return",
                Returned("ABC", await world.PdfAsync("acceptance-opinion", "李明", "2021-03-01"))
            )
        );
        await world.MustAsync(
            Small.All,
            "document.return",
            Returned(form.Id, await world.PdfAsync("acceptance-opinion", "李明", "2021-03-01"))
        );
        var known = await world.Part<VerifyReads>().OfAsync(form.Id, default);
        Assert.Equal((new DateOnly(2021, 3, 1), true), (known!.SignedOn, known.Sealed));
        // The paper now lies with the acceptance: what is refused is no longer the missing sheet.
        await using var db = world.Store.Open();
        Assert.Equal("acceptance-opinion", db.Papers.Single(p => p.CaseId == "P1/acceptance-self" && p.Kind == "acceptance-opinion").Kind);
        Assert.DoesNotContain(
            (await world.NoAsync(Small.All, "acceptance.pass", new { acceptance = "P1/acceptance-self" })).Refusals,
            r => r.Code == "paper-missing"
        );

        static object Returned(string code, object scan) =>
            new
            {
                project = "P1",
                code,
                @sealed = true,
                papers = new[] { scan },
                @as = "contractor",
            };
    }
}
