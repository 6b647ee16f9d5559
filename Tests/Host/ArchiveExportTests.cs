using System.IO.Compression;
using System.Text;
using WorkRelief.WorkflowHost.Papers.Archive;

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

        static void Rewrite(ZipArchive zip, string name, Func<string, string> change)
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry(name)!.Open()))
                text = reader.ReadToEnd();
            zip.GetEntry(name)!.Delete();
            using var to = zip.CreateEntry(name).Open();
            to.Write(Encoding.UTF8.GetBytes(change(text)));
        }
    }
}
