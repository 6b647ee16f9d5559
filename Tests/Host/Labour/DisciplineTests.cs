using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>
/// DP-06: two causes, three educations and one more breach, a village decision, at most the pack's share, itemised — and off until a county
/// sets it.
/// </summary>
[Trait("Seed", "DP-06")]
public sealed class DisciplineTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PayWorld.NewAsync();
        await PayWorld.PapersAsync(_world);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Three_educations_are_not_enough_and_other_causes_do_not_count()
    {
        for (var n = 0; n < 3; n++)
            await EducateAsync();
        Assert.Equal(
            "cause",
            Code(
                await _world.ApplyAsync(
                    Small.All,
                    "worker.educate",
                    new
                    {
                        project = "P1",
                        worker = "W1",
                        cause = "rude",
                        text = "x",
                    }
                )
            )
        );
        Assert.Equal("educations", Code(await RevokeAsync(deduct: false)));
        await EducateAsync();
        Assert.Equal(
            "paper-missing",
            Code(
                await _world.ApplyAsync(
                    Small.All,
                    "worker.revoke",
                    new
                    {
                        project = "P1",
                        worker = "W1",
                        deduct = false,
                        reason = "屡教不改",
                    }
                )
            )
        );
        Assert.IsType<Applied>(await RevokeAsync(deduct: false));
        Assert.Equal("revoked", Code(await RevokeAsync(deduct: false)));
    }

    [Fact]
    public async Task The_deduction_is_off_until_the_county_sets_it()
    {
        for (var n = 0; n < 4; n++)
            await EducateAsync();
        Assert.Equal("deduction-off", Code(await RevokeAsync(deduct: true)));
    }

    [Fact]
    public async Task Ten_percent_of_that_months_gross_is_an_item_of_its_own_and_nobody_elses_pay_changes()
    {
        await DeductingAsync(0.1m);
        for (var n = 0; n < 4; n++)
            await EducateAsync("2026-03-31");
        Assert.IsType<Applied>(await RevokeAsync(deduct: true, on: "2026-03-31"));
        await PayWorld.CompileAsync(_world);
        await using var db = _world.Store.Open();
        var lines = await db.PayrollLines.OrderBy(l => l.Number).ToListAsync();
        Assert.Equal(
            [("W1", null, 1800m), ("W1", "扣减", -180m), ("W2", null, 1800m), ("W3", null, 1800m)],
            lines.Select(l => (l.WorkerId, l.Piece, l.AmountYuan))
        );
        Assert.Equal(5220m, (await db.PayCycles.SingleAsync(c => c.Id == PayWorld.Cycle)).TotalYuan);
    }

    [Fact]
    [Trait("Seed", "DP-09")]
    public async Task A_day_after_the_revocation_is_flagged()
    {
        for (var n = 0; n < 4; n++)
            await EducateAsync("2026-03-10");
        Assert.IsType<Applied>(await RevokeAsync(deduct: false, on: "2026-03-10"));
        await PayWorld.CompileAsync(_world);
        var no = Assert.IsType<NotApplied>(await PayWorld.SignAsync(_world)).Refusals.Single(r => r.Code == "reconciliation-open");
        Assert.Contains("错发：2026-03-11 “W1” 取消务工资格之后", no.Missing);
        Assert.DoesNotContain("2026-03-10", no.Missing);
    }

    private Task<Applied> EducateAsync(string? on = null) =>
        _world.MustAsync(
            Small.All,
            "worker.educate",
            On(
                new
                {
                    project = "P1",
                    worker = "W1",
                    cause = "slack",
                    text = "上午离开工地两小时",
                },
                on
            )
        );

    private async Task<Outcome> RevokeAsync(bool deduct, string? on = null) =>
        await _world.ApplyAsync(
            Small.All,
            "worker.revoke",
            On(
                new
                {
                    project = "P1",
                    worker = "W1",
                    deduct,
                    reason = "屡教不改",
                    papers = await _world.PapersAsync("village-decision"),
                },
                on
            )
        );

    private Task DeductingAsync(decimal share) =>
        PayWorld.PolicyAsync(_world, "discipline.deduct-share", share.ToString(System.Globalization.CultureInfo.InvariantCulture), "占比");

    private static System.Text.Json.Nodes.JsonNode On(object payload, string? on)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToNode(payload)!;
        if (on is not null)
            json["on"] = on;
        return json;
    }

    private static string Code(Outcome outcome) => Assert.IsType<NotApplied>(outcome).Refusals[0].Code;
}
