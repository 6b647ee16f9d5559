using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkRelief.Workflows.Words;

/// <summary>
/// How much room a text takes, in units of its font's size, whichever of the official fonts or their substitutes prints it: never less
/// than it takes. Chinese characters are one wide in all of them; digits half in 仿宋 and a little more in the others.
/// </summary>
public static partial class TextWidth
{
    /// <summary>Where a letter or a figure meets a Chinese character many programs leave a space of their own.</summary>
    private const decimal Apart = 0.2m;

    /// <summary>Of a text on one line; where it has several, of the widest.</summary>
    public static decimal Of(string text) => text.Split('\n').Max(OfLine);

    private static decimal OfLine(string line)
    {
        var (wide, before) = (0m, default(Rune));
        foreach (var rune in line.EnumerateRunes())
        {
            wide += Of(rune) + (IsChinese(before) && IsFigure(rune) || IsFigure(before) && IsChinese(rune) ? Apart : 0);
            before = rune;
        }
        return wide;

        static bool IsChinese(Rune rune) => rune.Value >= 0x2E80 && Rune.IsLetter(rune);
        static bool IsFigure(Rune rune) => rune.IsAscii && Rune.IsLetterOrDigit(rune);
    }

    /// <summary>Of the widest part that is read as one and should not be broken: a number, a date, a word in letters.</summary>
    public static decimal OfWidestPart(string text) => Part().Matches(text).Select(p => Of(p.Value)).DefaultIfEmpty(0).Max();

    /// <summary>How many lines it fills at most.</summary>
    /// <param name="room">Width of a line in units of the font's size.</param>
    public static int Lines(string text, decimal room) => text.Split('\n').Sum(line => LinesOf(line, room));

    private static int LinesOf(string line, decimal room)
    {
        var (lines, used) = (1, 0m);
        foreach (var piece in Piece().Matches(line).Select(p => p.Value))
        {
            // What is wider than a line is broken anywhere.
            foreach (var part in Of(piece) <= room ? [piece] : piece.EnumerateRunes().Select(r => r.ToString()))
            {
                var wide = Of(part);
                if (used > 0 && used + wide > room)
                    (lines, used) = (lines + 1, 0);
                used += wide;
            }
        }
        return lines;
    }

    private static decimal Of(Rune rune) =>
        rune.Value switch
        {
            'W' or 'M' or '@' or '%' or 'm' or 'w' => 0.96m,
            >= 'A' and <= 'Z' => 0.8m,
            < 0x7F => 0.58m,
            _ when Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.EnclosingMark
                        or UnicodeCategory.Format => 0,
            _ => 1,
        };

    [GeneratedRegex(@"\d+年\d+月\d+日|\d+年\d+月|\d+月\d+日|[\u0021-\u007E]+")]
    public static partial Regex Part();

    // A sign that cannot begin a line goes with what is before it, one that cannot end a line with what follows.
    [GeneratedRegex(
        @"(?:\d+年\d+月\d+日|\d+年\d+月|\d+月\d+日|[\u0021-\u007E]+|[（《“]*(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.))[，。、；：）》”！？]*",
        RegexOptions.Singleline
    )]
    private static partial Regex Piece();
}
