using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Projects;

/// <summary>The life of a project, from the reserve library to the archive.</summary>
public static class ProjectTable
{
    public const string Kind = "project";

    /// <summary>The stage after a passed tier; the last tier makes the project accepted.</summary>
    public static string StageAfter(Shape shape, int tier) =>
        tier == shape.Tiers.Count - 1 ? ProjectStages.Accepted : ProjectStages.PassedPrefix + shape.Tiers[tier].Name;

    public static Table Expand(Shape shape)
    {
        var chain = shape.Approval;
        string[] approving = [.. chain.Select(l => l.Stage)];
        string[] accepting = [ProjectStages.Completed, .. shape.Tiers.SkipLast(1).Select((_, i) => StageAfter(shape, i))];

        Stage[] stages =
        [
            new(ProjectStages.Reserve, "项目库"),
            .. chain.Select(l => new Stage(l.Stage, l.StageLabel)),
            new(ProjectStages.Approved, "已批复"),
            new(ProjectStages.Funded, "资金已下达"),
            new(ProjectStages.UnderConstruction, "建设中"),
            new(ProjectStages.Suspended, "停工"),
            new(ProjectStages.Completed, "已竣工，待验收"),
            .. shape.Tiers.SkipLast(1).Select((t, i) => new Stage(StageAfter(shape, i), $"{t.Label}已通过")),
            new(ProjectStages.Accepted, "验收合格"),
            new(ProjectStages.HandedOver, "已移交"),
            new(ProjectStages.Archived, "已归档", Final: true),
            new(ProjectStages.Withdrawn, "已调出", Final: true),
            new(ProjectStages.Terminated, "已终止", Final: true),
        ];

        string[] labouring =
        [
            ProjectStages.UnderConstruction,
            ProjectStages.Suspended,
            ProjectStages.Completed,
            .. accepting.Skip(1),
            ProjectStages.Accepted,
        ];

        // Whoever holds a part in the county's practice writes its papers; which papers, each kind says.
        string[] offices =
        [
            .. shape
                .Roles.Values.SelectMany(b => b)
                .Concat(chain.SelectMany(l => l.Bodies))
                .Concat(shape.Tiers.SelectMany(t => t.Decides))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

        Row[] rows =
        [
            .. By(
                "proposes",
                Stage.None,
                "project.propose",
                "提出项目",
                ["labour-survey", "project-proposal"],
                ProjectStages.Reserve,
                [],
                Clause.Seed("MEI-15")
            ),
            .. ((string[])[ProjectStages.UnderConstruction, ProjectStages.Completed]).SelectMany(s =>
                By(
                    "applies",
                    Stage.None,
                    "project.adopt",
                    "接管在建项目",
                    ["adoption-handover"],
                    s,
                    [],
                    Clause.Default("开始使用系统时已在建的项目，带期初数接管，此后各步都在系统内办理")
                )
            ),
            .. By(
                "applies",
                ProjectStages.Reserve,
                "project.apply",
                "申报",
                [],
                approving[0],
                ["LeadNamed@1", "SurveyHeld@1"],
                Clause.Seed("MING-01")
            ),
            .. chain.SelectMany(
                (link, i) =>
                    (Row[])
                        [
                            .. link.Bodies.Select(body => new Row(
                                link.Stage,
                                "project.endorse",
                                link.Label,
                                body,
                                link.Papers,
                                i + 1 < chain.Count ? approving[i + 1] : ProjectStages.Approved,
                                null,
                                ["LeadNamed@1", .. link.Rules.Except(["LeadNamed@1"])],
                                link.Clause
                            )),
                            .. link.Bodies.Select(body => new Row(
                                link.Stage,
                                "project.return",
                                "退回",
                                body,
                                [],
                                ProjectStages.Reserve,
                                null,
                                [],
                                link.Clause
                            )),
                        ]
            ),
            .. approving.SelectMany(s =>
                By("releases-funds", s, "project.release-funds", "登记先行到位资金", ["fund-release"], s, [], Clause.Seed("GA-12"))
            ),
            .. By(
                "releases-funds",
                ProjectStages.Approved,
                "project.release-funds",
                "下达资金",
                ["fund-release"],
                ProjectStages.Funded,
                ["LeadNamed@1"],
                Clause.Seed("MING-04")
            ),
            .. By(
                "releases-funds",
                ProjectStages.Approved,
                "project.confirm-funds",
                "确认资金已先行到位",
                [],
                ProjectStages.Funded,
                ["LeadNamed@1", "FundsArrived@1"],
                Clause.Seed("GA-12")
            ),
            .. (
                (string[])[ProjectStages.Funded, ProjectStages.UnderConstruction, ProjectStages.Suspended, ProjectStages.Completed]
            ).SelectMany(s => By("releases-funds", s, "project.release-funds", "续拨资金", ["fund-release"], s, [], Clause.Seed("GA-12"))),
            .. By(
                "commences",
                ProjectStages.Funded,
                "project.commence",
                "开工",
                ["responsibility-letter", "construction-notice"],
                ProjectStages.UnderConstruction,
                ["LeadNamed@1", "ThreeWorkTeams@1", "CouncilElected@1", "PreparationArchived@1"],
                Clause.Seed("MEI-03")
            ),
            .. ((string[])[ProjectStages.UnderConstruction, ProjectStages.Suspended]).Select(s => new Row(
                s,
                "project.month-over",
                "月末建立当月报酬期",
                Bodies.Clock,
                [],
                s,
                ProjectSubject.MonthEnd,
                [],
                Clause.Seed("GA-07")
            )),
            .. (
                (string[])
                    [
                        ProjectStages.Reserve,
                        .. approving,
                        ProjectStages.Approved,
                        ProjectStages.Funded,
                        ProjectStages.UnderConstruction,
                        ProjectStages.Suspended,
                    ]
            ).SelectMany(s =>
                By(
                    "applies",
                    s,
                    "consultation.hold",
                    "四方会商，商定工价",
                    ["consultation-minutes", "department-opinions"],
                    s,
                    [],
                    Clause.Seed("DP-03")
                )
            ),
            .. (
                (string[])
                    [ProjectStages.Reserve, .. approving, ProjectStages.Approved, ProjectStages.Funded, ProjectStages.UnderConstruction]
            ).SelectMany(s => By("applies", s, "labour.plan", "测算务工工程量，以量定人", [], s, [], Clause.Seed("MEI-04"))),
            .. (
                (string[])
                    [
                        ProjectStages.UnderConstruction,
                        ProjectStages.Suspended,
                        ProjectStages.Completed,
                        .. accepting.Skip(1),
                        ProjectStages.Accepted,
                    ]
            ).Select(s => new Row(
                s,
                "workers-check.record",
                "逐人核实名单、天数、金额",
                Bodies.CountyLead,
                [],
                s,
                null,
                [],
                Clause.Seed("DP-12")
            )),
            .. (
                (string[])[ProjectStages.Approved, ProjectStages.Funded, ProjectStages.UnderConstruction, ProjectStages.Suspended]
            ).SelectMany(s =>
                (Row[])
                    [
                        .. By("compiles", s, "labour.choose", "确定务工人员", [], s, [], Clause.Seed("DP-02")),
                        .. By("compiles", s, "contracts.sign", "登记用工合同", ["employment-contracts"], s, [], Clause.Seed("MEI-07")),
                        .. By("compiles", s, "contracts.end", "提前终止用工合同", [], s, [], Clause.Seed("DP-05")),
                        .. By("compiles", s, "passes.issue", "考试合格，发放 PASS", ["exam-record"], s, [], Clause.Seed("DP-04")),
                    ]
            ),
            .. labouring.SelectMany(s =>
                (Row[])
                    [
                        .. By("compiles", s, "sign-in-sheet.record", "登记签到", [], s, [], Clause.Seed("DP-05")),
                        .. By("compiles", s, "labour-ledger.record", "登记务工台账", [], s, [], Clause.Seed("MEI-06")),
                        .. By("compiles", s, "construction-log.record", "登记施工日志", [], s, [], Clause.Seed("MEI-06")),
                    ]
            ),
            .. ((string[])[ProjectStages.UnderConstruction, ProjectStages.Suspended]).SelectMany(s =>
                (Row[])
                    [
                        .. By("compiles", s, "worker.educate", "教育登记", [], s, [], Clause.Seed("DP-06")),
                        .. ((string[])[Bodies.VillagersCommittee, Bodies.VillageCommittees]).Select(b => new Row(
                            s,
                            "worker.revoke",
                            "研究取消务工资格",
                            b,
                            ["village-decision"],
                            s,
                            null,
                            [],
                            Clause.Seed("DP-06")
                        )),
                    ]
            ),
            .. By(
                "suspends",
                ProjectStages.UnderConstruction,
                "project.suspend",
                "停工",
                ["suspension-order"],
                ProjectStages.Suspended,
                [],
                Clause.Seed("BZ-13")
            ),
            .. By(
                "suspends",
                ProjectStages.Suspended,
                "project.resume",
                "复工",
                ["resumption-order"],
                ProjectStages.UnderConstruction,
                ["LeadNamed@1"],
                Clause.Seed("BZ-13")
            ),
            .. By(
                "completes",
                ProjectStages.UnderConstruction,
                "project.complete",
                "报告竣工",
                ["completion-report"],
                ProjectStages.Completed,
                ["LeadNamed@1", "ImplementationArchived@1"],
                Clause.Law("政府投资条例 25", "项目建成后按规定竣工验收")
            ),
            .. accepting.Select(
                (stage, i) =>
                    new Row(
                        stage,
                        "project.pass-tier",
                        $"{shape.Tiers[i].Label}通过",
                        Bodies.Engine,
                        [],
                        StageAfter(shape, i),
                        null,
                        ["LeadNamed@1"],
                        shape.Tiers[i].Clause
                    )
            ),
            .. By(
                "hands-over",
                ProjectStages.Accepted,
                "project.hand-over",
                "移交",
                ["handover-agreement", "ownership-record", "maintenance-agreement"],
                ProjectStages.HandedOver,
                ["LeadNamed@1", "AllCyclesClosed@1", "NoOpenRectification@1"],
                Clause.Seed("GA-10")
            ),
            .. By(
                "archives",
                ProjectStages.HandedOver,
                "project.archive",
                "归档",
                ["archive-catalogue", "performance-evaluation"],
                ProjectStages.Archived,
                ["LeadNamed@1"],
                Clause.Seed("BZ-01")
            ),
            .. ((string[])[ProjectStages.Reserve, .. approving, ProjectStages.Approved, ProjectStages.Funded]).SelectMany(s =>
                By("withdraws", s, "project.withdraw", "调出", ["withdrawal-decision"], ProjectStages.Withdrawn, [], Clause.Seed("MING-05"))
            ),
            .. ((string[])[ProjectStages.UnderConstruction, ProjectStages.Suspended]).SelectMany(s =>
                By(
                    "terminates",
                    s,
                    "project.terminate",
                    "终止",
                    ["termination-decision"],
                    ProjectStages.Terminated,
                    ["AllCyclesClosed@1"],
                    Clause.Default("半途终止须先付清群众报酬")
                )
            ),
            .. stages
                .Where(s => s.Name is not (ProjectStages.Withdrawn or ProjectStages.Terminated))
                .SelectMany(s =>
                    By(
                        "appoints-lead",
                        s.Name,
                        "project.name-lead",
                        "明确或更换县级项目负责人",
                        ["lead-appointment"],
                        s.Name,
                        [],
                        Clause.Seed("MEI-03")
                    )
                ),
            .. stages
                .Where(s => s.Name is not (ProjectStages.Withdrawn or ProjectStages.Terminated))
                .SelectMany(s => By("keeps-records", s.Name, "record.add", "登记工作记录", [], s.Name, [], Clause.Seed("BZ-05"))),
            .. stages
                .Where(s => s.Name is not (ProjectStages.Withdrawn or ProjectStages.Terminated))
                .SelectMany(s =>
                    offices.SelectMany(b =>
                        (Row[])
                            [
                                new(s.Name, "document.issue", "出具文书", b, [], s.Name, null, [], Clause.Seed("MING-04")),
                                new(
                                    s.Name,
                                    "document.return",
                                    "签字盖章件归还",
                                    b,
                                    [],
                                    s.Name,
                                    null,
                                    [],
                                    Clause.Default("纸质件为准：签字盖章的扫描件回到它的文书和环节")
                                ),
                                new(s.Name, "document.void", "作废文书", b, [], s.Name, null, [], Clause.Seed("MING-04")),
                            ]
                    )
                ),
            .. stages
                .Where(s => s.Name is not (ProjectStages.Withdrawn or ProjectStages.Terminated))
                .SelectMany(s =>
                    (Row[])
                        [
                            .. ArchiveList
                                .Levels.Keys.SelectMany(l => ArchiveActions.BodiesOf(shape, l))
                                .Distinct()
                                .Select(b => new Row(
                                    s.Name,
                                    "archive.file",
                                    "归集档案资料",
                                    b,
                                    [],
                                    s.Name,
                                    null,
                                    [],
                                    Clause.Seed("BZ-01")
                                )),
                            new(s.Name, "archive.review", "审查档案资料", Bodies.ReformBureau, [], s.Name, null, [], Clause.Seed("BZ-09")),
                            new(s.Name, "archive.gate", "环节把关", Bodies.ReformBureau, [], s.Name, null, [], Clause.Seed("BZ-09")),
                        ]
                ),
            .. (
                (string[])
                    [
                        ProjectStages.Funded,
                        ProjectStages.UnderConstruction,
                        ProjectStages.Suspended,
                        ProjectStages.Completed,
                        .. accepting.Skip(1),
                        ProjectStages.Accepted,
                    ]
            ).SelectMany(s =>
                (Row[])
                    [
                        .. shape
                            .Role("compiles")
                            .Concat(shape.Role("pays"))
                            .Concat(shape.Role("releases-funds"))
                            .Distinct()
                            .Select(b => new Row(
                                s,
                                "funds.spend",
                                "登记资金支出",
                                b,
                                ["works-vouchers"],
                                s,
                                null,
                                [],
                                Clause.Seed("GA-12")
                            )),
                        new(s, "funds.spend", "登记资金支出", Bodies.Engine, [], s, null, [], Clause.Seed("GA-12")),
                    ]
            ),
        ];
        return new Table(Kind, Kind, $"项目全过程（{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}）", stages, rows);

        IEnumerable<Row> By(
            string role,
            string from,
            string action,
            string label,
            string[] papers,
            string to,
            string[] rules,
            Clause clause
        ) => shape.Role(role).Select(body => new Row(from, action, label, body, papers, to, null, rules, shape.Clause(action, clause)));
    }
}
