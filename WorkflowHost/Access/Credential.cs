using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Access;

/// <summary>
/// What an account proves itself with. It is no record of the office: it stands outside the journal and is lost with nothing but itself.
/// </summary>
public sealed class Credential : IdentityUser
{
    /// <summary>Somebody else knows the password: it is changed before anything else is done.</summary>
    public bool MustChange { get; set; }

    public static Credential Of(string account) => new() { Id = account, UserName = account };

    public static void Map(ModelBuilder model)
    {
        model.Entity<Credential>(e =>
        {
            e.ToTable("Credentials");
            WorkReliefContext.OutsideTheJournal(e);
            e.HasKey(c => c.Id);
            e.Property(c => c.ConcurrencyStamp).IsConcurrencyToken();
            e.Ignore(c => c.Email);
            e.Ignore(c => c.NormalizedEmail);
            e.Ignore(c => c.EmailConfirmed);
            e.Ignore(c => c.PhoneNumber);
            e.Ignore(c => c.PhoneNumberConfirmed);
            e.HasIndex(c => c.NormalizedUserName);
        });
        model.Entity<IdentityUserClaim<string>>(e =>
        {
            e.ToTable("CredentialClaims").HasIndex(c => c.UserId);
            WorkReliefContext.OutsideTheJournal(e);
        });
        model.Entity<IdentityUserLogin<string>>(e =>
        {
            e.ToTable("CredentialLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
            WorkReliefContext.OutsideTheJournal(e);
        });
        model.Entity<IdentityUserToken<string>>(e =>
        {
            // Short enough to be the key of an index in SQL Server.
            e.Property(t => t.LoginProvider).HasMaxLength(60);
            e.Property(t => t.Name).HasMaxLength(60);
            e.ToTable("CredentialTokens")
                .HasKey(t => new
                {
                    t.UserId,
                    t.LoginProvider,
                    t.Name,
                });
            WorkReliefContext.OutsideTheJournal(e);
        });
    }
}

/// <summary>What is wrong with a new password, in Chinese.</summary>
public sealed class PasswordProblems : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"密码至少{length}个字符");

    public override IdentityError PasswordRequiresDigit() => Say(nameof(PasswordRequiresDigit), "密码须有数字");

    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower), "密码须有小写字母");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), $"密码须有至少{uniqueChars}个不同的字符");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "原密码不对");

    private static IdentityError Say(string code, string what) => new() { Code = code, Description = what };
}
