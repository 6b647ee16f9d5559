using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Looks;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>
/// Every action by every body from everywhere, by every way in. Expected is what the rows that the county signed say of the body, and one
/// rule: a grant covers its area downwards, or its project. What lies in the registers without an area is the first administrator's.
/// </summary>
[Collection(nameof(AuthorityWorlds))]
public sealed class AuthorityTests(AuthorityWorld world) : IDisposable
{
    private const string Reached = "reached";
    private const string WrongRole = "wrong-role";
    private const string First = "admin";

    private readonly Dictionary<string, WaysIn> _ways = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var ways in _ways.Values)
            ways.Dispose();
    }

    /// <summary>One attempt: a row's action by an account, where the row can be taken.</summary>
    private sealed record Try(
        ActionDef Action,
        Table Table,
        string Stage,
        string? About,
        string Account,
        string Body,
        Lies? Lies,
        string Expected
    );

    [Fact]
    public async Task Who_may_do_what_is_what_the_signed_rows_and_the_place_of_the_grant_say()
    {
        var (text, differing) = (new StringBuilder(), new List<string>());
        var before = await JournalAsync();
        foreach (var shape in (Shape[])[world.Contractor, world.SelfBuild])
        {
            await world.FollowAsync(shape);
            var tries = Tries(shape).ToList();
            Assert.True(tries.Count > 5000);
            var said = new Dictionary<Try, string>();
            foreach (var round in Rounds(tries))
            {
                await world.StandAsync(
                    round.Select(t => (t.Table, t.Stage)).Distinct().Where(t => t.Table.Kind != Subject.Register && t.Stage != Stage.None)
                );
                foreach (var one in round)
                    said[one] = await AskAsync(one, new MadeUp(world, shape));
                if (shape == world.Contractor)
                    foreach (var one in round.Where(IsWorthAWay))
                        differing.AddRange(await WaysAsync(one, new MadeUp(world, shape).Payload(one.Action, one.About)));
            }
            differing.AddRange(
                tries.Where(t => said[t] != t.Expected).Select(t => $"{t.Action.Name} {t.Account} {t.Stage}: {said[t]}, not {t.Expected}")
            );
            text.Append(AuthorityText.Of(shape, tries.Select(t => (t.Action, t.Body, t.Lies, said[t]))));
        }
        await world.RestoreAsync();
        Assert.True(differing.Count == 0, $"{differing.Count}\n" + string.Join('\n', differing.Take(400)));
        // Everything was only asked.
        Assert.Equal(before, await JournalAsync());
        Approved.Matches("authority.txt", text.ToString());
    }

    /// <summary>
    /// The two pages with forms of their own say what the action's form says, and are not there for whoever does not see the project.
    /// </summary>
    [Fact]
    public async Task The_pages_of_attendance_refuse_whom_the_action_refuses()
    {
        const string action = "sign-in-sheet.record";
        var table = Catalogue.Program.Expand(world.Contractor).Single(t => t.Kind == Subject.Project);
        var may = table.RowsFor(ProjectStages.UnderConstruction, action).Select(r => r.Body).ToHashSet();
        var wrong = new List<string>();
        foreach (var body in Bodies.Grantable.Keys)
        foreach (var lies in AuthorityWorld.PlacesOf(body).Where(l => l is not Lies.Lower and not Lies.Upper))
        {
            var account = AuthorityWorld.AccountOf(body, lies);
            using var ways = new WaysIn(world, account);
            var seen = lies is Lies.Own or Lies.OwnProject;
            foreach (var (page, handler) in ((string, string)[])[("/month/P1/2026-03", "month"), ("/phone/P1?day=2026-03-05", "day")])
            {
                var said = await ways.PageAsync(
                    page,
                    new()
                    {
                        ["_handler"] = handler,
                        ["do"] = "check",
                        ["key"] = $"k-{account}",
                    }
                );
                var refused = said.Contains($"账号“{account}”没有这一职责", StringComparison.Ordinal);
                if (said.Contains("签到", StringComparison.Ordinal) != seen)
                    wrong.Add($"{page} by {account}: {(seen ? "not there" : "there")}");
                else if (seen && refused == may.Contains(body))
                    wrong.Add($"{page} by {account}: {(refused ? "refused" : "not refused")}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Papers are handed in by those who take steps on them.</summary>
    [Fact]
    public async Task Whoever_takes_no_step_hands_in_no_file()
    {
        var acting = ShippedTables.All.SelectMany(t => t.Rows).Select(r => r.Body).ToHashSet();
        foreach (var body in Bodies.Grantable.Keys.Append(AuthorityWorld.NoGrants))
        {
            using var client = world.As(body == AuthorityWorld.NoGrants ? body : AuthorityWorld.AccountOf(body, Lies.OtherProject));
            var answer = await client.PostAsync("/api/files", new ByteArrayContent([1]));
            Assert.Equal((body, acting.Contains(body) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (body, answer.StatusCode));
        }
    }

    /// <summary>A body that never takes the step is refused wherever its grant lies: one place is enough at the slower ways in.</summary>
    private static bool IsWorthAWay(Try one) => one.Expected != WrongRole || one.Lies is null or Lies.Own or Lies.OwnProject;

    /// <summary>What the other ways in say that is not expected.</summary>
    private async Task<IReadOnlyList<string>> WaysAsync(Try one, JsonObject payload)
    {
        // Of an account that nobody registered most ways in say that it has no office.
        var unknown = one.Expected == "account-unknown";
        var expected = unknown ? WrongRole : one.Expected;
        if (!_ways.TryGetValue(one.Account, out var ways))
            _ways[one.Account] = ways = new WaysIn(world, one.Account);
        var said = new List<(string Way, string Said)>
        {
            ("program", await ways.ByProgramAsync(one.Action.Name, payload)),
            ("form", await ways.ByFormAsync(one.Action, payload)),
        };
        if (WaysIn.Files.TryGetValue(one.Action.Name, out var path))
            said.Add(("file", await ways.ByFileAsync(path)));
        return
        [
            .. said.Where(s => s.Said != expected && !(unknown && s.Said == one.Expected))
                .Select(s => $"{one.Action.Name} {one.Account} by {s.Way}: {s.Said}, not {expected}"),
        ];
    }

    private async Task<int> JournalAsync()
    {
        await using var db = world.Store.Open();
        // A watcher's look at a form is noted.
        return await db.Steps.CountAsync(s => s.Action != LookActions.Note);
    }

    /// <summary>Rows of an action in a county's practice; from which place of the tables it is tried for a body.</summary>
    private static IEnumerable<Try> Tries(Shape shape)
    {
        var tables = Catalogue.Program.Expand(shape).Concat(Catalogue.Program.Registers.Values).ToList();
        foreach (var action in Catalogue.Program.Actions.Values.Where(a => !ShippedTables.OfTheProgram.Contains(a.Name)))
        {
            var rows = tables
                .SelectMany(t =>
                    t.Rows.Where(r => r.Action == action.Name && !Catalogue.Program.Calls(r, t)).Select(r => (Table: t, Row: r))
                )
                .ToList();
            if (rows.Count == 0)
                continue;
            foreach (var body in Bodies.Grantable.Keys)
            {
                var own = rows.Where(r => r.Row.Body == body).ToList();
                var (table, row) = own.Count > 0 ? own[0] : rows[0];
                foreach (var lies in AuthorityWorld.PlacesOf(body))
                    yield return new(
                        action,
                        table,
                        row.From,
                        row.About ?? table.Name.Split('/').ElementAtOrDefault(1),
                        AuthorityWorld.AccountOf(body, lies),
                        body,
                        lies,
                        own.Count > 0 ? Expected(action, lies) : WrongRole
                    );
            }
            foreach (
                var (account, code) in (
                    ((string, string)[])[(AuthorityWorld.NoGrants, WrongRole), (AuthorityWorld.Unregistered, "account-unknown")]
                )
            )
                yield return new(action, rows[0].Table, rows[0].Row.From, null, account, account, null, code);
            var admins = rows.Any(r => r.Row.Body == Bodies.Administrator);
            yield return new(action, rows[0].Table, rows[0].Row.From, null, First, First, null, admins ? Reached : WrongRole);
        }
    }

    /// <summary>A grant covers its area downwards, or its project.</summary>
    private static string Expected(ActionDef action, Lies lies)
    {
        var named = action.At is Place.RegisterOfArea or Place.RegisterOfHome or Place.RegisterOfGrant or Place.NewProject;
        var nowhere = action.At.GetType() == typeof(Place.Register);
        return lies switch
        {
            Lies.Own or Lies.Upper when !nowhere => Reached,
            Lies.OwnProject when !nowhere && !named => Reached,
            Lies.OwnProject or Lies.OtherProject => "other-project",
            _ => "wrong-area",
        };
    }

    /// <summary>A case stands in one stage at a time: tries that ask for different ones go one after the other.</summary>
    private static IEnumerable<List<Try>> Rounds(List<Try> tries)
    {
        var places = tries
            .Select(t => (t.Table, t.Stage))
            .Distinct()
            .GroupBy(p => p.Table.Kind)
            .SelectMany(g => g.Select((place, n) => (place, n)))
            .ToDictionary(p => p.place, p => p.n);
        return tries.GroupBy(t => places[(t.Table, t.Stage)]).OrderBy(g => g.Key).Select(g => g.ToList());
    }

    private async Task<string> AskAsync(Try one, MadeUp made)
    {
        var payload = JsonSerializer.SerializeToElement(made.Payload(one.Action, one.About));
        Outcome outcome;
        try
        {
            outcome = await world.Engine.TryAsync(new ActionRequest(one.Action.Name, payload, one.Account, ""));
        }
        catch (InvalidOperationException error)
        {
            return error
                .StackTrace!.Split('\n')
                .Take(12)
                .Aggregate(error.Message, (all, line) => all + line.Trim()[..Math.Min(line.Trim().Length, 120)]);
        }
        return outcome is NotApplied no && MadeUp.IsOfAuthority(one.Account, no) ? no.Refusals[0].Code
            : outcome is NotApplied { Refusals: [{ Kind.Status: not 422 and not 403 } other, ..] } ? other.ToString()
            : Reached;
    }
}
