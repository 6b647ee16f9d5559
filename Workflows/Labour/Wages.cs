using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <param name="RateYuan">Yuan a work-day.</param>
public sealed record WageRate([Field("工种", Offers = Offer.Trade)] string Trade, [Field("日工资标准", Unit = "元")] decimal RateYuan);

/// <summary>Work paid by what was done.</summary>
/// <param name="Unit">e.g. 立方米.</param>
/// <param name="PriceYuan">Yuan a unit.</param>
public sealed record PiecePrice(
    [Field("计量项目", Offers = Offer.Piece)] string Piece,
    [Field("计量单位", Hint = "如 立方米")] string Unit,
    [Field("单价", Unit = "元")] decimal PriceYuan
);

/// <summary>What the four parties agreed on, in force from a day until the next table.</summary>
public sealed record WageTable(DateOnly From, IReadOnlyList<WageRate> Rates, IReadOnlyList<PiecePrice> Pieces);

/// <summary>
/// A worker's contract or its supplement: from that day the worker is of that trade in this project, until the next or the last day.
/// </summary>
public sealed record ContractTerm(string Worker, string Trade, DateOnly From, DateOnly? Until = null);

/// <summary>The right to work in a trade after an exam.</summary>
/// <param name="Until">Last day of validity; null without end.</param>
/// <param name="Score">Points out of 100 in the exam.</param>
public sealed record WorkPass(string Worker, string Trade, DateOnly On, DateOnly? Until = null, decimal Score = 0);

/// <summary>Wages, contracts and passes as they stood on a day.</summary>
public static class Standing
{
    public static WageTable? WagesOn(this IEnumerable<WageTable> tables, DateOnly day) =>
        tables.Where(t => t.From <= day).MaxBy(t => t.From);

    /// <summary>The newest term that has begun; none when it has ended.</summary>
    public static ContractTerm? TermOn(this IEnumerable<ContractTerm> terms, string worker, DateOnly day) =>
        terms.Where(t => t.Worker == worker && t.From <= day).MaxBy(t => t.From) is { } term && !(term.Until < day) ? term : null;

    public static bool HoldOn(this IEnumerable<WorkPass> passes, string worker, string trade, DateOnly day) =>
        passes.Any(p => p.Worker == worker && p.Trade == trade && p.On <= day && !(p.Until < day));
}
