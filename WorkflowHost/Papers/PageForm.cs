namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The measures of a page, in points: the paper of GB/T 9704, and the sheet laid across. Writers and the layout share them, so what is
/// laid out stands as it was laid out.
/// </summary>
/// <param name="Width">Between the margins.</param>
/// <param name="Height">Between the margins.</param>
internal sealed record PageForm(
    decimal Width,
    decimal Height,
    decimal Text,
    decimal Line,
    decimal Title,
    decimal TitleLine,
    decimal AfterTitle
)
{
    public const decimal Millimetre = 72 / 25.4m;

    /// <summary>Type area 156 × 225 mm, 22 lines of 28 characters; title 2号.</summary>
    public static PageForm Upright { get; } = new(156 * Millimetre, 225 * Millimetre, 16, 28.95m, 22, 36, 28.95m);

    /// <summary>Type area 267 × 172 mm.</summary>
    public static PageForm Across { get; } = new(267 * Millimetre, 172 * Millimetre, 12, 20, 20, 28, 8);

    public static PageForm Of(DocumentContent content) => content.Wide ? Across : Upright;

    /// <summary>Above and below a table.</summary>
    public const decimal AroundTable = 8;

    /// <summary>A code with its caption.</summary>
    public decimal CodeSide => this == Upright ? 32 * Millimetre : 22 * Millimetre;
    public const decimal CaptionLine = 14;
    public decimal CodeWidth => this == Upright ? 42 * Millimetre : 38 * Millimetre;

    /// <summary>Between a code and the signatures.</summary>
    public const decimal BesideCode = 4 * Millimetre;

    /// <summary>Signatures: size and line.</summary>
    public decimal SignText => this == Upright ? 14 : 12;
    public decimal SignLine => this == Upright ? 26 : 22;
    public decimal AboveSigns => this == Upright ? 20 : 6;

    /// <summary>Signatures that stand beside each other on a sheet.</summary>
    public const int SignsInRow = 3;
}
