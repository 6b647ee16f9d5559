using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Browser;

/// <summary>A month of a village without a reliable network, on a telephone whose browser dies.</summary>
public sealed class OfflineTests(Played played) : IClassFixture<Played>
{
    private const int Rounds = 10;
    private const int DaysARound = 3;
    private const string Upload = "POST /api/actions/sign-in-sheet.record";
    private static readonly DateOnly First = new(2026, 5, 10);

    [BrowserFact(kills: true)]
    public async Task A_thousand_entries_survive_fifty_cuts_and_ten_kills_and_each_stands_once()
    {
        var (machine, parts) = (played.Machine, played.Machine.App.Services);
        await using var line = new Line(machine);
        await using var phone = new Telephone(played.Chromium, line);
        await phone.StartAsync();
        await phone.SignInAsync(Played.Council);
        await phone.OpenAsync("/phone/" + Played.Project);
        await phone.KeepsAsync();
        await phone.ShutAsync();
        await phone.StartAsync();
        await phone.OpenAsync("/phone/" + Played.Project);
        var entered = new Dictionary<(DateOnly Day, string Worker), string>();
        for (var round = 0; round < Rounds; round++)
        {
            var days = Enumerable.Range(round * DaysARound, DaysARound).Select(First.AddDays).ToList();
            machine.Clock.MoveTo(new DateTimeOffset(days[^1].ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
            await phone.OffAsync();
            foreach (var day in days)
            {
                foreach (var (worker, text) in await EnterAsync(phone, day))
                    entered.Add((day, worker), text);
                await WaitingAsync(phone, days.IndexOf(day) + 1);
                // Killed with unsent entries, and opened again where there is no network.
                if (day == days[1] && round % 2 == 0)
                    await DieAsync(phone, day);
            }
            await CutAsync(phone, line, answered: true, after: 0);
            await CutAsync(phone, line, answered: false, after: round % 2);
            // Killed while the answer is on its way: what was sent stands, and nobody on the telephone knows it.
            var dies = round % 2 == 1 ? days[0] : (DateOnly?)null;
            await CutAsync(phone, line, answered: true, after: round % 3 == 0 ? 1 : 0, dies: dies);
            await CutAsync(phone, line, answered: round % 2 == 0, after: 0, request: "GET /phone/who");
            await phone.OnAsync();
            await Assertions.Expect(phone.Page.Locator("#network")).ToBeHiddenAsync();
            Assert.Equal(0, await phone.Page.Locator("#entries [data-state=waiting], #entries [data-state=refused]").CountAsync());
        }
        Assert.True(line.Cuts >= 50, $"cut {line.Cuts} times");
        Assert.Equal(10, phone.Kills);
        Assert.True(entered.Count >= 1000, $"entered {entered.Count}");

        var asker = new Scope(Played.Council, First.AddDays(Rounds * DaysARound));
        var reads = parts.GetRequiredService<AttendanceReads>();
        var stands = new Dictionary<(DateOnly, string), string>();
        foreach (var day in Enumerable.Range(0, Rounds * DaysARound).Select(First.AddDays))
        foreach (var person in (await reads.DayAsync(asker, Played.Project, day, default))!.People.Where(p => p.Entry is not null))
            stands.Add((day, person.Worker), Say(person.Entry!));
        Assert.Equal(entered.OrderBy(e => e.Key), stands.OrderBy(e => e.Key));

        await using var db = parts.GetRequiredService<Store>().Open();
        var last = First.AddDays(Rounds * DaysARound);
        Assert.Equal(entered.Count, await db.SignInSheet.CountAsync(a => a.ProjectId == Played.Project && a.Day >= First && a.Day < last));
        var sent = await db.Journal.Where(j => j.RequestKey.StartsWith("phone-")).Select(j => j.RequestKey).ToListAsync();
        Assert.Equal(Rounds * DaysARound, sent.Count);
        Assert.Equal(sent.Count, sent.Distinct().Count());
    }

    /// <summary>Everybody the whole day, but some: each day others.</summary>
    private static async Task<Dictionary<string, string>> EnterAsync(Telephone phone, DateOnly day)
    {
        await phone.OpenAsync($"/phone/{Played.Project}?day={day:yyyy-MM-dd}");
        var page = phone.Page;
        await page.Locator("#all").ClickAsync();
        var people = await page.Locator(".person").EvaluateAllAsync<string[]>("all => all.map(p => p.dataset.worker)");
        var entered = people.ToDictionary(p => p, _ => "ma");
        foreach (var worker in people.Where((_, i) => (i + day.DayNumber) % 12 == 0))
        {
            await page.Locator($"[name=\"a.{worker}\"]").UncheckAsync();
            entered[worker] = "m";
        }
        var sick = people[day.DayNumber % people.Length];
        await page.Locator($"[name=\"x.{sick}\"]").SelectOptionAsync("late");
        entered[sick] += ":late";
        await page.Locator("footer button[value=send]").ClickAsync();
        return entered;
    }

    private static Task WaitingAsync(Telephone phone, int entries) =>
        Assertions.Expect(phone.Page.Locator("#entries [data-state=waiting]")).ToHaveCountAsync(entries);

    private static async Task DieAsync(Telephone phone, DateOnly day)
    {
        var before = await phone.Page.Locator("#entries [data-state=waiting]").CountAsync();
        await phone.KillAsync();
        await phone.StartAsync(online: false);
        await phone.OpenAsync($"/phone/{Played.Project}?day={day:yyyy-MM-dd}");
        await WaitingAsync(phone, before);
    }

    /// <summary>The network comes back, and goes at the worst moment.</summary>
    /// <param name="dies">The browser is killed at that moment, and opened again at that day.</param>
    private static async Task CutAsync(Telephone phone, Line line, bool answered, int after, DateOnly? dies = null, string request = Upload)
    {
        var cut = line.CutAt(request, answered, after);
        await phone.OnAsync();
        await cut;
        if (dies is { } day)
        {
            await DieAsync(phone, day);
            return;
        }
        await Assertions.Expect(phone.Page.Locator("#network")).ToContainTextAsync("网络不好");
        await phone.OffAsync();
    }

    private static string Say(SignIn entry) =>
        (entry.Morning ? "m" : "") + (entry.Afternoon ? "a" : "") + (entry.Mark is { } mark ? ":" + mark : "");
}
