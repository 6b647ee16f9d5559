using System.Text.Json;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>What a telephone had entered and not sent.</summary>
/// <param name="Key">The idempotency key under which the telephone would send it.</param>
/// <param name="Account">Who entered it.</param>
/// <param name="Name">Of the project.</param>
/// <param name="Payload">Of sign-in-sheet.record.</param>
/// <param name="Photo">Of the paper sheet; null without one.</param>
public sealed record PhoneEntry(
    string Key,
    string Account,
    DateTimeOffset MadeAt,
    DateOnly Day,
    string Name,
    JsonElement Payload,
    byte[]? Photo = null
);

/// <summary>The file that the telephone's page exports.</summary>
public static class PhoneFile
{
    public const int MostBytes = 40 * 1024 * 1024;
    private const int MostEntries = 1000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="NotASheet">It is no such file, or too large.</exception>
    public static async Task<IReadOnlyList<PhoneEntry>> ReadAsync(Stream content, CancellationToken stop)
    {
        List<PhoneEntry>? entries;
        try
        {
            entries = await JsonSerializer.DeserializeAsync<List<PhoneEntry>>(content, Options, stop);
        }
        catch (JsonException)
        {
            throw new NotASheet("不是手机导出的文件，或者不完整；请在手机上重新导出");
        }
        return entries switch
        {
            null or [] => throw new NotASheet("文件里没有记录"),
            { Count: > MostEntries } => throw new NotASheet($"超过 {MostEntries} 条，请在手机上分几次导出"),
            _ when entries.Any(e => e is null) => throw new NotASheet("不是手机导出的文件，或者不完整；请在手机上重新导出"),
            _ => entries,
        };
    }
}
