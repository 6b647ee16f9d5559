using System.Globalization;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>Sums in a column whose head says yuan.</summary>
internal static class Sums
{
    public static string Of(decimal yuan) => yuan.ToString("N2", CultureInfo.InvariantCulture);
}
