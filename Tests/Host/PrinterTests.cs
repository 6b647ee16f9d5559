using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host;

/// <summary>Papers as they are printed: once, with pages that anybody can count.</summary>
public sealed class PrinterTests
{
    [PrintingFact]
    public async Task A_paper_is_printed_once_and_whoever_checks_it_learns_its_pages()
    {
        await using var world = await PrintingAsync();
        var paper = await world.IssueAsync("training-plan", fields: new { subjects = "混凝土浇筑" });
        var verify = world.Part<VerifyReads>();
        Assert.Null((await verify.OfAsync(paper.Id, default))!.Pages);

        var printer = world.Part<Printer>();
        var print = await printer.OfAsync(new(paper.File), isSealed: false, default);
        Assert.Equal(print!.File, (await printer.OfAsync(new(paper.File), isSealed: false, default))!.File);
        Assert.InRange(print.Pages, 1, 5);
        var seen = (await verify.OfAsync(paper.Id, default))!;
        Assert.Equal(print.Pages, seen.Pages);
        await using (var pdf = world.Part<IFileStore>().Open(print.File))
            Assert.Equal("PDF 文件", await VerifyReads.SameAsync(seen, pdf, default));

        // What another host printed at the same time gives way to what stands.
        var late = new PrintRow
        {
            Page = new(paper.File),
            File = new(new string('a', 64)),
            Pages = 99,
        };
        Assert.Equal(print.File, (await world.Part<Prints>().KeepAsync(late, default)).File);
    }

    [PrintingFact]
    public async Task By_night_every_paper_that_stands_is_printed_and_a_private_one_lies_sealed()
    {
        await using var world = await PrintingAsync();
        await Labour.PayWorld.ConsultAsync(world, 180, "2021-03-01");
        await world.MustAsync(
            Small.All,
            "contracts.sign",
            await Labour.Entries.ContractAsync(world, "W1", "技工", "2021-03-01", "employment-contracts")
        );
        var contract = await world.IssueAsync("employment-contracts", of: "W1");
        var plan = await world.IssueAsync("training-plan");
        var voided = await world.IssueAsync("training-plan", fields: new { subjects = "混凝土浇筑" });
        await world.MustAsync(
            Small.All,
            "document.void",
            new
            {
                project = "P1",
                code = voided.Id,
                reason = "写错",
                @as = "contractor",
            }
        );
        var printer = world.Part<Printer>();
        Assert.Equal(2, await printer.PrintAllAsync());
        Assert.Equal(0, await printer.PrintAllAsync());

        var prints = world.Part<Prints>();
        Assert.StartsWith("%PDF-", await world.ReadAsync((await prints.OfAsync(new(plan.File), default))!.File), StringComparison.Ordinal);
        var kept = (await prints.OfAsync(new(contract.File), default))!;
        Assert.DoesNotContain("%PDF-", await world.ReadAsync(kept.File), StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", await world.UnsealedAsync(kept.File), StringComparison.Ordinal);
        var seen = (await world.Part<VerifyReads>().OfAsync(contract.Id, default))!;
        Assert.Equal(kept.Pages, seen.Pages);
        Assert.Empty(seen.Forms);
        Assert.Null(await prints.OfAsync(new(voided.File), default));
    }

    [PrintingFact]
    public async Task An_archive_counts_the_pages_of_its_papers_and_tells_of_what_a_pdf_is_the_print()
    {
        await using var world = await PrintingAsync();
        var plan = await world.IssueAsync("training-plan");
        var (manifest, _, zip) = await ExportAsync(world);
        var item = manifest.Items.Single(i => i.Title == "技能培训方案");
        Assert.Equal("10年", item.Keep);
        Assert.NotNull(item.Pages);
        var pdf = manifest.Files.Single(f => f.PrintOf == plan.File);
        Assert.Contains(pdf.Path, item.Paths);
        Assert.EndsWith(".pdf", pdf.Path, StringComparison.Ordinal);

        // Said to be the print of a paper that no journal knows.
        Assert.Contains(
            Forged(
                zip,
                text => text.Replace($"\"printOf\": \"{plan.File}\"", $"\"printOf\": \"{new string('b', 64)}\"", StringComparison.Ordinal)
            ),
            p => p.Contains("日志中没有这份文件")
        );
    }

    [Fact]
    public void Pages_are_numbered_through_each_volume_up_to_one_that_nobody_can_count()
    {
        ManifestItem[] items =
        [
            Item("申报", 1, "永久"),
            Item("申报", 3, "30年"),
            Item("申报", null, null),
            Item("申报", 2, null),
            Item("实施", 12, "10年"),
            Item("实施", 1, "30年"),
        ];
        var contents = Rows(ArchiveLists.OfContents("路", items));
        Assert.Equal(["1", "2—4", "", "", "1—12", "13"], contents.Select(r => r[5]));
        var volumes = Rows(ArchiveLists.OfVolumes("路", items));
        Assert.Equal([("4", "", "永久"), ("2", "13", "30年")], volumes.Select(r => (r[3], r[4], r[5])));

        static ManifestItem Item(string volume, int? pages, string? keep) =>
            new(1, volume, "纸", "局", null, new(2026, 3, 1), pages, "", []) { Keep = keep };

        static IReadOnlyList<IReadOnlyList<string>> Rows(DocumentContent content) =>
            [.. content.Elements.OfType<Table>().SelectMany(t => t.Rows).Select(r => r.Cells)];
    }

    [Fact]
    public async Task A_machine_without_a_browser_archives_without_prints()
    {
        await using var world = await ArchiveWorld.NewAsync();
        var plan = await world.IssueAsync("training-plan");
        Assert.Null(await world.Part<Printer>().OfAsync(new(plan.File), isSealed: false, default));
        Assert.Equal(0, await world.Part<Printer>().PrintAllAsync());
        var (manifest, contents, _) = await ExportAsync(world);
        Assert.Null(manifest.Items.Single(i => i.Title == "技能培训方案").Pages);
        Assert.Contains("装订后填写", contents, StringComparison.Ordinal);
        await using var db = world.Store.Open();
        Assert.False(await db.Set<PrintRow>().AnyAsync());
    }

    private static async Task<World> PrintingAsync()
    {
        var world = await World.NewAsync("2021-03-01 08:00", browser: new Browser(Browser.Find()));
        await Small.ProjectAsync(world);
        return world;
    }

    private static async Task<(Manifest Manifest, string Contents, byte[] Zip)> ExportAsync(World world)
    {
        using var zip = new MemoryStream();
        Assert.True(await world.Part<ArchiveExport>().WriteAsync(ArchiveWorld.All, "P1", zip, default));
        Assert.Empty(ArchiveCheck.Verify(new MemoryStream(zip.ToArray())).Problems);
        using var archive = new ZipArchive(new MemoryStream(zip.ToArray()));
        await using var listed = await archive.GetEntry(Manifest.FileName)!.OpenAsync();
        using var contents = new StreamReader(await archive.GetEntry(ArchiveLists.Contents)!.OpenAsync());
        return (JsonSerializer.Deserialize<Manifest>(listed, Manifest.Json)!, await contents.ReadToEndAsync(), zip.ToArray());
    }

    private static IReadOnlyList<string> Forged(byte[] zip, Func<string, string> change)
    {
        using var copy = new MemoryStream();
        copy.Write(zip);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
            ArchiveExportTests.Rewrite(archive, Manifest.FileName, change);
        copy.Position = 0;
        return ArchiveCheck.Verify(copy).Problems;
    }
}

/// <summary>Needs the machine's browser; a build server must have one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrintingFactAttribute : FactAttribute
{
    public PrintingFactAttribute()
    {
        if (Browser.Find() is null && !MustRun.Here)
            Skip = "There is no Chromium, Chrome or Edge on this machine.";
    }
}
