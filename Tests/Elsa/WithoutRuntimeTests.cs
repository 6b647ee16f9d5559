using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Cli;
using WorkRelief.WorkflowHost.Elsa;

namespace WorkRelief.Tests.Elsa;

/// <summary>A program that was built without the Elsa runtime says so, and what to do.</summary>
public sealed class WithoutRuntimeTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("rebuild")]
    public async Task The_commands_about_instances_say_what_is_missing(string command)
    {
        using var output = new StringWriter();
        Assert.Equal(ExitCodes.Usage, await Commands.RunAsync(["elsa", command], output, TextWriter.Null));
        Assert.Contains("没有带 Elsa 运行时", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_shall_follow_does_not_start_as_if_it_did()
    {
        var settings = new ElsaSettings(Follow: true, "elsa.db");
        var error = Assert.Throws<BadSetting>(() => new ServiceCollection().AddElsaFollowing(settings));
        Assert.Contains("Elsa:Follow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_Elsa_is_referenced() =>
        Assert.DoesNotContain(
            typeof(ElsaSettings).Assembly.GetReferencedAssemblies(),
            a => a.Name!.Contains("Elsa", StringComparison.Ordinal)
        );
}
