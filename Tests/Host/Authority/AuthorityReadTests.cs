using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>
/// What is read belongs to the place of the grant. Every address is found from the program itself: a new one without an expectation in
/// <see cref="Watched"/> is a failure.
/// </summary>
[Collection(nameof(AuthorityWorlds))]
public sealed partial class AuthorityReadTests(AuthorityWorld world)
{
    private static readonly string[] Offices = [Bodies.Township, Bodies.Supervisor, Bodies.Contractor];

    [Fact]
    public void Every_address_has_an_expectation_and_no_expectation_is_left_of_an_old_one()
    {
        var addresses = Routes().Where(r => Answers(r, "GET")).Select(PatternOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var wrong = addresses.Except(Watched.All.Keys).Concat(Watched.All.Keys.Except(addresses)).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_page_and_address_behind_the_sign_in_has_a_name_for_those_who_read_who_looked() =>
        Assert.Empty(
            Routes()
                .Where(r =>
                    Answers(r, "GET") && Watched.All[PatternOf(r)] is { Shows: not Shows.Anybody } and not { Address: "/phone/who" }
                )
                .Where(r => r.Metadata.GetMetadata<IEndpointSummaryMetadata>() is null)
                .Select(PatternOf)
        );

    [Fact]
    public async Task What_an_account_reads_belongs_to_where_its_grant_lies()
    {
        var wrong = new List<string>();
        foreach (var (account, lies) in Accounts())
        {
            using var client = await BrowserAsync(account);
            foreach (var (pattern, read) in Watched.All)
            {
                var sees = Sees(read.Shows, account, lies);
                if (read.Costly && sees == true && account != AuthorityWorld.AccountOf(Bodies.Township, Lies.Own))
                    continue;
                var answer = await client.GetAsync(await AddressAsync(read.Address));
                var text = await TextAsync(answer);
                var shown = text.Contains(read.Marker, StringComparison.Ordinal);
                var found = answer.StatusCode == HttpStatusCode.OK;
                var there = read.Shows is Shows.One or Shows.OneOfPlace || (read.Shows == Shows.DrawingOf && Draws(account));
                if (
                    (sees == true && !(found && shown))
                    // The name of the own project stands at the head of every page.
                    || (sees == false && shown && (found || lies != Lies.OwnProject))
                    || (
                        sees == false
                        && read.Shows is Shows.Drawing or Shows.DrawingOf
                        && !Draws(account)
                        && answer.StatusCode != HttpStatusCode.Forbidden
                    )
                    || (sees == false && there && answer.StatusCode != HttpStatusCode.NotFound)
                    || (int)answer.StatusCode >= 500
                )
                    wrong.Add($"{pattern} by {account}: {(int)answer.StatusCode}, {(shown ? "shown" : "not shown")}, expected {sees}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_stranger_is_answered_alike_whether_there_is_such_a_thing_or_not()
    {
        using var stranger = await BrowserAsync(null);
        foreach (var (pattern, read) in Watched.All.Where(r => r.Value.Shows != Shows.Anybody))
        {
            var address = await AddressAsync(read.Address);
            var there = await stranger.GetAsync(address);
            var path = address.Split('?')[0];
            if (
                path.StartsWith("/api/", StringComparison.Ordinal)
                || path.StartsWith("/elsa/api/", StringComparison.Ordinal)
                || path == "/phone/who"
            )
                Assert.True(there.StatusCode == HttpStatusCode.Unauthorized, $"{pattern}: {there.StatusCode}");
            else
                Assert.Equal(
                    $"/sign-in?to={Uri.EscapeDataString(new Uri(world.Url, address).PathAndQuery)}",
                    there.Headers.Location?.OriginalString
                );
            var nowhere = await stranger.GetAsync(NoSuch().Replace(address, "ZZ-404"));
            Assert.Equal((pattern, there.StatusCode), (pattern, nowhere.StatusCode));
            Assert.Equal(
                Trace().Replace(await there.Content.ReadAsStringAsync(), ""),
                Trace().Replace(await nowhere.Content.ReadAsStringAsync(), "")
            );
        }
    }

    [Fact]
    public async Task A_stranger_sends_nothing_anywhere_but_where_anybody_may()
    {
        using var stranger = await BrowserAsync(null);
        var tried = 0;
        foreach (var route in Routes().Where(r => Answers(r, "POST")))
        {
            var pattern = PatternOf(route);
            if (Watched.All.TryGetValue(pattern, out var read) && read.Shows == Shows.Anybody)
                continue;
            var address = Parameter().Replace(pattern, "1");
            var answer = await stranger.PostAsync(address, new StringContent("{}", Encoding.UTF8, "application/json"));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{pattern}: {answer.StatusCode}");
            tried++;
        }
        Assert.True(tried > 100);
    }

    [Fact]
    public async Task The_first_page_leads_a_stranger_to_the_board_and_to_the_sign_in()
    {
        using var stranger = await BrowserAsync(null);
        var page = await stranger.GetStringAsync("/");
        Assert.Contains("href=\"/board\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(AuthorityWorld.Name, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Account, Lies? Lies)> Accounts() =>
        [
            .. Offices.SelectMany(b => AuthorityWorld.PlacesOf(b).Select(l => (AuthorityWorld.AccountOf(b, l), (Lies?)l))),
            (AuthorityWorld.AccountOf(Bodies.Administrator, Lies.Upper), Lies.Upper),
            (AuthorityWorld.NoGrants, null),
            ("admin", null),
        ];

    /// <summary>Null where it depends on more than the place.</summary>
    private static bool? Sees(Shows shows, string account, Lies? lies)
    {
        var everywhere = account == "admin";
        var place = everywhere || lies is Lies.Own or Lies.Upper;
        var project = place || lies is Lies.OwnProject;
        return shows switch
        {
            Shows.One or Shows.List => project,
            Shows.ListOfPlace or Shows.OneOfPlace => place,
            Shows.RulesOfPlace => place || lies is Lies.Lower,
            Shows.Own => project ? null : false,
            Shows.Administrator => everywhere,
            Shows.Watchers => everywhere || account.StartsWith(Bodies.Supervisor, StringComparison.Ordinal),
            Shows.Drawing => Draws(account),
            Shows.DrawingOf => Draws(account) && project,
            Shows.Nobody => false,
            _ => null,
        };
    }

    private static bool Draws(string account) => account == "admin" || account.Split('.')[0] is Bodies.Supervisor or Bodies.Administrator;

    private async Task<string> AddressAsync(string address)
    {
        if (!address.Contains('{', StringComparison.Ordinal))
            return address;
        await using var db = world.Store.Open();
        var paper = await db.Documents.FirstAsync(d => d.ProjectId == AuthorityWorld.Project && d.Kind == "payroll-notice");
        // The stand-in for a sheet of the one project that had one.
        var file = await db.Papers.Where(p => p.Kind == "payroll-sheet").Select(p => p.File).FirstAsync();
        var pack = await db.Packs.OrderBy(p => p.Number).Select(p => p.Hash).FirstAsync();
        return address
            .Replace("{document}", paper.Id)
            .Replace("{notice}", paper.CaseId)
            .Replace("{file}", file.Hex)
            .Replace("{pack}", pack)
            .Replace("{procedure}", Catalogue.Program.Expand(world.Contractor).Single(t => t.Kind == "pay-cycle").Hash[..32]);
    }

    private async Task<HttpClient> BrowserAsync(string? account)
    {
        var cookies = new CookieContainer();
        if (account is not null)
        {
            var keys = world.App.Services.GetRequiredService<AccessKeys>();
            var secret = await keys.IssueAsync(account, KeyKind.Session, "test", TimeSpan.FromDays(1), default);
            cookies.Add(world.Url, new Cookie(KeyAuthentication.CookieName, secret));
        }
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = world.Url };
    }

    /// <summary>What a person would read of it.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (!type.EndsWith("sheet", StringComparison.Ordinal))
            return type == "application/json" || type.StartsWith("text/", StringComparison.Ordinal)
                ? Regex.Unescape(WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes).Replace("\\", "\\\\").Replace("\\\\u", "\\u")))
                : Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var parts = zip
            .Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal))
            .Select(e => new StreamReader(e.Open()).ReadToEnd());
        return string.Concat(parts);
    }

    private List<RouteEndpoint> Routes() =>
        [.. world.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static string PatternOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    private static bool Answers(RouteEndpoint route, string method) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true;

    [GeneratedRegex("P1|W1|[0-9a-f]{64}|(?<=documents/)[A-Z0-9]+")]
    private static partial Regex NoSuch();

    [GeneratedRegex("\"traceId\":\"[^\"]+\"")]
    private static partial Regex Trace();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

/// <summary>One served world for all that ask who may.</summary>
[CollectionDefinition(nameof(AuthorityWorlds))]
public sealed class AuthorityWorlds : ICollectionFixture<AuthorityWorld>;
