using WorkRelief.WorkflowHost.Clock;
using WorkRelief.WorkflowHost.Elsa;
using WorkRelief.WorkflowHost.Web.Api;
using WorkRelief.WorkflowHost.Web.Entry;

namespace WorkRelief.WorkflowHost;

/// <summary>The long-running service: console, systemd or Windows service.</summary>
public static class Service
{
    /// <param name="other">Puts other parts in the place of those that touch the outside, or leaves some out.</param>
    public static WebApplication Build(Settings settings, TimeProvider clock, Action<IServiceCollection>? other = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseWindowsService(o => o.ServiceName = "WorkRelief").UseSystemd();
        // An address may hold an invitation or the receipt of an objection: it stands in no log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning);
        builder.WebHost.UseUrls(settings.Url);
        // A page of another site must not reach this program under a name of its own.
        builder.Configuration["AllowedHosts"] = string.Join(';', settings.Entry.Hosts);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
            if (settings.Entry.Certificate is { } certificate)
                k.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate.Value);
        });
        var store = settings.OpenStore();
        builder
            .Services.AddWorkRelief(
                store,
                settings.OpenVault(),
                settings.OpenFiles(),
                settings.OpenMail(clock),
                settings.OpenTemplates(),
                clock,
                settings.PublicAddress
            )
            .AddSingleton<Health>()
            .AddSingleton<Sweeper>()
            // Stopped in the opposite order: this host is among the living until it has ended its work.
            .AddSingleton<Heartbeat>()
            .AddHostedService(parts => parts.GetRequiredService<Heartbeat>())
            .AddHostedService<WakeUp>()
            .AddSingleton<Timetable>()
            .AddHostedService(parts => parts.GetRequiredService<Timetable>())
            .AddElsaFollowing(settings.Elsa)
            .AddEntry(settings)
            .AddProblemDetails()
            .AddExceptionHandler<UnexpectedFailure>()
            .AddOpenApi(api => api.AddSchemaTransformer(FieldDescriptions.DescribeAsync));
        other?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseEntry(settings);
        app.MapOpenApi();
        app.MapWorkRelief();
        app.MapPhone();
        app.MapStudio(settings.Studio);
        app.MapOidc(settings.Entry.Oidc);
        app.MapHangfire();
        app.MapPages();
        return app;
    }

    /// <summary>Brings the database up to date and opens the registers; then the application may start.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken stop)
    {
        await app.Services.GetRequiredService<Storage.Store>().MigrateAsync(stop);
        await app.Services.GetRequiredService<Heartbeat>().EnterAsync(stop);
        await app.Services.GetRequiredService<Engine.Engine>().StartAsync(stop);
        app.Services.GetRequiredService<Engine.Bell>().Ring();
    }
}
