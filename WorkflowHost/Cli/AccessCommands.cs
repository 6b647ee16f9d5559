using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Ways in that only who sits at the machine can give.</summary>
public static class AccessCommands
{
    private const int UsualDays = 90;

    /// <param name="errors">Takes what is said beside the token, so that a script gets the token alone.</param>
    public static Command Token(TextWriter output, TextWriter errors)
    {
        var days = new Option<int>("--days")
        {
            Description = $"有效天数，1–{AccessKeys.MostTokenDays}",
            DefaultValueFactory = _ => UsualDays,
        };
        var purpose = new Option<string>("--for") { Description = "用途，便于以后辨认", DefaultValueFactory = _ => "命令行发放" };
        var (account, demo) = (Account(), Demo());
        var issue = new Command("issue", "为一个账号发放访问令牌，只显示这一次；程序用它调用接口：Authorization: Bearer 令牌。")
        {
            account,
            days,
            purpose,
            demo,
        };
        issue.SetAction(
            (parsed, stop) =>
                WithAsync(
                    SettingsOf(parsed.GetValue(demo)),
                    parsed.GetValue(account)!,
                    output,
                    async (desk, whose, clock) =>
                    {
                        var lasts = parsed.GetValue(days);
                        if (lasts is < 1 or > AccessKeys.MostTokenDays)
                            throw new BadSetting($"--days 应为 1–{AccessKeys.MostTokenDays}");
                        var token = await desk.TokenAsync(Actor.Engine, whose, parsed.GetValue(purpose)!, lasts, stop);
                        output.WriteLine(token);
                        errors.WriteLine($"账号 {whose}，有效至 {ChinaTime.DateOf(clock.GetUtcNow().AddDays(lasts)):yyyy-MM-dd}");
                        return ExitCodes.Done;
                    },
                    stop
                )
        );
        var (whom, ofDemo) = (Account(), Demo());
        var end = new Command("end", "作废一个账号的全部令牌和登录。") { whom, ofDemo };
        end.SetAction(
            (parsed, stop) =>
                WithAsync(
                    SettingsOf(parsed.GetValue(ofDemo)),
                    parsed.GetValue(whom)!,
                    output,
                    async (desk, whose, _) =>
                    {
                        output.WriteLine($"已作废 {await desk.EndAllAsync(Actor.Engine, whose, stop)} 个");
                        return ExitCodes.Done;
                    },
                    stop
                )
        );
        return new Command("token", "程序访问接口的令牌。") { issue, end };
    }

    public static Command Invite(TextWriter output)
    {
        var (account, demo) = (Account(), Demo());
        var command = new Command("invite", "打印一个一次性链接，持有人在一天之内用它为账号设置密码（忘记密码时也用它）。")
        {
            account,
            demo,
        };
        command.SetAction(
            (parsed, stop) =>
                WithAsync(
                    SettingsOf(parsed.GetValue(demo)),
                    parsed.GetValue(account)!,
                    output,
                    async (desk, whose, _) =>
                    {
                        output.WriteLine(await LinkAsync(desk, whose, SettingsOf(parsed.GetValue(demo)), stop));
                        return ExitCodes.Done;
                    },
                    stop
                )
        );
        return command;
    }

    /// <summary>A new site's way in; null when somebody has a password already.</summary>
    public static async Task<string?> FirstLinkAsync(IServiceProvider services, Settings settings, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignIn>().IsAnyAsync(stop)
            ? null
            : await LinkAsync(services.GetRequiredService<KeyDesk>(), RegisterActions.FirstAdministrator, settings, stop);
    }

    private static async Task<string> LinkAsync(KeyDesk desk, string account, Settings settings, CancellationToken stop)
    {
        var secret = await desk.InviteAsync(Actor.Engine, account, stop);
        return $"{(settings.PublicAddress ?? settings.Url).TrimEnd('/')}/welcome/{secret}";
    }

    private static Argument<string> Account() => new("ACCOUNT") { Description = "账号" };

    private static Option<bool> Demo() => new("--demo") { Description = "演示数据中的账号" };

    private static Settings SettingsOf(bool demo)
    {
        var settings = Settings.From(Settings.Configuration());
        return demo ? DemoData.Of(settings) : settings;
    }

    private static async Task<int> WithAsync(
        Settings settings,
        string account,
        TextWriter output,
        Func<KeyDesk, string, TimeProvider, Task<int>> act,
        CancellationToken stop
    )
    {
        var clock = TimeProvider.System;
        using var store = settings.OpenStore();
        await using (var db = store.Open())
            if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
                await store.MigrateAsync(stop);
        await using var parts = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddWorkRelief(store, settings.OpenVault(), settings.OpenFiles(), settings.OpenMail(clock), settings.OpenTemplates(), clock)
            .AddSingleton<AccessKeys>()
            .AddSingleton<KeyDesk>()
            .BuildServiceProvider();
        await parts.GetRequiredService<Engine.Engine>().StartAsync(stop);
        if (await parts.GetRequiredService<AccessKeys>().KnowsAsync(account, stop))
            return await act(parts.GetRequiredService<KeyDesk>(), account, clock);
        output.WriteLine($"没有账号“{account}”；先由系统管理员登记（account.register）");
        return ExitCodes.No;
    }
}
