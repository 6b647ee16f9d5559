using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.Benchmarks;

/// <summary>Two hundred people who are signed in and read, each a page every few seconds, over a thousand projects.</summary>
public static class PageTimes
{
    private const int People = 200;
    private const int Projects = 1000;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(40);
    private static readonly string[] Paths =
    [
        "/desk",
        "/desk",
        "/projects",
        "/case/P1",
        "/case/P1?part=labour",
        "/case/P1?part=acceptance",
        "/case/P1?part=past",
        "/case/P1/2026-01",
        "/pay",
        "/notices",
        "/account",
    ];

    public static async Task PrintAsync()
    {
        await using var place = await Place.NewAsync(StorageProvider.Sqlite);
        await using var world = await World.NewAsync("2026-01-20 08:00", place.Store);
        await Small.ProjectAsync(world, "P1");
        world.MoveTo("2026-02-03 09:00");
        await world.DoDueAsync();
        for (var n = 1; n <= People; n++)
        {
            await world.MustAsync("admin", "account.register", new { account = $"u{n}", name = $"干部{n}" });
            await world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account = $"u{n}",
                    body = n % 2 == 0 ? "village-committees" : "township",
                    area = Small.Village,
                }
            );
        }
        await ManyProjects.CopyAsync(world, "P1", Projects);
        var settings = new Settings(
            StorageProvider.Sqlite,
            world.Store.ConnectionString,
            world.Home,
            Path.Combine(world.Home, "files"),
            Path.Combine(world.Home, "keys"),
            TemplatesFolder: null,
            Mail: null,
            "http://127.0.0.1:0"
        );
        await using var app = Service.Build(settings, world.Clock, parts => parts.AddLogging(log => log.ClearProviders()));
        await Service.PrepareAsync(app, default);
        await app.StartAsync();
        var (keys, times) = (app.Services.GetRequiredService<AccessKeys>(), new ConcurrentDictionary<string, ConcurrentBag<double>>());
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };
        var until = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(1, People).Select(n => VisitAsync($"u{n}", new Random(n))));
        Console.WriteLine(FormattableString.Invariant($"{Projects} projects, {People} people, {times.Values.Sum(t => t.Count)} pages"));
        foreach (var (path, own) in times.OrderBy(t => t.Key, StringComparer.Ordinal))
            Say(path, own);
        Say("all", times.Values.SelectMany(t => t));
        await app.StopAsync();

        async Task VisitAsync(string account, Random random)
        {
            var secret = await keys.IssueAsync(account, KeyKind.Session, "bench", TimeSpan.FromHours(12), default);
            while (until.Elapsed < Lasts)
            {
                await Task.Delay(random.Next(2000, 6000));
                var path = Paths[random.Next(Paths.Length)];
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Add("Cookie", $"{KeyAuthentication.CookieName}={secret}");
                var watch = Stopwatch.StartNew();
                using var answer = await http.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                answer.EnsureSuccessStatusCode();
                // The first seconds compile the program.
                if (until.Elapsed > Lasts / 4)
                    times.GetOrAdd(path, _ => []).Add(watch.Elapsed.TotalMilliseconds);
            }
        }
    }

    private static void Say(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        Console.WriteLine(
            FormattableString.Invariant(
                $"  {what, -20}{sorted.Count, 6} median {sorted[sorted.Count / 2], 6:0} ms  p95 {sorted[sorted.Count * 95 / 100], 6:0} ms"
            )
        );
    }
}
