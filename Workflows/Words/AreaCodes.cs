namespace WorkRelief.Workflows.Words;

/// <summary>
/// 统计用区划代码: twelve digits, 省2 市2 县2 乡镇3 村3. A place and all below it are one range of codes, so that
/// "in her township" is two comparisons in any database.
/// </summary>
public static class AreaCodes
{
    public const long Everywhere = 999_999_999_999;

    private static readonly long[] Steps = [10_000_000_000, 100_000_000, 1_000_000, 1_000, 1];

    /// <summary>A county's usual 6-digit code is padded to 12.</summary>
    public static long Pad(long code) => code is >= 100_000 and <= 999_999 ? code * 1_000_000 : code;

    /// <summary>The last code under a place of a level (1 province … 5 village).</summary>
    public static long Last(long code, int level) => code + Steps[level - 1] - 1;

    public static bool Fits(long code, int level) => code is > 0 and <= Everywhere && code % Steps[level - 1] == 0;

    /// <summary>The distance between sisters under a parent of <paramref name="level"/>.</summary>
    public static long Step(int level) => Steps[level - 1];

    /// <summary>The highest level whose code this can be: 511400000000 is a city.</summary>
    public static int LevelOf(long code)
    {
        for (var level = 1; level <= 5; level++)
            if (code % Steps[level - 1] == 0)
                return level;
        return 5;
    }
}
