using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Subjects;

/// <param name="Accounts">How many worker's months were compared.</param>
public sealed record AccountReport(int Accounts, IReadOnlyList<string> Problems);

/// <summary>
/// Proves the accounts: they are rebuilt from the journal alone, in a database of their own that is thrown away, and compared with those
/// that the tables give.
/// </summary>
public static class AccountCheck
{
    public static async Task<AccountReport> VerifyAsync(Store store, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("workrelief-verify-");
        try
        {
            using var rebuilt = new Store(
                StorageProvider.Sqlite,
                $"Data Source={Path.Combine(folder.FullName, "rebuilt.db")};Pooling=False"
            );
            await Replay.RunAsync(store, rebuilt, stop);
            var (stands, written) = (await OfAsync(store, stop), await OfAsync(rebuilt, stop));
            var keys = stands.Keys.Union(written.Keys).ToList();
            return new AccountReport(
                keys.Count,
                [
                    .. keys.Where(k => stands.GetValueOrDefault(k) != written.GetValueOrDefault(k))
                        .Order()
                        .Select(k =>
                            $"{k.Project} {k.Period} {k.Worker}："
                            + $"账上 {Said(stands.GetValueOrDefault(k))}，按日志 {Said(written.GetValueOrDefault(k))}"
                        ),
                ]
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Said(WorkerAccount? account) =>
        account is null
            ? "没有"
            : $"应付 {Money.Yuan(account.OwedYuan - account.DeductedYuan)}、发放 {Money.Yuan(account.PaidYuan)}、"
                + $"余 {Money.Yuan(account.BalanceYuan)}";

    private static async Task<Dictionary<(string Project, string Period, string Worker), WorkerAccount>> OfAsync(
        Store store,
        CancellationToken stop
    )
    {
        await using var db = store.Open();
        var definitions = new Definitions();
        var accounts = new Dictionary<(string, string, string), WorkerAccount>();
        foreach (var project in await db.Projects.AsNoTracking().OrderBy(p => p.Id).ToListAsync(stop))
        foreach (
            var (period, own) in await PayBooks.AccountsAsync(db, project.Id, await definitions.PackAsync(db, project.PackHash, stop), stop)
        )
        foreach (var account in own)
            accounts[(project.Id, period, account.Worker)] = account;
        return accounts;
    }
}
