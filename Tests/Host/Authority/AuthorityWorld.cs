using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WorkRelief.Tests.Elsa;
using WorkRelief.Tests.Host.Labour;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.WorkflowHost.Web.Entry;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>Where an account's grant lies, seen from the township in which the project and everything else stands.</summary>
public enum Lies
{
    Own,
    Upper,
    Lower,
    Neighbour,
    OwnProject,
    OtherProject,
}

/// <summary>
/// A served database with a case of every kind in the project P1, which stands in a township, and for each body that can be granted an
/// account for each place where a grant can lie. Stages are set by hand, so that every row of every table can be tried on one database.
/// </summary>
public sealed class AuthorityWorld : IAsyncLifetime
{
    public const string Project = "P1";
    public const string Other = "P2";
    public const string County = "四川省/眉山市/东坡区";
    public const string Township = County + "/三苏镇";
    public const string Neighbour = County + "/崇礼镇";

    /// <summary>What nothing but P1 is called.</summary>
    public const string Name = "甲字号产业路";
    public const string NoGrants = "nobody";
    public const string Unregistered = "stranger";
    private readonly Dictionary<string, string> _cases = new(StringComparer.Ordinal) { [Subject.Project] = Project };
    private World _world = null!;

    public WebApplication App { get; private set; } = null!;
    public Uri Url { get; private set; } = null!;
    public World World => _world;
    public Store Store => App.Services.GetRequiredService<Store>();
    public Engine Engine => App.Services.GetRequiredService<Engine>();
    public DateOnly Today => Scope.Of("admin", _world.Clock).Today;

    public Shape Contractor { get; } = ShapeOf("dongpo", Shape.ByContractor);
    public Shape SelfBuild { get; } = ShapeOf("guangan", Shape.SelfBuild);

    public static string AccountOf(string body, Lies lies) => $"{body}.{lies.ToString().ToLowerInvariant()}";

    /// <summary>Where a grant of the body can lie.</summary>
    public static IEnumerable<Lies> PlacesOf(string body) =>
        Enum.GetValues<Lies>().Where(l => l is Lies.OwnProject or Lies.OtherProject || !Bodies.ByProjectOnly.Contains(body));

    /// <summary>The grant of the township's own account.</summary>
    public string Grant { get; private set; } = "";

    /// <summary>The case of a kind.</summary>
    public string CaseOf(string kind) => _cases[kind];

    public async Task InitializeAsync()
    {
        _world = await PayWorld.NewAsync();
        await Small.AnotherAsync(_world, Other);
        await CasesAsync();
        await AccountsAsync();
        Grant = await GrantAsync();
        var settings = new Settings(
            StorageProvider.Sqlite,
            "Data Source=" + Path.Combine(_world.Home, "test.db"),
            _world.Home,
            Path.Combine(_world.Home, "files"),
            Path.Combine(_world.Home, "keys"),
            null,
            null,
            "http://127.0.0.1:0"
        )
        {
            Studio = await StandInStudio.InAsync(_world.Home),
        };
        // More forms a minute are asked for here than a person could.
        App = Service.Build(
            settings,
            _world.Clock,
            parts =>
                parts
                    .RemoveAll<IConfigureOptions<RateLimiterOptions>>()
                    .AddRateLimiter(o =>
                    {
                        foreach (var policy in (string[])[Limits.Heavy, Limits.Sent, Limits.SignIn, Limits.Open, Limits.Objections])
                            o.AddPolicy(policy, _ => RateLimitPartition.GetNoLimiter(""));
                    })
        );
        await Service.PrepareAsync(App, default);
        foreach (var table in ((Shape[])[Contractor, SelfBuild]).SelectMany(Catalogue.Program.Expand))
            App.Services.GetRequiredService<Definitions>().Keep(table);
        await StandInTownshipAsync();
        await RestoreAsync();
        await App.StartAsync();
        Url = new Uri(App.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _world.DisposeAsync();
    }

    public HttpClient As(string account) => new(new Signing(App, account)) { BaseAddress = Url };

    /// <summary>Puts the case of a kind into a stage of a table.</summary>
    public async Task StandAsync(IEnumerable<(Table Table, string Stage)> places)
    {
        await using var db = Store.Open();
        foreach (var (table, stage) in places)
        {
            await db
                .Cases.Where(c => c.Id == _cases[table.Kind])
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.TableHash, table.Hash).SetProperty(x => x.Stage, stage));
            await db
                .Acceptances.Where(a => a.Id == _cases[table.Kind])
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.Tier, table.Name.Split('/', 2)[^1]));
        }
    }

    /// <summary>Lets the project be done, and others be proposed beside it, by a county's practice.</summary>
    public async Task FollowAsync(Shape shape)
    {
        await using var db = Store.Open();
        var hash = await db.Packs.Where(p => p.Name == shape.Pack).Select(p => p.Hash).SingleAsync();
        var township = await db.Areas.SingleAsync(a => a.Path == Township);
        await db
            .Packs.Where(p => p.Name == shape.Pack)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.AreaFrom, township.Code).SetProperty(x => x.AreaTo, township.Last));
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Revisions\" SET \"Number\" = \"Number\" + 1");
        await db
            .Projects.Where(p => p.Id == Project)
            .ExecuteUpdateAsync(p =>
                p.SetProperty(x => x.Pack, shape.Pack).SetProperty(x => x.PackHash, hash).SetProperty(x => x.Mode, shape.Mode)
            );
    }

    /// <summary>The project under construction in 东坡's practice, and each case where it first comes to.</summary>
    public async Task RestoreAsync()
    {
        await FollowAsync(Contractor);
        var tables = Catalogue.Program.Expand(Contractor).DistinctBy(t => t.Kind).ToList();
        await StandAsync(tables.Select(t => (t, t.Kind == Subject.Project ? "UnderConstruction" : t.Stages[0].Name)));
    }

    private static Shape ShapeOf(string pack, string mode) => PackReader.Shipped(pack).Shapes.Last(s => s.Mode == mode);

    /// <summary>One case of each kind: those that come by themselves, and those that are opened.</summary>
    private async Task CasesAsync()
    {
        await PayWorld.PayableAsync(_world);
        _cases["pay-cycle"] = PayWorld.Cycle;
        await _world.MustAsync("admin", "pack.activate", new { name = "guangan" });
        await PurchaseTests.OpenAsync(_world, "materials");
        await _world.PostAsync("construction");
        await _world.MustAsync(
            Small.All,
            "question.ask",
            new
            {
                project = Project,
                @as = "reform-bureau",
                to = "township",
                text = "何时完工？",
            }
        );
        await _world.MustAsync(
            Small.All,
            "joint-decision.record",
            new
            {
                project = Project,
                metOn = "2026-03-31",
                text = "协调解决电杆迁移",
                owner = "township",
                dueOn = "2026-04-20",
                papers = await _world.PapersAsync("joint-meeting-minutes"),
            }
        );
        await using var db = _world.Store.Open();
        var known = await db.Cases.AsNoTracking().Where(c => c.ProjectId == Project).ToListAsync();
        foreach (var kind in Catalogue.Program.Expand(Contractor).Select(t => t.Kind).Distinct())
            if (known.FirstOrDefault(c => c.Kind == kind && (kind != "pay-cycle" || c.Id == PayWorld.Cycle)) is { } held)
                _cases[kind] = held.Id;
            else
            {
                _cases[kind] = $"{Project}/{kind}-x";
                db.Cases.Add(
                    new CaseRow
                    {
                        Id = _cases[kind],
                        Kind = kind,
                        TableHash = "",
                        Stage = "",
                        ProjectId = Project,
                        Area = 0,
                        PackHash = known[0].PackHash,
                        OpenedOn = known[0].OpenedOn,
                        MovedOn = known[0].MovedOn,
                    }
                );
                db.Add(Beside(kind, _cases[kind]));
            }
        await db.SaveChangesAsync();
    }

    /// <summary>What stands beside a case of a kind that takes many steps to come to.</summary>
    private static object Beside(string kind, string id) =>
        kind switch
        {
            "acceptance" => new AcceptanceRow
            {
                Id = id,
                ProjectId = Project,
                Tier = "",
            },
            "rectification" => new RectificationRow
            {
                Id = id,
                ProjectId = Project,
                ItemRef = id,
            },
            "deposit" => new DepositRow
            {
                Id = id,
                ProjectId = Project,
                CycleId = PayWorld.Cycle,
            },
            "recovery" => new RecoveryRow
            {
                Id = id,
                ProjectId = Project,
                Period = "2026-03",
            },
            _ => throw new InvalidOperationException($"No case of {kind} was opened: say what stands beside one."),
        };

    private async Task AccountsAsync()
    {
        await _world.MustAsync("admin", "area.register", new { path = Neighbour });
        await _world.MustAsync("admin", "account.register", new { account = NoGrants, name = "无职责" });
        foreach (var body in Bodies.Grantable.Keys)
        foreach (var lies in PlacesOf(body))
        {
            var account = AccountOf(body, lies);
            await _world.MustAsync("admin", "account.register", new { account, name = "试" });
            var area = lies switch
            {
                Lies.Own => Township,
                Lies.Upper => County,
                Lies.Lower => Small.Village,
                Lies.Neighbour => Neighbour,
                _ => null,
            };
            var project = lies switch
            {
                Lies.OwnProject => Project,
                Lies.OtherProject => Other,
                _ => null,
            };
            await _world.MustAsync(
                "admin",
                "grant.give",
                new
                {
                    account,
                    body,
                    area,
                    project,
                }
            );
        }
    }

    private async Task<string> GrantAsync()
    {
        await using var db = _world.Store.Open();
        var account = AccountOf(Bodies.Township, Lies.Own);
        return await db.Grants.Where(g => g.Account == account).Select(g => g.Id).SingleAsync();
    }

    /// <summary>There is a place below and one beside a township; the other project lies in the one beside.</summary>
    private async Task StandInTownshipAsync()
    {
        await using var db = Store.Open();
        var own = await db.Areas.SingleAsync(a => a.Path == Township);
        var beside = await db.Areas.SingleAsync(a => a.Path == Neighbour);
        await db
            .Projects.Where(p => p.Id == Project)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Area, own.Code).SetProperty(x => x.Name, Name));
        await db.Cases.Where(c => c.ProjectId == Project).ExecuteUpdateAsync(c => c.SetProperty(x => x.Area, own.Code));
        await db.Projects.Where(p => p.Id == Other).ExecuteUpdateAsync(p => p.SetProperty(x => x.Area, beside.Code));
        await db.Cases.Where(c => c.ProjectId == Other).ExecuteUpdateAsync(c => c.SetProperty(x => x.Area, beside.Code));
        await db.Workers.ExecuteUpdateAsync(w => w.SetProperty(x => x.Area, own.Code));
        db.Add(
            new RegulationRow
            {
                Id = "R1",
                Area = own.Code,
                Title = "三苏镇务工管理办法",
                File = new(new string('a', 64)),
                Steps = "",
            }
        );
        await db.SaveChangesAsync();
    }
}
