using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <summary>Every step about work and workers; each is taken at the project itself.</summary>
public static class LabourActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        .. ContractActions.All,
        .. DisciplineActions.All,
        SignInSheetActions.Action,
        LabourLedgerActions.Action,
        ConstructionLogActions.Action,
        .. DemandActions.All,
    ];
}
