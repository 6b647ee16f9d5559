using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Storage.Files;

namespace WorkRelief.Tests.CrashVictim;

/// <summary>
/// One of eight who send requests without end, each with a key made of the caller and a running number. After a restart it repeats its
/// last accepted request, whose answer it may never have seen, and goes on.
/// </summary>
public sealed class Caller(int number, Store store, Engine engine, IFileStore files, TextWriter acknowledged)
{
    private const string Project = "DP-2021-01";

    public static string Account(int caller) =>
        caller switch
        {
            3 or 4 or 5 => "dongpo.village",
            7 => "admin",
            _ => "dongpo.reform",
        };

    public async Task RunAsync(Func<bool> goOn)
    {
        var next = Math.Max(1, await LastAsync());
        for (var n = next; goOn(); n++)
            await SendAsync(n);
    }

    /// <summary>The number of the caller's last accepted request; 0 when there is none.</summary>
    private async Task<int> LastAsync()
    {
        await using var db = store.Open();
        var prefix = $"c{number}-";
        var keys = await db
            .Journal.Where(j => j.RequestKey.StartsWith(prefix))
            .OrderByDescending(j => j.Position)
            .Select(j => j.RequestKey)
            .Take(1)
            .ToListAsync();
        return keys.Count == 0 ? 0 : int.Parse(keys[0][prefix.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task SendAsync(int n)
    {
        var (action, payload, account) = await RequestAsync(n);
        var outcome = await engine.ApplyAsync(
            new ActionRequest(action, JsonSerializer.SerializeToElement(payload), account, $"c{number}-{n}")
        );
        if (outcome is not Applied applied)
            throw new InvalidOperationException($"c{number}-{n} {action}: {string.Join("; ", ((NotApplied)outcome).Refusals)}");
        lock (acknowledged)
        {
            acknowledged.WriteLine($"{number} {n} {applied.Stream} {applied.Seq} .");
            acknowledged.Flush();
        }
    }

    private async Task<(string Action, object Payload, string Account)> RequestAsync(int n)
    {
        var account = Account(number);
        switch (number)
        {
            case 3:
                return (
                    "workers.register",
                    new { area = "四川省/眉山市/东坡区/三苏镇/莲花村", workers = new[] { new { worker = $"C{n}", name = $"工人{n}" } } },
                    account
                );
            case 4 or 5 when n % 2 == 1:
                return (
                    "public-notice.post",
                    new
                    {
                        project = Project,
                        kind = "construction",
                        place = $"第{n}处",
                        papers = new[] { await PaperAsync("posting-photo", n) },
                    },
                    account
                );
            case 4 or 5:
                // The notice that the request before this one posted: mails to the township, a clock for the examiner.
                return (
                    "public-notice.object",
                    new
                    {
                        notice = await CaseOfAsync(n - 1),
                        text = "写错了",
                        channel = "paper",
                    },
                    "dongpo.villager"
                );
            case 6:
                return (
                    "project.release-funds",
                    new
                    {
                        project = Project,
                        source = "county",
                        amountYuan = n,
                        papers = new[] { await PaperAsync("fund-release", n), await PaperAsync("fund-plan", n) },
                    },
                    account
                );
            case 7:
                return ("account.register", new { account = $"crash.{n}", name = $"账号{n}" }, account);
            default:
                return (
                    "record.add",
                    new
                    {
                        project = Project,
                        kind = "problem",
                        fields = new { raised = $"问题{number}-{n}", solved = "已解决" },
                    },
                    account
                );
        }
    }

    private async Task<object> PaperAsync(string kind, int n) =>
        new { kind, file = await files.PutAsync(Encoding.UTF8.GetBytes($"{kind} {number} {n}"), default) };

    private async Task<string> CaseOfAsync(int n)
    {
        await using var db = store.Open();
        var key = $"c{number}-{n}";
        return Entry.Read((await db.Journal.AsNoTracking().SingleAsync(j => j.RequestKey == key)).Body).Case;
    }
}
