using WorkRelief.Workflows.Kernel;
using static WorkRelief.Workflows.Words.ProjectStages;

namespace WorkRelief.Workflows.Labour;

/// <summary>The steps of labour, all taken at the project itself.</summary>
public static class LabourTable
{
    public static IEnumerable<Row> InProject(Shape shape)
    {
        var (price, demand) = (Clause.Seed("DP-03"), Clause.Seed("MEI-04"));
        // An approved project waits for these before its works begin: how much work, at which wages, and who does it.
        string[] before = [Approved, Funded];
        string[] hiring = [.. before, .. Building];
        string[] planning = [Reserve, .. Approving(shape), UnderConstruction];
        return
        [
            .. shape.By("applies", "labour.plan", "测算务工工程量，以量定人", demand).In(before).Awaited(),
            .. shape.By("applies", "labour.plan", "测算务工工程量，以量定人", demand).In(planning),
            .. Consulted(shape.By("applies", "consultation.hold", "四方会商，商定工价", price)).In(before).Awaited(),
            .. Consulted(shape.By("applies", "consultation.hold", "四方会商，商定工价", price)).In([.. planning, Suspended]),
            .. shape.By("compiles", "labour.choose", "确定务工人员", Clause.Seed("DP-02")).In(before).Awaited(),
            .. shape.By("compiles", "labour.choose", "确定务工人员", Clause.Seed("DP-02")).In(Building),
            .. shape.By("compiles", "contracts.sign", "登记用工合同", Clause.Seed("MEI-07")).In(hiring).On("employment-contracts"),
            .. shape.By("compiles", "contracts.end", "提前终止用工合同", Clause.Seed("DP-05")).In(hiring),
            .. shape.By("compiles", "passes.issue", "考试合格，发放 PASS", Clause.Seed("DP-04")).In(hiring).On("exam-record"),
            .. shape.By("compiles", "sign-in-sheet.record", "登记签到", Clause.Seed("DP-05")).In(Labouring(shape)),
            .. shape.By("compiles", "labour-ledger.record", "登记务工台账", Clause.Seed("MEI-06")).In(Labouring(shape)),
            .. shape.By("compiles", "construction-log.record", "登记施工日志", Clause.Seed("MEI-06")).In(Labouring(shape)),
            .. shape.By("compiles", "worker.educate", "教育登记", Clause.Seed("DP-06")).In(Building),
            .. Rows.By(Deciders, "worker.revoke", "研究取消务工资格", Clause.Seed("DP-06")).In(Building).On("village-decision"),
        ];
    }

    private static readonly string[] Deciders = [Bodies.VillagersCommittee, Bodies.VillageCommittees];

    private static Rows Consulted(Rows step) => step.On("consultation-minutes", "department-opinions");
}
