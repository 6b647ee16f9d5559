using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Verification;

namespace WorkRelief.Tests.Verification;

[Trait("Seed", "DP-12")]
public sealed class VerificationDecisionTests
{
    [Fact]
    public void Whoever_was_not_asked_is_named_and_ten_names_are_enough()
    {
        var practice = Deciding.Practice();
        Assert.Null(Refused(0));
        Assert.EndsWith("W10", Refused(10)!.Missing, StringComparison.Ordinal);
        Assert.EndsWith("W10 等", Refused(11)!.Missing, StringComparison.Ordinal);
        practice = Deciding.Practice(values: (VerificationPolicy.Required, "no"));
        Assert.Null(Refused(11));

        Refusal? Refused(int left) =>
            VerificationRules.EveryWorkerVerified(
                new UnaskedWorkers([.. Enumerable.Range(1, left).Select(n => $"W{n}")]),
                practice,
                Deciding.On(2026, 6, 1)
            );
    }

    [Fact]
    public void What_does_not_agree_must_be_put_right()
    {
        var paid = new PaidWorkers(new Dictionary<string, PaidWork> { ["W1"] = new(10, 1800), ["W2"] = new(9.5m, 1710) });
        Assert.Equal(["worker-not-paid"], Deciding.Codes(Verify(new CheckEntry("W9", true))));
        Assert.Equal(["note"], Deciding.Codes(Verify(new CheckEntry("W1", true, "recorded-call"))));
        Assert.Empty(Assert.IsType<Accept>(Verify(new CheckEntry("W1", true))).Follows);
        var check = Assert.Single(Deciding.Fact<WorkersVerified>(Verify(new CheckEntry("W1", true))).Checks);
        Assert.Equal((10m, 1800m), (check.Days, check.AmountYuan));
        var asked = Assert.IsType<Accept>(Verify(new CheckEntry("W1", true), new CheckEntry("W2", false, Note: "少两天")));
        Assert.Equal("rectification.order", Assert.Single(asked.Follows).Action);

        Decision Verify(params CheckEntry[] checks) =>
            VerificationActions.Verify(new VerifyWorkers(checks), Deciding.Project(), paid, Deciding.On(2026, 6, 1));
    }
}
