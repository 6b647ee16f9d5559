using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Verification;

/// <summary>
/// 逐人核实，全覆盖、面对面: the county lead asks every worker, none is sampled (DP-12). What does not agree must be put right before any
/// acceptance.
/// </summary>
public sealed record VerificationSubject() : Subject("workers-check", "逐人核实")
{
    public override int Chapter => 45;
    public override string Chain => Chains.Pay;
    public override IReadOnlyList<ActionDef> Actions => VerificationActions.All;
    public override IReadOnlyList<Rule> Rules => VerificationRules.All;
    public override IReadOnlyList<PolicyKey> Policy => VerificationPolicy.Keys;

    public override IEnumerable<Row> InProject(Shape shape) =>
        Rows.By(Bodies.CountyLead, "workers-check.record", "逐人核实名单、天数、金额", Clause.Seed("DP-12"))
            .In(ProjectStages.Labouring(shape));
}
