using System.Text.Json;
using System.Text.Json.Nodes;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>
/// A table as an Elsa workflow definition: for each stage an event that waits and a switch whose cases are the stage's rows; rows that
/// differ in the body alone are one case. What Elsa has no place for lies in the switch's custom properties under the case's label.
/// </summary>
public static class ElsaWriter
{
    public const string Chart = "Flowchart1";
    private const string Root = "Workflow1";
    public const string StartType = "Elsa.Start";
    public const string EventType = "Elsa.Event";
    public const string SwitchType = "Elsa.FlowSwitch";
    public const string EndType = "Elsa.End";
    public const string StartId = "Start1";
    public const string Starting = "开始";
    public const string Taking = "办理";

    /// <summary>Custom properties: of the definition, and of the parts.</summary>
    public const string TableProperty = "workReliefTable";
    public const string HashProperty = "workReliefHash";
    public const string StageProperty = "workReliefStage";
    public const string RowsProperty = "workReliefRows";

    /// <param name="definitionId">What stays the same when the table changes.</param>
    /// <param name="version">From 1 on, one more for each table of that id.</param>
    public static ElsaDefinition Write(Table table, string definitionId, int version)
    {
        var layout = new ElsaLayout(table);
        var activities = new List<ElsaActivity> { Start() };
        var connections = new List<ElsaConnection> { new(new(StartId, "Done"), new(EventId(Stage.None), "In")) };
        foreach (var stage in table.Stages.Select(s => s.Name).Prepend(Stage.None))
        {
            var cases = CasesOf(table, stage);
            if (cases.Count == 0)
            {
                activities.Add(End(table, stage, layout));
                continue;
            }
            activities.Add(Event(table, stage, layout));
            activities.Add(Switch(table, stage, cases, layout));
            connections.Add(new(new(EventId(stage), "Done"), new(SwitchId(stage), "In")));
            connections.AddRange(
                cases.Select(c => new ElsaConnection(
                    new(SwitchId(stage), c.Label),
                    new(table.RowsFrom(c.To).Any() ? EventId(c.To) : EndId(c.To), "In")
                ))
            );
        }
        return new ElsaDefinition(
            table.Hash[..32],
            definitionId,
            table.Label,
            $"由程序的表导出，表改了就重新导出；本定义不在设计器里修改。表的哈希：{table.Hash}",
            version,
            new JsonObject
            {
                [HashProperty] = table.Hash,
                [TableProperty] = JsonSerializer.SerializeToNode(
                    new TableHead(table.Kind, table.Name, table.Label, table.Stages),
                    ElsaDefinition.Json
                ),
            },
            new ElsaActivity(Chart, $"{Root}:{Chart}", "Flowchart1", "Elsa.Flowchart", [], new ElsaMetadata())
            {
                Activities = activities,
                Connections = connections,
            }
        );
    }

    public static string EventName(Table table, string stage) => $"{table.Name}/{stage}";

    public static string EventId(string stage) => "Wait-" + NameOf(stage);

    public static string SwitchId(string stage) => "Step-" + NameOf(stage);

    public static string EndId(string stage) => "End-" + NameOf(stage);

    private static string NameOf(string stage) => stage == Stage.None ? "None" : stage;

    /// <summary>What an event tells of a step: the case of the switch that it takes.</summary>
    public static string KeyOf(Row row) => row.Action + (row.About is null ? "" : "/" + row.About) + (row.Stays ? "" : "→" + row.To);

    /// <summary>The cases of a stage, in working order.</summary>
    internal static IReadOnlyList<StageCase> CasesOf(Table table, string stage)
    {
        var cases = new List<StageCase>();
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rows in table.Rows.Index().Where(r => r.Item.From == stage).GroupBy(r => KeyOf(r.Item)))
        {
            var usual = rows.First().Item.Label;
            var label = labels.Add(usual)
                ? usual
                : $"{usual}（{(rows.First().Item.Stays ? rows.Key : table.StageLabel(rows.First().Item.To))}）";
            if (label != usual && !labels.Add(label))
                label = $"{usual}（{rows.Key}）";
            labels.Add(label);
            cases.Add(new StageCase(rows.Key, label, rows.First().Item.To, [.. rows]));
        }
        return cases;
    }

    private static ElsaActivity Start() =>
        new(StartId, Node(StartId), Starting, StartType, [], new ElsaMetadata(Starting, Designer: ElsaLayout.Start));

    private static ElsaActivity Event(Table table, string stage, ElsaLayout layout) =>
        new(
            EventId(stage),
            Node(EventId(stage)),
            table.StageLabel(stage),
            EventType,
            new JsonObject { [StageProperty] = stage },
            new ElsaMetadata(table.StageLabel(stage), Deadlines(table, stage), layout.Event(stage))
        )
        {
            EventName = new ElsaInput("String", new ElsaExpression("Literal", EventName(table, stage))),
            Result = new ElsaOutput("Object", new ElsaReference(ElsaVariable.Step.Id)),
            CanStartWorkflow = false,
        };

    private static ElsaActivity Switch(Table table, string stage, IReadOnlyList<StageCase> cases, ElsaLayout layout)
    {
        var rows = new JsonObject();
        foreach (var one in cases)
            rows[one.Label] = JsonSerializer.SerializeToNode(RowRest.Of(one.Rows), ElsaDefinition.Json);
        return new ElsaActivity(
            SwitchId(stage),
            Node(SwitchId(stage)),
            Taking,
            SwitchType,
            new JsonObject { [StageProperty] = stage, [RowsProperty] = rows },
            new ElsaMetadata(Taking, string.Join('\n', cases.Select(c => Tip(table, c))), layout.Switch(stage))
        )
        {
            Cases = [.. cases.Select(c => ElsaCase.Of(c.Label, c.Key))],
        };
    }

    private static ElsaActivity End(Table table, string stage, ElsaLayout layout) =>
        new(
            EndId(stage),
            Node(EndId(stage)),
            table.StageLabel(stage),
            EndType,
            new JsonObject { [StageProperty] = stage },
            new ElsaMetadata(table.StageLabel(stage), Designer: layout.Event(stage))
        );

    public static string Node(string id) => $"{Root}:{Chart}:{id}";

    /// <summary>What the clock watches in a stage; null when it watches nothing.</summary>
    private static string? Deadlines(Table table, string stage) =>
        table.RowsFrom(stage).Select(r => r.Limit).OfType<string>().Distinct().Select(l => Catalogue.Program.Limits[l]).ToList()
            is { Count: > 0 } limits
            ? "时限：" + string.Join("；", limits)
            : null;

    private static string Tip(Table table, StageCase one)
    {
        var row = one.Rows[0].Item;
        var tip = $"{one.Label}：{Bodies.Named(one.Rows.Select(r => r.Item.Body))}办理";
        if (row.Papers.Count > 0)
            tip += "；材料：" + string.Join("、", row.Papers.Select(Paper.LabelOf));
        if (row.Limit is { } limit)
            tip += "；时限：" + Catalogue.Program.Limits[limit];
        return $"{tip}；之后：{(row.Stays ? "环节不变" : table.StageLabel(row.To))}；依据：{row.Clause.Id}";
    }
}

/// <summary>A case of a stage's switch: rows that differ in who takes them.</summary>
internal sealed record StageCase(string Key, string Label, string To, IReadOnlyList<(int Index, Row Item)> Rows);

/// <summary>What a table says of itself besides its rows.</summary>
internal sealed record TableHead(string Kind, string Name, string Label, IReadOnlyList<Stage> Stages);

/// <summary>Who takes a row, and its place among all rows of the table.</summary>
internal sealed record RowTaker(int Number, string Body);

/// <summary>What Elsa has no place for of rows that are alike but for who takes them.</summary>
internal sealed record RowRest(
    IReadOnlyList<RowTaker> By,
    string Label,
    IReadOnlyList<string> Papers,
    string? Limit,
    IReadOnlyList<string> Rules,
    Clause Clause,
    string? NotSameActorAs,
    bool Awaited,
    IReadOnlyList<string>? CopyTo
)
{
    public static IEnumerable<RowRest> Of(IEnumerable<(int Index, Row Item)> rows) =>
        rows.Select(r => (Taker: new RowTaker(r.Index, r.Item.Body), Alike: Of(r.Item)))
            .GroupBy(r => JsonSerializer.Serialize(r.Alike, ElsaDefinition.Json))
            .Select(g => g.First().Alike with { By = [.. g.Select(r => r.Taker)] });

    /// <param name="to">Null for rows that stay.</param>
    public IEnumerable<(int Number, Row Row)> Rows(string from, string action, string? about, string? to) =>
        By.Select(taker =>
            (
                taker.Number,
                new Row(from, action, Label, taker.Body, Papers, to ?? from, Limit, Rules, Clause, NotSameActorAs)
                {
                    Awaited = Awaited,
                    About = about,
                    CopyTo = CopyTo,
                }
            )
        );

    private static RowRest Of(Row row) =>
        new([], row.Label, row.Papers, row.Limit, row.Rules, row.Clause, row.NotSameActorAs, row.Awaited, row.CopyTo);
}
