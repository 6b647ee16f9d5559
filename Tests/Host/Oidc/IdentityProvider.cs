using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WorkRelief.Tests.Host.Oidc;

/// <summary>
/// A small identity provider on a real port: discovery, keys, code flow with PKCE, signed ID tokens, codes that are good once.
/// </summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "work-relief";
    public const string Secret = "between-the-two";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "published" };
    private readonly ConcurrentDictionary<string, Asked> _codes = new();

    private IdentityProvider()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", Discovery);
        _app.MapGet("/keys", Keys);
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", TokenAsync);
        _app.MapGet(
            "/leave",
            (string post_logout_redirect_uri, string state, string client_id) =>
                client_id == ClientId
                    ? Results.Redirect($"{post_logout_redirect_uri}?state={Uri.EscapeDataString(state)}")
                    : Results.BadRequest()
        );
    }

    public Uri Url => new(_app.Urls.Single());

    /// <summary>Who is signed in here; null for a person who turns away.</summary>
    public string? User { get; set; }

    /// <summary>How a token goes wrong; null for a right one.</summary>
    public Action<SecurityTokenDescriptor>? Spoils { get; set; }

    public static async Task<IdentityProvider> StartAsync()
    {
        var provider = new IdentityProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private string Issuer => Url.ToString().TrimEnd('/');

    private IResult Discovery() =>
        Results.Json(
            new
            {
                issuer = Issuer,
                authorization_endpoint = Issuer + "/authorize",
                token_endpoint = Issuer + "/token",
                jwks_uri = Issuer + "/keys",
                end_session_endpoint = Issuer + "/leave",
                response_types_supported = (string[])["code"],
                subject_types_supported = (string[])["public"],
                id_token_signing_alg_values_supported = (string[])["RS256"],
                code_challenge_methods_supported = (string[])["S256"],
            }
        );

    private IResult Keys()
    {
        var published = _key.Rsa.ExportParameters(includePrivateParameters: false);
        var key = new
        {
            kty = "RSA",
            use = "sig",
            kid = _key.KeyId,
            n = Base64UrlEncoder.Encode(published.Modulus),
            e = Base64UrlEncoder.Encode(published.Exponent),
        };
        return Results.Json(new { keys = (object[])[key] });
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256")
            return Results.BadRequest();
        var answer = new Dictionary<string, string?> { ["state"] = asked["state"] };
        if (User is null)
            answer["error"] = "access_denied";
        else
        {
            var code = answer["code"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            _codes[code] = new Asked(asked["redirect_uri"]!, asked["nonce"]!, asked["code_challenge"]!, User);
        }
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, answer));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != Secret)
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()));
        if (
            !_codes.TryRemove(form["code"].ToString(), out var asked)
            || asked.RedirectUri != form["redirect_uri"]
            || asked.Challenge != Base64UrlEncoder.Encode(verifier)
        )
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "person-1",
                ["nonce"] = asked.Nonce,
                ["preferred_username"] = asked.User,
            },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        };
        Spoils?.Invoke(token);
        return Results.Json(
            new
            {
                id_token = new JsonWebTokenHandler().CreateToken(token),
                access_token = "unused",
                token_type = "Bearer",
                expires_in = 300,
            }
        );
    }

    private sealed record Asked(string RedirectUri, string Nonce, string Challenge, string User);
}
