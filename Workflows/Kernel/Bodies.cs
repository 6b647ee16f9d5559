namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// Who may act: the bodies of the field. An account acts as one of them through a grant; <see cref="Clock"/> and <see cref="Engine"/> are
/// the program itself, and <see cref="Board"/> is the public board, by which anybody acts as a villager.
/// </summary>
public static class Bodies
{
    public const string VillagersAssembly = "villagers-assembly";
    public const string VillagersCommittee = "villagers-committee";
    public const string VillageCommittees = "village-committees";
    public const string ProjectCouncil = "project-council";
    public const string VillageQualityCommittee = "village-quality-committee";
    public const string Villager = "villager";
    public const string Contractor = "contractor";
    public const string SupervisionFirm = "supervision-firm";
    public const string Township = "township";
    public const string TownshipHead = "township-head";
    public const string TownshipFinance = "township-finance";
    public const string DisciplineSecretary = "discipline-secretary";
    public const string IndustryDepartment = "industry-department";
    public const string ReformBureau = "reform-bureau";
    public const string LeadingGroup = "leading-group";
    public const string LeadingGroupOffice = "leading-group-office";
    public const string CountyLead = "county-lead";
    public const string AcceptanceTeam = "acceptance-team";
    public const string Supervisor = "supervisor";
    public const string Archivist = "archivist";
    public const string Administrator = "administrator";
    public const string Clock = "clock";
    public const string Engine = "engine";
    public const string Board = "board";

    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            [VillagersAssembly] = "村民（代表）会议",
            [VillagersCommittee] = "村民委员会",
            [VillageCommittees] = "村“两委”",
            [ProjectCouncil] = "项目理事会",
            [VillageQualityCommittee] = "村民质量监督委员会",
            [Villager] = "村民",
            [Contractor] = "施工单位",
            [SupervisionFirm] = "监理单位",
            [Township] = "乡镇人民政府（街道办事处）",
            [TownshipHead] = "乡镇政府主要负责同志",
            [TownshipFinance] = "乡镇财政",
            [DisciplineSecretary] = "乡镇纪委书记",
            [IndustryDepartment] = "行业主管部门",
            [ReformBureau] = "发展改革局",
            [LeadingGroup] = "领导小组",
            [LeadingGroupOffice] = "领导小组办公室",
            [CountyLead] = "县级项目负责人",
            [AcceptanceTeam] = "验收组",
            [Supervisor] = "监督人员（只读）",
            [Archivist] = "乡镇项目档案员",
            [Administrator] = "系统管理员",
            [Clock] = "时钟（系统到期自动办理）",
            [Engine] = "系统（随前一步同时办理）",
            [Board] = "公示栏（群众网上提出，未登录）",
        };

    /// <summary>How a letter addresses the holders of a body: 三苏镇人民政府, 通惠街道办事处.</summary>
    public static string Address(string body, string areaName) =>
        body switch
        {
            Township => Government(areaName),
            TownshipHead => Government(areaName) + "主要负责同志",
            _ => areaName + Labels[body],
        };

    private static string Government(string areaName) =>
        areaName.EndsWith("街道", StringComparison.Ordinal) ? areaName + "办事处" : areaName + "人民政府";

    /// <summary>Bodies that are granted projects, never areas.</summary>
    public static IReadOnlySet<string> ByProjectOnly { get; } = new HashSet<string> { Contractor, SupervisionFirm };

    /// <summary>Bodies that no account can be granted, under whose names nobody can register or ask.</summary>
    public static IReadOnlySet<string> OfTheProgram { get; } = new HashSet<string> { Clock, Engine, Board };

    /// <summary>Bodies that people hold, with their labels.</summary>
    public static IReadOnlyDictionary<string, string> Grantable { get; } = Labels.Where(l => !OfTheProgram.Contains(l.Key)).ToDictionary();

    /// <summary>Whoever acts in projects: all but villagers, those who only look, and the administrator.</summary>
    public static IReadOnlyList<string> Parties { get; } =
    [.. Grantable.Keys.Except([VillagersAssembly, Villager, Supervisor, Administrator])];

    /// <summary>The labels of several bodies for a reader: each once, and all parties by one word.</summary>
    public static string Named(IEnumerable<string> bodies)
    {
        var named = bodies.Distinct().ToList();
        return Parties.Except(named).Any()
            ? string.Join("、", named.Select(b => Labels[b]))
            : string.Join("、", named.Except(Parties).Select(b => Labels[b]).Prepend("参与各方（村、乡镇、县各办理单位和施工、监理单位）"));
    }
}
