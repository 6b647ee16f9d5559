using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Subjects;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Figures over many projects: what a county lead answers for, what a bureau watches, whose pay is set aside.</summary>
public sealed class IndicatorReads(Store store, Definitions definitions, TimeProvider clock)
{
    public static IReadOnlyList<string> LeadSheetHeadings { get; } =
    [
        "项目编码",
        "项目",
        "环节",
        "计划资金",
        "到位资金",
        "已发报酬",
        "占比",
        "口径",
        "下限",
        "是否达标",
        "务工人数",
        "逾期期数",
        "累计逾期天数",
    ];

    /// <summary>What a county lead answers for (DP-16).</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> LeadSheetAsync(Scope scope, string lead, CancellationToken stop) =>
        [
            .. (await IndicatorsAsync(scope, stop))
                .Projects.Where(p => p.Lead == lead)
                .Select(p =>
                    (IReadOnlyList<object?>)
                        [
                            p.Id,
                            p.Name,
                            p.Stage,
                            p.PlannedFundsYuan,
                            p.ArrivedYuan,
                            p.PaidYuan,
                            p.PaidShare is { } share ? Money.Percent(share) : "",
                            p.ShareLabel,
                            p.Floor is { } floor ? Money.Percent(floor) : "",
                            p.Standing,
                            p.About ? $"约{p.Workers}" : p.Workers,
                            p.Late,
                            p.DaysLate,
                        ]
                ),
        ];

    /// <summary>Every visible project's share, people and lateness, as they stand today (截至目前).</summary>
    public async Task<Indicators> IndicatorsAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var projects = await scope.Projects(db).OrderBy(p => p.Id).ToListAsync(stop);
        var ids = projects.Select(p => p.Id).ToList();
        var stages = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Stage, stop);
        var figures = await ProjectFigures.ReadAsync(db, ids, today, stop);
        var packs = new Dictionary<string, Pack>(StringComparer.Ordinal);
        foreach (var name in projects.Select(p => p.Pack).Distinct())
            packs[name] = await definitions.PackNamedAsync(db, name, stop);
        var lines = new List<ProjectIndicators>();
        foreach (var project in projects)
        {
            var floor = ProjectFigures.FloorOf(packs[project.Pack], project, today);
            var own = figures[project.Id];
            lines.Add(
                new ProjectIndicators(
                    project.Id,
                    project.Name,
                    stages[project.Id],
                    project.Lead,
                    Tracks.TrackLabels[project.Track],
                    Tracks.BaseLabels[project.FundBase],
                    own.PlannedYuan,
                    own.ArrivedYuan,
                    own.PaidYuan,
                    own.PlannedShare,
                    own.PaidShare,
                    own.ShareLabel,
                    floor?.Floor,
                    floor?.Target,
                    own.Standing(floor),
                    own.Workers.People,
                    own.Workers.About,
                    own.Overdue(today),
                    own.DaysLate(today)
                )
            );
        }
        var people = ProjectFigures.Of([.. figures.Values]);
        var groups = await ProjectFigures.GroupsAsync(db, ids, [.. figures.Values], today, stop);
        return new Indicators(
            today,
            lines,
            lines.Sum(l => l.PlannedFundsYuan),
            lines.Sum(l => l.PaidYuan),
            people.Workers.People,
            people.Workers.About,
            groups.Where(g => g.Group is not null).ToDictionary(g => PriorityGroups.Labels[g.Group!], g => g.People),
            groups.Where(g => g.Group is null).Sum(g => g.People),
            people.IncomeYuan
        );
    }

    public static IReadOnlyList<string> SetAsideHeadings { get; } =
    ["项目编码", "项目", "月份", "编号", "姓名", "提存日期", "提存金额", "代管"];

    /// <summary>Pay that is set aside and that nobody has got yet, by project, month and worker; names are masked.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> SetAsideAsync(Scope scope, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await (
            from s in db.SetAsides.AsNoTracking()
            join p in scope.Projects(db) on s.ProjectId equals p.Id
            join w in db.Workers on s.WorkerId equals w.Id
            join name in db.Texts on w.NameRef equals name.Key
            join keeper in db.Texts on s.WhereRef equals keeper.Key
            orderby s.ProjectId, s.Period, s.WorkerId
            select new
            {
                Kept = s,
                Project = p,
                Name = name.Text,
                Keeper = keeper.Text,
            }
        ).ToListAsync(stop);
        var open = new HashSet<(string, string, string)>();
        foreach (var project in rows.Select(r => r.Project).DistinctBy(p => p.Id))
        {
            var pack = await definitions.PackAsync(db, project.PackHash, stop);
            open.UnionWith(
                (await PayBooks.OpenAsync(db, project.Id, pack, stop)).Where(b => b.Yuan > 0).Select(b => (project.Id, b.Period, b.Worker))
            );
        }
        return
        [
            .. rows.Where(r => open.Contains((r.Project.Id, r.Kept.Period, r.Kept.WorkerId)))
                .Select(r =>
                    (IReadOnlyList<object?>)
                        [
                            r.Project.Id,
                            r.Project.Name,
                            r.Kept.Period,
                            r.Kept.WorkerId,
                            ChineseText.MaskName(r.Name),
                            r.Kept.DecidedOn,
                            r.Kept.AmountYuan,
                            r.Keeper,
                        ]
                ),
        ];
    }
}

/// <param name="ShareLabel">截至目前, or 最终 once accepted.</param>
/// <param name="Standing">Against floor and target, in Chinese.</param>
/// <param name="About">Somebody of the people is not named: 约.</param>
/// <param name="Late">Cycles overdue now; <paramref name="DaysLate"/> the days that cycles were or are late.</param>
public sealed record ProjectIndicators(
    string Id,
    string Name,
    string Stage,
    string? Lead,
    string Track,
    string FundBase,
    decimal PlannedFundsYuan,
    decimal ArrivedYuan,
    decimal PaidYuan,
    decimal? PlannedShare,
    decimal? PaidShare,
    string ShareLabel,
    decimal? Floor,
    decimal? Target,
    string Standing,
    int Workers,
    bool About,
    int Late,
    int DaysLate
);

/// <param name="Groups">People by group, each counted once.</param>
/// <param name="IncomeYuan">What each who has it got on average, rounded to 分.</param>
public sealed record Indicators(
    DateOnly On,
    IReadOnlyList<ProjectIndicators> Projects,
    decimal PlannedFundsYuan,
    decimal PaidYuan,
    int Workers,
    bool About,
    IReadOnlyDictionary<string, int> Groups,
    int Others,
    decimal? IncomeYuan
);
