using System.Security.Cryptography;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>A form's idempotency key, a hidden field of it: pressed twice, it is done once.</summary>
internal static class FormKey
{
    public static string New() => "form-" + RandomNumberGenerator.GetHexString(24, lowercase: true);
}
