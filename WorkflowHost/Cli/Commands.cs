using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>What a run ended with; documented in --help and the README.</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The answer is no: a broken expectation, a bad policy pack, a journal that does not verify.</summary>
    public const int No = 1;

    /// <summary>The command or a setting is wrong, or a file is missing.</summary>
    public const int Usage = 2;

    /// <summary>Something failed that should not: the database cannot be reached, the disk is full.</summary>
    public const int Failed = 3;
}

/// <summary>The command line.</summary>
public static class Commands
{
    private const string Codes = "退出码：0 完成；1 结果为否（预期不符、政策包有误、日志校验不通过）；2 命令、设置或文件不对；3 意外失败。";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("WorkRelief 以工代赈工作流。不带命令时启动服务。\n" + Codes)
        {
            Demo(output),
            Rehearse(output),
            ActionsCommand(output),
            Procedure(output),
            Policy(output),
            Journal(output),
            Archive(output),
            Template(output),
            Migrate(output),
            ElsaCommands.Elsa(output),
            AccessCommands.Token(output, errors),
            AccessCommands.Invite(output),
        };
        root.SetAction((_, stop) => ServeAsync(Settings.From(Settings.Configuration()), output, stop));
        var parsed = root.Parse(args);
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
            };
            var code = await parsed.InvokeAsync(invocation);
            return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
        }
        catch (BadSetting error)
        {
            await errors.WriteLineAsync("设置不对：" + error.Message);
            return ExitCodes.Usage;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            await errors.WriteLineAsync("找不到文件：" + error.Message);
            return ExitCodes.Usage;
        }
        catch (PackError error)
        {
            foreach (var problem in error.Problems)
                await errors.WriteLineAsync(problem.ToString());
            return ExitCodes.No;
        }
        catch (Rehearsal.ExpectationBroken broken)
        {
            await errors.WriteLineAsync("与预期不符：" + broken.Message);
            return ExitCodes.No;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Done;
        }
        catch (Exception error)
        {
            await errors.WriteLineAsync("意外失败：" + error);
            return ExitCodes.Failed;
        }
    }

    private static Command Demo(TextWriter output)
    {
        var again = new Option<bool>("--again") { Description = "删除已有的演示数据，重新生成" };
        var fillOnly = new Option<bool>("--fill-only") { Description = "只生成演示数据，不启动服务" };
        var command = new Command(
            "demo",
            "用五个区县市各一个完整项目、三个正在发放报酬的项目填充演示数据库（data/demo），然后在 " + Settings.DefaultUrl + " 提供服务。"
        )
        {
            again,
            fillOnly,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var settings = await DemoData.PrepareAsync(Settings.From(Settings.Configuration()), parsed.GetValue(again), output, stop);
                return parsed.GetValue(fillOnly) ? ExitCodes.Done : await ServeAsync(settings, output, stop, demo: true);
            }
        );
        return command;
    }

    private static Command Rehearse(TextWriter output)
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "推演文件（YAML），可有多个，共用一个库，按时间交错进行",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "把数据库、文书和邮件留在此目录；不写则用后即删" };
        var json = new Option<bool>("--json") { Description = "每个事件输出一行 JSON" };
        var command = new Command("rehearse", "在空库和虚拟时钟上推演：两步之间到期的事项按各自时间自动办理；输出时间线。写法见 README。")
        {
            files,
            folder,
            json,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                var scenarios = parsed.GetValue(files)!.Select(f => Rehearsal.Scenario.Read(File.ReadAllText(f.FullName), f.Name)).ToList();
                await Rehearsal.Stage.PlayAsync(scenarios, parsed.GetValue(folder)?.FullName, output, parsed.GetValue(json), stop);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static Command ActionsCommand(TextWriter output)
    {
        var name = new Argument<string?>("NAME") { Description = "只看这一个操作", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("actions", "列出全部操作：名称、由谁办理、字段、依据。") { name };
        command.SetAction(parsed => ActionCatalogue.Print(parsed.GetValue(name), output) ? ExitCodes.Done : ExitCodes.Usage);
        return command;
    }

    private static Command Procedure(TextWriter output)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "流程名：project、pay-cycle、notice、acceptance/层级、rectification；不写则全部",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var policy = new Option<string>("--policy") { Description = "政策包", DefaultValueFactory = _ => "national" };
        var mode = new Option<string?>("--mode") { Description = "建设方式：self-build 或 contractor；不写则全部" };
        var mermaid = new Option<bool>("--mermaid") { Description = "输出 Mermaid 状态图" };
        var command = new Command("procedure", "打印办事规程：环节、由谁办理、材料、时限、条件、依据。") { name, policy, mode, mermaid };
        command.SetAction(parsed =>
            ProcedurePrint.Print(parsed.GetValue(name), parsed.GetValue(policy)!, parsed.GetValue(mode), parsed.GetValue(mermaid), output)
                ? ExitCodes.Done
                : ExitCodes.Usage
        );
        return command;
    }

    private static Command Policy(TextWriter output)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "政策包文件（YAML）" };
        var check = new Command("check", "检查政策包，并打印其全部数值、依据和流程的形状；有误时逐条列出文件、行号和原因。") { file };
        check.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            output.WriteLine(PackText.Print(PackReader.Read(File.ReadAllText(path.FullName), path.Name, PackReader.ShippedText)));
            return ExitCodes.Done;
        });
        return new Command("policy", "政策包。") { check };
    }

    private static Command Journal(TextWriter output)
    {
        var verify = new Command(
            "verify",
            "校验日志：逐条核对哈希和次序，指出被改动、缺失或调换的一条；再按日志重算每人每月的账，与现库核对。"
        );
        verify.SetAction(
            async (_, stop) =>
            {
                using var store = Settings.From(Settings.Configuration()).OpenStore();
                var report = await JournalCheck.VerifyAsync(store, stop);
                foreach (var problem in report.Problems)
                    output.WriteLine(problem);
                var found = report.Problems.Count == 0 ? "完好，根 " + report.Root : $"{report.Problems.Count} 处问题";
                output.WriteLine($"{report.Entries} 条，{report.Streams} 个流，{found}");
                if (report.Problems.Count > 0)
                    return ExitCodes.No;
                var accounts = await AccountCheck.VerifyAsync(store, stop);
                foreach (var problem in accounts.Problems)
                    output.WriteLine(problem);
                var even = accounts.Problems.Count == 0 ? "与日志一致" : $"{accounts.Problems.Count} 处与日志不符";
                output.WriteLine($"{accounts.Accounts} 个工人月的账，{even}");
                return accounts.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.No;
            }
        );
        var into = new Option<FileInfo>("--into") { Description = "写入的 SQLite 文件，须不存在", Required = true };
        var replay = new Command("replay", "按日志在空库中重建全部状态，并与现库核对。") { into };
        replay.SetAction(
            async (parsed, stop) =>
            {
                using var from = Settings.From(Settings.Configuration()).OpenStore();
                var file = parsed.GetValue(into)!;
                if (file.Exists)
                {
                    output.WriteLine($"{file.FullName} 已存在");
                    return ExitCodes.Usage;
                }
                using var target = new Store(StorageProvider.Sqlite, "Data Source=" + file.FullName);
                var entries = await Replay.RunAsync(from, target, stop);
                var differing = await StateDigest.DifferencesAsync(from, target, stop);
                output.WriteLine(
                    $"重放 {entries} 条；{(differing.Count == 0 ? "状态一致" : "状态不一致：" + string.Join("、", differing))}"
                );
                return differing.Count == 0 ? ExitCodes.Done : ExitCodes.No;
            }
        );
        var day = new Option<DateOnly?>("--day") { Description = "截至哪一天（2026-03-31）；不写为昨天" };
        var heads = new Command(
            "heads",
            "列出各项目日志在一天结束时的末条校验值，可以张贴、公布；日后用它核对导出的档案（archive verify --head）。"
        )
        {
            day,
        };
        heads.SetAction(
            async (parsed, stop) =>
            {
                using var store = Settings.From(Settings.Configuration()).OpenStore();
                var yesterday = ChinaTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(-1);
                output.Write(await JournalHeads.OfAsync(store, parsed.GetValue(day) ?? yesterday, stop));
                return ExitCodes.Done;
            }
        );
        return new Command("journal", "日志。") { verify, replay, heads };
    }

    private static Command Template(TextWriter output)
    {
        var folder = new Argument<DirectoryInfo?>("DIR")
        {
            Description = "区县自己的模板文件夹；不写则只检查随程序的模板",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var check = new Command("check", "用示例数据试出全部文书和邮件；有误时列出文件、行号和原因。") { folder };
        check.SetAction(parsed =>
        {
            var own = parsed.GetValue(folder);
            if (own is { Exists: false })
                throw new DirectoryNotFoundException(own.FullName);
            return TemplateCheck.Run(own?.FullName, output).Count == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return new Command("template", "文书和邮件的模板。") { check };
    }

    private static Command Archive(TextWriter output)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "导出的档案（zip）" };
        var head = new Option<string?>("--head") { Description = "公布过的校验值（档案的，或日志某一条的）；写了才能发现整份另造的档案" };
        var verify = new Command("verify", "不用数据库，逐个核对档案中的文件、目录和日志；指出缺失、改动或多出的一处。") { file, head };
        verify.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            using var stream = path.OpenRead();
            var report = WorkRelief.WorkflowHost.Papers.Archive.ArchiveCheck.Verify(stream, parsed.GetValue(head));
            foreach (var problem in report.Problems)
                output.WriteLine(problem);
            if (report.Problems.Count > 0)
            {
                output.WriteLine($"{report.Problems.Count} 处问题");
                return ExitCodes.No;
            }
            output.WriteLine($"完好：{report.Project}，{report.Files} 个文件，日志 {report.Entries} 条，末条 {report.Head}");
            output.WriteLine($"档案校验值 {report.Seal}");
            output.WriteLine(report.Covered ?? "没有与公布的校验值比对（--head）：整份另造的档案，这样看不出来");
            return ExitCodes.Done;
        });
        return new Command("archive", "项目档案。") { verify };
    }

    private static Command Migrate(TextWriter output)
    {
        var script = new Option<bool>("--script") { Description = "只输出建库脚本，不执行" };
        var command = new Command("migrate", "建立数据库或升级到最新结构。") { script };
        command.SetAction(
            async (parsed, stop) =>
            {
                using var store = Settings.From(Settings.Configuration()).OpenStore();
                await using var db = store.Open();
                if (parsed.GetValue(script))
                {
                    output.WriteLine(db.Database.GetService<IMigrator>().GenerateScript());
                    return ExitCodes.Done;
                }
                var pending = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
                await store.MigrateAsync(stop);
                output.WriteLine(pending.Count == 0 ? "已是最新结构" : "已执行：" + string.Join("、", pending));
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static async Task<int> ServeAsync(Settings settings, TextWriter output, CancellationToken stop, bool demo = false)
    {
        var clock = demo ? DemoData.Clock() : TimeProvider.System;
        await using var app = Service.Build(settings, clock);
        output.WriteLine(
            $"WorkRelief 以工代赈：{settings.Url}（登录 /sign-in，公示栏 /board，健康检查 /health，接口说明 /openapi/v1.json）"
        );
        output.WriteLine(
            $"数据库：{settings.Provider}；邮件：{(settings.Mail is null ? "存入 " + Path.Combine(settings.Folder, "mail") : settings.Mail.Host)}"
        );
        await Service.PrepareAsync(app, stop);
        if (demo)
            await DemoSignIn.ListAsync(app.Services, stop);
        else if (await AccessCommands.FirstLinkAsync(app.Services, settings, stop) is { } link)
            output.WriteLine($"还没有人能登录。请系统管理员在一天之内打开这个一次性链接，设置密码：\n{link}");
        await app.RunAsync(stop);
        return ExitCodes.Done;
    }
}
