using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using WorkRelief.WorkflowHost.Imports;

namespace WorkRelief.Tests.Host.Imports;

/// <summary>A file that was made to hang the reader, or to fill its memory, is refused in words and soon.</summary>
public sealed class SheetLimitTests
{
    private const long MostAllocated = 150L * 1024 * 1024;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "row-2000000000", "第2000000000行" },
            { "row-99999999999999999999", "不是完好" },
            { "rows-twice", "不是完好" },
            { "columns-backwards", "不是完好" },
            { "column-zzzz", "XFD 以后" },
            { "string-of-no-number", "不是完好" },
            { "6000-rows", "超过 5000 行" },
            { "2-million-empty-rows", "第1048577行" },
            { "2-million-empty-cells", "XFD 以后" },
            { "long-cell", "A1 一格超过" },
            { "long-strings", "文字太多" },
            { "many-strings", "文字太多" },
            { "one-string-in-every-cell", "文字太多" },
            { "deep", "不是完好" },
            { "attributes", "不是完好" },
            { "names", "不是完好" },
            { "entities", "不是完好" },
            { "endless-text", "一格超过" },
            { "csv-newlines", "空的" },
            { "csv-tabs", "空的" },
            { "csv-commas", "空的" },
            { "csv-one-line", "一格超过" },
            { "csv-open-quote", "第2行的引号不成对" },
            { "csv-quotes", "第1行的引号不成对" },
            { "csv-fields", "超过 5000 行" },
        };

    [Theory, MemberData(nameof(Hostile))]
    public void It_is_refused_in_words_and_soon(string kind, string says)
    {
        var bytes = Bytes(kind);
        Assert.InRange(bytes.Length, 0, SheetFile.MostBytes);
        var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var no = Assert.Throws<NotASheet>(() => SheetFile.Read(bytes));
        var (took, allocated) = (Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Contains(says, no.Message, StringComparison.Ordinal);
        Assert.True(took < Soon, $"{took}");
        Assert.True(allocated < MostAllocated, $"{allocated / 1024 / 1024} MB");
    }

    [Fact]
    public void Who_no_longer_waits_stops_the_reading()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SheetFile.Read(Xlsx(Row("姓名")), stop: stop.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => SheetFile.Read("姓名\n王芳"u8.ToArray(), stop: stop.Token));
    }

    /// <summary>Offices colour whole columns: what is only formatted costs nothing and is no content.</summary>
    [Fact]
    public void Formatted_rows_without_content_do_not_count()
    {
        var formatted = string.Concat(Enumerable.Range(3, 100_000).Select(n => $"<row r=\"{n}\"><c r=\"A{n}\" s=\"0\"/></row>"));
        var sheet = SheetFile.Read(Xlsx(Row("姓名") + Row("王芳") + formatted + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row>"));
        Assert.Equal(["姓名", "王芳"], sheet.Rows.Select(r => r.Single().Text));
    }

    [Fact]
    public void Cells_are_found_by_their_names_or_else_by_their_order()
    {
        var sheet = SheetFile.Read(
            Xlsx(
                Row("姓名")
                    + "<row r=\"7\"><c r=\"C7\" t=\"inlineStr\"><is><t>王芳</t></is></c><c><v>1</v></c></row>"
                    + "<row><c t=\"str\"><f>A1&amp;B1</f><v>李_x0041_</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row>"
                    + "<row r=\"20\"><c r=\"AA20\"><v>1E+300</v></c><c r=\"CV20\"><v>2</v></c><c r=\"CW20\"><v>3</v></c></row>"
            )
        );
        Assert.Equal(
            ["A1 姓名", "C7 王芳", "D7 1", "A8 李A", "B8 是", "C8 #N/A", "AA20 1E+300", "CV20 2"],
            sheet.Rows.SelectMany(r => r).Select(c => $"{c.Place} {c.Text}")
        );
    }

    [Fact]
    public void Dates_are_known_by_their_format_and_rich_texts_are_read_without_their_pronunciation()
    {
        const string styles = """
            <styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
            <numFmt numFmtId="177" formatCode="0.00&quot;days&quot;[Red]"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>
            """;
        const string strings = "<sst><si><r><t>王</t></r><r><t>芳</t></r><rPh sb=\"0\" eb=\"1\"><t>wang</t></rPh></si><si/></sst>";
        var cells = string.Concat(Enumerable.Range(0, 4).Select(style => $"<c s=\"{style}\"><v>46086</v></c>"));
        var sheet = SheetFile.Read(
            Book(
                (
                    "worksheets/sheet1.xml",
                    $"<worksheet><sheetData><row>{cells}<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row></sheetData></worksheet>"
                ),
                ("styles.xml", styles),
                ("sharedStrings.xml", strings)
            )
        );
        Assert.Equal(["46086", "2026-03-05", "2026-03-05", "46086", "王芳"], Assert.Single(sheet.Rows).Select(c => c.Text));
    }

    [Fact]
    public void A_csv_may_end_its_lines_as_it_likes_and_have_them_within_quotes()
    {
        var sheet = SheetFile.Read(Encoding.UTF8.GetBytes("a\tb\r\n\"c\nd\"\t \"e\"\"f\" \r\"\"\t\n\r\ng,h"));
        Assert.Equal(["A1 a", "B1 b", "A2 c\nd", "B2 e\"f", "A6 g,h"], sheet.Rows.SelectMany(r => r).Select(c => $"{c.Place} {c.Text}"));
        Assert.Contains(
            "第1行的引号",
            Assert.Throws<NotASheet>(() => SheetFile.Read("\"a\"b,c"u8.ToArray())).Message,
            StringComparison.Ordinal
        );
    }

    private static byte[] Bytes(string kind) =>
        kind switch
        {
            "row-2000000000" => Xlsx(Row("姓名") + "<row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>"),
            "row-99999999999999999999" => Xlsx("<row r=\"99999999999999999999\"/>"),
            "rows-twice" => Xlsx("<row r=\"2\"/><row r=\"2\"/>"),
            "columns-backwards" => Xlsx("<row><c r=\"B1\"/><c r=\"A1\"/></row>"),
            "column-zzzz" => Xlsx("<row><c r=\"ZZZZ1\"><v>1</v></c></row>"),
            "string-of-no-number" => Xlsx("<row><c t=\"s\"><v>-1</v></c></row>"),
            "6000-rows" => Xlsx(Repeat(Row("王芳"), 6_000)),
            "2-million-empty-rows" => Xlsx(Repeat("<row/>", 2_000_000)),
            "2-million-empty-cells" => Xlsx("<row>" + Repeat("<c/>", 2_000_000) + "</row>"),
            "long-cell" => Xlsx(Row(new string('王', 20_000))),
            "long-strings" => Strings(Repeat("<si><t>" + new string('王', 30_000) + "</t></si>", 1_000)),
            "many-strings" => Strings(Repeat("<si><t>1</t></si>", 1_000_000)),
            "one-string-in-every-cell" => Strings(
                "<si><t>" + new string('王', 1_500) + "</t></si>",
                Repeat("<row>" + Repeat("<c t=\"s\"><v>0</v></c>", 100) + "</row>", 5_000)
            ),
            "deep" => Xlsx(Repeat("<a>", 20_000_000)),
            "attributes" => Xlsx("<row " + Repeat("a=\"\" ", 15_000_000) + "/>"),
            "names" => Xlsx(string.Concat(Enumerable.Range(0, 1_200_000).Select(n => $"<a{n}/>"))),
            "entities" => Book(("worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><worksheet>&b;</worksheet>")),
            "endless-text" => Xlsx("<row><c t=\"str\"><v>" + Repeat("王", 30_000_000) + "</v></c></row>"),
            "csv-newlines" => Filled('\n'),
            "csv-tabs" => Filled('\t'),
            "csv-commas" => Filled(','),
            "csv-one-line" => Filled('x'),
            "csv-open-quote" => Encoding.UTF8.GetBytes("姓名\n\"" + Repeat("王芳\n", 700_000)),
            "csv-quotes" => Filled('"'),
            "csv-fields" => Encoding.UTF8.GetBytes(Repeat("1,2\n", 1_300_000)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static byte[] Filled(char with) => [.. Enumerable.Repeat((byte)with, SheetFile.MostBytes)];

    private static string Repeat(string what, int times) => new StringBuilder(what.Length * times).Insert(0, what, times).ToString();

    private static string Row(string text) => $"<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>";

    private static byte[] Xlsx(string rows) => Book(("worksheets/sheet1.xml", Sheet(rows)));

    private static byte[] Strings(string strings, string rows = "<row/>") =>
        Book(("worksheets/sheet1.xml", Sheet(rows)), ("sharedStrings.xml", "<sst>" + strings + "</sst>"));

    private static string Sheet(string rows) => "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";

    /// <summary>A workbook of the given parts, each related by its name.</summary>
    private static byte[] Book(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            var relations = string.Concat(
                parts.Select(
                    (p, i) => $"<Relationship Id=\"r{i}\" Type=\"x/{Path.GetFileNameWithoutExtension(p.Name)}\" Target=\"{p.Name}\"/>"
                )
            );
            Add("workbook.xml", "<workbook xmlns:r=\"x\"><sheets><sheet name=\"名单\" r:id=\"r0\"/></sheets></workbook>");
            Add("_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
            foreach (var (name, text) in parts)
                Add(name, text);

            void Add(string name, string text)
            {
                using var part = new StreamWriter(zip.CreateEntry("xl/" + name, CompressionLevel.Fastest).Open());
                part.Write(text);
            }
        }
        return stream.ToArray();
    }
}
