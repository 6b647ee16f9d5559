using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Pay;

/// <summary>What is typed, explained and confirmed on the way to the sheet of March 2026.</summary>
public sealed class PayrollEntryTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData("2026-03-30", "2026-03-30", ProjectStages.UnderConstruction, false)]
    [InlineData("2026-03-30", "2026-03-31", ProjectStages.UnderConstruction, true)]
    [InlineData("2026-03-31", "2026-03-31", ProjectStages.UnderConstruction, true)]
    [InlineData("2026-03-30", "2026-03-30", ProjectStages.Completed, true)]
    public void A_month_is_counted_when_it_is_over_or_the_works_are(string occurred, string entered, string stage, bool accepted)
    {
        var moment = Deciding.On(Date(entered)) with { OccurredOn = Date(occurred) };
        Assert.Equal(accepted, Compile(Cycles.Month([new("W1", Day, "普工", 1)]), null, moment, Deciding.Basics(stage)) is Accept);
    }

    [Fact]
    public void A_month_of_which_nothing_is_written_or_owed_has_no_sheet()
    {
        const string onPaper = "lines：本期在系统内没有签到、台账和日志；只有纸质材料的，须填 lines";
        Assert.Equal(("lines-empty", onPaper), Refusal(Compile(Cycles.Month([]), null)));
        var withdrawn = Compile(Cycles.Month([new("W1", Day, "普工", 0)]), null);
        Assert.Equal(("lines-empty", "按台账没有应付的报酬"), Refusal(withdrawn));
        Assert.Equal(["lines-empty"], Deciding.Codes(Compile(Cycles.Month([]), [])));

        static (string, string) Refusal(Decision decision)
        {
            var reason = Assert.Single(Assert.IsType<Refused>(decision).Reasons);
            return (reason.Code, reason.Missing);
        }
    }

    [Fact, Trait("Seed", "MEI-08")]
    public void When_everybody_is_held_it_says_how_many_and_why()
    {
        LedgerLine[] ledger = [new("W1", Day, "普工", 1), new("W1", Day.AddDays(1), "技工", 1), new("W2", Day, "普工", 1)];
        var month = Cycles.Month(ledger, "W1", "W2");
        month = month with { Papers = month.Papers with { Wages = [new(new(2026, 2, 1), [new("普工", 180), new("技工", 240)], [])] } };
        var refused = Assert.IsType<Refused>(Compile(month, null));
        Assert.Equal(["应付的 2 人全部暂缓：没有登记本人卡号"], refused.Reasons.Select(r => r.Missing));
    }

    [Theory]
    [InlineData("allowed", null)]
    [InlineData("refused", "typed-lines")]
    public void Lines_are_typed_where_the_county_allows_it(string policy, string? code)
    {
        var decision = Compile(
            OnPaper("W1 普工 1 180"),
            [new("W1", "普工", 1, 180)],
            practice: Deciding.Practice(values: [(PayPolicy.TypedLines, policy)])
        );
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));
    }

    // March has 31 days. W1 and W2 are registered.
    [Theory]
    [InlineData("W1 普工 -1 180", "days")]
    [InlineData("W1 普工 1 0,W2 普工 1 180", null)]
    [InlineData("W1 普工 1 0", "lines-empty")]
    [InlineData("W1 普工 0.01 0.49", "lines-empty")]
    [InlineData("W1 普工 0.01 0.5", null)]
    [InlineData("W1 普工 1 -0.01", "money-negative")]
    [InlineData("W1 普工 1 180.001", "money-precision")]
    [InlineData("W1 普工 30 180,W1 技工 1 240", null)]
    [InlineData("W1 普工 30 180,W1 技工 1.01 240", "days")]
    [InlineData("W1 普工 30 180,W2 普工 30 180", null)]
    [InlineData("W1 一二三四五六七八九十一二三四五六七八九十 1 180", null)]
    [InlineData("W1 一二三四五六七八九十一二三四五六七八九十一 1 180", "trade")]
    [InlineData("W1  1 180", "trade")]
    public void A_typed_line_is_of_a_registered_worker_with_days_that_the_month_has(string lines, string? codes)
    {
        var decision = Compile(OnPaper(lines), Lines(lines));
        Assert.Equal(codes?.Split(' ') ?? [], decision is Accept ? [] : Deciding.Codes(decision));
    }

    // Another sheet of the month holds so many days of W1, and a quantity of piecework beside them.
    [Theory]
    [InlineData(20, "“W1”各工种工日合计 32（本月其他各期已有 20），超过当月的31天")]
    [InlineData(19, null)]
    [InlineData(0, null)]
    public void Days_of_the_months_other_sheets_count_too(decimal before, string? says)
    {
        var month = OnPaper("W1 普工 12 180") with
        {
            Booked = MonthBooked.Nothing with
            {
                Typed =
                [
                    new("W1", "普工", null, WagePrice.WorkDay, before, 180, before * 180),
                    new("W1", "普工", "砌石", "立方米", 99, 85, 8415),
                    new("W2", "普工", null, WagePrice.WorkDay, 31, 180, 5580),
                ],
            },
        };
        var decision = Compile(month, Lines("W1 普工 12 180"));
        Assert.Equal(says is null ? [] : [says], decision is Refused no ? no.Reasons.Select(r => r.Missing) : []);
    }

    [Fact]
    public void Without_other_sheets_nothing_is_said_of_them()
    {
        var refused = Assert.IsType<Refused>(Compile(OnPaper("W1 普工 30 180,W1 技工 2 240"), Lines("W1 普工 30 180,W1 技工 2 240")));
        Assert.Equal(["“W1”各工种工日合计 32，超过当月的31天"], refused.Reasons.Select(r => r.Missing));
    }

    [Fact]
    public void A_typed_sheet_is_the_next_revision_with_the_sum_of_its_lines()
    {
        const string lines = "W1 普工 0.5 180.09,W2 普工 0.5 180.09";
        var compiled = Deciding.Fact<PayrollCompiled>(Compile(OnPaper(lines), Lines(lines), revision: 2));
        // Each half a 分 goes up.
        Assert.Equal((3, 180.10m, true), (compiled.Revision, compiled.TotalYuan, compiled.Typed));
        Assert.Equal([90.05m, 90.05m], compiled.Lines.Select(l => l.AmountYuan));
    }

    [Fact]
    public void A_calculated_sheet_is_the_next_revision()
    {
        var month = Cycles.Month([new("W1", Day, "普工", 1)]);
        var compiled = Deciding.Fact<PayrollCompiled>(Compile(month, null, revision: 2));
        Assert.Equal((3, false), (compiled.Revision, compiled.Typed));
    }

    // W1 was paid for a whole day of two on which half a day is signed for, and on the second is signed in on P2 as well.
    [Theory, Trait("Seed", "MEI-06")]
    [InlineData("worker-day", "W1", "2026-03-02", "下午在拌料场", null, 1)]
    [InlineData("worker-day", "W1", null, "下午在拌料场", null, 2)]
    [InlineData("worker-day", "W1", "2026-03-04", "下午在拌料场", "difference-unknown", 0)]
    [InlineData("worker-day", "W2", null, "下午在拌料场", "difference-unknown", 0)]
    [InlineData("no-pass", "W1", null, "下午在拌料场", "difference-unknown", 0)]
    [InlineData("two-places", "W1", null, "下午在拌料场", "difference-correct", 0)]
    [InlineData("worker-day", "W1", null, " ", "text", 0)]
    public void A_signed_explanation_settles_the_named_difference_and_none_that_must_be_corrected(
        string code,
        string of,
        string? day,
        string text,
        string? refusal,
        int keys
    )
    {
        var month = Cycles.Month([new("W1", Day, "普工", 1), new("W1", Day.AddDays(1), "普工", 1)]);
        var papers = month.Papers with
        {
            Sheet = [.. month.Papers.Sheet.Select(s => s with { Afternoon = false })],
            Elsewhere = [new("W1", Day.AddDays(1), true, false, "P2")],
        };
        var decision = Explain(new(code, of, text, day is null ? null : Date(day)), papers);
        if (refusal is not null)
        {
            Assert.Equal([refusal], Deciding.Codes(decision));
            return;
        }
        var explained = Deciding.Fact<DifferenceExplained>(decision);
        Assert.Equal(keys, explained.Keys.Count);
        Assert.Equal((explained.TextRef, text), Assert.IsType<Accept>(decision).Keeps.Select(k => (k.Ref, k.Value)).Single());
    }

    [Theory]
    [InlineData("no-pass", "“W1”没有未说明的“没有该工种的 PASS”")]
    [InlineData("moonlight", "“W1”没有未说明的“moonlight”")]
    public void What_is_not_open_is_named_as_the_county_calls_it(string code, string says)
    {
        var papers = Cycles.Month([new("W1", Day, "普工", 1)]).Papers;
        var refused = Assert.IsType<Refused>(Explain(new(code, "W1", "下午在拌料场"), papers));
        Assert.Equal([says], refused.Reasons.Select(r => r.Missing));
    }

    [Fact]
    public void A_wrong_line_is_named_by_its_number()
    {
        var refused = Assert.IsType<Refused>(Compile(OnPaper("W1 普工 1 180,W3 普工 1 180"), Lines("W1 普工 1 180,W3 普工 1 180")));
        Assert.Equal(["lines 第2行：花名册没有“W3”"], refused.Reasons.Select(r => r.Missing));
    }

    [Theory, Trait("Seed", "MEI-06")]
    [InlineData("trade-day", "普工", true)]
    [InlineData("quantity", "砌石", true)]
    [InlineData("quantity", "普工", false)]
    [InlineData("no-pass", "W1", true)]
    [InlineData("no-pass", "普工", false)]
    public void A_difference_is_named_by_its_worker_its_piece_or_its_trade(string code, string of, bool known)
    {
        var month = Cycles.Month([new("W1", Day, "普工", 0, "砌石", 2)]);
        var papers = month.Papers with
        {
            Log = [],
            Passes = [],
            Wages = [month.Papers.Wages[0] with { Pieces = [new("砌石", "立方米", 85)] }],
        };
        Assert.Equal(known, Explain(new(code, of, "日志漏记"), papers) is Accept);
    }

    [Theory, Trait("Seed", "DP-05")]
    [InlineData("W1 W2", "signature", null, null)]
    [InlineData("W1", "thumbprint", "王五见证", null)]
    [InlineData("W1", "thumbprint", null, "note")]
    [InlineData("W1", "absent", "外出", null)]
    [InlineData("W1", "by-telephone", "外出", "how")]
    [InlineData("", "signature", null, "workers-empty")]
    [InlineData("W3", "signature", null, "worker-not-paid")]
    [InlineData("W4", "signature", null, "worker-not-paid")]
    public void Whoever_is_paid_signs_or_gives_a_thumbprint_before_a_witness(string workers, string how, string? note, string? code)
    {
        var decision = Confirm(workers, how, note);
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));
    }

    [Theory]
    [InlineData("thumbprint", 200, null)]
    [InlineData("thumbprint", 201, "note：按手印须写明见证人")]
    [InlineData("absent", 201, "note：不在场须写明原因")]
    public void A_note_has_at_most_200_characters_and_says_what_is_asked_for(string how, int length, string? says)
    {
        var decision = Confirm("W1", how, new string('见', length));
        Assert.Equal(says is null ? [] : [says], decision is Refused no ? no.Reasons.Select(r => r.Missing) : []);
    }

    [Fact]
    public void What_is_confirmed_is_the_sheet_as_compiled_last_and_each_worker_once()
    {
        var confirmed = Deciding.Fact<WorkersConfirmed>(Confirm("W2 W1 W2", "signature", null));
        Assert.Equal(("P1/2026-03", 2, "signature", null), (confirmed.Cycle, confirmed.Revision, confirmed.How, confirmed.NoteRef));
        Assert.Equal(["W1", "W2"], confirmed.Workers);
        Assert.Empty(Assert.IsType<Accept>(Confirm("W1", "signature", null)).Keeps);
        var witnessed = Confirm("W1", "thumbprint", "王五见证");
        var kept = Assert.Single(Assert.IsType<Accept>(witnessed).Keeps);
        Assert.Equal((Deciding.Fact<WorkersConfirmed>(witnessed).NoteRef, "王五见证"), (kept.Ref, kept.Value));
    }

    /// <summary>W1 and W2 are paid with the sheet; W3's line is held.</summary>
    private static Decision Confirm(string workers, string how, string? note) =>
        PayrollActions.Confirm(
            new(workers.Split(' ', StringSplitOptions.RemoveEmptyEntries), how, note),
            At(PayTable.Open),
            Cycles.March(revision: 2),
            new(
                [
                    .. ((string[])["W1", "W2", "W3"]).Select(w => new PayrollLine(w, "普工", 1, 180, 180)
                    {
                        Held = w == "W3" ? "no-pass" : null,
                    }),
                ],
                new HashSet<string>()
            ),
            Deciding.On(2026, 4, 2)
        );

    private static Decision Explain(ExplainDifference input, MonthPapers papers) =>
        PayrollActions.Explain(input, At(PayTable.Open), new(papers, new HashSet<string>(), MonthBooked.Nothing), Deciding.On(2026, 4, 2));

    /// <summary>Lines as <c>worker trade days rate</c>.</summary>
    private static LineEntry[] Lines(string lines) =>
        [.. lines.Split(',').Select(l => l.Split(' ')).Select(l => new LineEntry(l[0], l[1], Number(l[2]), Number(l[3])))];

    /// <summary>The month of such a sheet, with price, contract and pass for each of its lines on some day.</summary>
    private static MonthOfCycle OnPaper(string lines)
    {
        var (month, typed) = (Cycles.Month([]), Lines(lines).Select((l, i) => (Line: l, On: new DateOnly(2026, 3, i + 1))).ToList());
        var papers = month.Papers with
        {
            Wages = [.. typed.Select(t => new WageTable(t.On, [new("工长", 260), new(t.Line.Trade, t.Line.RateYuan)], []))],
            Contracts = [.. typed.Select(t => new ContractTerm(t.Line.Worker, t.Line.Trade, t.On))],
            Passes = [.. typed.Select(t => new WorkPass(t.Line.Worker, t.Line.Trade, t.On))],
        };
        return month with { Papers = papers };
    }

    private static Decision Compile(
        MonthOfCycle month,
        IReadOnlyList<LineEntry>? typed,
        Moment? moment = null,
        ProjectBasics? project = null,
        Practice? practice = null,
        int revision = 0
    ) =>
        PayrollActions.Compile(
            new CompilePayroll(typed),
            At(PayTable.Open),
            Cycles.March(revision),
            month,
            new WorkersNamed(new Dictionary<string, DateOnly?> { ["W1"] = null, ["W2"] = null }),
            project ?? Deciding.Basics(),
            practice ?? Deciding.Practice(),
            moment ?? Deciding.On(2026, 4, 1)
        );

    private static CaseInHand At(string stage) => Deciding.Case("P1/2026-03", PayTable.Kind, stage);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
