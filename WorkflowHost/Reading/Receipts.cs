using System.Security.Cryptography;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>Numbers by which whoever objected without an account asks for the answer: drawn by lot, easy to copy by hand.</summary>
public static class Receipts
{
    /// <summary>No 0 and O, no 1, I and L. Ten of them are 49 bits.</summary>
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 10;

    public static string Draw() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As it was given, however it was typed.</summary>
    public static string Tidy(string typed) => new([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(Length + 1)]);

    /// <summary>In two halves, as it is written down: 7KQM3 XR4TD.</summary>
    public static string Spaced(string receipt) => receipt.Length == Length ? $"{receipt[..5]} {receipt[5..]}" : receipt;
}
