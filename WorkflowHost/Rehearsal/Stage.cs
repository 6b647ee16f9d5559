using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Papers;
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
                .BuildServiceProvider();
            await store.MigrateAsync(stop);
            await new Rehearsal(parts, clock, mail, new Timeline(output, json)).RunAsync(scenarios, stop);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (folder is null)
                Directory.Delete(home, recursive: true);
        }
    }
}
