using WorkRelief.WorkflowHost.Engine;

namespace WorkRelief.Tests.Host.Labour;

/// <summary>No project is proposed or applied for before its people were surveyed.</summary>
public sealed class SurveyTests
{
    [Theory]
    [Trait("Seed", "DP-01")]
    [InlineData("labourers")]
    [InlineData("skills")]
    [InlineData("willing")]
    [InlineData("special")]
    [InlineData("capacity")]
    public async Task Planning_cannot_close_while_one_of_the_five_is_empty(string missing)
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        await ProposeAsync(world);
        var fields = new Dictionary<string, string>
        {
            ["labourers"] = "210",
            ["skills"] = "砌筑",
            ["willing"] = "160",
            ["special"] = "已走访",
            ["capacity"] = "组织过",
        };
        fields.Remove(missing);
        Assert.Equal(
            "field-missing",
            await world.RefusedAsync(Small.All, "record.add", await world.RecordAsync("baseline-survey", fields))
        );
        Assert.Equal("survey-missing", await world.RefusedAsync(Small.All, "project.apply", new { project = "P1" }));
    }

    [Fact]
    [Trait("Seed", "MEI-15")]
    public async Task No_proposal_enters_the_library_without_its_labour_survey_and_the_three_combinations_are_answered_in_words()
    {
        await using var world = await World.NewAsync();
        await Small.PlaceAsync(world);
        var refused = Assert.IsType<NotApplied>(
            await world.ApplyAsync(Small.All, "project.propose", Proposal(await world.PapersAsync("project-proposal")))
        );
        Assert.Contains("群众务工摸底调查表", Assert.Single(refused.Refusals).Missing);
        await world.MustAsync(Small.All, "project.propose", Proposal(await world.PapersAsync("labour-survey", "project-proposal")));
        Assert.Equal(
            "field-missing",
            await world.RefusedAsync(
                Small.All,
                "record.add",
                await world.RecordAsync("three-combinations", new { industry = "茶园", income = "务工" })
            )
        );
        await world.MustAsync(
            Small.All,
            "record.add",
            await world.RecordAsync(
                "three-combinations",
                new
                {
                    industry = "茶园道路",
                    income = "务工和分红",
                    spirit = "以工代训",
                }
            )
        );
    }

    private static object Proposal(object[] papers) =>
        new
        {
            project = "P1",
            name = "莲花村道路",
            area = Small.Village,
            mode = "contractor",
            track = "special",
            fundBase = "central",
            plannedPayYuan = 400000,
            funds = new { central = 1000000 },
            papers,
        };

    private static async Task ProposeAsync(World world)
    {
        await world.MustAsync(Small.All, "project.propose", Proposal(await world.PapersAsync("labour-survey", "project-proposal")));
        await world.MustAsync(
            Small.All,
            "project.name-lead",
            new
            {
                project = "P1",
                account = Small.All,
                papers = await world.PapersAsync("lead-appointment"),
            }
        );
    }
}
