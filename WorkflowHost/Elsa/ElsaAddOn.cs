#if ELSA
using WorkRelief.WorkflowHost.Elsa.Following;
#endif

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>The one place that knows whether the program was built with the Elsa runtime (<c>-p:Elsa=true</c>).</summary>
public static class ElsaAddOn
{
    public const string Missing = "这个程序没有带 Elsa 运行时；备好 Elsa 的 NuGet 包，用 dotnet build -p:Elsa=true 重新构建（见 README）";

#if ELSA
    public static IServiceCollection AddElsaFollowing(this IServiceCollection services, ElsaSettings settings) =>
        settings.Follow
            ? services
                .AddSingleton(settings)
                .AddHostedService<ElsaFollower>()
                .AddLogging(l => l.AddFilter("Elsa", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error))
            : services;

    /// <summary>Also while a host follows.</summary>
    public static async Task<ElsaReport?> CheckAsync(Settings settings, CancellationToken stop) =>
        await ElsaUpkeep.CheckAsync(settings, stop);

    /// <summary>Makes all instances anew; no host may follow meanwhile.</summary>
    public static async Task<ElsaReport?> RebuildAsync(Settings settings, CancellationToken stop) =>
        await ElsaUpkeep.RebuildAsync(settings, stop);
#else
    public static IServiceCollection AddElsaFollowing(this IServiceCollection services, ElsaSettings settings) =>
        settings.Follow ? throw new BadSetting($"Elsa:Follow 为 true，但{Missing}") : services;

    /// <returns>Null: there is no runtime.</returns>
    public static Task<ElsaReport?> CheckAsync(Settings settings, CancellationToken stop) => NoRuntime(settings, stop);

    /// <returns>Null: there is no runtime.</returns>
    public static Task<ElsaReport?> RebuildAsync(Settings settings, CancellationToken stop) => NoRuntime(settings, stop);

    private static Task<ElsaReport?> NoRuntime(Settings _, CancellationToken __) => Task.FromResult<ElsaReport?>(null);
#endif
}
