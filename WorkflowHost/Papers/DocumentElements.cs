namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// One printable document. Every string in it is plain text: markup in a string is printed as the characters it is made of.
/// </summary>
/// <param name="Title">Name of the document, for the window title and the archive; the printed heading is a <see cref="Title"/>
/// element.</param>
/// <param name="FooterText">One line repeated at the foot of every page, such as a verification code.</param>
public sealed record DocumentContent(string Title, IReadOnlyList<DocumentElement> Elements, string? FooterText = null)
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
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : DocumentElement;

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

/// <param name="Share">Relative width: a column of 2 is twice as wide as a column of 1.</param>
public sealed record TableColumn(string Head, int Share, TextAlign Align);

public sealed record TableRow(IReadOnlyList<string> Cells, TableRowKind Kind = TableRowKind.Line);

/// <summary>After <see cref="PageSubtotal"/> the table goes on on a new page.</summary>
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
