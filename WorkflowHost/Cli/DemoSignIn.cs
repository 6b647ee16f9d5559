using WorkRelief.WorkflowHost.Access;
using WorkRelief.WorkflowHost.Reading;
using WorkRelief.WorkflowHost.Rehearsal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>In a demonstration everybody may sign in as anybody: the sign-in page says how.</summary>
internal static class DemoSignIn
{
    private const string Password = "yigongdaizhen2026";

    /// <summary>Gives every account of the demo the one password.</summary>
    public static async Task OpenAsync(string folder, CancellationToken stop)
    {
        using var store = new Store(StorageProvider.Sqlite, "Data Source=" + Path.Combine(folder, Stage.DatabaseFile));
        await DemoAccounts.OpenAsync(store, Password, stop);
    }

    /// <summary>The accounts by county, those with most to do first.</summary>
    public static async Task ListAsync(IServiceProvider services, CancellationToken stop)
    {
        var (accounts, clock) = (services.GetRequiredService<AccountReads>(), services.GetRequiredService<TimeProvider>());
        var admin = Scope.Of(RegisterActions.FirstAdministrator, clock);
        var lines = (await accounts.ListAsync(admin, new AccountsAsked(), int.MaxValue, stop)).Where(a => a.Grants.Count > 0);
        services
            .GetRequiredService<DemoAccounts>()
            .Fill(
                Password,
                [
                    new DemoAccount(admin.Account, "系统管理员", "系统管理员", "全部"),
                    .. lines.Select(a => new DemoAccount(a.Account, a.Name, a.Grants[0].Office, PlaceOf(a.Account))),
                ]
            );
    }

    private static string PlaceOf(string account) => account.Split('.')[0];
}
