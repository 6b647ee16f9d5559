using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WorkRelief.Workflows.Policy;

public abstract record YamlNode(int Line);

/// <param name="Plain">Written without quotes, so it may be read as a number or a truth value.</param>
public sealed record YamlScalar(string Text, bool Plain, int Line) : YamlNode(Line);

public sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

public sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlNode(Line);

public sealed record YamlEntry(string Key, YamlNode Value, int Line);

/// <summary>
/// Reads the plain part of YAML that packs and rehearsals need: maps, lists and scalars. Anchors, aliases and tags are refused, so a small
/// file cannot unfold into a large one; size, depth and node count are limited before anything is built from them.
/// </summary>
public sealed class PlainYaml
{
    /// <summary>Bytes of UTF-8.</summary>
    public const int MostBytes = 256 * 1024;
    public const int MostDepth = 12;
    public const int MostNodes = 20_000;

    private readonly string _file;
    private readonly PackProblems _problems;
    private readonly Parser _parser;
    private int _nodes;

    private PlainYaml(string text, string file, PackProblems problems)
    {
        _file = file;
        _problems = problems;
        _parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
    }

    /// <exception cref="PackError">The text is not YAML, or not the plain part of it.</exception>
    public static YamlMap Parse(string text, string file, PackProblems problems)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
            throw problems.Stop(file, 1, $"文件超过 {MostBytes / 1024} KB");
        var before = problems.Count;
        var reader = new PlainYaml(text, file, problems);
        try
        {
            var root = reader.Document();
            if (problems.Count > before)
                problems.ThrowIfAny();
            return root;
        }
        catch (YamlException e)
        {
            throw problems.Stop(file, LineOf(e.Start), $"不是正确的 YAML：{e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner loses its place in some broken flow lists and says only this.
            throw problems.Stop(
                file,
                reader._parser.Current is { } last ? LineOf(last.End) : 1,
                "不是正确的 YAML：此行之后的括号、引号或缩进有误"
            );
        }
    }

    private static int LineOf(Mark mark) => Math.Max(1, (int)mark.Line);

    private YamlMap Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            throw _problems.Stop(_file, 1, "文件是空的");
        _parser.Consume<DocumentStart>();
        var root = Node(1);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            throw _problems.Stop(_file, LineOf(_parser.Current?.Start ?? Mark.Empty), "一个文件只能有一个 YAML 文档");
        return root as YamlMap ?? throw _problems.Stop(_file, root.Line, "文件最外层必须是“键: 值”");
    }

    private YamlNode Node(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            _problems.Add(_file, LineOf(alias.Start), "不允许使用 YAML 引用（*），请把内容写全");
            return new YamlScalar("", true, LineOf(alias.Start));
        }
        if (!_parser.Accept<NodeEvent>(out var node))
            throw _problems.Stop(_file, LineOf(_parser.Current?.Start ?? Mark.Empty), "此处应有内容");
        var line = LineOf(node.Start);
        if (depth > MostDepth)
            throw _problems.Stop(_file, line, $"嵌套超过 {MostDepth} 层");
        if (++_nodes > MostNodes)
            throw _problems.Stop(_file, line, $"内容超过 {MostNodes} 项");
        if (!node.Anchor.IsEmpty)
            _problems.Add(_file, line, "不允许使用 YAML 锚点（&），请把内容写全");
        if (!node.Tag.IsEmpty)
            _problems.Add(_file, line, "不允许使用 YAML 标签（!）");
        _parser.MoveNext();
        return node switch
        {
            Scalar s => new YamlScalar(s.Value, s.Style == ScalarStyle.Plain, line),
            SequenceStart => List(line, depth),
            MappingStart => Map(line, depth),
            _ => new YamlScalar("", true, line),
        };
    }

    private YamlList List(int line, int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return new YamlList(items, line);
    }

    private YamlMap Map(int line, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is not YamlScalar { Text: var name })
                _problems.Add(_file, key.Line, "键必须是一个词");
            else if (!seen.TryAdd(name, key.Line))
                _problems.Add(_file, key.Line, $"键“{name}”重复，第 {seen[name]} 行已有");
            else
                entries.Add(new YamlEntry(name, value, key.Line));
        }
        return new YamlMap(entries, line);
    }
}
