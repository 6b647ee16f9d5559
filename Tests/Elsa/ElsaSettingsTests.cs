using Microsoft.Extensions.Configuration;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Elsa;

namespace WorkRelief.Tests.Elsa;

public sealed class ElsaSettingsTests
{
    [Fact]
    public void Nothing_follows_unless_it_is_asked_for()
    {
        var settings = Read();
        Assert.Equal(new ElsaSettings(false, Path.Combine("data", "elsa.db")), settings);
        Assert.Equal((true, "bureau.link"), (Read(("Follow", "true")).Follow, Read(("Account", "bureau.link")).Account));
    }

    [Theory]
    [InlineData("Follow", "yes")]
    [InlineData("Processes", "/no/such/folder")]
    public void A_setting_that_cannot_be_used_is_named(string name, string value) =>
        Assert.Contains("Elsa:" + name, Assert.Throws<BadSetting>(() => Read((name, value))).Message, StringComparison.Ordinal);

    private static ElsaSettings Read(params (string Name, string Value)[] values) =>
        ElsaSettings.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(values.ToDictionary(v => "Elsa:" + v.Name, v => (string?)v.Value))
                .Build()
                .GetSection("Elsa"),
            "data"
        );
}
