using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.PublicNotices;

/// <summary>
/// What is kept of an objection beside the journal: its words, and sealed, who objected and the number by which the answer is asked for.
/// All lie beside one another, so that the fact, which names the first, finds the others.
/// </summary>
public static class ObjectionTexts
{
    public const string Words = "objection";
    public const string Objector = "objector";
    public const string Receipt = "receipt";

    private const int LongestName = 60;
    private const int LongestTelephone = 30;

    /// <summary>The words first.</summary>
    public static IReadOnlyList<Private> Of(LodgeObjection input, Moment moment)
    {
        var who = string.Join("，", ((string?[])[input.Name, input.Telephone]).OfType<string>());
        return
        [
            moment.Aside(Words, input.Text)!,
            .. who.Length == 0 ? (Private[])[] : [moment.Aside(Objector, who)! with { Seals = Objector }],
            .. input.Receipt is null ? (Private[])[] : [moment.Aside(Receipt, input.Receipt)! with { Seals = Receipt }],
        ];
    }

    public static Refusal? Problem(LodgeObjection input) =>
        (input.Name is { } name && !Line.IsLine(name, LongestName))
        || (input.Telephone is { } telephone && !Line.IsLine(telephone, LongestTelephone))
            ? new(PublicNoticeRefusals.Objector, $"异议人姓名不超过{LongestName}字，电话不超过{LongestTelephone}字，都写在一行里；可以不填")
            : null;

    /// <summary>The place of another text of the same objection.</summary>
    public static string Beside(string reference, string field) => reference[..(reference.LastIndexOf('/') + 1)] + field;
}
