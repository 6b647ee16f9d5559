using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Tests.Workers;

/// <summary>Who comes into the register of workers, decided without a database.</summary>
public sealed class WorkerDecisions
{
    private static readonly WorkersKnown Known = new(new HashSet<string> { "W1" });
    private static readonly NumbersHeld None = new(new Dictionary<(string, string), string>());

    private static string Id(string born)
    {
        var digits = $"511402{born}003";
        return digits + IdNumber.Check(digits);
    }

    private static readonly Namesakes Alone = new(new Dictionary<string, string>());

    private static Decision Register(string day, NumbersHeld? held = null, params IReadOnlyList<WorkerEntry> workers) =>
        WorkerActions.Register(new RegisterWorkers("莲花村", workers), Decided.Case(), Known, held ?? None, Alone, Decided.On(day));

    [Fact]
    public void Nobody_works_on_the_day_before_the_sixteenth_birthday_and_everybody_may_on_it()
    {
        var entry = new WorkerEntry("王芳", IdNumber: Id("20100302"));
        Assert.Equal(["under-age"], Register("2026-03-01", null, entry).Codes());
        Assert.Equal("system:7/G7-1/id", Register("2026-03-02", null, entry).Fact<WorkerRegistered>().IdRef);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_list_is_said_at_once_and_no_number_is_quoted()
    {
        var held = new NumbersHeld(new Dictionary<(string, string), string> { [("id", Id("19750412"))] = "W9" });
        var no = Register(
            "2026-03-02",
            held,
            new("王芳", "W1"),
            new("李强", "G1-1"),
            new("王方", IdNumber: Id("19750412")),
            new("", Card: "12")
        );
        Assert.Equal(["worker-known", "worker-id", "id-known", "name", "card"], no.Codes());
        Assert.DoesNotContain(((Refused)no).Reasons, r => r.Missing.Contains("19750412", StringComparison.Ordinal));
    }

    [Fact]
    public void The_own_number_may_be_written_again_and_anothers_card_needs_an_authorisation()
    {
        var held = new NumbersHeld(new Dictionary<(string, string), string> { [("id", Id("19750412"))] = "W1" });
        var update = new UpdateWorker("W1", Id("19750412"), Card: "6228480012345678915", CardHolder: "王强");
        Assert.Equal(["paper-missing"], WorkerActions.Update(update, Decided.Case(), Known, held, Free, Decided.On("2026-03-02")).Codes());
        var given = Decided.Case(given: new PaperGiven("card-authorisation", "hash"));
        Assert.NotNull(WorkerActions.Update(update, given, Known, held, Free, Decided.On("2026-03-02")).Fact<WorkerChanged>().HolderRef);
    }

    private static readonly CardOfWorker Free = new(InPay: false, AskedBy: null);

    [Theory, Trait("Seed", "MEI-08")]
    [InlineData(false, null, null, typeof(WorkerChanged))]
    [InlineData(true, null, "paper-missing", null)]
    [InlineData(true, "card-change", null, typeof(CardChangeAsked))]
    [InlineData(true, "card-authorisation", null, typeof(CardChangeAsked))]
    public void Another_card_after_signing_needs_a_paper_and_waits(bool inPay, string? paper, string? code, Type? fact)
    {
        var at = Decided.Case(given: paper is null ? [] : [new PaperGiven(paper, "hash")]);
        var update = new UpdateWorker("W1", Card: "6228480012345678915");
        var decision = WorkerActions.Update(update, at, Known, None, new(inPay, null), Decided.On("2026-03-02"));
        if (code is not null)
            Assert.Equal([code], decision.Codes());
        else
            Assert.IsType(fact!, Assert.Single(Assert.IsType<Accept>(decision).Facts));
    }

    [Fact]
    public void An_address_is_sealed_and_a_bank_goes_with_its_card()
    {
        var entry = new WorkerEntry("王芳", Address: "莲花村三组12号", Bank: "三苏镇信用社");
        var registered = Assert.IsType<Accept>(Register("2026-03-02", null, entry));
        Assert.Equal(
            [("莲花村三组12号", "address"), ("三苏镇信用社", (string?)null)],
            registered.Keeps.Where(k => !k.Ref.StartsWith("worker/", StringComparison.Ordinal)).Select(k => (k.Value, k.Seals))
        );
        Assert.Equal(["address", "bank"], Register("2026-03-02", null, new WorkerEntry("王芳", Address: "三组\n12号", Bank: "")).Codes());

        // While pay is on its way, the branch waits with the card; what else is said holds at once.
        var at = Decided.Case(given: new PaperGiven("card-change", "hash"));
        var update = new UpdateWorker("W1", Card: "6228480012345678915", Bank: "三苏镇信用社", Address: "莲花村四组1号");
        var facts = Assert.IsType<Accept>(WorkerActions.Update(update, at, Known, None, new(true, null), Decided.On("2026-03-02"))).Facts;
        var (changed, asked) = (Assert.IsType<WorkerChanged>(facts[0]), Assert.IsType<CardChangeAsked>(facts[1]));
        Assert.Equal((true, null, null), (changed.AddressRef is not null, changed.CardRef, changed.BankRef));
        Assert.NotNull(asked.BankRef);

        // Of the card that stands, it may be written in by itself.
        var bank = new UpdateWorker("W1", Bank: "三苏镇信用社");
        var own = WorkerActions.Update(bank, Decided.Case(), Known, None, new(true, null), Decided.On("2026-03-02")).Fact<WorkerChanged>();
        Assert.Equal((null, true), (own.CardRef, own.BankRef is not null));
    }

    [Theory, Trait("Seed", "MEI-08")]
    [InlineData(null, true, null, "card-unchanged")]
    [InlineData("someone", true, null, "same-actor")]
    [InlineData("village", true, null, null)]
    [InlineData("village", false, null, "reason")]
    [InlineData("village", false, "不是本人的卡", null)]
    public void A_second_person_confirms_another_card_or_says_why_not(string? askedBy, bool confirmed, string? reason, string? code)
    {
        var input = new ConfirmCard("W1", confirmed, reason);
        var decision = CardChange.Confirm(input, Known, new(true, askedBy), Decided.On("2026-03-02"));
        Assert.Equal(code is null ? [] : [code], decision is Accept ? [] : decision.Codes());
    }

    [Fact]
    public void Two_of_one_name_are_told_apart_by_a_number_or_a_code()
    {
        var one = new WorkerEntry("王芳");
        Assert.Equal(["namesake"], Register("2026-03-02", null, one, one).Codes());
        Assert.Equal(["namesake"], Register("2026-03-02", null, one with { IdNumber = Id("19750412") }, one).Codes());
        Assert.IsType<Accept>(Register("2026-03-02", null, one, one with { Worker = "A2" }));
        Assert.IsType<Accept>(Register("2026-03-02", null, one, one with { IdNumber = Id("19750412") }));
        var held = new Namesakes(new Dictionary<string, string> { ["王芳"] = "W1" });
        var no = WorkerActions.Register(new("莲花村", [one]), Decided.Case(), Known, None, held, Decided.On("2026-03-02"));
        Assert.Equal(
            "workers 第1人：姓名与本村已登记的“W1”相同，又没有身份证号；是另一个人的，写明身份证号或编号",
            ((Refused)no).Reasons[0].Missing
        );
    }

    [Fact]
    public void A_group_that_ends_before_it_begins_is_refused()
    {
        var input = new RegroupWorker("W1", PriorityGroups.Labels.Keys.First(), new(2026, 3, 2), new(2026, 3, 1));
        Assert.Equal(["group-dates"], WorkerActions.Regroup(input, Known).Codes());
        Assert.Equal(new(2026, 3, 2), WorkerActions.Regroup(input with { Until = new(2026, 3, 2) }, Known).Fact<WorkerRegrouped>().Until);
    }
}
