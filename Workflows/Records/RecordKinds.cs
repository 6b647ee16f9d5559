using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Records;

/// <summary>
/// A kind of bookkeeping that is not a process: data, not a table. A mistake is corrected by a later record that names the earlier.
/// </summary>
/// <param name="Stages">Project stages in which it may be made; empty means any.</param>
/// <param name="Papers">Kinds of paper that come with it.</param>
/// <param name="Level">The choice field by which records of the kind are told apart, e.g. 县/镇/村 work teams.</param>
public sealed record RecordKind(
    string Name,
    string Label,
    IReadOnlyList<string> Stages,
    IReadOnlyList<FormField> Fields,
    IReadOnlyList<string> Papers,
    Clause Clause,
    string? Level = null
)
{
    /// <summary>The one of <see cref="Chains"/> to which it belongs; null for none.</summary>
    public string? Chain { get; init; }

    /// <summary>
    /// Whose deed it is: nobody else writes down an inspection or a meeting that he did not hold. Empty: whoever keeps records.
    /// </summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Level → whose deed it is.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByLevel { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whose deed one of the kind may be; empty: whoever keeps records.</summary>
    public IEnumerable<string> Doers => By.Concat(ByLevel.Values.SelectMany(b => b)).Distinct();

    /// <summary>Who may enter one of these values.</summary>
    public IReadOnlyList<string> EnteredBy(IReadOnlyDictionary<string, string> fields) =>
        Level is { } level && fields.TryGetValue(level, out var at) ? ByLevel.GetValueOrDefault(at) ?? By : By;
}

/// <summary>The kinds of record that a project keeps.</summary>
public static class RecordKinds
{
    public static IReadOnlyList<string> WorkTeamLevels { get; } = ["县", "镇", "村"];

    public static IReadOnlyDictionary<string, RecordKind> All { get; } =
        new RecordKind[]
        {
            new(
                "work-team",
                "工作专班",
                [],
                [
                    new("level", "层级", FieldType.Choice, Choices: WorkTeamLevels),
                    new("head", "负责人", FieldType.Person),
                    new("members", "成员", FieldType.Text, Required: false),
                ],
                [],
                Clause.Seed("MEI-03"),
                Level: "level"
            )
            {
                Chain = Chains.Party,
                ByLevel = new Dictionary<string, IReadOnlyList<string>>
                {
                    ["县"] = [Bodies.ReformBureau, Bodies.LeadingGroupOffice, Bodies.CountyLead],
                    ["镇"] = [Bodies.Township],
                    ["村"] = [Bodies.VillageCommittees, Bodies.VillagersCommittee],
                },
            },
            new(
                "baseline-survey",
                "基本情况调查（五个清楚）",
                [],
                [
                    FormField.Count("labourers", "劳力数量", 100000),
                    new("skills", "务工技能", FieldType.Text),
                    FormField.Count("willing", "有务工意愿人数", 100000) with
                    {
                        UpTo = "labourers",
                    },
                    new("special", "特殊群众状况", FieldType.Text),
                    new("capacity", "村委会组织工程建设能力", FieldType.Text),
                ],
                [],
                Clause.Seed("DP-01")
            )
            {
                Chain = Chains.Labour,
            },
            new(
                "training",
                "技能培训",
                [],
                [
                    new("round", "轮次", FieldType.Choice, Choices: ["施工前", "施工中", "完工后"]),
                    new("audience", "对象", FieldType.Choice, Choices: ["镇村干部", "理事会成员", "务工群众"]),
                    new("content", "内容", FieldType.Text),
                    FormField.Count("present", "参训人数", 100000, least: 1),
                    FormField.Count("skilled", "至少掌握一项技能人数", 100000) with
                    {
                        UpTo = "present",
                    },
                ],
                ["training-register"],
                Clause.Seed("MEI-05"),
                Level: "round"
            )
            {
                Chain = Chains.Training,
            },
            new(
                "three-combinations",
                "三个结合",
                [],
                [
                    new("industry", "与农村产业结合", FieldType.Text),
                    new("income", "与群众增收结合", FieldType.Text),
                    new("spirit", "与扶志扶智结合", FieldType.Text),
                ],
                [],
                Clause.Seed("MEI-15")
            ),
            new(
                "kinship",
                "亲属关系申报",
                [],
                [
                    new("official", "招工或采购经办人", FieldType.Person),
                    new("relative", "务工或供货的亲属", FieldType.Person),
                    new("relation", "关系", FieldType.Text),
                ],
                [],
                Clause.Seed("DP-09")
            )
            {
                Chain = Chains.Labour,
            },
            new(
                "cash-advance",
                "现金预支",
                [],
                [
                    new("worker", "领取人编号", FieldType.Text),
                    new("amount", "金额（元）", FieldType.Number) { Within = new Bounds(0.01m, 1_000_000, Digits: 2) },
                    new("reason", "原因", FieldType.Text),
                ],
                [],
                Clause.Law("保障农民工工资支付条例 31", "工资通过本人银行账户发放；现金预支只作记录，不从报酬中抵扣，须整改")
            ),
            new(
                "placement",
                "完工后就业安置",
                [],
                [
                    new("where", "去向", FieldType.Text),
                    FormField.Count("people", "人数", 100000, least: 1),
                    new("season", "是否季节性", FieldType.Choice, Choices: ["季节性", "长期"]),
                ],
                [],
                Clause.Seed("DP-04")
            )
            {
                Chain = Chains.Labour,
            },
            new(
                "council-election",
                "项目理事会选举",
                [],
                [
                    FormField.Count("present", "到会人数", 100000, least: 1) with
                    {
                        UpTo = "entitled",
                    },
                    FormField.Count("entitled", "应到人数", 100000, least: 1),
                    // Whoever is elected has the votes of more than half of those present; the least of their figures says so of all.
                    FormField.Count("votes", "当选成员中的最低得票数", 100000, least: 1) with
                    {
                        UpTo = "present",
                    },
                    new("elected", "当选成员及分工", FieldType.Text),
                ],
                ["council-election"],
                Clause.Seed("GA-02")
            )
            {
                Chain = Chains.Labour,
                By = [Bodies.VillageCommittees, Bodies.VillagersCommittee, Bodies.Township],
            },
            new(
                "mobilisation",
                "宣讲动员",
                [],
                [
                    new("channel", "方式", FieldType.Choice, Choices: ["党员大会", "村民大会", "微信群", "大喇叭", "入户走访"]),
                    FormField.Count("present", "到场人数", 100000, least: 1),
                    new("content", "内容", FieldType.Text),
                ],
                [],
                Clause.Seed("MEI-02")
            )
            {
                Chain = Chains.Labour,
            },
            new(
                "monthly-review",
                "月度推进会",
                [],
                [new("topics", "研判内容", FieldType.Text), new("decisions", "议定事项", FieldType.Text)],
                [],
                Clause.Seed("DP-07")
            )
            {
                Chain = Chains.Party,
                By = [Bodies.CountyLead],
            },
            new(
                "inspection",
                "督查检查",
                [],
                [
                    new("level", "层级", FieldType.Choice, Choices: ["市", "县", "乡", "行业", "监理", "村民"]),
                    new("found", "情况", FieldType.Text),
                ],
                [],
                Clause.Seed("MEI-11"),
                Level: "level"
            )
            {
                Chain = Chains.Party,
                ByLevel = new Dictionary<string, IReadOnlyList<string>>
                {
                    ["市"] = [Bodies.ReformBureau, Bodies.LeadingGroupOffice],
                    ["县"] = [Bodies.ReformBureau, Bodies.LeadingGroupOffice, Bodies.CountyLead],
                    ["乡"] = [Bodies.Township, Bodies.DisciplineSecretary],
                    ["行业"] = [Bodies.IndustryDepartment],
                    ["监理"] = [Bodies.SupervisionFirm],
                    ["村民"] = [Bodies.VillageQualityCommittee],
                },
            },
            new(
                "work-quantity",
                "建设内容完成量",
                [],
                [
                    new("work", "类别", FieldType.Choice, Choices: ["道路", "渠系", "塘堰", "管网", "桥涵", "其他"]),
                    new("unit", "单位", FieldType.Choice, Choices: ["公里", "口", "座", "立方米", "平方米", "处"]),
                    FormField.Measure("planned", "计划", 100_000_000, required: false),
                    FormField.Measure("done", "完成", 100_000_000),
                ],
                [],
                Clause.Seed("BZ-11"),
                Level: "work"
            ),
            new(
                "benefit-linkage",
                "利益联结（股权量化、分红）",
                [],
                [
                    new("parties", "参与各方", FieldType.Text),
                    FormField.Measure("share", "股权量化（%）", 100),
                    new("mode", "分红模式", FieldType.Text),
                    FormField.Count("years", "分红年限（年）", 100, least: 1),
                    new("distribution", "利益分配方式", FieldType.Text),
                ],
                ["benefit-linkage-agreement"],
                Clause.Seed("BZ-06")
            ),
            new(
                "public-post",
                "公益性岗位设置",
                [],
                [
                    FormField.Count("posts", "名额", 10000, least: 1),
                    new("duties", "工作内容", FieldType.Text),
                    new("funding", "报酬资金来源", FieldType.Text),
                ],
                ["public-posts"],
                Clause.Seed("BZ-06")
            ),
            new(
                "archive-training",
                "档案知识培训",
                [],
                [
                    new("audience", "对象", FieldType.Text),
                    FormField.Count("present", "参训人数", 100000, least: 1),
                    new("content", "内容", FieldType.Text),
                ],
                [],
                Clause.Seed("BZ-09")
            ),
            new(
                "problem",
                "问题解决记录",
                [],
                [new("raised", "问题", FieldType.Text), new("solved", "解决情况", FieldType.Text, Required: false)],
                [],
                Clause.Seed("BZ-13")
            )
            {
                Chain = Chains.Party,
            },
        }.ToDictionary(k => k.Name);

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = All.Values.ToDictionary(k => k.Name, k => k.Label);
}
