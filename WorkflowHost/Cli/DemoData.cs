using WorkRelief.WorkflowHost.Rehearsal;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Five whole projects, played on the virtual clock into a database of their own.</summary>
public static class DemoData
{
    /// <summary>Plays the shipped rehearsals unless the demo stands already. It appears whole or not at all.</summary>
    /// <returns>The settings with the demo's database and folders.</returns>
    public static async Task<Settings> PrepareAsync(Settings settings, bool again, TextWriter output, CancellationToken stop)
    {
        var folder = Path.Combine(settings.Folder, "demo");
        var demo = settings with
        {
            Provider = Storage.StorageProvider.Sqlite,
            Folder = folder,
            FilesFolder = Path.Combine(folder, "files"),
            KeysFolder = Path.Combine(folder, "keys"),
            Mail = null,
            ConnectionString = "Data Source=" + Path.Combine(folder, Stage.DatabaseFile),
        };
        if (again && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (Directory.Exists(folder))
        {
            output.WriteLine($"使用已有的演示数据 {folder}（--again 重新生成）");
            return demo;
        }
        var scenarios = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Rehearsals"), "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(f => Scenario.Read(File.ReadAllText(f), Path.GetFileName(f)))
            .ToList();
        output.WriteLine($"正在推演 {scenarios.Count} 个项目……");
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        await Stage.PlayAsync(scenarios, unfinished, TextWriter.Null, json: false, stop);
        await DemoSignIn.OpenAsync(unfinished, stop);
        Directory.Move(unfinished, folder);
        output.WriteLine($"演示数据在 {folder}");
        return demo;
    }
}
