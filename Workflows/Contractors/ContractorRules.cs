using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Contractors;

public static class ContractorRules
{
    public static IReadOnlyList<Rule> All { get; } = [new Rule("ContractorChosen@1", "已选定施工单位", Clause.Seed("DP-11"), Chosen)];

    /// <summary>Nobody could be proposed for the dishonesty list of whom it is not known that he builds.</summary>
    public static Refusal? Chosen(ProjectBasics project) =>
        project.Mode != Shape.ByContractor || project.Contractor is not null
            ? null
            : new(
                ContractorRefusals.ContractorMissing,
                "没有选定施工单位（contractors.choose）",
                string.Join("、", ContractorTable.Keepers.Select(b => Bodies.Labels[b]))
            );
}
