using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>
/// A sheet of an .xlsx, read as a stream: nothing is made for rows and columns that are only counted, and no part is held whole.
/// </summary>
internal sealed partial class XlsxReader : IDisposable
{
    // ECMA-376 and Excel: XFD1048576 is the last cell, and a cell holds 32,767 characters.
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;
    private const int LongestText = 32_767;
    private const int MostParts = 1_000;
    private const long MostUnpacked = 100L * 1024 * 1024;
    private const int MostStrings = SheetFile.MostRows * SheetFile.MostColumns;
    private const int MostLettersOfStrings = 10_000_000;
    private const int Deepest = 50;
    private static readonly SearchValues<char> DateLetters = SearchValues.Create("yYmMdDhHsS");

    private readonly ZipArchive _zip;
    private readonly CancellationToken _stop;
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[4096];
    private readonly List<string> _strings = [];
    private readonly List<bool> _styleIsDate = [];
    private readonly ZipArchiveEntry? _sheet;
    private string _within = "";
    private bool _phonetic;

    /// <param name="sheet">Its name; null reads the first.</param>
    public XlsxReader(byte[] bytes, string? sheet, CancellationToken stop)
    {
        _stop = stop;
        _zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        CheckSize();
        var sheets = SheetsOf(_zip.GetEntry("xl/workbook.xml") ?? throw new NotASheet("是压缩包，不是 .xlsx 表格"));
        (Sheet, var id) = sheets.Find(s => sheet is null || s.Name == sheet) is { Name: not null } named
            ? named
            : throw new NotASheet($"工作簿没有工作表“{sheet}”，有：{string.Join("、", sheets.Select(s => s.Name))}");
        Others = [.. sheets.Select(s => s.Name).Where(n => n != Sheet)];
        foreach (var (own, type, target) in Relations())
            if (own == id)
                _sheet = _zip.GetEntry(target);
            else if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                ReadStrings(_zip.GetEntry(target));
            else if (type.EndsWith("/styles", StringComparison.Ordinal))
                ReadStyles(_zip.GetEntry(target));
    }

    /// <summary>Name of the sheet.</summary>
    public string Sheet { get; }

    /// <summary>Names of the other sheets.</summary>
    public IReadOnlyList<string> Others { get; }

    public void Dispose() => _zip.Dispose();

    /// <summary>The cells that have a value, row by row from the left.</summary>
    public IEnumerable<Cell> Cells()
    {
        var (row, column, type, style, formula) = (0, -1, "", 0, false);
        foreach (var reader in Nodes(_sheet))
        {
            Take(reader);
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
                (row, column) = (RowOf(reader.GetAttribute("r"), row), -1);
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ColumnOf(reader.GetAttribute("r"), row, column);
                type = reader.GetAttribute("t") ?? "n";
                style = int.TryParse(reader.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : 0;
                _text.Clear();
                formula = false;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "f" })
                formula = true;
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "c" } && _text.Length > 0)
                yield return new Cell(row, column, Value(type, style, _text.ToString()));
            // A text that is empty has a value; a formula that no program has worked out has none.
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "c" } && formula && type != "str")
                throw new NotASheet($"{new Cell(row, column, null).Place} 是公式，还没有算出值；请用表格软件打开、保存后再上传");
        }
    }

    /// <summary>Unpacks every part once and counts: what a bomb declares of itself is not believed.</summary>
    private void CheckSize()
    {
        if (_zip.Entries.Count > MostParts)
            throw new NotASheet("压缩包内的文件太多，不是普通的表格");
        var unpacked = 0L;
        var buffer = new byte[81920];
        foreach (var entry in _zip.Entries)
        {
            using var part = entry.Open();
            for (int read; (read = part.Read(buffer)) > 0; _stop.ThrowIfCancellationRequested())
                if ((unpacked += read) > MostUnpacked)
                    throw new NotASheet("解压后过大，不是普通的表格；请新建一张表，只粘贴有内容的行列");
        }
    }

    private List<(string Name, string? Id)> SheetsOf(ZipArchiveEntry book)
    {
        var sheets = new List<(string, string?)>();
        foreach (var reader in Nodes(book))
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && reader.GetAttribute("date1904") is "1" or "true")
                throw new NotASheet("工作簿用的是 1904 日期系统，日期会差四年；请在“选项—高级”中取消后另存");
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                sheets.Add(
                    sheets.Count < MostParts ? (reader.GetAttribute("name") ?? "", RelationOf(reader)) : throw new InvalidDataException()
                );
        return sheets.Count > 0 ? sheets : throw new NotASheet("工作簿没有工作表");
    }

    /// <summary>Its id attribute; the namespace before it is another in strict files.</summary>
    private static string? RelationOf(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
            if (reader.LocalName == "id")
                id = reader.Value;
        reader.MoveToElement();
        return id;
    }

    private IEnumerable<(string Id, string Type, string Target)> Relations()
    {
        foreach (var reader in Nodes(_zip.GetEntry("xl/_rels/workbook.xml.rels")))
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                var target = reader.GetAttribute("Target") ?? "";
                yield return (
                    reader.GetAttribute("Id") ?? "",
                    reader.GetAttribute("Type") ?? "",
                    target.StartsWith('/') ? target[1..] : "xl/" + target
                );
            }
    }

    private void ReadStrings(ZipArchiveEntry? part)
    {
        var letters = 0;
        foreach (var reader in Nodes(part))
        {
            Take(reader);
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
                _text.Clear();
            if (reader.LocalName != "si" || reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false })
                continue;
            letters += _text.Length;
            if (_strings.Count == MostStrings || letters > MostLettersOfStrings)
                throw new NotASheet("工作簿中的文字太多；请只保留要导入的一张表，或分成几份");
            _strings.Add(Unescaped(_text.ToString()));
        }
    }

    /// <summary>Of the built-in formats 48 is 1E+5 and 49 text; those from 50 on are days as China writes them.</summary>
    private void ReadStyles(ZipArchiveEntry? part)
    {
        var dates = new HashSet<int>();
        var inCells = false;
        foreach (var reader in Nodes(part))
            if (reader.LocalName == "cellXfs")
                inCells = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (
                reader is { NodeType: XmlNodeType.Element, LocalName: "xf" or "numFmt" }
                && int.TryParse(reader.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var format)
            )
            {
                if (reader.LocalName == "numFmt" && IsDate(reader.GetAttribute("formatCode") ?? ""))
                    dates.Add(format);
                else if (reader.LocalName == "xf" && inCells)
                    _styleIsDate.Add(
                        dates.Contains(format) || format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)
                    );
            }
    }

    /// <summary>A format that shows a day or an hour: outside of quotes, brackets and escapes it has a letter for one.</summary>
    private static bool IsDate(string format) => Literal().Replace(format, "").AsSpan().ContainsAny(DateLetters);

    private object Value(string type, int style, string text) =>
        type switch
        {
            "s" => int.TryParse(text, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < _strings.Count
                ? _strings[at]
                : throw new InvalidDataException(),
            "b" => text is "1" or "true",
            "d" when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
            "n" when double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
            // 2958466 would be the year 10000.
            style >= 0
            && style < _styleIsDate.Count
            && _styleIsDate[style]
            && number is >= 0 and < 2958466
                ? DateTime.FromOADate(number)
                : number,
            _ => Unescaped(text),
        };

    /// <summary>The number that a row says, or the one after the row before.</summary>
    private static int RowOf(string? said, int before)
    {
        var row = before + 1L;
        if (said is not null && !long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out row) || row <= before)
            throw new InvalidDataException();
        return row <= LastRow ? (int)row : throw new NotASheet($"有第{row}行，而表格最多 {LastRow} 行；请新建一张表，只粘贴有内容的行");
    }

    /// <summary>The column in a cell's name (B in B7), or the one after the cell before; 0 is A.</summary>
    private static int ColumnOf(string? said, int row, int before)
    {
        var column = said is null ? before + 1 : -1;
        foreach (var letter in said?.TakeWhile(char.IsAsciiLetterUpper) ?? [])
            if ((column = (column + 1) * 26 + letter - 'A') >= LastColumn)
                break;
        if (column <= before)
            throw new InvalidDataException();
        return column < LastColumn
            ? column
            : throw new NotASheet($"第{row}行：有 XFD 以后的列，而表格最多 {LastColumn} 列；请新建一张表，只粘贴有内容的列");
    }

    /// <summary>What stands in v and t elements; how it is pronounced (rPh) is no part of it.</summary>
    private void Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when !reader.IsEmptyElement:
                _within = reader.LocalName;
                _phonetic |= _within == "rPh";
                break;
            case XmlNodeType.EndElement:
                _within = "";
                _phonetic &= reader.LocalName != "rPh";
                break;
            case XmlNodeType.Text
            or XmlNodeType.CDATA
            or XmlNodeType.Whitespace
            or XmlNodeType.SignificantWhitespace when _within is "v" or "t" && !_phonetic:
                for (int read; (read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0; _text.Append(_chunk, 0, read))
                    if (_text.Length + read > LongestText)
                        throw new NotASheet($"有一格超过 {LongestText} 字，不是普通的表格");
                break;
        }
    }

    private IEnumerable<XmlReader> Nodes(ZipArchiveEntry? part)
    {
        using var text = new PartText((part ?? throw new InvalidDataException()).Open(), _stop);
        using var reader = XmlReader.Create(
            text,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, NameTable = new FewNames() }
        );
        while (reader.Read())
            yield return reader.Depth > Deepest ? throw new InvalidDataException() : reader;
    }

    private static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape()
                .Replace(
                    text,
                    m => ((char)ushort.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
                )
            : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();

    [GeneratedRegex("\"[^\"]*\"?|\\[[^\\]]*\\]?|[\\\\_*].")]
    private static partial Regex Literal();

    /// <summary>
    /// A part as characters. From one tag to the next it is not far: millions of attributes in one would fill the memory.
    /// </summary>
    private sealed class PartText(Stream part, CancellationToken stop)
        : StreamReader(part, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true)
    {
        private const int Longest = 500_000;
        private int _sinceTag;

        public override int Read(char[] buffer, int index, int count)
        {
            stop.ThrowIfCancellationRequested();
            var read = base.Read(buffer, index, count);
            var tag = buffer.AsSpan(index, read).LastIndexOf('<');
            _sinceTag = tag < 0 ? _sinceTag + read : read - tag;
            return _sinceTag > Longest ? throw new InvalidDataException() : read;
        }
    }

    /// <summary>The reader keeps every name it met; a workbook has a few hundred.</summary>
    private sealed class FewNames : NameTable
    {
        private const int Most = 10_000;
        private int _names;

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? (++_names > Most ? throw new InvalidDataException() : base.Add(key, start, len));
    }
}
