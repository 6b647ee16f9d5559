using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkRelief.WorkflowHost;
using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Mail;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.Tests.Browser;

/// <summary>
/// The real service over a database of its own, on a clock that the test moves; what falls due happens when the test says.
/// </summary>
public sealed class Machine : IAsyncDisposable
{
    public const string Password = "kaishan2026xiulu";
    private readonly string _home = Directory.CreateTempSubdirectory("workrelief-browser-").FullName;

    private Machine(DateTimeOffset start, StudioPackage? studio)
    {
        Clock = new VirtualClock(start);
        Mail = new RecordedMail(new FolderMail(Path.Combine(_home, "mail"), Clock));
        var settings = new Settings(
            StorageProvider.Sqlite,
            "Data Source=" + Path.Combine(_home, Stage.DatabaseFile),
            _home,
            Path.Combine(_home, "files"),
            Path.Combine(_home, "keys"),
            TemplatesFolder: null,
            Mail: null,
            "http://127.0.0.1:0"
        )
        {
            Studio = studio,
        };
        App = Service.Build(
            settings,
            Clock,
            parts =>
            {
                parts.AddLogging(log => log.ClearProviders());
                parts.AddSingleton<IMailTransport>(Mail);
                // Only the server itself: the clock's work is done by the rehearsal, at its own instants.
                foreach (var part in parts.Where(p => p.ServiceType == typeof(IHostedService) && !IsServer(p)).ToList())
                    parts.Remove(part);
            }
        );
    }

    public WebApplication App { get; }
    public VirtualClock Clock { get; }
    public RecordedMail Mail { get; }
    public string Url => App.Urls.Single();

    public static async Task<Machine> StartAsync(DateTimeOffset start, StudioPackage? studio = null)
    {
        var machine = new Machine(start, studio);
        await Service.PrepareAsync(machine.App, default);
        await machine.App.StartAsync();
        return machine;
    }

    /// <summary>Gives the account the password, so that a person can sign in.</summary>
    public async Task LetInAsync(string account)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var problems = await scope.ServiceProvider.GetRequiredService<SignIn>().SetAsync(account, Password, mustChange: false, default);
        Assert.Empty(problems);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    private static bool IsServer(ServiceDescriptor part) =>
        part.ImplementationFactory?.Method.DeclaringType?.FullName?.Contains("GenericWebHost", StringComparison.Ordinal) == true
        || part.ImplementationType?.FullName?.Contains("GenericWebHost", StringComparison.Ordinal) == true;
}
