using Scriban.Runtime;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// The words a document template is written in. Each call appends to the document, so what the data says is never parsed again.
/// `table`, then `column` for each column, then `row`, `subtotal`, `page_subtotal`, `total`; `list` or `numbered_list`, then `item`; `sign`
/// lines that follow each other form one block. `table page_sum:"本页小计"` has a sum at the foot of each page, of the columns with
/// `sum:true`: where a page ends is known when it is laid out. `row_mm:9` leaves room to sign. `column … holds:"name"` or `"number"` is
/// never broken. `across` lays the paper across.
/// </summary>
internal sealed class DocumentBuilder(long mostCharacters)
{
    private const int MostColumns = 40;
    private const int LongestQrText = 512;
    private readonly List<DocumentElement> elements = [];
    private readonly List<TableColumn> columns = [];
    private readonly List<TableRow> rows = [];
    private readonly List<string> items = [];
    private readonly List<SignatureLine> signatures = [];
    private Open open = Open.Nothing;
    private string? footer;
    private string? pageSum;
    private int rowMm;
    private bool wide;
    private long characters;

    private enum Open
    {
        Nothing,
        Table,
        List,
        NumberedList,
        Signatures,
    }

    public void AddWordsTo(ScriptObject words)
    {
        words.Import("red_head", RedHead);
        words.Import("imprint", Imprint);
        words.Import("title", Title);
        words.Import("heading", Heading);
        words.Import("paragraph", Paragraph);
        words.Import("table", Table);
        words.Import("column", Column);
        words.Import("row", (params object?[] cells) => Row(TableRowKind.Line, cells));
        words.Import("subtotal", (params object?[] cells) => Row(TableRowKind.Subtotal, cells));
        words.Import("page_subtotal", (params object?[] cells) => Row(TableRowKind.PageSubtotal, cells));
        words.Import("total", (params object?[] cells) => Row(TableRowKind.Total, cells));
        // As the four, from a list: for tables whose columns are data.
        words.Import("row_of", (IEnumerable<object?> cells) => Row(TableRowKind.Line, [.. cells]));
        words.Import("subtotal_of", (IEnumerable<object?> cells) => Row(TableRowKind.Subtotal, [.. cells]));
        words.Import("page_subtotal_of", (IEnumerable<object?> cells) => Row(TableRowKind.PageSubtotal, [.. cells]));
        words.Import("total_of", (IEnumerable<object?> cells) => Row(TableRowKind.Total, [.. cells]));
        words.Import("list", () => OpenBlock(Open.List));
        words.Import("numbered_list", () => OpenBlock(Open.NumberedList));
        words.Import("item", Item);
        words.Import("field", Field);
        words.Import("sign", Sign);
        words.Import("page_break", PageBreak);
        words.Import("image", Image);
        words.Import("qr", QrCode);
        words.Import("footer", Footer);
        words.Import("across", Across);
    }

    /// <exception cref="ArgumentException">The template made no title.</exception>
    public DocumentContent Finish()
    {
        Close();
        var title = elements.OfType<Title>().FirstOrDefault() ?? throw new ArgumentException("文书没有标题：模板应有一行 title");
        return new DocumentContent(PlainText.OneLine(title.Text), elements, footer, wide);
    }

    private void RedHead(object? office, object? number) =>
        Add(new RedHead(PlainText.OneLine(Text(office)), PlainText.OneLine(Text(number))));

    private void Imprint(object? copyTo, object? office, object? on) =>
        Add(
            new Imprint(
                copyTo is null ? null : PlainText.OneLine(Text(copyTo)),
                PlainText.OneLine(Text(office)),
                PlainText.OneLine(Text(on))
            )
        );

    private void Title(object? text) => Add(new Title(Text(text)));

    private void Heading(object? text, int level = 1) =>
        Add(level is >= 1 and <= 3 ? new Heading(level, Text(text)) : throw new ArgumentException($"标题层次只有 1 到 3，不能是 {level}"));

    private void Paragraph(object? text, string align = "start", bool indent = true) =>
        Add(new Paragraph(Text(text), Align(align), indent));

    private void Field(object? label, object? value) => Add(new Field(Text(label), Text(value)));

    private void PageBreak() => Add(new PageBreak());

    private void Image(object? contentHash, object? alt) => Add(new Image(Text(contentHash), Text(alt)));

    private void QrCode(object? text, object? caption = null)
    {
        var content = Text(text);
        if (content.Length is 0 or > LongestQrText)
            throw new ArgumentException($"二维码的内容应为 1 到 {LongestQrText} 个字符，实有 {content.Length} 个");
        Add(new Qr(content, caption is null ? null : Text(caption)));
    }

    private void Footer(object? text) => footer = PlainText.OneLine(Text(text));

    private void Across() => wide = true;

    private void Table(string? page_sum = null, int row_mm = 0)
    {
        OpenBlock(Open.Table);
        (pageSum, rowMm) = (page_sum is null ? null : Text(page_sum), Math.Clamp(row_mm, 0, 40));
    }

    private void Column(object? head, int share = 1, string align = "center", string holds = "text", bool sum = false)
    {
        if (open != Open.Table || rows.Count > 0)
            throw new ArgumentException("column 应写在 table 之后、第一行 row 之前");
        if (columns.Count == MostColumns)
            throw new ArgumentException($"表格最多 {MostColumns} 列");
        if (share is < 1 or > 100)
            throw new ArgumentException($"列宽的份数应为 1 到 100，不能是 {share}");
        columns.Add(new TableColumn(Text(head), share, Align(align), Holds(holds), sum));
    }

    private void Row(TableRowKind kind, object?[] cells)
    {
        if (open != Open.Table)
            throw new ArgumentException("表格的行应写在 table 之后");
        if (cells.Length != columns.Count)
            throw new ArgumentException($"这一行有 {cells.Length} 格，表头有 {columns.Count} 列");
        rows.Add(new TableRow([.. cells.Select(Text)], kind));
    }

    private void Item(object? text)
    {
        if (open is not (Open.List or Open.NumberedList))
            throw new ArgumentException("item 应写在 list 或 numbered_list 之后");
        items.Add(Text(text));
    }

    private void Sign(object? role, string? name = null, string? date = null)
    {
        if (open != Open.Signatures)
            OpenBlock(Open.Signatures);
        signatures.Add(new SignatureLine(Text(role), name is null ? null : Text(name), date is null ? null : Text(date)));
    }

    private void OpenBlock(Open block)
    {
        Close();
        open = block;
    }

    private void Add(DocumentElement element)
    {
        Close();
        elements.Add(element);
        Count(16);
    }

    private void Close()
    {
        switch (open)
        {
            case Open.Table when columns.Count == 0:
                throw new ArgumentException("表格没有列：table 之后应有 column");
            case Open.Table:
                elements.Add(new Table([.. columns], [.. rows], pageSum, rowMm));
                break;
            case Open.List or Open.NumberedList:
                elements.Add(new ListBlock([.. items], open == Open.NumberedList));
                break;
            case Open.Signatures:
                elements.Add(new SignatureBlock([.. signatures]));
                break;
        }
        open = Open.Nothing;
        columns.Clear();
        rows.Clear();
        items.Clear();
        signatures.Clear();
    }

    private string Text(object? value)
    {
        var text = TemplateWords.Text(value);
        Count(text.Length + 1);
        return PlainText.Clean(text);
    }

    private void Count(int more)
    {
        characters += more;
        if (characters > mostCharacters)
            throw new ArgumentException($"文书超过 {mostCharacters} 个字符的上限");
    }

    private static ColumnHolds Holds(string name) =>
        name switch
        {
            "text" => ColumnHolds.Text,
            "number" => ColumnHolds.Number,
            "name" => ColumnHolds.Name,
            _ => throw new ArgumentException($"holds 只有 text、number、name，不能是 {name}"),
        };

    private static TextAlign Align(string name) =>
        name switch
        {
            "start" => TextAlign.Start,
            "center" => TextAlign.Center,
            "end" => TextAlign.End,
            _ => throw new ArgumentException($"对齐方式只有 start、center、end，不能是 {name}"),
        };
}
