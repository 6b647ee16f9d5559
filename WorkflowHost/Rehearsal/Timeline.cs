using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Rehearsal;

/// <summary>One thing that happened in a rehearsal.</summary>
/// <param name="Kind">step, clock, refused, mail, document or expected.</param>
/// <param name="By">Who, in Chinese.</param>
/// <param name="On">The day it happened, when that is before the day of entry.</param>
public sealed record TimelineEvent(
    DateTimeOffset At,
    string Kind,
    string By,
    string What,
    string Case,
    string? Stage = null,
    DateOnly? On = null,
    string? Note = null
);

/// <summary>Writes a rehearsal's events as lines for people, or one JSON object a line for programs.</summary>
public sealed class Timeline(TextWriter output, bool json)
{
    private static readonly JsonSerializerOptions Lines = new(Fact.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public void Write(TimelineEvent e)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(e, Lines));
            return;
        }
        var wall = TimeZoneInfo.ConvertTime(e.At, ChinaTime.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var mark = e.Kind switch
        {
            "clock" => "⏰",
            "refused" => "✗",
            "mail" => "✉",
            "document" => "▤",
            "expected" => "✓",
            _ => "·",
        };
        var text = $"{wall} {mark} {e.By}  {e.What}  {e.Case}";
        if (e.Stage is not null)
            text += $" → {e.Stage}";
        if (e.On is { } on)
            text += $"（发生于 {on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}）";
        if (e.Note is not null)
            text += $"  {e.Note}";
        output.WriteLine(text);
    }

    public void Say(string line)
    {
        if (!json)
            output.WriteLine(line);
    }
}
