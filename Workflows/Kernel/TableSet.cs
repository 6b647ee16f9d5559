using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Kernel;

/// <summary>All tables of one county and mode, as the pack in force on a day shapes them.</summary>
public static class TableSet
{
    /// <summary>In working order: the project, its pay and notices, every acceptance tier, rectification.</summary>
    public static IReadOnlyList<Table> Expand(Shape shape) =>
    [
        ProjectTable.Expand(shape), PayCycleTable.Expand(shape), NoticeTable.Expand(shape),
        .. shape.Tiers.Select(tier => AcceptanceTable.Expand(shape, tier)), RectificationTable.Expand(shape), RecoveryTable.Expand(shape), PurchaseTable.Expand(shape),
        .. shape.Mode == Shape.ByContractor ? (Table[])[DepositTable.Expand(shape)] : [],
    ];

    /// <summary>Actions that only the program takes: the clock's, and those that follow from others.</summary>
    public static IReadOnlySet<string> OfTheProgram { get; } = PackReader.ShippedNames.SelectMany(n => PackReader.Shipped(n).Shapes).SelectMany(Expand)
        .Concat(RegisterTable.Tables)
        .SelectMany(t => t.Rows).GroupBy(r => r.Action).Where(a => a.All(r => Bodies.OfTheProgram.Contains(r.Body))).Select(a => a.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The table that an opening action's case pins.</summary>
    /// <param name="variant">The tier of an acceptance; null for other kinds.</param>
    /// <returns>Null when the county has no such variant.</returns>
    public static Table? Expand(Shape shape, string kind, string? variant) => kind switch
    {
        ProjectTable.Kind => ProjectTable.Expand(shape),
        PayCycleTable.Kind => PayCycleTable.Expand(shape),
        NoticeTable.Kind => NoticeTable.Expand(shape),
        AcceptanceTable.Kind => shape.Tiers.FirstOrDefault(t => t.Name == variant) is { } tier ? AcceptanceTable.Expand(shape, tier) : null,
        RectificationTable.Kind => RectificationTable.Expand(shape),
        RecoveryTable.Kind => RecoveryTable.Expand(shape),
        PurchaseTable.Kind => PurchaseTable.Expand(shape),
        DepositTable.Kind => DepositTable.Expand(shape),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of table"),
    };
}
