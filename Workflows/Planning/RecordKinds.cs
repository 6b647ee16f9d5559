namespace WorkRelief.Workflows.Planning;

public enum FieldType { Text, Person, Number, Date, Choice }

/// <param name="Choices">For <see cref="FieldType.Choice"/>.</param>
public sealed record Field(string Name, string Label, FieldType Type, bool Required = true, IReadOnlyList<string>? Choices = null);

/// <summary>
/// A kind of bookkeeping that is not a process: data, not a table. A mistake is corrected by a later record that names the earlier.
/// </summary>
/// <param name="Stages">Project stages in which it may be made; empty means any.</param>
/// <param name="Papers">Kinds of paper that come with it.</param>
/// <param name="Level">The choice field by which records of the kind are told apart, e.g. 县/镇/村 work teams.</param>
public sealed record RecordKind(
    string Name, string Label, IReadOnlyList<string> Stages, IReadOnlyList<Field> Fields, IReadOnlyList<string> Papers,
    Lifecycle.Clause Clause, string? Level = null);

/// <summary>The kinds of record that a project keeps.</summary>
public static class RecordKinds
{
    public static IReadOnlyList<string> WorkTeamLevels { get; } = ["县", "镇", "村"];

    public static IReadOnlyDictionary<string, RecordKind> All { get; } = new RecordKind[]
    {
        new("work-team", "工作专班", [],
            [new("level", "层级", FieldType.Choice, Choices: WorkTeamLevels), new("head", "负责人", FieldType.Person), new("members", "成员", FieldType.Text, Required: false)],
            [], Lifecycle.Clause.Seed("MEI-03"), Level: "level"),
        new("council-election", "项目理事会选举", [],
            [new("present", "到会人数", FieldType.Number), new("entitled", "应到人数", FieldType.Number), new("elected", "当选成员及分工", FieldType.Text)],
            ["council-election"], Lifecycle.Clause.Seed("GA-02")),
        new("mobilisation", "宣讲动员", [],
            [new("channel", "方式", FieldType.Choice, Choices: ["党员大会", "村民大会", "微信群", "大喇叭", "入户走访"]), new("present", "到场人数", FieldType.Number), new("content", "内容", FieldType.Text)],
            [], Lifecycle.Clause.Seed("MEI-02")),
        new("monthly-review", "月度推进会", [],
            [new("topics", "研判内容", FieldType.Text), new("decisions", "议定事项", FieldType.Text)],
            [], Lifecycle.Clause.Seed("DP-07")),
        new("inspection", "督查检查", [],
            [new("level", "层级", FieldType.Choice, Choices: ["市", "县", "乡", "行业", "监理", "村民"]), new("found", "情况", FieldType.Text)],
            [], Lifecycle.Clause.Seed("MEI-11"), Level: "level"),
        new("problem", "问题解决记录", [],
            [new("raised", "问题", FieldType.Text), new("solved", "解决情况", FieldType.Text)],
            [], Lifecycle.Clause.Seed("BZ-13")),
    }.ToDictionary(k => k.Name);
}
