using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.Host.Files;

/// <summary>Every file that a record names is kept and can be opened by those whom it concerns.</summary>
public sealed class NamedFileTests
{
    private const string Project = "DP-2021-01";
    private const string County = "四川省/眉山市/东坡区";
    private static readonly Scope Reform = new("dongpo.reform", new(2021, 9, 1));

    [Fact]
    public async Task The_nightly_sweep_leaves_a_played_project_whole()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-09-01 10:00");
        await using var db = world.Store.Open();
        var first = await db.Documents.OrderBy(d => d.Seq).FirstAsync();
        var issued = await db.Steps.SingleAsync(s => s.Stream == "project/" + Project && s.Seq == first.Seq);
        object[] papers = [await world.PdfAsync(first.Kind, "李明", "2021-09-01")];
        await world.MustAsync(
            issued.Account,
            "document.return",
            new
            {
                project = Project,
                code = first.Id,
                @sealed = true,
                papers,
                @as = issued.ActingAs,
            }
        );
        var forgotten = await world.Part<IFileStore>().PutAsync("upload that no action names"u8.ToArray(), default);
        foreach (var file in Directory.GetFiles(Path.Combine(world.Home, "files"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, world.Clock.GetUtcNow().UtcDateTime.AddDays(-8));

        var log = new RecordedLog();
        var files = world.Part<IFileStore>();
        Assert.Equal(1, new Sweeper(files, world.Store, world.Clock, new Logger<Sweeper>(new LoggerFactory([log]))).Run());
        Assert.False(files.Has(forgotten));
        var line = Assert.Single(log.Lines).Text;
        Assert.Contains("1 ", line);
        Assert.Contains(forgotten[..12], line);
        Assert.DoesNotContain(forgotten, line);

        using var zip = new MemoryStream();
        Assert.True(await world.Part<ArchiveExport>().WriteAsync(Reform, Project, zip, default));
        zip.Position = 0;
        Assert.Empty(ArchiveCheck.Verify(zip).Problems);
        var opened = new HashSet<string>();
        foreach (var document in await db.Documents.AsNoTracking().ToListAsync())
        foreach (var form in (string[])["html", "docx", "xlsx", "scan"])
            if (await world.Part<ArchiveReads>().FormAsync(Reform, document.Id, form, default) is { } found)
            {
                await using var stream = files.Open(found.File);
                Assert.True(stream.ReadByte() >= 0);
                Assert.NotNull(await world.Part<Reads>().FileAsync(Reform, found.File, default));
                opened.Add(form);
            }
        Assert.Equal(["docx", "html", "scan", "xlsx"], opened.Order());
        foreach (var paper in await db.Papers.AsNoTracking().ToListAsync())
            Assert.True(files.Has(paper.File));
    }

    [Fact]
    public async Task A_regulation_is_opened_by_whoever_finds_it_in_the_library_and_by_nobody_else()
    {
        await using var world = await World.NewAsync("2021-03-01 08:00");
        await Small.PlaceAsync(world);
        foreach (
            var (account, body, area) in ((string, string, string)[])
                [("county", "reform-bureau", County), ("town", "township", County + "/三苏镇"), ("other", "reform-bureau", "四川省/雅安市")]
        )
        {
            if (account == "other")
                await world.MustAsync("admin", "area.register", new { path = area, code = 511800000000L });
            await world.MustAsync("admin", "account.register", new { account, name = account });
            await world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account,
                    body,
                    area,
                }
            );
        }
        await world.MustAsync(
            "county",
            "regulation.register",
            new
            {
                area = County,
                title = "报酬发放制度",
                issuedOn = "2021-01-05",
                steps = new[] { "pay-cycle.sign" },
                papers = await world.PdfsAsync("regulation-text"),
            }
        );
        foreach (var (account, sees) in ((string, bool)[])[("county", true), ("town", true), ("other", false), ("stranger", false)])
        {
            var scope = new Scope(account, new(2021, 3, 1));
            var listed = await world.Part<ArchiveReads>().RegulationsAsync(scope, null, default);
            Assert.Equal(sees, listed.Count == 1);
            await using var db = world.Store.Open();
            var file = (await db.Regulations.SingleAsync()).File;
            Assert.Equal(sees ? file : null, await world.Part<Reads>().FileAsync(scope, file, default));
        }
    }

    [Fact]
    public async Task A_column_that_names_a_stored_file_says_so_by_its_type()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-09-01 10:00");
        await using var db = world.Store.Open();
        var files = world.Part<IFileStore>();
        var texts = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string)).ToList();
        Assert.True(texts.Count > 100);
        foreach (var column in texts)
        {
            var sql = $"SELECT DISTINCT \"{column.Name}\" AS \"Value\" FROM \"{column.DeclaringType.ContainingEntityType.GetTableName()}\"";
            foreach (var value in await db.Database.SqlQueryRaw<string?>(sql).ToListAsync())
                Assert.False(value is not null && files.Has(value), $"{column.DeclaringType.DisplayName()}.{column.Name}");
        }
    }
}
