using System.Diagnostics;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Cli;

namespace WorkRelief.Tests.Host;

[Collection(nameof(CommandTests))]
public sealed class CommandTests : IDisposable
{
    // The commands read their settings from the environment; each test has a folder of its own.
    private readonly string _home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;

    public CommandTests() => Environment.SetEnvironmentVariable("WORKRELIEF_Storage__Folder", _home);

    public void Dispose()
    {
        foreach (var name in (string[])["Storage__Folder", "Storage__Provider", "Url", "ConnectionStrings__WorkRelief"])
            Environment.SetEnvironmentVariable("WORKRELIEF_" + name, null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("rehearse")]
    [InlineData("actions")]
    [InlineData("procedure")]
    [InlineData("policy", "check")]
    [InlineData("journal", "verify")]
    [InlineData("journal", "replay")]
    [InlineData("migrate")]
    public async Task Help_explains_each_command(params string[] command)
    {
        var (code, output, _) = await RunAsync([.. command, "--help"]);
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains(command[^1], output);
        Assert.Matches("[一-龥]{4}", output);
    }

    [Fact]
    public async Task What_the_command_line_lets_in_and_ends_stands_in_the_journal_without_the_secret()
    {
        var (code, link, _) = await RunAsync("invite", "admin");
        Assert.Equal(ExitCodes.Done, code);
        var (_, token, _) = await RunAsync("token", "issue", "admin", "--days", "3");
        Assert.Equal(ExitCodes.Done, (await RunAsync("token", "end", "admin")).Code);
        Assert.Equal(ExitCodes.No, (await RunAsync("invite", "nobody")).Code);
        using var store = Settings.From(Settings.Configuration()).OpenStore();
        await using var db = store.Open();
        var steps = db.Steps.Where(s => s.Action.StartsWith("key.")).OrderBy(s => s.Seq).Select(s => new { s.Action, s.Account });
        Assert.Equal(
            [
                new { Action = "key.give", Account = "engine" },
                new { Action = "key.give", Account = "engine" },
                new { Action = "key.end-all", Account = "engine" },
            ],
            await steps.ToListAsync()
        );
        var written = string.Concat((await db.Journal.ToListAsync()).Select(j => System.Text.Encoding.UTF8.GetString(j.Body)));
        Assert.DoesNotContain(link.Trim()[^43..], written, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Trim(), written, StringComparison.Ordinal);
        Assert.Empty((await WorkflowHost.Engine.Journal.JournalCheck.VerifyAsync(store, default)).Problems);
    }

    [Fact]
    public async Task The_first_help_says_what_the_exit_codes_mean()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("退出码：0 完成；1 结果为否", output);
    }

    [Fact]
    public async Task The_version_is_that_of_the_build_and_needs_no_database()
    {
        // The number belongs to the program that was started, so it is started.
        var start = new ProcessStartInfo("dotnet", [typeof(Commands).Assembly.Location, "--version"])
        {
            RedirectStandardOutput = true,
            Environment = { ["WORKRELIEF_Storage__Provider"] = "Postgres" },
        };
        using var program = Process.Start(start)!;
        var printed = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(ExitCodes.Done, program.ExitCode);
        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+(\+[0-9a-f]+)?$", printed.Trim());
        Assert.Equal(
            typeof(Commands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            printed.Trim()
        );
        Assert.Empty(Directory.GetFiles(_home, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("rehearse")]
    [InlineData("rehearse", "no-such-file.yaml")]
    [InlineData("policy", "check", "no-such-file.yaml")]
    [InlineData("actions", "pay-cycle.pray")]
    [InlineData("procedure", "cooking")]
    [InlineData("journal", "replay")]
    public async Task A_wrong_command_ends_with_2(params string[] command) => Assert.Equal(ExitCodes.Usage, (await RunAsync(command)).Code);

    [Fact]
    public async Task The_catalogue_names_every_action_with_its_fields()
    {
        var (code, output, _) = await RunAsync("actions");
        Assert.Equal(ExitCodes.Done, code);
        Approved.Matches("actions.txt", output);
    }

    [Theory]
    [InlineData("Storage__Provider", "Oracle", "Storage:Provider")]
    [InlineData("Storage__Provider", "SqlServer", "ConnectionStrings:WorkRelief")]
    [InlineData("Url", "http://0.0.0.0:5080", "本机")]
    [InlineData("Url", "http://192.168.1.5:5080", "本机")]
    public async Task A_wrong_setting_is_named_at_start(string name, string value, string says)
    {
        Environment.SetEnvironmentVariable("WORKRELIEF_" + name, value);
        var (code, _, errors) = await RunAsync();
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(says, errors);
    }

    [Fact]
    public async Task A_broken_pack_is_refused_with_its_line_and_a_good_one_is_printed()
    {
        var broken = Path.Combine(_home, "mine.yaml");
        await File.WriteAllTextAsync(
            broken,
            """
            pack: mine
            label: 我县
            extends: national
            area: { code: 511499, path: 四川省/眉山市/我县 }
            values:
              notice.days:
                - from: 2026-01-01
                  value: 0
                  unit: 天
                  source: 试
                  certainty: full

            """
        );
        var (code, _, errors) = await RunAsync("policy", "check", broken);
        Assert.Equal(ExitCodes.No, code);
        Assert.Contains("mine.yaml:8", errors);
        await File.WriteAllTextAsync(
            broken,
            (await File.ReadAllTextAsync(broken)).Replace("value: 0", "value: 10", StringComparison.Ordinal)
        );
        var (good, output, _) = await RunAsync("policy", "check", broken);
        Assert.Equal(ExitCodes.Done, good);
        Assert.Contains("10 天", output);
    }

    [Theory]
    [InlineData("rules: [MoonIsFull@1]", "没有规则“MoonIsFull@1”")]
    [InlineData("papers: [moon-phase]", "“moon-phase”不认识")]
    public async Task A_pack_that_names_what_the_program_does_not_know_is_refused_with_its_line(string names, string says)
    {
        var pack = Path.Combine(_home, "mine.yaml");
        await File.WriteAllTextAsync(
            pack,
            $"""
            pack: mine
            label: 我县
            extends: national
            area: {"{ code: 511499, path: 四川省/眉山市/我县 }"}
            shapes:
              - mode: self-build
                from: 2021-01-01
                source: 我县办法
                approval:
                  - stage: AwaitingMe
                    stage-label: 待审
                    label: 审核
                    bodies: [township]
                    {names}
                    default: 县里定

            """
        );
        var (code, _, errors) = await RunAsync("policy", "check", pack);
        Assert.Equal(ExitCodes.No, code);
        Assert.Contains("mine.yaml:14", errors);
        Assert.Contains(says, errors);
    }

    [Fact]
    public async Task The_demo_fills_a_database_that_verifies_and_replays()
    {
        Assert.Equal(ExitCodes.Done, (await RunAsync("demo", "--fill-only")).Code);
        Environment.SetEnvironmentVariable(
            "WORKRELIEF_ConnectionStrings__WorkRelief",
            "Data Source=" + Path.Combine(_home, "demo", "workrelief.db")
        );
        var (verified, report, _) = await RunAsync("journal", "verify");
        Assert.Equal(ExitCodes.Done, verified);
        Assert.Contains("11 个流，完好", report);
        var (replayed, same, _) = await RunAsync("journal", "replay", "--into", Path.Combine(_home, "again.db"));
        Assert.Equal(ExitCodes.Done, replayed);
        Assert.Contains("状态一致", same);
        Assert.Equal(ExitCodes.Usage, (await RunAsync("journal", "replay", "--into", Path.Combine(_home, "again.db"))).Code);
        // A second demo finds the first.
        Assert.Contains("已有", (await RunAsync("demo", "--fill-only")).Output);
    }

    [Fact]
    public async Task A_tampered_journal_ends_with_1()
    {
        await RunAsync("demo", "--fill-only");
        var connection = "Data Source=" + Path.Combine(_home, "demo", "workrelief.db");
        Environment.SetEnvironmentVariable("WORKRELIEF_ConnectionStrings__WorkRelief", connection);
        using (var store = new WorkRelief.WorkflowHost.Storage.Store(WorkRelief.WorkflowHost.Storage.StorageProvider.Sqlite, connection))
        {
            await using var db = store.Open();
            await db.Journal.Where(j => j.Stream == "project/DP-2021-01" && j.Seq == 3).ExecuteDeleteAsync();
        }
        var (code, output, _) = await RunAsync("journal", "verify");
        Assert.Equal(ExitCodes.No, code);
        Assert.Contains("project/DP-2021-01 第3条：缺失", output);
    }

    [Fact]
    public async Task Migrating_twice_does_nothing_the_second_time()
    {
        Assert.Contains("已执行", (await RunAsync("migrate")).Output);
        Assert.Contains("已是最新结构", (await RunAsync("migrate")).Output);
        Assert.Contains("CREATE TABLE", (await RunAsync("migrate", "--script")).Output);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await Commands.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
