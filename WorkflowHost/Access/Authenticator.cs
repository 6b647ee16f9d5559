using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Access;

/// <param name="Key">To be typed into the telephone, in groups of four.</param>
/// <param name="Address">The same to be scanned.</param>
public sealed record AuthenticatorSetUp(bool On, string Key, string Address);

/// <summary>The second proof: a number that the person's telephone shows, new every thirty seconds (RFC 6238).</summary>
public sealed class Authenticator(UserManager<Credential> users, Store store)
{
    /// <summary>Null for an account that has no password to prove something beside.</summary>
    public async Task<AuthenticatorSetUp?> OfAsync(string account, CancellationToken stop)
    {
        if (await users.FindByIdAsync(account) is not { } credential)
            return null;
        if (credential.TwoFactorEnabled)
            return new(true, "", "");
        if (await users.GetAuthenticatorKeyAsync(credential) is not { Length: > 0 } key)
            using (await store.WriterTurnAsync(stop))
            {
                await users.ResetAuthenticatorKeyAsync(credential);
                key = (await users.GetAuthenticatorKeyAsync(credential))!;
            }
        var issuer = UrlEncoder.Default.Encode(users.Options.Tokens.AuthenticatorIssuer);
        var address = $"otpauth://totp/{issuer}:{UrlEncoder.Default.Encode(account)}?secret={key}&issuer={issuer}&digits=6";
        return new(false, string.Join(' ', key.Chunk(4).Select(c => new string(c))), address);
    }

    /// <returns>False when the number is wrong.</returns>
    public async Task<bool> TurnAsync(string account, string code, bool on, CancellationToken stop)
    {
        if (await users.FindByIdAsync(account) is not { } credential)
            return false;
        var number = code.Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(credential, TokenOptions.DefaultAuthenticatorProvider, number))
            return false;
        using (await store.WriterTurnAsync(stop))
        {
            await users.SetTwoFactorEnabledAsync(credential, on);
            // A telephone that was given up opens nothing later.
            if (!on)
                await users.ResetAuthenticatorKeyAsync(credential);
        }
        return true;
    }
}
