using System.Globalization;
using System.Text;
using System.Xml;

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
            // What no decimal holds keeps its exponent.
            double and (< -1e28 or > 1e28) => Convert.ToString(Value, CultureInfo.InvariantCulture)!,
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

/// <summary>A sheet of an .xlsx, or a .csv in UTF-8 or GB18030, as rows of cells.</summary>
public sealed record SheetFile(string Sheet, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>The other sheets of the workbook, which were not read.</summary>
    public IReadOnlyList<string> NotRead { get; init; } = [];

    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostRows = 5_000;

    /// <summary>What stands further to the right is not looked at.</summary>
    public const int MostColumns = 100;

    /// <summary>Characters of one cell.</summary>
    public const int LongestText = 2_000;
    private const int MostLetters = 2_000_000;
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(10);

    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="sheet">Of the workbook; null reads the first.</param>
    /// <exception cref="NotASheet">It is no sheet, too large, or of a kind that has to be saved anew first.</exception>
    public static SheetFile Read(byte[] bytes, string? sheet = null, CancellationToken stop = default)
    {
        if (bytes.Length > MostBytes)
            throw new NotASheet($"文件超过 {MostBytes / 1024 / 1024} MB，请分成几份");
        if (bytes.Length == 0)
            throw new NotASheet("文件是空的");
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new NotASheet(
                bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                    ? "文件设有打开密码；请在表格软件里取消密码后再上传"
                    : "是旧格式（.xls、.et）；请用表格软件打开，另存为 .xlsx 再上传"
            );
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(LongestReading);
        try
        {
            return bytes.AsSpan().StartsWith("PK"u8) ? ReadXlsx(bytes, sheet, limited.Token) : ReadCsv(bytes, limited.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new NotASheet($"{LongestReading.TotalSeconds:0} 秒内没有读完；请新建一张表，只粘贴有内容的行列，或分成几份");
        }
    }

    private static SheetFile ReadXlsx(byte[] bytes, string? sheet, CancellationToken stop)
    {
        try
        {
            using var reader = new XlsxReader(bytes, sheet, stop);
            return Gather(reader.Sheet, reader.Cells()) with { NotRead = reader.Others };
        }
        catch (Exception error)
            when (error is InvalidDataException or XmlException or IOException or ArgumentException or NotSupportedException)
        {
            throw new NotASheet("不是完好的 .xlsx 文件；请用表格软件打开，另存后再上传");
        }
    }

    private static SheetFile ReadCsv(byte[] bytes, CancellationToken stop)
    {
        var text = Decode(bytes);
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new NotASheet("不是文字文件；请另存为 CSV UTF-8 或 .xlsx")
            : Gather("", new CsvReader(text).Cells(stop));
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

    private static SheetFile Gather(string sheet, IEnumerable<Cell> cells)
    {
        var rows = new List<List<Cell>>();
        var letters = 0;
        foreach (var cell in cells.Where(c => c.Column < MostColumns))
        {
            var length = cell.Text.Length;
            if (length == 0)
                continue;
            if (length > LongestText)
                throw new NotASheet($"{cell.Place} 一格超过 {LongestText} 字，请改短");
            if ((letters += length) > MostLetters)
                throw new NotASheet("表格中的文字太多，请分成几份");
            if (rows.Count == 0 || rows[^1][0].Row != cell.Row)
                rows.Add(rows.Count < MostRows ? [] : throw new NotASheet($"超过 {MostRows} 行，请分成几份"));
            rows[^1].Add(cell);
        }
        return rows.Count == 0 ? throw new NotASheet("表格是空的") : new SheetFile(sheet, rows);
    }
}
