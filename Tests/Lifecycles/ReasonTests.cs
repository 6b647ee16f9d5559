using WorkRelief.Tests.Host;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Lifecycles;

public sealed class ReasonTests
{
    public static TheoryData<string> Explained =>
        [.. Catalogue.Program.Actions.Values.Where(a => a.Input == typeof(ReasonInput)).Select(a => a.Name).Order(StringComparer.Ordinal)];

    /// <summary>Before it looks at anything else: nothing is loaded here.</summary>
    [Theory, MemberData(nameof(Explained))]
    public void A_step_that_must_be_explained_takes_no_empty_and_no_endless_reason(string action)
    {
        var def = Catalogue.Program.Actions[action];
        var moment = new Moment("a", Bodies.Township, new(2021, 4, 1), DateTimeOffset.UnixEpoch, null!, "project/P1:1");
        foreach (var reason in (string[])["", " \t\r\n　", new('长', Reason.Longest + 1), new('长', 1_000_000)])
            Assert.Equal(
                [new Refusal(Refusals.Reason, "reason：理由不能为空，不超过2000字")],
                Assert.IsType<Refused>(def.Decide(new ReasonInput(reason), new FacetSet(), moment)).Reasons
            );
    }

    [Fact]
    public async Task A_reason_of_2000_characters_suspends_a_project_and_one_more_does_not()
    {
        await using var world = await World.NewAsync("2021-03-01 08:00");
        await Small.ProjectAsync(world);
        var papers = await world.PapersAsync("suspension-order");
        foreach (var no in (string[])["", new('长', 2001)])
            Assert.Equal("reason", await world.RefusedAsync(Small.All, "project.suspend", Suspension(no)));
        Assert.IsType<Applied>(await world.ApplyAsync(Small.All, "project.suspend", Suspension(new('长', 2000))));

        object Suspension(string reason) =>
            new
            {
                project = "P1",
                reason,
                papers,
                @as = "township",
            };
    }
}
