namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// One printable document. Every string in it is plain text: markup in a string is printed as the characters it is made of.
/// </summary>
/// <param name="Title">Name of the document, for the window title and the archive; the printed heading is a <see cref="Title"/>
/// element.</param>
/// <param name="FooterText">One line repeated at the foot of every page, such as a verification code.</param>
/// <param name="Wide">A sheet on A4 laid across, with 第x页 共y页; otherwise the page of an official paper.</param>
public sealed record DocumentContent(string Title, IReadOnlyList<DocumentElement> Elements, string? FooterText = null, bool Wide = false)
{
    /// <summary>Nothing was issued: every page says so across it.</summary>
    public bool Draft { get; init; }
}

public abstract record DocumentElement;

public sealed record Title(string Text) : DocumentElement;

/// <summary>发文机关标志 and 发文字号 above the red line, on the first page.</summary>
/// <param name="Number">The office's number, or a space in which its register's is written.</param>
public sealed record RedHead(string Office, string Number) : DocumentElement;

/// <summary>版记: at the end, between lines.</summary>
/// <param name="CopyTo">Whom a copy goes to; null for nobody.</param>
/// <param name="On">As printed, for example 2021年4月1日.</param>
public sealed record Imprint(string? CopyTo, string Office, string On) : DocumentElement;

/// <param name="Level">1 to 3: 一、 (一) 1. in official papers. The number is part of the text.</param>
public sealed record Heading(int Level, string Text) : DocumentElement;

/// <param name="Indent">First line set in by two characters.</param>
public sealed record Paragraph(string Text, TextAlign Align = TextAlign.Start, bool Indent = true) : DocumentElement;

/// <summary>Each row has exactly one cell for each column.</summary>
/// <param name="PageSum">
/// What the sum of a page's lines is called, for a table with columns that are summed on each page; null for a table without.
/// </param>
/// <param name="RowMm">The least height of a line in millimetres, for one that is signed by hand.</param>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, string? PageSum = null, int RowMm = 0)
    : DocumentElement;

public sealed record ListBlock(IReadOnlyList<string> Items, bool Numbered = false) : DocumentElement;

public sealed record SignatureBlock(IReadOnlyList<SignatureLine> Lines) : DocumentElement;

public sealed record Field(string Label, string Value) : DocumentElement;

public sealed record PageBreak : DocumentElement;

/// <param name="ContentHash">Hash under which the file store holds the PNG or JPEG.</param>
public sealed record Image(string ContentHash, string Alt) : DocumentElement;

public sealed record Qr(string Text, string? Caption = null) : DocumentElement;

public enum TextAlign
{
    Start,
    Center,
    End,
}

/// <param name="Share">Relative width: a column of 2 is twice as wide as a column of 1, as long as everything fits.</param>
/// <param name="Holds">Figures stand at the right edge and never break; names never break and are masked for the open board.</param>
/// <param name="Sum">Its lines are summed on each page.</param>
public sealed record TableColumn(string Head, int Share, TextAlign Align, ColumnHolds Holds = ColumnHolds.Text, bool Sum = false)
{
    /// <summary>What stands in it is read as one: it is not broken over two lines.</summary>
    public bool Keeps => Holds != ColumnHolds.Text || Align == TextAlign.End;
}

public enum ColumnHolds
{
    Text,

    /// <summary>Numbers of cards and persons, dates: no names, and not to be broken.</summary>
    Number,
    Name,
}

/// <param name="TurnsPage">The table goes on on a new page.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, TableRowKind Kind = TableRowKind.Line, bool TurnsPage = false);

/// <summary>
/// A line after <see cref="Total"/> is not counted in it: who is held back, for instance. After <see cref="PageSubtotal"/> the table goes
/// on on a new page.
/// </summary>
public enum TableRowKind
{
    Line,
    Subtotal,
    PageSubtotal,
    Total,
}

/// <param name="Name">Null leaves a space to sign by hand; an empty text leaves none, for a seal alone.</param>
/// <param name="Date">As printed, for example 2021年4月1日; null leaves a space to fill in by hand.</param>
public sealed record SignatureLine(string Role, string? Name = null, string? Date = null);
