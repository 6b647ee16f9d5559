using Microsoft.EntityFrameworkCore;
using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost.Elsa.Following;

namespace WorkRelief.Tests.ElsaRuntimes;

/// <summary>A county's own workflow acts in the cases under the service account, and hears what is refused.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Account = "bureau.link";
    private readonly string _home = Directory.CreateTempSubdirectory("workrelief-test-").FullName;

    /// <summary>
    /// After each notice it asks to release funds beyond the plan, which is refused, and files the refusal as a problem of the project.
    /// </summary>
    private const string Written = """
        {
          "id": "ask-bureau-1", "definitionId": "ask-bureau", "name": "询问财政局", "version": 1, "isLatest": true, "isPublished": true,
          "toolVersion": "3.7.1.0", "options": {}, "inputs": [], "outputs": [], "outcomes": [], "customProperties": {},
          "variables": [
            { "id": "Entry", "name": "Entry", "typeName": "Object", "isArray": false,
              "storageDriverTypeName": "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core" },
            { "id": "Code", "name": "Code", "typeName": "String", "isArray": false },
            { "id": "Text", "name": "Text", "typeName": "String", "isArray": false }
          ],
          "root": {
            "id": "Flowchart1", "nodeId": "Workflow1:Flowchart1", "name": "Flowchart1", "type": "Elsa.Flowchart", "version": 1,
            "customProperties": {}, "metadata": {},
            "activities": [
              { "id": "Posted", "nodeId": "Workflow1:Flowchart1:Posted", "name": "Posted", "type": "Elsa.Event", "version": 1,
                "customProperties": { "canStartWorkflow": true }, "metadata": {},
                "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "public-notice.post" } },
                "result": { "typeName": "Object", "memoryReference": { "id": "Entry" } } },
              { "id": "Ask", "nodeId": "Workflow1:Flowchart1:Ask", "name": "Ask", "type": "WorkRelief.ApplyAction", "version": 1,
                "customProperties": {}, "metadata": {},
                "action": { "typeName": "String", "expression": { "type": "Literal", "value": "project.release-funds" } },
                "payload": { "typeName": "Object", "expression": { "type": "JavaScript",
                  "value": "JSON.stringify({ project: getVariable('Entry').project, source: 'county', amountYuan: 1 })" } },
                "code": { "typeName": "String", "memoryReference": { "id": "Code" } },
                "text": { "typeName": "String", "memoryReference": { "id": "Text" } } },
              { "id": "File", "nodeId": "Workflow1:Flowchart1:File", "name": "File", "type": "WorkRelief.ApplyAction", "version": 1,
                "customProperties": {}, "metadata": {},
                "action": { "typeName": "String", "expression": { "type": "Literal", "value": "record.add" } },
                "payload": { "typeName": "Object", "expression": { "type": "JavaScript",
                  "value": "PROBLEM" } } },
              { "id": "Filed", "nodeId": "Workflow1:Flowchart1:Filed", "name": "Filed", "type": "Elsa.End", "version": 1,
                "customProperties": {}, "metadata": {} }
            ],
            "connections": [
              { "source": { "activity": "Posted", "port": "Done" }, "target": { "activity": "Ask", "port": "In" } },
              { "source": { "activity": "Ask", "port": "Refused" }, "target": { "activity": "File", "port": "In" } },
              { "source": { "activity": "File", "port": "Done" }, "target": { "activity": "Filed", "port": "In" } }
            ]
          }
        }
        """;

    private static readonly string Process = Written.Replace(
        "PROBLEM",
        "JSON.stringify({ project: getVariable('Entry').project, kind: 'problem',"
            + " fields: { raised: getVariable('Code') + '：' + getVariable('Text') } })",
        StringComparison.Ordinal
    );

    [Fact]
    public async Task A_side_process_acts_under_the_service_account_and_hears_refusals_with_code_and_text()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-31 10:00");
        await world.MustAsync("admin", "account.register", new { account = Account, name = "财政局接口" });
        await world.MustAsync(
            "admin",
            "grant.give",
            new
            {
                account = Account,
                body = "reform-bureau",
                area = "四川省/眉山市/东坡区",
            }
        );
        await using var followed = await Followed.OpenAsync(
            world.Store,
            Path.Combine(_home, "elsa.db"),
            new ServiceActions(world.Engine, Account).TakeAsync
        );
        await followed.Runtime.Processes.RegisterAsync([Process], default);
        await followed.Following.CatchUpAsync(default);

        // What was entered before begins nothing.
        await followed.Following.TellAsync(default);
        Assert.Equal(0, await followed.Runtime.Processes.RunAsync(default));

        var posted = await world.MustAsync(
            "dongpo.village",
            "public-notice.post",
            new
            {
                project = "DP-2021-01",
                kind = "construction",
                place = "村口",
                papers = await world.PapersAsync("posting-photo"),
            }
        );
        await followed.Following.CatchUpAsync(default);
        await followed.Following.TellAsync(default);
        Assert.Equal(1, await followed.Runtime.Processes.RunAsync(default));

        await using (var db = world.Store.Open())
        {
            var taken = await db.Steps.AsNoTracking().SingleAsync(s => s.Account == Account);
            Assert.Equal(("record.add", "reform-bureau", posted.Seq + 1), (taken.Action, taken.ActingAs, taken.Seq));
            var place = $"{taken.Stream}:{taken.Seq}/";
            var texts = await db.Texts.Where(t => t.Key.StartsWith(place)).Select(t => t.Text).ToListAsync();
            Assert.Contains("funds-over-plan：累计下达超过计划资金", string.Join('\n', texts), StringComparison.Ordinal);
        }

        // Told again, because a killed host did not note it: nothing begins twice.
        await followed.Runtime.MarkAsync("told/project/DP-2021-01", posted.Seq - 1, default);
        await using var again = followed.Anew();
        await again.Following.TellAsync(default);
        Assert.Equal(0, await followed.Runtime.Processes.RunAsync(default));
        await again.Following.CatchUpAsync(default);
        await again.EqualAsync(leastCases: 4);
    }

    [Fact]
    public async Task Without_an_account_every_action_of_a_process_is_refused()
    {
        await using var world = await World.PlayedAsync("dongpo", "2021-03-01 10:00");
        var actions = new ServiceActions(world.Engine, account: null);
        Assert.Equal("account-unknown", (await actions.TakeAsync("project.commence", """{"project":"DP-2021-01"}""", "k1", default)).Code);
        Assert.NotNull((await actions.TakeAsync("project.commence", "no JSON", "k2", default)).Code);
        Assert.Equal("unknown-action", (await actions.TakeAsync("no.action", "{}", "k3", default)).Code);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }
}
