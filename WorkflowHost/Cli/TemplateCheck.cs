using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Renders every template on made-up data: the county's own where the folder has one, else the shipped one.</summary>
public static class TemplateCheck
{
    /// <returns>Problems, each with file, line and reason; none when all is well.</returns>
    public static IReadOnlyList<string> Run(string? folder, TextWriter output)
    {
        var templates = TemplateTexts.Installed(folder);
        var problems = new List<string>();
        var own = folder is null
            ? []
            : Directory
                .EnumerateFiles(folder, "*.sbn", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')[..^4])
                .Order(StringComparer.Ordinal)
                .ToList();
        foreach (var name in own.Where(n => !n.StartsWith("parts/", StringComparison.Ordinal) && !Samples.All.ContainsKey(n)))
            problems.Add(
                $"{name}.sbn：没有用到它的文书或邮件；可改写的有：{string.Join("、", Samples.All.Keys.Order(StringComparer.Ordinal))}"
            );
        foreach (var (name, model) in Samples.All.OrderBy(s => s.Key, StringComparer.Ordinal))
            try
            {
                if (name.StartsWith("mail/", StringComparison.Ordinal))
                    templates.RenderText(name, model);
                else
                {
                    var content = templates.RenderDocument(name, model);
                    PrintHtml.Write(content);
                    Docx.Write(content);
                }
            }
            catch (TemplateError error)
            {
                problems.Add(error.Message);
            }
        foreach (var problem in problems)
            output.WriteLine(problem);
        output.WriteLine(
            problems.Count == 0
                ? $"{Samples.All.Count} 个模板都能出具{(own.Count > 0 ? $"，其中本地改写 {own.Count} 个文件" : "")}"
                : $"{problems.Count} 处问题"
        );
        return problems;
    }
}
