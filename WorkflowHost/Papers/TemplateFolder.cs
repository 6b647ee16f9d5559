using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>
/// Finds and parses templates: a county's file first, then the shipped one. A parsed template is kept until its bytes change.
/// </summary>
internal sealed partial class TemplateFolder(string shippedRoot, string? overrideRoot) : ITemplateLoader
{
    private const int LargestFile = 256 * 1024;
    private const string Ending = ".sbn";
    private readonly ConcurrentDictionary<(string Name, ScriptMode Mode), (string Hash, Template Template)> parsed = new();

    /// <param name="name">Path below the root with forward slashes, such as mail/pay-reminder; the ending .sbn may be left out.</param>
    /// <exception cref="TemplateError">The name leads outside, there is no such file, it is too large, or it does not parse.</exception>
    public Template Parsed(string name, ScriptMode mode)
    {
        var (file, bytes) = Read(name);
        var hash = Convert.ToHexString(SHA256.HashData(bytes));
        if (parsed.TryGetValue((file, mode), out var known) && known.Hash == hash)
            return known.Template;

        var template = Template.Parse(
            TextOf(file, bytes),
            file,
            new ParserOptions { ParseFloatAsDecimal = true, ExpressionDepthLimit = 60 },
            new LexerOptions { Mode = mode }
        );
        if (template.HasErrors)
        {
            var first = template.Messages.First(message => message.Type == ParserMessageType.Error);
            throw new TemplateError(file, first.Span.Start.Line + 1, first.Span.Start.Column + 1, first.Message);
        }
        parsed[(file, mode)] = (hash, template);
        return template;
    }

    public IReadOnlyList<string> OwnNames() =>
        overrideRoot is null || !Directory.Exists(overrideRoot)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(overrideRoot, "*" + Ending, SearchOption.AllDirectories)
                    .Select(f => Path.GetRelativePath(overrideRoot, f).Replace('\\', '/')[..^Ending.Length])
                    .Order(StringComparer.Ordinal),
            ];

    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName)
    {
        try
        {
            return FileName(templateName);
        }
        catch (TemplateError refused)
        {
            throw new ScriptRuntimeException(callerSpan, refused.Reason);
        }
    }

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath)
    {
        var (file, bytes) = Read(templatePath);
        return TextOf(file, bytes);
    }

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        new(Load(context, callerSpan, templatePath));

    private (string File, byte[] Bytes) Read(string name)
    {
        var file = FileName(name);
        foreach (var root in new[] { overrideRoot, shippedRoot })
        {
            if (root is null)
                continue;
            var path = Inside(root, file);
            if (!File.Exists(path))
                continue;
            if (new FileInfo(path).Length > LargestFile)
                throw new TemplateError(file, 0, 0, $"模板文件超过 {LargestFile / 1024} KB");
            return (file, File.ReadAllBytes(path));
        }
        throw new TemplateError(file, 0, 0, "没有这个模板");
    }

    private static string FileName(string name)
    {
        var file = name.EndsWith(Ending, StringComparison.Ordinal) ? name : name + Ending;
        return SafeName().IsMatch(file)
            ? file
            : throw new TemplateError(
                PlainText.OneLine(name),
                0,
                0,
                $"模板名“{PlainText.OneLine(name)}”不在模板文件夹之内：只能用字母、数字、- 和 _，以 / 分层"
            );
    }

    private static string Inside(string root, string file)
    {
        var path = Path.GetFullPath(root);
        foreach (var part in file.Split('/'))
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
                throw new TemplateError(file, 0, 0, "模板不能是指向别处的链接");
        }
        return path;
    }

    private static string TextOf(string file, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException notUtf8)
        {
            throw new TemplateError(file, 0, 0, "模板文件不是 UTF-8 编码", notUtf8);
        }
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}_-]+(/[\p{L}\p{Nd}_-]+)*\.sbn\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
