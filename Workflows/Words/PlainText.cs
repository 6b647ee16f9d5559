using System.Buffers;
using System.Globalization;
using System.Text;

namespace WorkRelief.Workflows.Words;

/// <summary>Text as people see it: no character that is invisible and changes its neighbours.</summary>
public static class PlainText
{
    /// <summary>Overrides, embeddings and isolates: what stands after one is read the other way round.</summary>
    public static SearchValues<char> Directions { get; } = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>
    /// Removes control and format characters (the direction overrides U+202A–202E and U+2066–2069 among them) and half surrogate pairs
    /// become U+FFFD. So are the non-characters that no XML may hold. Line ends become LF. Kept: the two joiners that Uyghur and Tibetan
    /// names need, and variation selectors of rare name characters.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var previousWasReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isReturn = rune.Value == '\r';
            if (IsLineEnd(rune))
            {
                if (!(rune.Value == '\n' && previousWasReturn))
                    clean.Append('\n');
            }
            else if (rune.Value == '\t')
                clean.Append(' ');
            else if (IsVisible(rune))
                clean.Append(rune.ToString());
            previousWasReturn = isReturn;
        }
        return clean.ToString();
    }

    /// <summary>As <see cref="Clean"/>, on one line: a line end becomes a space.</summary>
    public static string OneLine(string text) => Clean(text).Replace('\n', ' ');

    public static bool HasLineEnd(string text) => text.EnumerateRunes().Any(IsLineEnd);

    private static bool IsLineEnd(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    private static bool IsVisible(Rune rune) =>
        rune.Value is 0x200C or 0x200D
        || (rune.Value & 0xFFFE) != 0xFFFE && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format);
}
