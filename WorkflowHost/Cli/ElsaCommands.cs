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
        return new Command("elsa", "Elsa 工作流。") { export };
    }
}
