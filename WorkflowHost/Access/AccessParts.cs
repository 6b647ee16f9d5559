using Microsoft.AspNetCore.Identity;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Access;

/// <summary>The parts by which people prove who they are.</summary>
public static class AccessParts
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services
            .AddScoped(parts => parts.GetRequiredService<Store>().Open())
            .AddSingleton<AccessKeys>()
            .AddSingleton<KeyDesk>()
            .AddScoped<SignIn>()
            .AddScoped<Authenticator>()
            .AddIdentityCore<Credential>(o =>
            {
                o.User.AllowedUserNameCharacters = "";
                (o.Password.RequiredLength, o.Password.RequiredUniqueChars) = (10, 5);
                (o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false);
                (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(15));
                o.Tokens.AuthenticatorIssuer = "以工代赈";
            })
            .AddEntityFrameworkStores<WorkReliefContext>()
            .AddErrorDescriber<PasswordProblems>()
            .AddTokenProvider<AuthenticatorTokenProvider<Credential>>(TokenOptions.DefaultAuthenticatorProvider);
        return services;
    }
}
