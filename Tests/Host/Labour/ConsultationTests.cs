using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>What is settled together before the work: the consultation of four parties and the election of a council.</summary>
public sealed class ConsultationTests
{
    [Fact]
    [Trait("Seed", "DP-03")]
    public async Task The_consultation_has_four_signatures_five_subjects_and_the_departments_opinions()
    {
        await using var world = await PayWorld.NewAsync();
        var refused = Assert.IsType<NotApplied>(
            await world.ApplyAsync(
                Small.All,
                "consultation.hold",
                new
                {
                    project = "P1",
                    parties = new
                    {
                        reform = "周建国",
                        township = "",
                        village = "陈富强",
                        designer = "唐工",
                    },
                    subjects = new
                    {
                        posts = "岗位",
                        heads = "人数",
                        training = "",
                        quantity = "工程量",
                        pay = "报酬",
                    },
                    from = "2026-03-01",
                    rates = new[] { new { trade = "普杂工", rateYuan = 180.005m } },
                    papers = await world.PapersAsync("consultation-minutes"),
                }
            )
        );
        Assert.Equal(
            ["money-precision", "paper-missing", "party-missing", "prices-left-out", "subject-missing"],
            refused.Refusals.Select(r => r.Code).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    [Trait("Seed", "GA-02")]
    public async Task A_council_is_elected_by_more_than_half_of_those_entitled_and_without_it_nothing_starts()
    {
        await using var world = await PayWorld.NewAsync();
        var fields = new Dictionary<string, string>
        {
            ["present"] = "90",
            ["entitled"] = "180",
            ["votes"] = "46",
            ["elected"] = "吴大勇",
        };
        Assert.Equal(
            "quorum",
            await world.RefusedAsync(Small.All, "record.add", await world.RecordAsync("council-election", fields, "council-election"))
        );
        fields["present"] = "91";
        await world.MustAsync(Small.All, "record.add", await world.RecordAsync("council-election", fields, "council-election"));
    }
}
