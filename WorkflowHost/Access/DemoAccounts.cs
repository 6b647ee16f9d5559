namespace WorkRelief.WorkflowHost.Access;

/// <param name="Place">The county, as its accounts begin.</param>
public sealed record DemoAccount(string Account, string Name, string Office, string Place);

/// <summary>The accounts that the sign-in page of a demonstration lists, and their one password; nowhere else are there any.</summary>
public sealed class DemoAccounts
{
    public string Password { get; private set; } = "";
    public IReadOnlyList<DemoAccount> Accounts { get; private set; } = [];

    public void Fill(string password, IReadOnlyList<DemoAccount> accounts) => (Password, Accounts) = (password, accounts);
}
