using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Access;

/// <param name="Place">The county, as its accounts begin.</param>
public sealed record DemoAccount(string Account, string Name, string Office, string Place);

/// <summary>The accounts that the sign-in page of a demonstration lists, and their one password; nowhere else are there any.</summary>
public sealed class DemoAccounts
{
    public string Password { get; private set; } = "";
    public IReadOnlyList<DemoAccount> Accounts { get; private set; } = [];

    public void Fill(string password, IReadOnlyList<DemoAccount> accounts) => (Password, Accounts) = (password, accounts);

    /// <summary>Gives every registered account the one password.</summary>
    public static async Task OpenAsync(Store store, string password, CancellationToken stop)
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        var accounts = await db.Accounts.Select(a => a.Account).ToListAsync(stop);
        // Once for all: it is no secret, and reckoning it anew for each would take longer than the projects.
        var hash = new PasswordHasher<Credential>().HashPassword(Credential.Of(""), password);
        foreach (var account in accounts.Append(RegisterActions.FirstAdministrator).Distinct())
        {
            var credential = Credential.Of(account);
            (credential.PasswordHash, credential.NormalizedUserName) = (hash, account.ToUpperInvariant());
            credential.SecurityStamp = account;
            db.Add(credential);
        }
        await db.SaveChangesAsync(stop);
    }
}
