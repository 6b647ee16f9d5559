using WorkRelief.Workflows.Policy;

namespace WorkRelief.Tests.Policy;

public class PackTests
{
    public static TheoryData<string> Names => [.. PackReader.ShippedNames];

    [Theory, MemberData(nameof(Names))]
    public void Every_shipped_pack_loads(string name) => Assert.Equal(name, PackReader.Shipped(name).Name);

    [Fact]
    public void Six_packs_are_shipped() =>
        Assert.Equal(["national", "bazhou", "dongpo", "guangan", "meishan", "mingshan"], PackReader.ShippedNames);
}
