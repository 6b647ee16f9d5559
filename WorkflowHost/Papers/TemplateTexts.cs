using System.Text.Json;
using System.Text.Json.Nodes;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>A text mail. The subject is one line, whatever the data held.</summary>
/// <param name="Body">Lines end with LF; so does the body.</param>
public sealed record MailText(string Subject, string Body)
{
    /// <summary>`Subject: …`, an empty line, the body.</summary>
    public override string ToString() => $"Subject: {Subject}\n\n{Body}";
}

/// <summary>
/// Renders the texts under Templates/. Documents are scripts that append elements; mails are texts whose first line is `Subject: …`.
/// The model is a record (members in snake_case), a dictionary or a JsonElement. Safe to use from several threads.
/// </summary>
/// <param name="overrideRoot">A county's own templates: a file here is used instead of the shipped one of the same name.</param>
public sealed class TemplateTexts(string shippedRoot, string? overrideRoot = null, TemplateLimits? limits = null)
{
    private const string SubjectMark = "Subject: ";
    private readonly TemplateFolder folder = new(shippedRoot, overrideRoot);
    private readonly TemplateLimits limits = limits ?? TemplateLimits.Default;

    /// <summary>The templates that are installed with the program.</summary>
    public static TemplateTexts Installed(string? overrideRoot = null) =>
        new(Path.Combine(AppContext.BaseDirectory, "Templates"), overrideRoot);

    /// <summary>Whether the county has a file of its own of that name.</summary>
    public bool IsOwn(string name) => OwnNames().Contains(name);

    /// <summary>The county's own files by name, without the ending.</summary>
    public IReadOnlyList<string> OwnNames() => folder.OwnNames();

    /// <param name="name">For example notices/payroll-notice.</param>
    /// <exception cref="TemplateError">With file, line, column and reason.</exception>
    /// <exception cref="ArgumentException">The model cannot be given to a template.</exception>
    public DocumentContent RenderDocument(string name, object model)
    {
        var values = TemplateModel.From(model);
        var own = limits.For(TemplateModel.SizeOf(values));
        var builder = new DocumentBuilder(own.Characters);
        var words = TemplateWords.Common();
        builder.AddWordsTo(words);
        return Render(name, values, own, words, ScriptMode.ScriptOnly, (template, _) => builder.Finish());
    }

    /// <param name="name">For example mail/pay-reminder.</param>
    /// <exception cref="TemplateError">With file, line, column and reason.</exception>
    /// <exception cref="ArgumentException">The model cannot be given to a template.</exception>
    public MailText RenderText(string name, object model)
    {
        var values = TemplateModel.From(model);
        var own = limits.For(TemplateModel.SizeOf(values));
        return Render(
            name,
            values,
            own,
            TemplateWords.Common(),
            ScriptMode.Default,
            (template, text) => AsMail(template.SourceFilePath!, text)
        );
    }

    private T Render<T>(
        string name,
        ScriptObject values,
        TemplateLimits own,
        ScriptObject words,
        ScriptMode mode,
        Func<Template, string, T> finish
    )
    {
        var template = folder.Parsed(name, mode);
        var file = template.SourceFilePath!;
        if (values.Keys.FirstOrDefault(words.ContainsKey) is { } taken)
            throw new ArgumentException($"The model may not use the name of a template function: {taken}.", nameof(values));
        foreach (var word in words.Keys.ToList())
            words.SetReadOnly(word, true);
        using var time = new CancellationTokenSource(own.Time);
        var context = new LimitedContext(values, mode, folder, own, time.Token);
        context.PushGlobal(words);
        try
        {
            return finish(template, template.Render(context));
        }
        catch (ScriptAbortException late)
        {
            throw At(late.Span, file, $"模板超过 {own.Time.TotalSeconds:0} 秒仍未完成", late);
        }
        catch (ScriptRuntimeException failed)
        {
            if (Cause(failed) is TemplateError { Line: > 0 } part)
                throw new TemplateError(part.File, part.Line, part.Column, part.Reason, failed);
            if (Cause(failed) is TemplateError missing)
                throw At(failed.Span, file, $"{missing.File}：{missing.Reason}", failed);
            throw At(
                failed.Span,
                file,
                Cause(failed) is ScriptRuntimeException script ? script.OriginalMessage : Cause(failed).Message,
                failed
            );
        }
        catch (ArgumentException unfinished)
        {
            throw new TemplateError(file, 0, 0, unfinished.Message, unfinished);
        }
        catch (InsufficientExecutionStackException deep)
        {
            throw new TemplateError(file, 0, 0, "模板嵌套过深", deep);
        }
    }

    private static MailText AsMail(string file, string text)
    {
        var lines = text.Split('\n');
        if (!lines[0].StartsWith(SubjectMark, StringComparison.Ordinal) || lines[0].Trim().Length <= SubjectMark.Length)
            throw new TemplateError(file, 1, 1, $"邮件模板的第一行应为“{SubjectMark}主题”");
        if (lines.Length < 2 || lines[1].Trim().Length > 0)
            throw new TemplateError(file, 2, 1, "邮件模板的第二行应为空行");
        var body = string.Join('\n', lines.Skip(2)).Trim('\n');
        if (body.Length == 0)
            throw new TemplateError(file, 3, 1, "邮件没有正文");
        return new MailText(PlainText.OneLine(lines[0][SubjectMark.Length..]).Trim(), PlainText.Clean(body) + "\n");
    }

    private static TemplateError At(SourceSpan span, string file, string reason, Exception cause) =>
        span.FileName is { Length: > 0 } name
            ? new TemplateError(name, span.Start.Line + 1, span.Start.Column + 1, reason, cause)
            : new TemplateError(file, 0, 0, reason, cause);

    private static Exception Cause(Exception failed)
    {
        while (failed.InnerException is { } inner)
            failed = inner;
        return failed;
    }

    /// <summary>A queued mail's values with the office it is written to, for its template.</summary>
    public static JsonElement Addressed(string model, string recipient)
    {
        var values = JsonNode.Parse(model)!.AsObject();
        values["recipient"] = recipient;
        return JsonSerializer.SerializeToElement(values);
    }
}
