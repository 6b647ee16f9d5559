using System.Globalization;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;

namespace WorkRelief.Tests.Pay;

/// <summary>What a sheet on paper must have had on some day of its month, at the edges of the month.</summary>
public sealed class TypedSheetTests
{
    private static readonly CycleInHand Cycle = Cycles.March();
    private static readonly MonthOfCycle Month = OnPaper();

    [Fact]
    public void A_sheet_in_order_becomes_lines_rounded_to_fen()
    {
        var month = Month with
        {
            Papers = Month.Papers with { Wages = [new WageTable(new(2026, 2, 1), [new WageRate("普工", 180.1m)], [])] },
        };
        var compiled = Deciding.Fact<PayrollCompiled>(Compiled(month, new LineEntry("W1", "普工", 12.35m, 180.1m)));
        Assert.Equal([new PayrollLine("W1", "普工", 12.35m, 180.1m, 2224.24m)], compiled.Lines);
        Assert.True(compiled.Typed);
    }

    [Fact]
    public void Lines_are_typed_only_for_a_month_on_paper_and_of_registered_people()
    {
        var entered = Cycles.Month([new("W1", Cycle.PeriodFrom, "普工", 1)]);
        Is("papers-entered", entered);
        Assert.Equal(["worker-unknown"], Deciding.Codes(Compiled(Known("W3"), new LineEntry("W3", "普工", 1, 180))));
        Assert.Equal(["lines-empty"], Deciding.Codes(Compiled(Month)));
        Assert.Equal(
            ["line-twice"],
            Deciding.Codes(Compiled(Month, new LineEntry("W1", "普工", 1, 180), new LineEntry("W1", "普工", 2, 180)))
        );
    }

    [Theory]
    [InlineData(0, "days")]
    [InlineData(0.01, null)]
    [InlineData(0.005, "days")]
    [InlineData(31, null)]
    [InlineData(31.01, "days days")] // the line, and all of the worker's lines together
    public void Days_are_more_than_none_and_no_more_than_the_month_has(decimal days, string? codes)
    {
        var decision = Compiled(Month, new LineEntry("W1", "普工", days, 180));
        Assert.Equal(codes?.Split(' ') ?? [], decision is Accept ? [] : Deciding.Codes(decision));
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(6.01, "days")]
    public void Days_typed_on_other_sheets_of_the_month_count_whether_paid_or_held(decimal days, string? code)
    {
        var booked = MonthBooked.Nothing with { Typed = [new PayItem("W1", "普工", null, WagePrice.WorkDay, 25, 180, 4500)] };
        var decision = Compiled(Month with { Booked = booked }, new LineEntry("W1", "普工", days, 180));
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));
    }

    [Theory]
    [InlineData("2026-03-31", null, null)] // from the month's last day
    [InlineData("2026-04-01", null, "no-contract")]
    [InlineData("2026-01-01", "2026-03-01", null)] // until its first
    [InlineData("2026-01-01", "2026-02-28", "no-contract")]
    public void The_contract_runs_on_some_day_of_the_month(string from, string? until, string? code)
    {
        var term = new ContractTerm(
            "W1",
            "普工",
            DateOnly.Parse(from, CultureInfo.InvariantCulture),
            until is null ? null : DateOnly.Parse(until, CultureInfo.InvariantCulture)
        );
        Is(code, Month with { Papers = Month.Papers with { Contracts = [term] } });
    }

    [Theory]
    [InlineData("2026-03-31", null, null)]
    [InlineData("2026-04-01", null, "no-pass")]
    [InlineData("2026-01-01", "2026-03-01", null)]
    [InlineData("2026-01-01", "2026-02-28", "no-pass")]
    public void The_pass_holds_on_some_day_of_the_month(string on, string? until, string? code)
    {
        var pass = new WorkPass(
            "W1",
            "普工",
            DateOnly.Parse(on, CultureInfo.InvariantCulture),
            until is null ? null : DateOnly.Parse(until, CultureInfo.InvariantCulture)
        );
        Is(code, Month with { Papers = Month.Papers with { Passes = [pass] } });
    }

    [Theory]
    [InlineData("2026-03-31", null)]
    [InlineData("2026-04-01", "no-rate")]
    public void The_price_is_agreed_for_some_day_of_the_month(string from, string? code)
    {
        var wages = new WageTable(DateOnly.Parse(from, CultureInfo.InvariantCulture), [new WageRate("普工", 180)], []);
        Is(code, Month with { Papers = Month.Papers with { Wages = [wages] } });
    }

    [Theory]
    [InlineData(180, null)]
    [InlineData(180.01, "no-rate")]
    [InlineData(179.99, "no-rate")]
    public void The_price_is_the_agreed_one_to_the_fen(decimal rateYuan, string? code) => Is(code, Month, rateYuan);

    [Theory]
    [InlineData("2026-03-01", "revoked")]
    [InlineData("2026-03-02", null)] // he worked on the first
    public void Whose_qualification_was_gone_all_the_month_is_not_paid(string from, string? code) =>
        Is(
            code,
            Month with
            {
                Papers = Month.Papers with { Revocations = [new Revocation("W1", DateOnly.Parse(from, CultureInfo.InvariantCulture))] },
            }
        );

    [Theory]
    [InlineData("2026-03-01", 0.1, "revoked")] // of February's pay, and he may not work in March
    [InlineData("2026-03-02", 0.1, "deducted")]
    [InlineData("2026-03-02", 0, null)]
    [InlineData("2026-04-01", 0.1, "deducted")]
    [InlineData("2026-04-02", 0.1, null)]
    public void A_share_that_the_village_took_is_counted_from_records_alone(string from, decimal share, string? code)
    {
        var revocation = new Revocation("W1", DateOnly.Parse(from, CultureInfo.InvariantCulture), share);
        Is(code, Month with { Papers = Month.Papers with { Revocations = [revocation] } });
    }

    [Fact]
    public void A_card_that_is_also_anothers_is_not_paid_to() =>
        Is("identity", Month with { Papers = Month.Papers with { IdentityDoubts = new Dictionary<string, string> { ["W1"] = "W2" } } });

    [Fact]
    public void Who_has_no_card_is_held()
    {
        var compiled = Deciding.Fact<PayrollCompiled>(
            Compiled(
                Month with
                {
                    Cardless = new HashSet<string> { "W1" },
                },
                new LineEntry("W1", "普工", 10, 180),
                new LineEntry("W2", "普工", 10, 180)
            )
        );
        Assert.Equal(
            [("W1", PayrollLine.NoCard, 1800m), ("W2", null, 1800m)],
            compiled.Lines.Select(l => (l.Worker, l.Held, l.AmountYuan))
        );
        Assert.Equal(1800, compiled.TotalYuan);
    }

    /// <summary>What was typed and held is owed, and booked only when another sheet pays it.</summary>
    [Fact]
    public void A_held_line_of_a_typed_sheet_stands_in_the_months_account()
    {
        PayItem one = new("W1", "普工", null, WagePrice.WorkDay, 10, 180, 1800);
        PayItem other = one with { Worker = "W2" };
        var booked = new MonthBooked([one]) { Typed = [one, other] };
        Assert.Equal([("W1", 0m), ("W2", 1800m)], MonthAccount.Of(Month.Papers, booked).Select(a => (a.Worker, a.BalanceYuan)));
        Assert.Equal([other], MonthAccount.Owed(Month.Papers, booked));
        Assert.Empty(MonthAccount.Owed(Month.Papers, booked with { Lines = [one, other] }));
        Assert.Empty(MonthAccount.Overpaid(Month.Papers, booked));
    }

    private static void Is(string? code, MonthOfCycle month, decimal rateYuan = 180)
    {
        var decision = Compiled(month, new LineEntry("W1", "普工", 10, rateYuan));
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));
    }

    private static Decision Compiled(MonthOfCycle month, params LineEntry[] lines) =>
        PayrollActions.Compile(
            new CompilePayroll(lines),
            Deciding.Case("P1/2026-03", PayTable.Kind, PayTable.Open),
            Cycle,
            month,
            new WorkersNamed(new Dictionary<string, DateOnly?> { ["W1"] = null, ["W2"] = null }),
            Deciding.Basics(),
            Deciding.Practice(),
            Deciding.On(2026, 4, 2)
        );

    /// <summary>W1 and W2 have contract and pass; nothing was entered.</summary>
    private static MonthOfCycle OnPaper() => Known("W1", "W2");

    private static MonthOfCycle Known(params string[] workers)
    {
        var entered = Cycles.Month([.. workers.Select(w => new LedgerLine(w, Cycle.PeriodFrom, "普工", 1))]);
        return entered with { Papers = entered.Papers with { Sheet = [], Ledger = [], Log = [] } };
    }
}
