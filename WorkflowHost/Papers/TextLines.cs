using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

internal static class TextLines
{
    private const string Between = "　　";

    /// <summary>Texts beside each other, as many on a line as it has room for; none is broken.</summary>
    /// <param name="room">In units of the letters' size.</param>
    public static IEnumerable<string> Filled(IEnumerable<string> texts, decimal room)
    {
        var line = "";
        foreach (var text in texts)
        {
            var longer = line.Length == 0 ? text : line + Between + text;
            if (line.Length > 0 && TextWidth.Of(longer) > room)
            {
                yield return line;
                longer = text;
            }
            line = longer;
        }
        if (line.Length > 0)
            yield return line;
    }
}
