using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Pay;

/// <summary>From the signed sheet of 5,400 yuan to the cards of W1, W2 and W3; due on 30 April 2026.</summary>
public sealed class PaymentTests
{
    private static readonly Moment Tenth = Deciding.On(2026, 4, 10);
    private static readonly DateOnly Sent = new(2026, 4, 8);

    [Theory, Trait("Seed", "DP-08")]
    [InlineData("B-1", 5400, false, null)]
    [InlineData("B-1", 5400.01, false, "amount-differs")]
    [InlineData("B-1", 5399.99, false, "amount-differs")]
    [InlineData("B-1", 0, false, "money-zero")]
    [InlineData("B-1", 5400.001, false, "money-precision")]
    [InlineData("B-1", 5400, true, "batch-known")]
    [InlineData("B-1", 1, true, "batch-known")]
    [InlineData(" ", 5400, false, "batch")]
    public void What_is_sent_is_the_sheets_total_under_a_new_batch_number(string batch, decimal yuan, bool used, string? code)
    {
        foreach (var fromDeposit in (bool[])[false, true])
        {
            Func<PayCyclePayment, CaseInHand, CycleInHand, BatchKnown, Moment, Decision> pay = fromDeposit
                ? PaymentActions.PayFromDeposit
                : PaymentActions.Pay;
            var decision = pay(new(batch, yuan), At(PayTable.Payable), Cycles.March(), new(used), Tenth);
            if (code is not null)
                Assert.Equal([code], Deciding.Codes(decision));
            else
                Assert.Equal(
                    new PaymentMade("P1/2026-03", "B-1", 5400, new(2026, 4, 10), fromDeposit),
                    Deciding.Fact<PaymentMade>(decision)
                );
        }
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_batch_number_has_at_most_64_characters(int length, bool accepted) =>
        Assert.Equal(
            accepted,
            PaymentActions.Pay(new(new string('8', length), 5400), At(PayTable.Payable), Cycles.March(), new(false), Tenth) is Accept
        );

    // W1 has the money, W2's and W3's payments of 1,800 came back.
    [Theory]
    [InlineData("B-2", 3600, null)]
    [InlineData("B-2", 3600.01, "amount-differs")]
    [InlineData("B-2", 5400, "amount-differs")]
    [InlineData("", 3600, "batch")]
    public void Only_what_failed_goes_out_again(string batch, decimal yuan, string? code)
    {
        Payees payees = new([Paid("W1"), Failed("W2"), Failed("W3")]);
        var decision = PaymentActions.Resend(new(batch, yuan), At(PayTable.Paid), payees, new(false), Tenth);
        if (code is not null)
        {
            Assert.Equal([code], Deciding.Codes(decision));
            return;
        }
        var sent = Deciding.Fact<PaymentResent>(decision);
        Assert.Equal(("P1/2026-03", "B-2", 3600m, new DateOnly(2026, 4, 10)), (sent.Cycle, sent.Batch, sent.AmountYuan, sent.On));
        Assert.Equal(["W2", "W3"], sent.Workers);
    }

    [Fact]
    public void Where_nothing_failed_nothing_is_sent_again() =>
        Assert.Equal(
            ["none-failed"],
            Deciding.Codes(PaymentActions.Resend(new("B-2", 1800), At(PayTable.Paid), new([Paid("W1"), Waits("W2")]), new(false), Tenth))
        );

    // W1, W2 and W3 were sent 1,800 yuan each on the 8th in batch B-1, W4 on the 20th in batch B-2.
    [Theory]
    [InlineData("B-1", 8, "W1 1800", null)]
    [InlineData("B-1", 10, "W1 1800,W2 1800 销户", null)]
    [InlineData("B-1", 7, "W1 1800", "date-order")]
    [InlineData("B-2", 19, "W4 1800", "date-order")]
    [InlineData("B-3", 10, "W1 1800", "batch-unknown")]
    [InlineData("B-1", 10, "", "lines-empty")]
    [InlineData("B-1", 10, "W4 1800", "payee-unknown")]
    [InlineData("B-1", 10, "W1 1800,W1 1800", "line-twice")]
    [InlineData("B-1", 10, "W1 1799.99", "amount-differs")]
    [InlineData("B-1", 10, "W1 1800.01", "amount-differs")]
    [InlineData("B-1", 7, "W4 1800,W1 1", "date-order payee-unknown amount-differs")]
    public void Each_line_of_the_bank_fits_one_payee_of_its_batch(string batch, int day, string lines, string? codes)
    {
        Payees payees = new([Waits("W1"), Waits("W2"), Waits("W3"), Waits("W4", "B-2") with { SentOn = new(2026, 4, 20) }]);
        var decision = Receipts(payees, batch, lines, Deciding.On(2026, 4, day));
        if (codes is not null)
            Assert.Equal(codes.Split(' '), Deciding.Codes(decision));
        else
            Assert.Equal(lines.Split(',').Length, Deciding.Fact<PayeesAnswered>(decision).Answers.Count);
    }

    [Theory]
    [InlineData(Payee.Paid, "lines 第2笔：“W2”已登记为到账")]
    [InlineData(Payee.Failed, "lines 第2笔：“W2”已登记为失败")]
    public void A_payee_whose_answer_is_entered_is_not_answered_again(string state, string says)
    {
        var refused = Assert.IsType<Refused>(
            Receipts(new([Waits("W1"), Waits("W2") with { State = state }]), "B-1", "W1 1800,W2 1800", Tenth)
        );
        Assert.Equal([says], refused.Reasons.Select(r => r.Missing));
    }

    [Theory]
    [InlineData(true, null, null)]
    [InlineData(true, 1, "problem")]
    [InlineData(false, null, "problem")]
    [InlineData(false, 1, null)]
    [InlineData(false, 200, null)]
    [InlineData(false, 201, "problem")]
    public void What_failed_says_why_in_at_most_200_characters_and_what_arrived_does_not(bool paid, int? length, string? code)
    {
        var line = new ReceiptLine("W1", 1800, paid, length is { } n ? new string('错', n) : null);
        var decision = PaymentActions.Receipts(
            new("B-1", [line]),
            At(PayTable.Paid),
            Cycles.March(),
            new([Waits("W1"), Waits("W2")]),
            Tenth
        );
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : Deciding.Codes(decision));
    }

    [Fact]
    public void The_banks_words_are_kept_aside_and_only_pointed_to()
    {
        var accepted = Assert.IsType<Accept>(Receipts(new([Waits("W1"), Waits("W2")]), "B-1", "W1 1800,W2 1800 销户", Tenth));
        Assert.Equal(PayTable.Paid, accepted.To);
        var kept = Assert.Single(accepted.Keeps);
        Assert.Equal(("project/P1:7/problem-2", "销户"), (kept.Ref, kept.Value));
        var answered = Assert.IsType<PayeesAnswered>(Assert.Single(accepted.Facts));
        Assert.Equal(("P1/2026-03", "B-1", new DateOnly(2026, 4, 10)), (answered.Cycle, answered.Batch, answered.On));
        Assert.Equal([new PayeeAnswer("W1", true, null), new PayeeAnswer("W2", false, kept.Ref)], answered.Answers);
    }

    [Theory]
    [InlineData("W1 1800,W2 1800", PayTable.Closed)]
    [InlineData("W1 1800,W2 1800 销户", PayTable.Paid)]
    [InlineData("W2 1800", PayTable.Paid)]
    public void A_cycle_is_closed_when_everybody_has_the_money(string lines, string stage) =>
        Assert.Equal(stage, Assert.IsType<Accept>(Receipts(new([Waits("W1"), Waits("W2")]), "B-1", lines, Tenth)).To);

    // W1 had the money on the given day of May; W2's receipt is entered last, of the second day. Due on 30 April.
    [Theory, Trait("Seed", "DP-11")]
    [InlineData("2026-04-09", "2026-04-10", "2026-04-10", 0)]
    [InlineData("2026-04-29", "2026-04-30", "2026-04-30", 0)]
    [InlineData("2026-04-29", "2026-05-01", "2026-05-01", 1)]
    [InlineData("2026-05-04", "2026-05-01", "2026-05-04", 4)]
    public void Pay_is_as_late_as_the_last_one_who_had_it_whoever_is_entered_last(string first, string second, string last, int daysLate)
    {
        Payees payees = new([Paid("W1", Day(first)), Waits("W2")]);
        var moment = Deciding.On(Day(second));
        var byLine = Assert.IsType<Accept>(Receipts(payees, "B-1", "W2 1800", moment));
        var whole = Assert.IsType<Accept>(PaymentActions.Confirm(new(1800), At(PayTable.Paid), Cycles.March(), payees, moment));
        Assert.Equal(PayTable.Closed, byLine.To);
        foreach (var accepted in (Accept[])[byLine, whole])
            Assert.Equal(new ReceiptTaken("P1/2026-03", Day(last), daysLate), Assert.Single(accepted.Facts.OfType<ReceiptTaken>()));
    }

    [Theory]
    [InlineData("B-1", 2)]
    [InlineData("B-2", 1)]
    [InlineData("B-3", null)]
    public void A_batch_file_is_written_for_those_in_it_and_its_reading_is_recorded(string batch, int? workers)
    {
        Payees payees = new([Paid("W1"), Waits("W2"), Waits("W3", "B-2")]);
        var decision = PaymentActions.Export(new(batch), At(PayTable.Paid), payees, Sheet, new BatchKnown(false));
        if (workers is { } count)
            Assert.Equal(new NumbersShown("P1/2026-03", batch, count), Deciding.Fact<NumbersShown>(decision));
        else
            Assert.Equal(["batch-unknown"], Deciding.Codes(decision));
    }

    [Theory]
    [InlineData("B-1", false, "2")]
    [InlineData("B-1", true, "batch-known")]
    [InlineData("", false, "batch")]
    public void Before_the_payment_the_file_holds_whom_the_sheet_pays_under_a_number_of_its_own(string batch, bool used, string answer)
    {
        var decision = PaymentActions.Export(new(batch), At(PayTable.Payable), new Payees([]), Sheet, new BatchKnown(used));
        Assert.Equal(
            answer,
            decision is Accept ? $"{Deciding.Fact<NumbersShown>(decision).Workers}" : string.Join(' ', Deciding.Codes(decision))
        );
    }

    private static SheetAsCompiled Sheet { get; } =
        new(
            [
                new PayrollLine("W1", "普工", 10, 180, 1800),
                new PayrollLine("W1", "普工", 0, 35, 350, "砌石", "立方米", 10),
                new PayrollLine("W2", "普工", 10, 180, 1800),
                new PayrollLine("W3", "普工", 10, 180, 1800) { Held = PayrollLine.NoCard },
            ],
            new HashSet<string>()
        );

    [Theory]
    [InlineData("B-1", 2)]
    [InlineData("B-2", null)]
    [InlineData("B-3", null)]
    public void The_bank_is_asked_only_for_what_it_left_unanswered(string batch, int? open)
    {
        Payees payees = new([Paid("W1"), Waits("W2"), Waits("W3"), Paid("W4") with { Batch = "B-2" }]);
        var decision = PaymentActions.Ask(new(batch), At(PayTable.Paid), payees, Tenth);
        if (open is { } count)
            Assert.Equal(new BankAsked("P1/2026-03", batch, count, new(2026, 4, 10)), Deciding.Fact<BankAsked>(decision));
        else
            Assert.Equal(["all-answered"], Deciding.Codes(decision));
    }

    // W1 has the money; W2 of batch B-1 and W3 of batch B-2 were sent 1,800 yuan each.
    [Theory]
    [InlineData(3600, null)]
    [InlineData(3600.01, "amount-differs")]
    [InlineData(3599.99, "amount-differs")]
    [InlineData(5400, "amount-differs")]
    public void One_receipt_for_all_who_wait_confirms_exactly_what_they_were_sent(decimal yuan, string? code)
    {
        Payees payees = new([Paid("W1"), Waits("W2"), Waits("W3", "B-2")]);
        var decision = PaymentActions.Confirm(new(yuan), At(PayTable.Paid), Cycles.March(), payees, Tenth);
        if (code is not null)
        {
            Assert.Equal([code], Deciding.Codes(decision));
            return;
        }
        var facts = Assert.IsType<Accept>(decision).Facts;
        Assert.Equal(
            ["B-1 W2 True", "B-2 W3 True"],
            facts.OfType<PayeesAnswered>().Select(f => $"{f.Batch} {Assert.Single(f.Answers).Worker} {f.Answers[0].Paid}")
        );
        Assert.IsType<ReceiptTaken>(facts[^1]);
    }

    [Fact]
    public void One_receipt_for_all_is_not_taken_while_a_payment_has_come_back() =>
        Assert.Equal(
            ["payees-failed"],
            Deciding.Codes(PaymentActions.Confirm(new(1800), At(PayTable.Paid), Cycles.March(), new([Waits("W1"), Failed("W2")]), Tenth))
        );

    /// <summary>Lines as <c>worker yuan problem</c>; without a problem the money arrived.</summary>
    private static Decision Receipts(Payees payees, string batch, string lines, Moment moment)
    {
        ReceiptLine[] read =
        [
            .. lines
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split(' '))
                .Select(l => new ReceiptLine(
                    l[0],
                    decimal.Parse(l[1], System.Globalization.CultureInfo.InvariantCulture),
                    l.Length == 2,
                    l.ElementAtOrDefault(2)
                )),
        ];
        return PaymentActions.Receipts(new(batch, read), At(PayTable.Paid), Cycles.March(), payees, moment);
    }

    private static Payee Waits(string worker, string batch = "B-1") => new(worker, batch, 1800, Payee.Sent, Sent);

    private static Payee Failed(string worker) => Waits(worker) with { State = Payee.Failed, AnsweredOn = new(2026, 4, 9) };

    private static Payee Paid(string worker, DateOnly? on = null) =>
        new(worker, "B-1", 1800, Payee.Paid, Sent, on ?? new DateOnly(2026, 4, 9));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static CaseInHand At(string stage) => Deciding.Case("P1/2026-03", PayTable.Kind, stage);
}
