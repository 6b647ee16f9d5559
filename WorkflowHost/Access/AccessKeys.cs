using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Access;

/// <summary>Who holds a key.</summary>
/// <param name="Id">The key's own number.</param>
/// <param name="MustChange">The password has to be changed before anything else.</param>
public sealed record KeyHolder(string Account, KeyKind Kind, long Id, bool MustChange);

/// <summary>Sessions, tokens and invitations: issued, found again, ended.</summary>
public sealed class AccessKeys(Store store, TimeProvider clock)
{
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(1);

    /// <summary>A session in an office ends so long after its last use.</summary>
    public static readonly TimeSpan SessionIdle = TimeSpan.FromHours(12);

    /// <summary>One on a person's own telephone.</summary>
    public static readonly TimeSpan KeptIdle = TimeSpan.FromDays(30);
    public const int MostTokenDays = 366;

    // A use is noted at most so often: a page of many parts is one use.
    private static readonly TimeSpan Noting = TimeSpan.FromMinutes(5);

    /// <returns>The secret; it is shown once and stands nowhere.</returns>
    public async Task<string> IssueAsync(string account, KeyKind kind, string name, TimeSpan lasts, CancellationToken stop)
    {
        var (secret, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), clock.GetUtcNow());
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        await db.Set<AccessKeyRow>().Where(k => k.UntilUtc < now).ExecuteDeleteAsync(stop);
        db.Add(
            new AccessKeyRow
            {
                Mark = Mark(secret),
                Account = account,
                Kind = kind,
                Name = name.Length > 100 ? name[..100] : name,
                CreatedUtc = now,
                SeenUtc = now,
                UntilUtc = now + lasts,
                Idle = kind == KeyKind.Session ? lasts : TimeSpan.Zero,
            }
        );
        if (kind == KeyKind.Session)
            await NoteSignInAsync(db, account, now, stop);
        await db.SaveChangesAsync(stop);
        return secret;
    }

    /// <summary>When each account signed in last, whether or not that session still runs; those that never did are left out.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastSignInsAsync(
        IReadOnlyCollection<string> accounts,
        CancellationToken stop
    )
    {
        await using var db = store.Open();
        var noted = await db.Set<IdentityUserToken<string>>()
            .AsNoTracking()
            .Where(t => accounts.Contains(t.UserId) && t.LoginProvider == Own && t.Name == LastSignIn)
            .ToListAsync(stop);
        return noted.ToDictionary(
            t => t.UserId,
            t => DateTimeOffset.Parse(t.Value!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            StringComparer.Ordinal
        );
    }

    // Beside what Identity keeps of an account under the names of others.
    private const string Own = "workrelief";
    private const string LastSignIn = "last-sign-in";

    private static async Task NoteSignInAsync(WorkReliefContext db, string account, DateTimeOffset now, CancellationToken stop)
    {
        var notes = db.Set<IdentityUserToken<string>>();
        var note = await notes.FindAsync([account, Own, LastSignIn], stop);
        if (note is null)
            notes.Add(
                note = new IdentityUserToken<string>
                {
                    UserId = account,
                    LoginProvider = Own,
                    Name = LastSignIn,
                }
            );
        note.Value = now.ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether such an account was registered; the first administrator is there from the beginning.</summary>
    public async Task<bool> KnowsAsync(string account, CancellationToken stop)
    {
        await using var db = store.Open();
        return account == RegisterActions.FirstAdministrator || await db.Accounts.AnyAsync(a => a.Account == account, stop);
    }

    /// <summary>Null for a secret that stands for nobody, or not any more.</summary>
    public async Task<KeyHolder?> FindAsync(string secret, CancellationToken stop)
    {
        if (secret.Length is 0 or > 100)
            return null;
        var (mark, now) = (Mark(secret), clock.GetUtcNow());
        await using var db = store.Open();
        var found = await (
            from key in db.Set<AccessKeyRow>().AsNoTracking()
            where key.Mark == mark && key.UntilUtc > now
            select new
            {
                key.Id,
                key.Account,
                key.Kind,
                key.SeenUtc,
                key.Idle,
                MustChange = db.Set<Credential>().Any(c => c.Id == key.Account && c.MustChange),
            }
        ).FirstOrDefaultAsync(stop);
        if (found is null)
            return null;
        if (found.Idle > TimeSpan.Zero && now - found.SeenUtc > Noting)
        {
            using var turn = await store.WriterTurnAsync(stop);
            var until = now + found.Idle;
            await db.Set<AccessKeyRow>()
                .Where(k => k.Id == found.Id)
                .ExecuteUpdateAsync(k => k.SetProperty(x => x.SeenUtc, now).SetProperty(x => x.UntilUtc, until), stop);
        }
        return new KeyHolder(found.Account, found.Kind, found.Id, found.MustChange && found.Kind == KeyKind.Session);
    }

    /// <summary>The account's sessions and tokens, the latest used first.</summary>
    public async Task<IReadOnlyList<AccessKeyRow>> OfAsync(string account, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = store.Open();
        return await db.Set<AccessKeyRow>()
            .AsNoTracking()
            .Where(k => k.Account == account && k.UntilUtc > now && k.Kind != KeyKind.Invitation)
            .OrderByDescending(k => k.SeenUtc)
            .ToListAsync(stop);
    }

    /// <summary>Ends one key of the account, or all of them but one.</summary>
    /// <returns>How many ended.</returns>
    public async Task<int> EndAsync(string account, long? only, long? except, CancellationToken stop)
    {
        using var turn = await store.WriterTurnAsync(stop);
        await using var db = store.Open();
        return await db.Set<AccessKeyRow>()
            .Where(k => k.Account == account && (only == null || k.Id == only) && (except == null || k.Id != except))
            .ExecuteDeleteAsync(stop);
    }

    private static string Mark(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
}
