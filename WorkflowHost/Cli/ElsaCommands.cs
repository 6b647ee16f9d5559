using System.CommandLine;
using WorkRelief.WorkflowHost.Elsa;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>What a site with Elsa takes from the tables.</summary>
internal static class ElsaCommands
{
    public static Command Elsa(TextWriter output)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "写到哪个目录；已有的同名文件被改写" };
        var policy = new Option<string>("--policy") { Description = "政策包", DefaultValueFactory = _ => "national" };
        var mode = new Option<string?>("--mode") { Description = "建设方式：self-build 或 contractor；不写则全部" };
        var export = new Command("export", "把办事规程导出为 Elsa 3 的流程定义（JSON），一张表一个文件。") { folder, policy, mode };
        export.SetAction(
            async (parsed, stop) =>
            {
                var definitions = ElsaExport.Of(parsed.GetValue(policy)!, parsed.GetValue(mode));
                if (definitions.Count == 0)
                {
                    await output.WriteLineAsync($"{parsed.GetValue(policy)} 没有建设方式“{parsed.GetValue(mode)}”");
                    return ExitCodes.Usage;
                }
                var into = Directory.CreateDirectory(parsed.GetValue(folder)!.FullName).FullName;
                foreach (var (name, definition) in definitions)
                    await File.WriteAllTextAsync(Path.Combine(into, name), definition.Write(), stop);
                await output.WriteLineAsync($"已写入 {definitions.Count} 个流程定义：{into}");
                return ExitCodes.Done;
            }
        );
        var check = new Command("check", "逐个案件核对：Elsa 中的实例是否在同一环节。服务运行时也可用。");
        check.SetAction((_, stop) => ReportAsync(ElsaAddOn.CheckAsync, output, stop));
        var rebuild = new Command("rebuild", "按日志重建 Elsa 中的全部实例，再核对。请先停止服务。");
        rebuild.SetAction((_, stop) => ReportAsync(ElsaAddOn.RebuildAsync, output, stop));
        return new Command("elsa", "Elsa 工作流。") { export, Studio(output), check, rebuild };
    }

    private static Command Studio(TextWriter output)
    {
        var into = new Option<DirectoryInfo>("--into") { Description = "放到哪个目录，还没有的", Required = true };
        var studio = new Command(
            "studio",
            $"用 npm 取来 Elsa Studio（{StudioPackage.Name} {StudioPackage.Tried}，MIT 许可证），核对后解开；设置 Elsa:Studio 写这个目录，就能看流程图。"
        )
        {
            into,
        };
        studio.SetAction(
            async (parsed, stop) =>
            {
                var folder = parsed.GetValue(into)!.FullName;
                if (Directory.Exists(folder) || File.Exists(folder))
                {
                    await output.WriteLineAsync($"{folder} 已经有了，请换一个目录或先删除");
                    return ExitCodes.Usage;
                }
                await output.WriteLineAsync($"正在用 npm 取 {StudioPackage.Name} {StudioPackage.Tried}（约 46 MB）……");
                try
                {
                    var package = await StudioPackage.FetchAsync(folder, stop);
                    await output.WriteLineAsync(
                        $"""
                        已核对 SHA-512，解开到 {package.Folder}。本程序不改动其中的文件。
                        许可证：{package.License}（作者 Sipke Schoorstra，https://github.com/elsa-workflows/elsa-studio）。
                        打开：设置 Elsa:Studio = {package.Folder}（或环境变量 WORKRELIEF_Elsa__Studio），重新启动，管理员和监督人员打开 /studio。
                        """
                    );
                    return ExitCodes.Done;
                }
                catch (StudioUnavailable error)
                {
                    await output.WriteLineAsync(error.Message);
                    return ExitCodes.Failed;
                }
            }
        );
        return studio;
    }

    private static async Task<int> ReportAsync(
        Func<Settings, CancellationToken, Task<ElsaReport?>> work,
        TextWriter output,
        CancellationToken stop
    )
    {
        if (await work(Settings.From(Settings.Configuration()), stop) is not { } report)
        {
            await output.WriteLineAsync(ElsaAddOn.Missing);
            return ExitCodes.Usage;
        }
        foreach (var difference in report.Differences)
            await output.WriteLineAsync(difference);
        await output.WriteLineAsync(
            $"{report.Cases} 个案件，{(report.Differences.Count == 0 ? "环节全部一致" : $"{report.Differences.Count} 处不符")}"
                + (report.Behind == 0 ? "" : $"；{report.Behind} 步尚未送达 Elsa")
        );
        return report is { Differences.Count: 0, Behind: 0 } ? ExitCodes.Done : ExitCodes.No;
    }
}
