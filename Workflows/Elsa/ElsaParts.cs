using System.Data.Common;
using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Expressions.JavaScript.Services;
using Elsa.Extensions;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace WorkRelief.Workflows.Elsa;

/// <summary>What of Elsa is used: definitions, instances, JavaScript for the cases of a switch, SQLite.</summary>
internal static class ElsaParts
{
    public static IServiceCollection AddElsaParts(this IServiceCollection services, string connection)
    {
        services.AddElsa(elsa =>
            elsa.UseWorkflowManagement(management =>
                    management.UseEntityFrameworkCore(ef =>
                    {
                        ef.UseSqlite(connection);
                        ef.DbContextOptionsBuilder = Quick(ef.DbContextOptionsBuilder);
                    })
                )
                .UseWorkflowRuntime(runtime =>
                    runtime.UseEntityFrameworkCore(ef =>
                    {
                        ef.UseSqlite(connection);
                        ef.DbContextOptionsBuilder = Quick(ef.DbContextOptionsBuilder);
                    })
                )
                .UseJavaScript()
                .AddActivity<ApplyAction>()
        );
        return services.AddScoped<JintJavaScriptEvaluator>().AddScoped<IJavaScriptEvaluator, StepConditions>();
    }

    private static Action<IServiceProvider, DbContextOptionsBuilder> Quick(Action<IServiceProvider, DbContextOptionsBuilder> options) =>
        (parts, db) =>
        {
            options(parts, db);
            db.AddInterceptors(NoWaitForDisk.Instance);
        };

    /// <summary>
    /// A power cut may take the last commits, never the order of them: an instance's own state says how far it was brought, and the rest is
    /// brought again from the journal, which waits for the disk.
    /// </summary>
    private sealed class NoWaitForDisk : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA synchronous=NORMAL";

        public static NoWaitForDisk Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
