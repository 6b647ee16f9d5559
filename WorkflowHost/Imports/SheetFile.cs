using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Microsoft.VisualBasic.FileIO;
using MiniExcelLibs;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>Something wrong in a sheet, with its place.</summary>
/// <param name="Cell">e.g. C7; the row alone when the whole row is meant; empty for the file.</param>
public sealed record SheetProblem(string Sheet, string Cell, string Why)
{
    public override string ToString() => string.Join(' ', ((string[])[Sheet, Cell]).Where(p => p.Length > 0)) + "：" + Why;
}

/// <summary>The file cannot be read as a sheet at all.</summary>
public sealed class NotASheet(string why) : Exception(why);

/// <summary>A cell as it stands in the file.</summary>
/// <param name="Column">0 is A.</param>
public sealed record Cell(int Row, int Column, object? Value)
{
    public string Place => ColumnName(Column) + Row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Trimmed text; numbers without exponent, dates as 2026-03-05.</summary>
    public string Text =>
        Value switch
        {
            null => "",
            double number => ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture),
            DateTime date => DateOnly.FromDateTime(date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            bool yes => yes ? "是" : "否",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!.Trim(),
        };

    /// <summary>The spreadsheet keeps it as a number: digits beyond the fifteenth are lost.</summary>
    public bool IsNumber => Value is double or int or long or decimal;

    public static string ColumnName(int column)
    {
        var name = "";
        for (var c = column; c >= 0; c = c / 26 - 1)
            name = (char)('A' + c % 26) + name;
        return name;
    }
}

/// <summary>The first sheet of an .xlsx, or a .csv in UTF-8 or GB18030, as rows of cells.</summary>
public sealed record SheetFile(string Sheet, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostRows = 5_000;
    private const long MostUnpacked = 100L * 1024 * 1024;
    private const int MostColumns = 100;

    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="NotASheet">It is no sheet, too large, or of a kind that has to be saved anew first.</exception>
    public static SheetFile Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            throw new NotASheet($"文件超过 {MostBytes / 1024 / 1024} MB，请分成几份");
        if (bytes.Length == 0)
            throw new NotASheet("文件是空的");
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new NotASheet("是旧格式（.xls、.et）；请用表格软件打开，另存为 .xlsx 再上传");
        return bytes.AsSpan().StartsWith("PK"u8) ? ReadXlsx(bytes) : ReadCsv(bytes);
    }

    private static SheetFile ReadXlsx(byte[] bytes)
    {
        try
        {
            CheckPackage(bytes);
            using var stream = new MemoryStream(bytes);
            var sheet = MiniExcel.GetSheetNames(stream).FirstOrDefault() ?? throw new NotASheet("工作簿没有工作表");
            stream.Position = 0;
            return Gather(
                sheet,
                stream
                    .Query(sheetName: sheet, excelType: ExcelType.XLSX)
                    .Cast<IDictionary<string, object?>>()
                    .Select((row, i) => (i + 1, (IEnumerable<object?>)row.Values))
            );
        }
        catch (Exception error)
            when (error
                    is InvalidDataException
                        or XmlException
                        or KeyNotFoundException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw new NotASheet("不是完好的 .xlsx 文件");
        }
    }

    /// <summary>Unpacks every part once and counts: what a bomb declares of itself is not believed.</summary>
    private static void CheckPackage(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > 1_000)
            throw new NotASheet("压缩包内的文件太多，不是普通的表格");
        var unpacked = 0L;
        var buffer = new byte[81920];
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0; )
                if ((unpacked += read) > MostUnpacked)
                    throw new NotASheet("解压后过大，不是普通的表格");
        }
        var book = zip.GetEntry("xl/workbook.xml") ?? throw new NotASheet("是压缩包，不是 .xlsx 表格");
        using var reader = XmlReader.Create(book.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && reader.GetAttribute("date1904") is "1" or "true")
                throw new NotASheet("工作簿用的是 1904 日期系统，日期会差四年；请在“选项—高级”中取消后另存");
    }

    private static SheetFile ReadCsv(byte[] bytes)
    {
        var text = Decode(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new NotASheet("不是文字文件");
        // A title row has fewer fields than the heading, so rows of any length are read.
        var first = text.Split('\n', 2)[0];
        using var parser = new TextFieldParser(new StringReader(text)) { TrimWhiteSpace = false };
        parser.SetDelimiters(first.Count(c => c == '\t') > first.Count(c => c == ',') ? "\t" : ",");
        var rows = new List<(int, IEnumerable<object?>)>();
        try
        {
            while (!parser.EndOfData)
            {
                var fields = parser.ReadFields() ?? [];
                // The parser steps over empty lines and then knows the line after the one it read, or that there is none.
                rows.Add((parser.LineNumber > 0 ? (int)parser.LineNumber - 1 : text.AsSpan().TrimEnd().Count('\n') + 1, fields));
                if (rows.Count > MostRows)
                    throw TooManyRows();
            }
        }
        catch (MalformedLineException)
        {
            throw new NotASheet($"第{parser.ErrorLineNumber}行的引号不成对");
        }
        return Gather("", rows);
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            try
            {
                return Encoding
                    .GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                    .GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                throw new NotASheet("文字编码不是 UTF-8，也不是 GB18030（国标）；请另存为 CSV UTF-8 或 .xlsx");
            }
        }
    }

    private static NotASheet TooManyRows() => new($"超过 {MostRows} 行，请分成几份");

    private static SheetFile Gather(string sheet, IEnumerable<(int Number, IEnumerable<object?> Values)> source)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var (number, values) in source)
        {
            var cells = values
                .Take(MostColumns)
                .Select((value, column) => new Cell(number, column, value))
                .Where(c => c.Text.Length > 0)
                .ToList();
            if (cells.Count > 0)
                rows.Add(cells);
            if (rows.Count > MostRows)
                throw TooManyRows();
        }
        return rows.Count == 0 ? throw new NotASheet("表格是空的") : new SheetFile(sheet, rows);
    }
}
