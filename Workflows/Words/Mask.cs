using System.Text.RegularExpressions;

namespace WorkRelief.Workflows.Words;

/// <summary>Numbers as officials see them on lists: enough to tell two apart, too little to use.</summary>
public static partial class Mask
{
    /// <summary>51*************123.</summary>
    public static string Id(string number) =>
        number.Length < 6 ? "***" : $"{number[..2]}{new string('*', number.Length - 5)}{number[^3..]}";

    /// <summary>138****1234.</summary>
    public static string Phone(string number) => number.Length < 8 ? "****" : $"{number[..3]}****{number[^4..]}";

    /// <summary>Never more than the last four.</summary>
    public static string Card(string number) => number.Length < 8 ? "****" : "****" + number[^4..];

    /// <summary>三苏镇莲花村***: as far as the village; of an address that names none, nothing.</summary>
    public static string Address(string address) => VillagePattern().Match(address).Value + "***";

    /// <summary>w***@county.gov.cn.</summary>
    public static string Mail(string address) => address.IndexOf('@') is > 0 and var at ? $"{address[0]}***{address[at..]}" : "***";

    /// <summary>A text, such as a mail server's answer, with every address in it masked.</summary>
    public static string Mails(string text) => MailPattern().Replace(text, m => Mail(m.Value));

    [GeneratedRegex("^.*(?:村|社区)")]
    private static partial Regex VillagePattern();

    [GeneratedRegex(@"[\p{L}\p{Nd}._%+-]+@[\p{L}\p{Nd}.-]+")]
    private static partial Regex MailPattern();
}
