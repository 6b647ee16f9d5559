using WorkRelief.WorkflowHost.Rehearsal;
using Xunit.Abstractions;

namespace WorkRelief.Tests.Browser;

/// <summary>A project from its proposal to the archive, through the pages alone and without script.</summary>
public sealed class WholeProjectTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("dongpo.yaml", 10)] // from the proposal to the archive
    [InlineData("labour-self-build.yaml", 6)] // the three papers of a month, payees whose money came back and was sent again
    public async Task Its_people_carry_a_project_through_plain_forms(string name, int accounts)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Rehearsals", name);
        var scenario = Scenario.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file));
        await using var machine = await Machine.StartAsync(scenario.Steps[0].At.AddHours(-12));
        await using var people = new PageActor(machine, chromium);
        var log = new StringWriter();
        try
        {
            await new Rehearsal(
                machine.App.Services,
                machine.Clock,
                machine.Mail,
                new Timeline(log, json: false),
                people.TakeAsync
            ).RunAsync([scenario]);
        }
        finally
        {
            output.WriteLine(log.ToString());
        }
        output.WriteLine($"{people.Visitors.Count} people took {people.Taken} steps and were refused {people.Refused}");
        Assert.Equal(accounts, people.Visitors.Count);
        Assert.All(people.Visitors.Values, v => Assert.Empty(v.Faults));
    }
}
