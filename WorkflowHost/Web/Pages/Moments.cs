using System.Globalization;
using WorkRelief.Workflows.Calendar;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>Instants as a page shows them, in Shanghai.</summary>
internal static class Moments
{
    /// <summary>For lists that go over years.</summary>
    public static string Dated(DateTimeOffset at) =>
        ChinaTime.DateOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        + ChinaTime.TimeOf(at).ToString(" HH:mm", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset at) =>
        ChinaTime.DateOf(at).ToString("M月d日", CultureInfo.InvariantCulture)
        + ChinaTime.TimeOf(at).ToString(" HH:mm", CultureInfo.InvariantCulture);

    public static string Full(DateTimeOffset at) =>
        ChinaTime.DateOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        + ChinaTime.TimeOf(at).ToString(" HH:mm", CultureInfo.InvariantCulture);
}
