using Microsoft.Extensions.Configuration;
using WorkRelief.WorkflowHost;

namespace WorkRelief.Tests.Host;

/// <summary>A password never crosses a network in the clear.</summary>
public sealed class EntrySettingsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null, null, null)]
    [InlineData("http://localhost:5080", null, null, null)]
    [InlineData("http://[::1]:5080", null, null, null)]
    [InlineData("http://10.1.2.3:5080", null, null, "密码会明文经过网络")]
    [InlineData("http://10.1.2.3:5080", "10.1.2.9", null, null)]
    [InlineData("http://0.0.0.0:5080", "10.1.2.9", null, "须在 Hosts 写明")]
    [InlineData("http://*:5080", "10.1.2.9", "gongdai.example.gov.cn", null)]
    [InlineData("http://10.1.2.3:5080", "proxy.example", null, "应为代理服务器的 IP 地址")]
    [InlineData("https://10.1.2.3", null, null, "须设置 Https:Certificate")]
    [InlineData("ftp://127.0.0.1", null, null, "应如")]
    [InlineData("nonsense", null, null, "应如")]
    public void Plain_http_beyond_this_machine_needs_a_named_proxy(string url, string? proxy, string? hosts, string? problem)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Proxy"] = proxy, ["Hosts"] = hosts })
            .Build();
        var bad = Record.Exception(() => EntrySettings.From(configuration, url, publicAddress: null));
        if (problem is null)
            Assert.Null(bad);
        else
            Assert.Contains(problem, Assert.IsType<BadSetting>(bad).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_may_ask_for_the_names_that_the_program_is_called_and_no_others()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Proxy"] = "10.1.2.9", ["Hosts"] = "a.example，b.example" })
            .Build();
        var entry = EntrySettings.From(configuration, "http://10.1.2.3:5080", "https://zhengwu.example.gov.cn");
        string[] hosts = ["localhost", "127.0.0.1", "[::1]", "a.example", "b.example", "zhengwu.example.gov.cn", "10.1.2.3"];
        Assert.Equal(hosts, entry.Hosts);
    }

    [Theory]
    [InlineData("https://sso.example.gov.cn/realms/county", "work-relief", "s", null)]
    [InlineData("http://127.0.0.1:8080/realms/county", "work-relief", "s", null)]
    [InlineData("http://sso.example.gov.cn", "work-relief", "s", "Oidc:Authority “http://sso.example.gov.cn”应如 https://")]
    [InlineData("sso", "work-relief", "s", "应如 https://")]
    [InlineData("https://sso.example.gov.cn", null, "s", "须设置 Oidc:ClientId")]
    [InlineData("https://sso.example.gov.cn", "work-relief", null, "须设置 Oidc:ClientSecret")]
    [InlineData(null, null, null, null)]
    public void A_provider_is_whole_and_reached_over_https_or_not_set(string? authority, string? client, string? secret, string? problem)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Oidc:Authority"] = authority,
                    ["Oidc:ClientId"] = client,
                    ["Oidc:ClientSecret"] = secret,
                }
            )
            .Build();
        if (problem is not null)
            Assert.Contains(
                problem,
                Assert.Throws<BadSetting>(() => EntrySettings.From(configuration, Settings.DefaultUrl, null)).Message,
                StringComparison.Ordinal
            );
        else if (authority is null)
            Assert.Null(EntrySettings.From(configuration, Settings.DefaultUrl, null).Oidc);
        else
            Assert.Equal("preferred_username", EntrySettings.From(configuration, Settings.DefaultUrl, null).Oidc!.AccountClaim);
    }
}
