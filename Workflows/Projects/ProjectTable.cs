using WorkRelief.Workflows.Kernel;
using static WorkRelief.Workflows.Words.ProjectStages;

namespace WorkRelief.Workflows.Projects;

/// <summary>
/// The life of a project, from the reserve library to the archive. What else is done at a project, every subject says itself.
/// </summary>
public static class ProjectTable
{
    public const string Kind = Subject.Project;

    public static Table Expand(Shape shape)
    {
        var adoption = Clause.Default("开始使用系统时已在建的项目，带期初数接管，此后各步都在系统内办理");
        var completion = Clause.Law("政府投资条例 25", "项目建成后按规定竣工验收");
        var (lead, funds) = (Clause.Seed("MEI-03"), Clause.Seed("GA-12"));
        IReadOnlyList<string> approving = Approving(shape);
        Row[] rows =
        [
            .. shape
                .By("proposes", "project.propose", "提出项目", Clause.Seed("MEI-15"))
                .Opening(Reserve)
                .On("labour-survey", "project-proposal"),
            .. shape.By("applies", "project.adopt", "接管在建项目", adoption).Opening(UnderConstruction).On("adoption-handover"),
            .. shape.By("applies", "project.adopt", "接管在建项目", adoption).Opening(Completed).On("adoption-handover"),
            .. shape
                .By("applies", "project.apply", "申报", Clause.Seed("MING-01"))
                .Moving(Reserve, approving[0])
                .If("LeadNamed@1", "SurveyHeld@1"),
            .. approving
                .Skip(1)
                .SelectMany(stage =>
                    shape
                        .By("applies", "project.apply", "补正后报回", StraightBack)
                        .Moving(Reserve, stage)
                        .If("LeadNamed@1", "SurveyHeld@1")
                        .Permitted()
                ),
            .. Amended(shape),
            .. shape.Approval.SelectMany((_, i) => Linked(shape, i)),
            .. shape.By("releases-funds", "project.release-funds", "登记先行到位资金", funds).In(approving).On("fund-release"),
            .. shape
                .By("releases-funds", "project.release-funds", "下达资金", Clause.Seed("MING-04"))
                .Moving(Approved, Funded)
                .On("fund-release")
                .If("LeadNamed@1"),
            .. shape
                .By("releases-funds", "project.confirm-funds", "确认资金已先行到位", funds)
                .Moving(Approved, Funded)
                .If("LeadNamed@1", "FundsArrived@1"),
            .. shape
                .By("releases-funds", "project.release-funds", "续拨资金", funds)
                .In(Funded, UnderConstruction, Suspended, Completed)
                .On("fund-release"),
            .. shape
                .By("commences", "project.commence", "开工", lead)
                .Moving(Funded, UnderConstruction)
                .On("responsibility-letter", "construction-notice")
                .If([
                    "LeadNamed@1",
                    "ThreeWorkTeams@1",
                    "CouncilElected@1",
                    .. shape.Mode == Shape.ByContractor ? (string[])["ContractorChosen@1"] : [],
                    "PreparationArchived@1",
                ]),
            // Nobody is forgotten when the others are paid: until the handover each month asks who is still owed.
            .. Rows.By(Bodies.Clock, "project.month-over", "月末建立当月报酬期，催办应付未付", Clause.Seed("GA-07"))
                .In(Labouring(shape))
                .Within(ProjectSubject.MonthEnd),
            .. shape
                .By("suspends", "project.suspend", "停工", Clause.Seed("BZ-13"))
                .Moving(UnderConstruction, Suspended)
                .On("suspension-order")
                .Permitted(),
            .. shape
                .By("suspends", "project.resume", "复工", Clause.Seed("BZ-13"))
                .Moving(Suspended, UnderConstruction)
                .On("resumption-order")
                .If("LeadNamed@1"),
            .. shape
                .By("completes", "project.complete", "报告竣工", completion)
                .Moving(UnderConstruction, Completed)
                .On("completion-report")
                .If("LeadNamed@1", "ImplementationArchived@1", "WorksEnded@1"),
            .. Accepting(shape)
                .SelectMany(
                    (stage, i) =>
                        Rows.By(Bodies.Engine, "project.pass-tier", $"{shape.Tiers[i].Label}通过", shape.Tiers[i].Clause)
                            .Moving(stage, After(shape, i))
                            .If("LeadNamed@1")
                ),
            // Works that are done cannot be paid for again: who approved the plan decides what follows from a share under the floor.
            .. Rows.By(shape.Approval[^1].Bodies, "project.exempt-share", "准予实发占比低于下限", Clause.Seed("MING-02"))
                .In(Accepting(shape))
                .On("share-exemption"),
            .. shape
                .By("hands-over", "project.hand-over", "移交", Clause.Seed("GA-10"))
                .Moving(Accepted, HandedOver)
                .On("handover-agreement", "ownership-record", "maintenance-agreement")
                .If("LeadNamed@1", "PayAccountsEven@1", "NoOpenRectification@1", "NoOpenPurchase@1"),
            .. shape
                .By("archives", "project.archive", "归档", Clause.Seed("BZ-01"))
                .Moving(HandedOver, Archived)
                .On("archive-catalogue", "performance-evaluation")
                .If("LeadNamed@1"),
            .. Preparing(shape)
                .SelectMany(s =>
                    shape
                        .By("withdraws", "project.withdraw", "调出", Clause.Seed("MING-05"))
                        .Moving(s, Withdrawn)
                        .On("withdrawal-decision")
                        .Permitted()
                ),
            .. Labouring(shape)
                .SelectMany(s =>
                    shape
                        .By("terminates", "project.terminate", "终止", Clause.Default("半途终止须先付清群众报酬"))
                        .Moving(s, Terminated)
                        .On("termination-decision")
                        .If("WorksEnded@1", "PayAccountsEven@1", "NoOpenPurchase@1")
                        .Permitted()
                ),
            // A project has its lead before anything else; later the lead may change at any time.
            .. shape
                .By("appoints-lead", "project.name-lead", "明确或更换县级项目负责人", lead)
                .In(Reserve)
                .On("lead-appointment")
                .Awaited(),
            .. shape
                .By("appoints-lead", "project.name-lead", "明确或更换县级项目负责人", lead)
                .In(Standing(shape).Skip(1))
                .On("lead-appointment"),
        ];
        return new Table(Kind, Kind, shape.Named("项目全过程"), Of(shape), rows);
    }

    /// <summary>
    /// Corrected by whoever proposes or applies as long as nobody agreed to it; what somebody agreed to goes to the first link again, and
    /// what is approved changes by another approval.
    /// </summary>
    private static IEnumerable<Row> Amended(Shape shape)
    {
        var clause = Clause.Default("申报内容可以更正；更正前的内容、更正人、日期和理由留存可查，批复后的变更须另有批复");
        var approving = Approving(shape);
        var authors = Rows.By(shape.Role("proposes").Union(shape.Role("applies")), "project.amend", "更正项目内容", clause);
        return
        [
            .. authors.In(Reserve, approving[0]),
            .. approving.Skip(1).SelectMany(stage => authors.Moving(stage, approving[0]).Permitted()),
            .. Rows.By(shape.Approval[^1].Bodies, "project.amend", "批复变更", clause)
                .In([Approved, Funded, .. Building])
                .On("approval-reply"),
        ];
    }

    private static Clause StraightBack { get; } =
        Clause.Default("退回时可以写明补正后直接报回退回的环节；补正中更正了申报内容的，仍从第一环节走起");

    /// <summary>On to the next link; back to whoever has to put it right; taken back by whoever sent it, while nobody acted.</summary>
    private static IEnumerable<Row> Linked(Shape shape, int at)
    {
        var (link, later) = (shape.Approval[at], Approving(shape).Skip(at + 1).ToList());
        IReadOnlyList<string> rules = ["LeadNamed@1", .. link.Rules.Except(["LeadNamed@1"])];
        var endorsed = Rows.By(link.Bodies, "project.endorse", link.Label, link.Clause).On(link.Papers).If(rules);
        var returned = Rows.By(link.Bodies, "project.return", "退回", link.Clause);
        var recall = Clause.Default("报出后下一环节尚未办理的，报出人可以撤回");
        return
        [
            .. endorsed.Moving(link.Stage, later.FirstOrDefault(Approved)),
            .. later
                .Skip(1)
                .SelectMany(stage =>
                    Rows.By(link.Bodies, "project.endorse", "补正后报回", StraightBack)
                        .On(link.Papers)
                        .If(rules)
                        .Moving(link.Stage, stage)
                        .Permitted()
                ),
            .. returned.Moving(link.Stage, Reserve).Permitted(),
            .. shape.Approval.Take(at).SelectMany(earlier => returned.Moving(link.Stage, earlier.Stage).Permitted()),
            .. Rows.By(shape.Role("applies"), "project.recall", "撤回", recall).Moving(link.Stage, Reserve).Permitted(),
            .. shape
                .Approval.Take(at)
                .SelectMany(earlier =>
                    Rows.By(earlier.Bodies, "project.recall", "撤回", recall).Moving(link.Stage, earlier.Stage).Permitted()
                ),
        ];
    }
}
