using System.Buffers;
using System.Text;

namespace WorkRelief.WorkflowHost.Imports;

/// <summary>
/// Fields between commas or tabs, in one pass over the text. Rows may have any length (a title has fewer fields than the heading), and a
/// row is counted by the line on which it begins.
/// </summary>
internal sealed class CsvReader
{
    private const int Beginning = 2_000;
    private readonly string _text;
    private readonly char _separator;
    private readonly SearchValues<char> _ends;
    private int _at;
    private int _line = 1;

    public CsvReader(string text)
    {
        _text = text;
        // A title above the heading has neither.
        var beginning = text.AsSpan(0, Math.Min(text.Length, Beginning));
        _separator = beginning.Count('\t') > beginning.Count(',') ? '\t' : ',';
        _ends = SearchValues.Create([_separator, '\r', '\n']);
    }

    /// <summary>The fields that are not empty.</summary>
    public IEnumerable<Cell> Cells(CancellationToken stop)
    {
        while (_at < _text.Length)
        {
            stop.ThrowIfCancellationRequested();
            var (row, column) = (_line, 0);
            for (; ; column++, _at++)
            {
                if (Field() is { Length: > 0 } field)
                    yield return new Cell(row, column, field);
                if (_at == _text.Length || _text[_at] != _separator)
                    break;
            }
            _at += _text.AsSpan(_at).StartsWith("\r\n") ? 2 : 1;
            _line++;
        }
    }

    /// <summary>Reads up to the separator or the end of the line.</summary>
    private string Field()
    {
        var rest = _text.AsSpan(_at);
        if (rest.TrimStart(' ').StartsWith('"'))
            return Quoted();
        var end = rest.IndexOfAny(_ends);
        var field = end < 0 ? rest : rest[..end];
        _at += field.Length;
        return field.ToString();
    }

    private string Quoted()
    {
        var began = _line;
        var field = new StringBuilder();
        _at = _text.IndexOf('"', _at) + 1;
        while (true)
        {
            var end = _text.IndexOf('"', _at);
            // A quote without its other half would swallow all that follows.
            if (end < 0 || field.Length + end - _at > SheetFile.LongestText)
                throw Unpaired(began);
            var part = _text.AsSpan(_at, end - _at);
            _line += part.Count('\n') + part.Count('\r') - part.Count("\r\n");
            field.Append(part);
            _at = end + 1;
            if (_at == _text.Length || _text[_at] != '"')
                break;
            field.Append('"');
            _at++;
        }
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
        return _at == _text.Length || _ends.Contains(_text[_at]) ? field.ToString() : throw Unpaired(began);
    }

    private static NotASheet Unpaired(int line) => new($"第{line}行的引号不成对；请改正，或另存为 .xlsx 再上传");
}
