using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host;

/// <summary>What documents say of a worker, and that none shows his numbers in full.</summary>
public sealed class PrivacyTests
{
    private static readonly string[] Numbers = ["513821199001010016", "13812341234", "6217001234567890123"];

    /// <summary>P1 under construction with its wages agreed, and a worker whose three numbers are known.</summary>
    private static async Task<World> WorldAsync()
    {
        var world = await ArchiveWorld.NewAsync();
        await world.MustAsync(
            Small.All,
            "workers.update",
            new
            {
                worker = "W1",
                idNumber = Numbers[0],
                phone = Numbers[1],
                card = Numbers[2],
                address = "三组12号",
                bank = "三苏镇信用社",
            }
        );
        await Labour.PayWorld.ConsultAsync(world, 180, "2021-03-01");
        return world;
    }

    [Fact, Trait("Seed", "MEI-07")]
    public async Task A_contract_is_written_for_a_worker_with_trade_time_and_agreed_wage()
    {
        await using var world = await WorldAsync();
        await world.MustAsync(
            Small.All,
            "contracts.sign",
            await Labour.Entries.ContractAsync(world, "W1", "技工", "2021-03-01", "employment-contracts")
        );
        Assert.Equal(
            "document-of",
            await world.RefusedAsync(
                Small.All,
                "document.issue",
                new
                {
                    project = "P1",
                    kind = "employment-contracts",
                    of = "W2",
                }
            )
        );
        var paper = await world.IssueAsync("employment-contracts", of: "W1", fields: new { content = "路面浇筑" });
        var text = await world.UnsealedAsync(paper.File);
        foreach (
            var said in (string[])
                [
                    "工人1",
                    "三苏镇信用社",
                    "每工日240.00元",
                    "路面浇筑",
                    .. Numbers,
                    "合同编号：P1-W1-1",
                    "莲花村三组12号",
                    "三苏镇人民政府各执一份",
                ]
        )
            Assert.Contains(said, text);
        // What lies in the store is nobody's to read, in any form.
        foreach (var file in (string[])[paper.File, paper.Docx!])
            Assert.DoesNotContain("513821199001010016", await world.ReadAsync(file));
        Assert.StartsWith("PK", await world.UnsealedAsync(paper.Docx!));

        // Its parties and the township may open it; who only watches, or looks after another part of the county's work, may not.
        var (reads, village) = (world.Part<ArchiveReads>(), Small.Village);
        foreach (
            var (account, body) in ((string, string)[])[("watcher", "supervisor"), ("water", "industry-department"), ("town", "township")]
        )
        {
            await world.MustAsync("admin", "account.register", new { account, name = "李明" });
            await world.GrantAsync(account, body, village);
        }
        Assert.True((await reads.FormAsync(ArchiveWorld.All, paper.Id, "html", default))!.Sealed);
        Assert.True((await reads.FormAsync(new("town", new(2021, 3, 1)), paper.Id, "docx", default))!.Sealed);
        foreach (var account in (string[])["watcher", "water"])
            Assert.Null(await reads.FormAsync(new(account, new(2021, 3, 1)), paper.Id, "html", default));

        // The archive takes it as it lies, and proves it; whoever holds the paper can compare no form that nobody has.
        using var zip = new MemoryStream();
        Assert.True(await world.Part<ArchiveExport>().WriteAsync(ArchiveWorld.All, "P1", zip, default));
        Assert.Empty(ArchiveCheck.Verify(new MemoryStream(zip.ToArray())).Problems);
        using var archive = new ZipArchive(new MemoryStream(zip.ToArray()));
        Assert.NotNull(paper.Xlsx);
        Assert.Equal(3, archive.Entries.Count(e => e.FullName.EndsWith(".sealed", StringComparison.Ordinal)));
        Assert.Empty((await world.Part<VerifyReads>().OfAsync(paper.Id, default))!.Forms);
    }

    /// <summary>
    /// What a labour inspector asks for stands on the sheet in full; whoever writes, signs or pays it may open it, and nobody else.
    /// </summary>
    private static async Task SheetIsSealedAsync(World world)
    {
        var sheet = await world.IssueAsync("payroll-sheet", of: "P1/2021-03");
        var text = await world.UnsealedAsync(sheet.File);
        Assert.All(Numbers, n => Assert.Contains(n, text));
        foreach (var file in (string[])[sheet.File, sheet.Docx!, sheet.Xlsx!])
            Assert.DoesNotContain(Numbers[0], await world.ReadAsync(file));
        var today = new DateOnly(2021, 4, 5);
        foreach (var (account, body) in ((string, string)[])[("watcher", "supervisor"), ("water", "industry-department")])
        {
            await world.MustAsync("admin", "account.register", new { account, name = "李明" });
            await world.GrantAsync(account, body, Small.Village);
            Assert.Null(await world.Part<ArchiveReads>().FormAsync(new(account, today), sheet.Id, "xlsx", default));
        }
        foreach (var account in (string[])["head", Small.All])
            Assert.True((await world.Part<ArchiveReads>().FormAsync(new(account, today), sheet.Id, "xlsx", default))!.Sealed);
        // To whom the month alone was handed on, it was with its paper; a list offers no link that leads nowhere.
        await world.MustAsync("admin", "account.register", new { account = "deputy", name = "何川" });
        await using (var db = world.Store.Open())
            await world.MustAsync(
                "head",
                "grant.lend",
                new
                {
                    grant = (await db.Grants.SingleAsync(g => g.Account == "head")).Id,
                    account = "deputy",
                    until = "2021-04-30",
                    reason = "外出学习",
                    @case = "P1/2021-03",
                }
            );
        Assert.True((await world.Part<ArchiveReads>().FormAsync(new("deputy", today), sheet.Id, "html", default))!.Sealed);
        foreach (var (account, opens) in ((string, bool)[])[("deputy", true), ("head", true), ("watcher", false)])
            Assert.Equal(
                opens,
                (await world.Part<DocumentReads>().ListAsync(new(account, today), "P1", default))!.Single(d => d.Code == sheet.Id).Opens
            );
        var verified = (await world.Part<VerifyReads>().OfAsync(sheet.Id, default))!;
        Assert.Equal((4800m, 0), (verified.Yuan, verified.Forms.Count));
    }

    /// <summary>Every notice with people whose numbers are known: no form of it holds one.</summary>
    [Fact, Trait("Seed", "GA-08")]
    public async Task No_notice_shows_a_full_number_and_only_the_pay_notice_names_its_workers_in_full()
    {
        await using var world = await WorldAsync();
        await world.MustAsync(
            Small.All,
            "labour.plan",
            new
            {
                project = "P1",
                days = 30,
                trades = new[] { new { trade = "技工", workDays = 60 } },
            }
        );
        foreach (var kind in PublicNoticeTable.KindLabels.Keys.Where(k => k is not ("payroll" or "inquiry" or "rental-service")))
            await world.PostAsync(kind);
        await PurchaseTests.OpenAsync(world, "materials");
        await world.MustAsync(
            Small.All,
            "purchase.post",
            new
            {
                purchase = "P1/purchase-1",
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        await Labour.PayWorld.ConsultAsync(world, 180, "2021-03-01");
        await Labour.PayWorld.HireAsync(world, "P1", "技工", "2021-03-01", "W1");
        world.MoveTo("2021-04-05 08:00");
        await world.DoDueAsync();
        await world.MustAsync(
            Small.All,
            "pay-cycle.compile",
            new
            {
                cycle = "P1/2021-03",
                lines = new[]
                {
                    new
                    {
                        worker = "W1",
                        trade = "技工",
                        days = 20,
                        rateYuan = 240,
                    },
                },
                papers = await world.PapersAsync("sign-in-sheet", "labour-ledger", "construction-log"),
                @as = "contractor",
            }
        );
        await world.MustAsync("admin", "account.register", new { account = "head", name = "镇长" });
        await world.GrantAsync("head", "township-head", Small.Village);
        await SheetIsSealedAsync(world);
        var seen = new
        {
            cycle = "P1/2021-03",
            workers = new[] { "W1" },
            how = "signature",
        };
        await world.MustAsync(Small.All, "pay-cycle.confirm-workers", seen);
        await world.MustAsync("head", "pay-cycle.sign", new { cycle = "P1/2021-03", papers = await world.PapersAsync("payroll-sheet") });
        await world.MustAsync(
            Small.All,
            "pay-cycle.post",
            new
            {
                cycle = "P1/2021-03",
                place = "村务公开栏",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        await using var db = world.Store.Open();
        var notices = db.Documents.Where(d => d.Kind.EndsWith("-notice")).ToList();
        Assert.Equal(PublicNoticeTable.KindLabels.Keys.Count(k => k != "rental-service"), notices.Select(n => n.Kind).Distinct().Count());
        foreach (var notice in notices)
        {
            var html = await world.ReadAsync(notice.File);
            await using var docx = world.Part<IFileStore>().Open(notice.Docx!.Value);
            using var copy = new MemoryStream();
            await docx.CopyToAsync(copy);
            var share = (await world.Part<ArchiveReads>().ShareAsync(ArchiveWorld.All, notice.CaseId, default))!.Text;
            foreach (var text in (string[])[html, Documents.DocxTests.TextOf(copy.ToArray()), share])
            {
                Assert.All(Numbers, n => Assert.DoesNotContain(n, text));
                // Villagers check the pay notice name by name; a text for a chat group names nobody.
                Assert.Equal(notice.Kind == "payroll-notice" && text != share, text.Contains("工人1", StringComparison.Ordinal));
            }
            Assert.Contains("期自", html);
        }
    }
}
