using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Workflows.Recovery;

/// <param name="Owed">Worker → yuan still to be paid back.</param>
[OfKind(RecoveryTable.Kind)]
public sealed record RecoveryInHand(IReadOnlyDictionary<string, decimal> Owed) : Facet;

/// <summary>The month that is asked for: its papers, and what its cycles and recoveries hold.</summary>
/// <param name="Papers">Null when it is no month.</param>
/// <param name="Recoveries">How many of its recoveries were opened.</param>
public sealed record MonthPaid(MonthPapers? Papers, MonthBooked Booked, int Recoveries) : Facet<string>;
