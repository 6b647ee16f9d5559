using WorkRelief.WorkflowHost.Papers;

namespace WorkRelief.WorkflowHost.Cli;

/// <summary>Renders every template on made-up data: the county's own where the folder has one, else the shipped one.</summary>
public static class TemplateCheck
{
    /// <param name="workers">With how many people each is tried, beside the sample; null for all of <see cref="SampleSizes"/>.</param>
    /// <returns>Problems, each with file, line and reason; none when all is well.</returns>
    public static IReadOnlyList<string> Run(string? folder, TextWriter output, IReadOnlyList<int>? workers = null)
    {
        var templates = TemplateTexts.Installed(folder);
        var names = string.Join("、", Samples.All.Keys.Order(StringComparer.Ordinal));
        List<string> problems =
        [
            .. TemplateTrials.Strays(templates).Select(n => $"{n}.sbn：没有用到它的文书或邮件；可改写的有：{names}"),
            .. TemplateTrials.All(templates).SelectMany(t => t.Fault is { } fault ? [fault.Message] : AtSizes(t.Name)),
        ];
        foreach (var problem in problems)
            output.WriteLine(problem);
        var own = templates.OwnNames().Count;
        output.WriteLine(
            problems.Count == 0
                ? $"{Samples.All.Count} 个模板都能出具{(own > 0 ? $"，其中本地改写 {own} 个文件" : "")}"
                : $"{problems.Count} 处问题"
        );
        return problems;

        IEnumerable<string> AtSizes(string name) =>
            from count in name.StartsWith("mail/", StringComparison.Ordinal) ? [] : workers ?? SampleSizes.Workers
            where SampleSizes.Prints(Samples.All[name], count)
            let fault = TemplateTrials.FaultOf(templates, name, SampleSizes.Of(Samples.All[name], count))
            where fault is not null
            select $"{fault.Message}（{count} 人时）";
    }
}
