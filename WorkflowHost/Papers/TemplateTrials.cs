using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>A template tried on made-up data.</summary>
/// <param name="Own">The county's own text, in place of the shipped one.</param>
/// <param name="Title">Of the paper or, where it writes a mail, its subject.</param>
/// <param name="Fault">Null when it can be written.</param>
public sealed record TemplateTrial(string Name, bool Own, string Title, DocumentContent? Document, MailText? Mail, TemplateError? Fault)
{
    public bool IsMail => Name.StartsWith("mail/", StringComparison.Ordinal);
}

/// <summary>Tries templates before anybody needs them: the county's own where it has one, else the shipped one.</summary>
public static class TemplateTrials
{
    public static IReadOnlyList<TemplateTrial> All(TemplateTexts templates) =>
        [.. Samples.All.Keys.Order(StringComparer.Ordinal).Select(name => Of(templates, name)!)];

    /// <summary>Null for a name that no paper and no mail has.</summary>
    public static TemplateTrial? Of(TemplateTexts templates, string name)
    {
        if (!Samples.All.TryGetValue(name, out var model))
            return null;
        var tried = new TemplateTrial(name, templates.IsOwn(name), LabelOf(name), null, null, null);
        try
        {
            if (tried.IsMail)
            {
                var mail = templates.RenderText(name, model);
                return tried with { Title = mail.Subject, Mail = mail };
            }
            var content = templates.RenderDocument(name, model);
            PrintHtml.Write(content);
            Docx.Write(content);
            return tried with { Title = tried.Title == name ? content.Title : tried.Title, Document = content };
        }
        catch (TemplateError fault)
        {
            return tried with { Fault = fault };
        }
    }

    /// <summary>Why a paper cannot be written of the data; null when it can in every form.</summary>
    public static TemplateError? FaultOf(TemplateTexts templates, string name, object model)
    {
        try
        {
            var content = templates.RenderDocument(name, model);
            PrintHtml.Write(content);
            Docx.Write(content);
            Xlsx.Write(content);
            return null;
        }
        catch (TemplateError fault)
        {
            return fault;
        }
    }

    /// <summary>The county's files that take no template's place and are no part of one.</summary>
    public static IReadOnlyList<string> Strays(TemplateTexts templates) =>
        [.. templates.OwnNames().Where(n => !n.StartsWith("parts/", StringComparison.Ordinal) && !Samples.All.ContainsKey(n))];

    private static string LabelOf(string name) => Catalogue.Program.Papers.Values.FirstOrDefault(p => p.Template == name)?.Label ?? name;
}
