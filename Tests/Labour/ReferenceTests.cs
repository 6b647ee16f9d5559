using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Labour;

[Trait("Seed", "MEI-06")]
public sealed class ReferenceTests
{
    private const int Months = 10_000;

    [Fact]
    public void Ten_thousand_random_months_are_paid_and_compared_as_plain_loops_over_the_papers_do()
    {
        long differences = 0,
            paid = 0;
        for (var seed = 0; seed < Months; seed++)
        {
            var month = RandomMonth.Make(seed);
            var items = MonthAccount.Owed(month, MonthBooked.Nothing);
            var expected = ReferenceMonth.Pay(month);
            var actual = items.GroupBy(i => i.Worker).ToDictionary(w => w.Key, w => w.Sum(i => i.AmountYuan));
            Assert.True(
                expected.SequenceEqual(actual.OrderBy(a => a.Key, StringComparer.Ordinal)),
                $"seed {seed}: {string.Join(' ', expected)} / {string.Join(' ', actual)}"
            );

            var found = Reconciliation
                .Of(month)
                .Select(d => $"{d.Class} {d.Code} {d.Day:MM-dd} {d.Worker ?? d.Piece ?? d.Trade}")
                .Order(StringComparer.Ordinal)
                .ToList();
            var counted = ReferenceMonth.Differences(month);
            var apart = counted.Except(found).Select(x => "+ " + x).Concat(found.Except(counted).Select(x => "- " + x));
            Assert.True(counted.SequenceEqual(found), $"seed {seed}:\n{string.Join('\n', apart)}");
            differences += found.Count;
            paid += items.Count;
        }
        // The months are neither empty nor all wrong.
        Assert.True(differences > 5 * Months && paid > 3 * Months, $"{differences} differences, {paid} items");
    }

    [Fact]
    public void Every_kind_of_difference_occurs_among_them()
    {
        var codes = Enumerable
            .Range(0, 2_000)
            .SelectMany(seed => Reconciliation.Of(RandomMonth.Make(seed)))
            .Select(d => d.Code)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Reconciliation.Labels.Keys.Order(StringComparer.Ordinal), codes.Order(StringComparer.Ordinal));
    }
}
