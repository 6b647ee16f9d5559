namespace WorkRelief.Workflows.Kernel;

/// <summary>A link in an approval or pay chain: a stage where the named body must act.</summary>
/// <param name="Stage">English stage name, unique in the chain.</param>
/// <param name="StageLabel">The waiting stage in Chinese, e.g. 待部门审核.</param>
/// <param name="Label">The act in Chinese, e.g. 部门审核.</param>
public sealed record Link(
    string Stage,
    string StageLabel,
    string Label,
    IReadOnlyList<string> Bodies,
    IReadOnlyList<string> Papers,
    IReadOnlyList<string> Rules,
    Clause Clause,
    bool NotByCompiler = false
);

/// <summary>A tier of acceptance.</summary>
/// <param name="Applies">Bodies that apply for it.</param>
/// <param name="Decides">Bodies that pass or fail it.</param>
/// <param name="PassMark">Least score out of 100; null when the tier is not scored.</param>
public sealed record Tier(
    string Name,
    string Label,
    IReadOnlyList<string> Applies,
    IReadOnlyList<string> Decides,
    IReadOnlyList<string> ApplicationPapers,
    IReadOnlyList<string> DecisionPapers,
    decimal? PassMark,
    Clause Clause
)
{
    /// <summary>The source of the pass mark; null when the tier is not scored.</summary>
    public Clause? PassMarkClause { get; init; }
}

/// <summary>How a county does projects of one mode: the chains and who does what. It decides the tables.</summary>
/// <param name="Roles">A role of <see cref="Shape.RoleLabels"/> → the bodies that hold it.</param>
public sealed record Shape(
    string Pack,
    string PackLabel,
    string Mode,
    DateOnly From,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Roles,
    IReadOnlyList<Link> Approval,
    IReadOnlyList<Link> PayChain,
    IReadOnlyList<Tier> Tiers,
    IReadOnlyDictionary<string, Clause> Clauses
)
{
    public const string SelfBuild = "self-build";
    public const string ByContractor = "contractor";

    public static IReadOnlyDictionary<string, string> ModeLabels { get; } =
        new Dictionary<string, string> { [SelfBuild] = "村民自建", [ByContractor] = "施工单位承建" };

    /// <summary>Every role must be held by at least one body in every shape.</summary>
    public static IReadOnlyDictionary<string, string> RoleLabels { get; } =
        new Dictionary<string, string>
        {
            ["proposes"] = "提出项目",
            ["applies"] = "申报",
            ["withdraws"] = "调出",
            ["releases-funds"] = "下达资金",
            ["appoints-lead"] = "明确县级负责人",
            ["commences"] = "组织开工",
            ["suspends"] = "停工、复工",
            ["terminates"] = "终止",
            ["completes"] = "报告竣工",
            ["compiles"] = "核定报酬",
            ["posts"] = "张榜公示",
            ["receives-objections"] = "受理异议",
            ["examines"] = "查核异议",
            ["pays"] = "发放报酬",
            ["orders-rectification"] = "下达整改",
            ["rectifies"] = "落实整改",
            ["hands-over"] = "移交",
            ["archives"] = "归档",
            ["keeps-records"] = "登记工作记录",
        };

    /// <summary>What the shape rests on, in Chinese; links, tiers and steps name their own clauses.</summary>
    public string Source { get; init; } = "";

    /// <summary>The label of the pack that states this shape: the pack's own, or that of the one it extends.</summary>
    public string SetBy { get; init; } = "";

    /// <summary>A step → the bodies that are told of it: 抄送.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Copies { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>A step → the source of the shape that set its copies.</summary>
    public IReadOnlyDictionary<string, string> CopySources { get; init; } = new Dictionary<string, string>();

    /// <summary>A role → the source of its bodies: a clause's id, or the source of the shape that set it.</summary>
    public IReadOnlyDictionary<string, string> RoleSources { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Role(string name) => Roles[name];

    /// <summary>A step of whoever holds a role, resting on the pack's own clause for it where there is one.</summary>
    public Rows By(string role, string action, string label, Clause otherwise) =>
        Rows.By(Role(role), action, label, Clause(action, otherwise));

    /// <summary>Whoever holds a part in the county's practice.</summary>
    public IReadOnlyList<string> Offices =>
        [
            .. Roles
                .Values.SelectMany(b => b)
                .Concat(Approval.SelectMany(l => l.Bodies))
                .Concat(Tiers.SelectMany(t => t.Decides))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>How a table of this practice is called.</summary>
    public string Named(string label) => $"{label}（{PackLabel}·{ModeLabels[Mode]}）";

    /// <summary>The pack's own clause for a step of the common tables, else the given one.</summary>
    public Clause Clause(string step, Clause otherwise) => Clauses.GetValueOrDefault(step) ?? otherwise;
}
