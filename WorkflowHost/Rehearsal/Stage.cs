using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.WorkflowHost.Papers.Archive;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>Sets up what a rehearsal needs and clears it away: a SQLite file, a folder of files, one of mails.</summary>
public static class Stage
{
    public const string DatabaseFile = "workrelief.db";

    /// <param name="folder">Kept when given; else a temporary one that is removed.</param>
    /// <exception cref="ExpectationBroken">The first step that did not go as written.</exception>
    public static async Task PlayAsync(
        IReadOnlyList<Scenario> scenarios,
        string? folder,
        TextWriter output,
        bool json,
        CancellationToken stop
    )
    {
        var home = Directory.CreateDirectory(folder ?? Path.Combine(Path.GetTempPath(), "workrelief-" + Path.GetRandomFileName())).FullName;
        try
        {
            // Everything begins the evening before the first step.
            var clock = new VirtualClock(scenarios.Min(s => s.Steps[0].At).AddHours(-12));
            var mail = new RecordedMail(new FolderMail(Path.Combine(home, "mail"), clock));
            // Pooled connections would hold the file open after the rehearsal.
            using var store = new Store(StorageProvider.Sqlite, $"Data Source={Path.Combine(home, DatabaseFile)}");
            if (File.Exists(Path.Combine(home, DatabaseFile)))
                throw new BadSetting($"{Path.Combine(home, DatabaseFile)} 已存在，推演只在空库上进行");
            await using var parts = new ServiceCollection()
                .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
                .AddWorkRelief(
                    store,
                    Vault.Open(Path.Combine(home, "keys")),
                    new FolderFileStore(Path.Combine(home, "files")),
                    mail,
                    TemplateTexts.Installed(),
                    clock
                )
                // A rehearsal shows what happens: it waits for no printer.
                .AddSingleton(new Browser(null))
                .BuildServiceProvider();
            await store.MigrateAsync(stop);
            await new Rehearsal(parts, clock, mail, new Timeline(output, json)).RunAsync(scenarios, stop);
            if (folder is not null)
                await LayOutAsync(store, parts.GetRequiredService<ArchiveExport>(), Path.Combine(home, "papers"), stop);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (folder is null)
                Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>The papers of each project as its archive has them, in a folder that is called as the project is.</summary>
    private static async Task LayOutAsync(Store store, ArchiveExport archive, string into, CancellationToken stop)
    {
        await using var db = store.Open();
        foreach (var project in await db.Projects.AsNoTracking().OrderBy(p => p.Id).ToListAsync(stop))
        {
            await using var temp = ArchiveExport.Scratch();
            await archive.WriteAsync(db, project, temp, stop);
            temp.Position = 0;
            await ZipFile.ExtractToDirectoryAsync(temp, Path.Combine(into, $"{project.Id} {Plain(project.Name)}"), stop);
        }
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}
