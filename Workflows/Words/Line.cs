using System.Text.RegularExpressions;

namespace WorkRelief.Workflows.Words;

/// <summary>What fits one line of any paper or mail, and what a code or an account may look like.</summary>
public static partial class Line
{
    [GeneratedRegex(@"^[a-z0-9][a-z0-9.\-]{0,63}$")]
    public static partial Regex AccountPattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9\-]{0,31}$")]
    public static partial Regex IdPattern();

    /// <summary>A name that fits one line of any paper or mail.</summary>
    public static bool IsLine(string text, int most) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');
}
