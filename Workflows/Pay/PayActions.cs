using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Pay;

/// <summary>Every step of a pay cycle: its opening and its clock, the sheet, the money.</summary>
public static class PayActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [.. CycleActions.All, .. PayrollActions.All, .. PaymentActions.All, SetAsideActions.Action];
}
