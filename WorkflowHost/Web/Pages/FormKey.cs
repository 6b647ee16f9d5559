using System.Security.Cryptography;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>A form's idempotency key, a hidden field of it: pressed twice, it is done once.</summary>
internal static class FormKey
{
    public static string New() => "form-" + RandomNumberGenerator.GetHexString(24, lowercase: true);

    private const int Longest = 60;

    /// <summary>The key that came with the form; a new one where none did that could be one.</summary>
    public static string Of(string? posted) => posted is { Length: > 0 and <= Longest } ? posted : New();
}
