using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Access;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInEnd
{
    Done,

    /// <summary>The same, and as late, whether the account, the password or the code was wrong, or the account is locked.</summary>
    Wrong,

    /// <summary>The password is right; the telephone's code is still to be given.</summary>
    NeedsCode,
}

/// <param name="Secret">The new session's, when it is done.</param>
public sealed record SignInAnswer(SignInEnd End, string? Secret = null, bool MustChange = false);

/// <summary>Passwords: proved, set, changed. Every write waits its turn, as all writers do.</summary>
public sealed class SignIn(UserManager<Credential> users, AccessKeys keys, Store store, TimeProvider clock)
{
    /// <summary>Longer than proving a password and noting that it was wrong take, so that their time tells nothing.</summary>
    public static readonly TimeSpan WrongTakes = TimeSpan.FromMilliseconds(500);

    // Verified when the account is unknown, so that the answer takes as long.
    private static readonly Credential Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Credential>().HashPassword(Nobody, "nobody's");

    public async Task<SignInAnswer> EnterAsync(Attempt attempt, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var answer = await TryAsync(attempt, stop);
        if (answer.End == SignInEnd.Wrong && WrongTakes - clock.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
            await Task.Delay(left, clock, stop);
        return answer;
    }

    private async Task<SignInAnswer> TryAsync(Attempt attempt, CancellationToken stop)
    {
        var credential = await users.FindByIdAsync(attempt.Account);
        if (credential?.PasswordHash is null || await users.IsLockedOutAsync(credential))
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, attempt.Password);
            return new(SignInEnd.Wrong);
        }
        var right = await users.CheckPasswordAsync(credential, attempt.Password);
        if (right && credential.TwoFactorEnabled && attempt.Code is null)
            return new(SignInEnd.NeedsCode);
        right =
            right
            && (
                !credential.TwoFactorEnabled
                || await users.VerifyTwoFactorTokenAsync(credential, TokenOptions.DefaultAuthenticatorProvider, attempt.Code!)
            );
        using (await store.WriterTurnAsync(stop))
            if (!right)
            {
                await users.AccessFailedAsync(credential);
                return new(SignInEnd.Wrong);
            }
            else if (credential.AccessFailedCount > 0)
                await users.ResetAccessFailedCountAsync(credential);
        var idle = attempt.Keep ? AccessKeys.KeptIdle : AccessKeys.SessionIdle;
        var secret = await keys.IssueAsync(attempt.Account, KeyKind.Session, attempt.Agent, idle, stop);
        return new(SignInEnd.Done, secret, credential.MustChange);
    }

    /// <summary>Sets a first or a new password; whoever was signed in with the old one is signed out.</summary>
    /// <param name="mustChange">It is known to somebody else.</param>
    /// <returns>What is wrong with it; empty when it is set.</returns>
    public async Task<IReadOnlyList<string>> SetAsync(string account, string password, bool mustChange, CancellationToken stop)
    {
        if (password.Contains(account, StringComparison.OrdinalIgnoreCase))
            return ["密码不能含有账号"];
        IdentityResult result;
        using (await store.WriterTurnAsync(stop))
        {
            if (await users.FindByIdAsync(account) is { } known)
            {
                foreach (var rule in users.PasswordValidators)
                    if (await rule.ValidateAsync(users, known, password) is { Succeeded: false } no)
                        return Says(no);
                known.PasswordHash = users.PasswordHasher.HashPassword(known, password);
                (known.MustChange, known.AccessFailedCount, known.LockoutEnd) = (mustChange, 0, null);
                result = await users.UpdateSecurityStampAsync(known);
            }
            else
            {
                var made = Credential.Of(account);
                made.MustChange = mustChange;
                result = await users.CreateAsync(made, password);
            }
        }
        if (!result.Succeeded)
            return Says(result);
        await keys.EndAsync(account, only: null, except: null, stop);
        return [];
    }

    /// <summary>By the account's own person, who knows the old one.</summary>
    public async Task<IReadOnlyList<string>> ChangeAsync(string account, string old, string password, CancellationToken stop)
    {
        if (await users.FindByIdAsync(account) is not { } known || !await users.CheckPasswordAsync(known, old))
            return ["原密码不对"];
        return old == password ? ["新密码与原密码相同"] : await SetAsync(account, password, mustChange: false, stop);
    }

    /// <summary>Whether anybody has a password yet.</summary>
    public Task<bool> IsAnyAsync(CancellationToken stop) => users.Users.AnyAsync(stop);

    private static IReadOnlyList<string> Says(IdentityResult result) => [.. result.Errors.Select(e => e.Description)];
}

/// <param name="Code">Of the authenticator on the person's telephone, where one is set up.</param>
/// <param name="Keep">The device is the person's own.</param>
/// <param name="Agent">Which browser.</param>
public sealed record Attempt(string Account, string Password, string? Code, bool Keep, string Agent);
