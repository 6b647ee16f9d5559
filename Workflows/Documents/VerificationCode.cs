namespace WorkRelief.Workflows.Documents;

/// <summary>
/// The code on a paper by which anybody asks whether it is ours: 80 bits that nobody without the key can guess, in four groups of four,
/// easy to copy by hand (Crockford's letters: no I, L, O, U).
/// </summary>
public static class VerificationCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;
    private const int Group = 4;

    /// <param name="drawn">At least ten bytes; the first ten count.</param>
    public static string Of(ReadOnlySpan<byte> drawn)
    {
        var code = new char[Length];
        for (var n = 0; n < Length; n++)
        {
            // Five bits at a time, the highest first.
            var bit = n * 5;
            var two = (drawn[bit / 8] << 8) | (bit / 8 + 1 < drawn.Length ? drawn[bit / 8 + 1] : 0);
            code[n] = Letters[(two >> (11 - bit % 8)) & 31];
        }
        return Grouped(code);
    }

    /// <summary>As it was given, however it was typed; what has another length is left as it is.</summary>
    public static string Tidy(string typed)
    {
        char[] plain =
        [
            .. typed
                .ToUpperInvariant()
                .Where(char.IsAsciiLetterOrDigit)
                .Take(Length + 1)
                .Select(c =>
                    c switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => c,
                    }
                ),
        ];
        return plain.Length == Length ? Grouped(plain) : typed.Trim().ToUpperInvariant();
    }

    private static string Grouped(char[] code) => string.Join('-', code.Chunk(Group).Select(c => new string(c)));
}
