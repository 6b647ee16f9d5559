using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.Workflows.Calendar;
using Bodies = WorkRelief.Workflows.Kernel.Bodies;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Five whole projects, played on the virtual clock into a database of their own.</summary>
public static class DemoData
{
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

    /// <summary>
    /// The demo's day is the one after its last step, whenever it is looked at: so there are tasks that are due, windows that run, pay that
    /// is late.
    /// </summary>
    public static async Task<TimeProvider> ClockAsync(Settings demo, CancellationToken stop)
    {
        using var store = demo.OpenStore();
        await using var db = store.Open();
        var last = await db.Steps.Where(s => s.Account != Bodies.Clock && s.Account != Bodies.Engine).MaxAsync(s => s.RecordedUtc, stop);
        return new GoingOn(ChinaTime.At(ChinaTime.DateOf(last).AddDays(1), new TimeOnly(8, 30)));
    }

    private sealed class GoingOn(DateTimeOffset start) : TimeProvider
    {
        private readonly long _began = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_began);
    }
}
