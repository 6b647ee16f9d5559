namespace WorkRelief.Workflows.Words;

/// <summary>Numbers as officials see them on lists: enough to tell two apart, too little to use.</summary>
public static class Mask
{
    /// <summary>51*************123.</summary>
    public static string Id(string number) =>
        number.Length < 6 ? "***" : $"{number[..2]}{new string('*', number.Length - 5)}{number[^3..]}";

    /// <summary>138****1234.</summary>
    public static string Phone(string number) => number.Length < 8 ? "****" : $"{number[..3]}****{number[^4..]}";

    /// <summary>Never more than the last four.</summary>
    public static string Card(string number) => number.Length < 8 ? "****" : "****" + number[^4..];
}
