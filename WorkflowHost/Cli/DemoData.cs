using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Five whole projects, played on the virtual clock into a database of their own.</summary>
public static class DemoData
{
    /// <summary>
    /// The day on which the demo stands: then a window of a payroll notice runs, a contractor's pay is late, and there are tasks due soon.
    /// </summary>
    private static readonly DateTimeOffset Today = ChinaTime.At(new DateOnly(2026, 5, 5), new TimeOnly(8, 30));

    /// <summary>The settings of the demo that belongs to these.</summary>
    public static Settings Of(Settings settings)
    {
        var folder = Path.Combine(settings.Folder, "demo");
        return settings with
        {
            Provider = Storage.StorageProvider.Sqlite,
            Folder = folder,
            FilesFolder = Path.Combine(folder, "files"),
            KeysFolder = Path.Combine(folder, "keys"),
            Mail = null,
            ConnectionString = "Data Source=" + Path.Combine(folder, Stage.DatabaseFile),
        };
    }

    /// <summary>Plays the shipped rehearsals unless the demo stands already. It appears whole or not at all.</summary>
    /// <returns>The settings with the demo's database and folders.</returns>
    public static async Task<Settings> PrepareAsync(Settings settings, bool again, TextWriter output, CancellationToken stop)
    {
        var demo = Of(settings);
        var folder = demo.Folder;
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
            .Select(s => s with { Steps = [.. s.Steps.Where(step => step.At < Today)] })
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

    /// <summary>The demo goes on from its own day, whenever it is looked at.</summary>
    public static TimeProvider Clock() => new GoingOn(Today);

    private sealed class GoingOn(DateTimeOffset start) : TimeProvider
    {
        private readonly long _began = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_began);
    }
}
