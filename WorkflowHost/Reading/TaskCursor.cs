using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>The last line of a page, in the order of the list.</summary>
internal sealed record TaskCursor(DateOnly Due, DateOnly Since, string Case, string Way)
{
    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for a text that is no cursor.</summary>
    public static TaskCursor? Read(string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize<TaskCursor>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)))
                    is { Case: not null, Way: not null } read
                ? read
                : null;
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return null;
        }
    }
}
