using System.IO.Compression;
using System.Text;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.Workflows.Documents;

namespace WorkRelief.Tests.Host;

/// <summary>What goes home with an auditor.</summary>
public sealed class ArchiveExportTests
{
    [Fact]
    public async Task An_exported_archive_proves_itself_and_names_what_was_changed_removed_or_added()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-10-20 10:00");
        using var whole = new MemoryStream();
        Assert.True(await world.Part<ArchiveExport>().WriteAsync(ArchiveWorld.Reform, ArchiveWorld.Project, whole, default));
        Assert.False(
            await world
                .Part<ArchiveExport>()
                .WriteAsync(new("nobody", new(2021, 12, 31)), ArchiveWorld.Project, new MemoryStream(), default)
        );
        var report = ArchiveCheck.Verify(new MemoryStream(whole.ToArray()));
        Assert.Empty(report.Problems);
        await using var db = world.Store.Open();
        Assert.Equal(db.Streams.Single(s => s.Name == "project/" + ArchiveWorld.Project).Hash, report.Head);

        string[] names;
        using (var zip = new ZipArchive(new MemoryStream(whole.ToArray())))
            names = [.. zip.Entries.Select(e => e.FullName)];
        Assert.Contains("案卷目录.html", names);
        Assert.Contains("卷内目录.html", names);
        Assert.Contains(names, n => n.StartsWith("3实施/", StringComparison.Ordinal) && n.EndsWith(".docx", StringComparison.Ordinal));
        var paper = names.First(n => n.StartsWith("2申报/", StringComparison.Ordinal));
        Assert.Contains(
            Changed(z =>
            {
                using var s = z.GetEntry(paper)!.Open();
                s.Seek(0, SeekOrigin.Begin);
                s.WriteByte(0);
            }),
            p => p.Contains("被改动")
        );
        Assert.Contains(Changed(z => z.GetEntry(paper)!.Delete()), p => p.Contains("缺失"));
        Assert.Contains(
            Changed(z =>
            {
                using var s = z.CreateEntry("2申报/x.pdf").Open();
                s.WriteByte(1);
            }),
            p => p.Contains("清单中没有")
        );
        Assert.Contains(
            Changed(z =>
                Rewrite(
                    z,
                    Manifest.JournalName,
                    t => t.Replace("\"stage\":\"Archived\"", "\"stage\":\"Archived \"", StringComparison.Ordinal)
                )
            ),
            p => p.Contains("日志")
        );
        Assert.Contains(
            Changed(z => Rewrite(z, Manifest.JournalName, t => string.Join('\n', t.Split('\n').Where((_, i) => i != 4)))),
            p => p.Contains("次序不对")
        );
        // A forger who changes the manifest with the file is told on by the journal.
        Assert.Contains(
            Changed(z =>
            {
                var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("假的"u8));
                z.GetEntry(paper)!.Delete();
                using (var s = z.CreateEntry(paper).Open())
                    s.Write("假的"u8);
                var old = "";
                Rewrite(
                    z,
                    Manifest.FileName,
                    t =>
                    {
                        var at = t.IndexOf(paper, StringComparison.Ordinal);
                        old = t[(t.IndexOf("\"sha256\": \"", at, StringComparison.Ordinal) + 11)..][..64];
                        return t.Replace(old, hash, StringComparison.Ordinal);
                    }
                );
            }),
            p => p.Contains("不在档案中")
        );
        // The name, a label, a title or a day that says otherwise than the journal is told.
        Assert.Contains(
            Changed(z => Rewrite(z, Manifest.FileName, t => t.Replace("\"name\": \"", "\"name\": \"假", StringComparison.Ordinal))),
            p => p.Contains("项目名")
        );
        Assert.Contains(
            Changed(z =>
                Rewrite(
                    z,
                    Manifest.FileName,
                    t => t.Replace("\"label\": \"施工日志\"", "\"label\": \"施工日记\"", StringComparison.Ordinal)
                )
            ),
            p => p.Contains("施工日记")
        );
        Assert.Contains(
            Changed(z => Rewrite(z, Manifest.FileName, t => t.Replace("\"on\": \"2021-", "\"on\": \"2031-", StringComparison.Ordinal))),
            p => p.Contains("题名或日期")
        );
        Assert.Single(ArchiveCheck.Verify(new MemoryStream("not a zip"u8.ToArray())).Problems);
        Assert.NotEmpty(ArchiveCheck.Verify(new MemoryStream(whole.ToArray()[..(int)(whole.Length / 2)])).Problems);

        IReadOnlyList<string> Changed(Action<ZipArchive> change)
        {
            using var copy = new MemoryStream();
            copy.Write(whole.ToArray());
            using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
                change(zip);
            copy.Position = 0;
            return ArchiveCheck.Verify(copy).Problems;
        }
    }

    [Fact]
    public async Task A_whole_forged_copy_fits_itself_and_not_what_was_published()
    {
        await using var world = await World.PlayedAsync("bazhou", "2021-10-20 10:00");
        using var whole = new MemoryStream();
        Assert.True(await world.Part<ArchiveExport>().WriteAsync(ArchiveWorld.Reform, ArchiveWorld.Project, whole, default));
        ArchiveReport Verify(MemoryStream zip, string? head = null) => ArchiveCheck.Verify(new MemoryStream(zip.ToArray()), head);

        // Published before the last steps: what came later is told apart.
        var day = new DateOnly(2021, 6, 30);
        var lines = (await JournalHeads.OfAsync(world.Store, day, default)).Split('\n');
        var published = lines.Single(l => l.StartsWith(ArchiveWorld.Project + "\t", StringComparison.Ordinal)).Split('\t')[2];
        Assert.Empty(Verify(whole, published).Problems);
        Assert.Contains("条在公布以后", Verify(whole, published).Covered);
        Assert.Equal(lines, (await JournalHeads.OfAsync(world.Store, day, default)).Split('\n'));
        var seal = Verify(whole).Seal;
        Assert.Equal(seal, ArchiveCheck.SealOf(new MemoryStream(whole.ToArray())));
        Assert.Contains("全部文件", Verify(whole, seal.ToUpperInvariant()).Covered);

        // He puts another day into the first entry, chains all others anew, and lets the manifest end where they end.
        using var forged = new MemoryStream();
        forged.Write(whole.ToArray());
        using (var zip = new ZipArchive(forged, ZipArchiveMode.Update, leaveOpen: true))
        {
            var (previous, former) = ("", "");
            Rewrite(
                zip,
                Manifest.JournalName,
                text =>
                {
                    var entries = text.TrimEnd('\n').Split('\n').Select(l => Entry.Read(Encoding.UTF8.GetBytes(l))).ToList();
                    former = Entry.HashOf(Encoding.UTF8.GetBytes(text.TrimEnd('\n').Split('\n')[^1]));
                    var made = new StringBuilder();
                    foreach (var entry in entries)
                    {
                        var body = (entry with { Previous = previous, Recorded = entry.Recorded.AddMinutes(1) }).Write();
                        previous = Entry.HashOf(body);
                        made.Append(Encoding.UTF8.GetString(body)).Append('\n');
                    }
                    return made.ToString();
                }
            );
            Rewrite(zip, Manifest.FileName, t => t.Replace(former, previous, StringComparison.Ordinal));
        }
        Assert.Empty(Verify(forged).Problems);
        Assert.Contains("整个另造", Assert.Single(Verify(forged, published).Problems));
        Assert.Contains("整个另造", Assert.Single(Verify(forged, seal).Problems));
    }

    [Fact]
    public async Task A_paper_is_one_item_with_all_its_forms_its_number_its_office_and_its_state()
    {
        await using var world = await ArchiveWorld.NewAsync();
        await world.MustAsync(
            "admin",
            "office.name",
            new
            {
                area = "四川省/眉山市/东坡区",
                body = "reform-bureau",
                prefix = "眉东发改赈",
            }
        );
        await world.IssueAsync("approval-reply", actingAs: "reform-bureau");
        await world.IssueAsync("approval-reply", fields: new { content = "硬化村道" }, actingAs: "reform-bureau");
        using var zip = new MemoryStream();
        Assert.True(await world.Part<ArchiveExport>().WriteAsync(ArchiveWorld.All, "P1", zip, default));
        using var archive = new ZipArchive(new MemoryStream(zip.ToArray()));
        using var listed = archive.GetEntry(Manifest.FileName)!.Open();
        var manifest = System.Text.Json.JsonSerializer.Deserialize<Manifest>(listed, Manifest.Json)!;
        var replies = manifest.Items.Where(i => i.Title == DocumentKinds.LabelOf("approval-reply") && i.Note.Length > 0).ToList();
        Assert.Equal(["已有新的", "未签署"], replies.Select(r => r.Note));
        Assert.All(replies, r => Assert.Equal(["html", "docx"], r.Paths.Select(p => p.Split('.')[^1]).Take(2)));
        Assert.All(replies, r => Assert.StartsWith("2申报/", r.Paths[0], StringComparison.Ordinal));
        Assert.EndsWith("2号", replies[1].DocumentNumber, StringComparison.Ordinal);
        Assert.Equal("东坡区发展改革局", replies[1].Office);
        Assert.Equal(Enumerable.Range(1, manifest.Items.Count), manifest.Items.Select(i => i.Number));
        Assert.All(manifest.Items, i => Assert.All(i.Paths, p => Assert.NotNull(archive.GetEntry(p))));
        Assert.DoesNotContain("其他", manifest.Items.Select(i => i.Volume));
        using var contents = new StreamReader(archive.GetEntry(ArchiveLists.Contents)!.Open());
        Assert.Contains(replies[1].DocumentNumber!, await contents.ReadToEndAsync(), StringComparison.Ordinal);
    }

    internal static void Rewrite(ZipArchive zip, string name, Func<string, string> change)
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(name)!.Open()))
            text = reader.ReadToEnd();
        zip.GetEntry(name)!.Delete();
        using var to = zip.CreateEntry(name).Open();
        to.Write(Encoding.UTF8.GetBytes(change(text)));
    }
}
