using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>What a person calls a case: the project's name, what it is, and which of several.</summary>
public static class CaseTitle
{
    /// <param name="id">The project's id, a slash, and what tells its cases apart.</param>
    public static string Of(string kind, string id, string projectName) =>
        kind == Subject.Project ? projectName : $"{projectName} · {Part(id)}{Catalogue.Program.KindLabel(kind)}";

    /// <summary>A month in words; any other number as it is.</summary>
    private static string Part(string id)
    {
        var part = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return part.Length >= 7 && DayList.Month(part[..7]) is { } month ? $"{month.Year}年{month.Month}月{Rest(part[7..])}" : part + " ";
    }

    private static string Rest(string rest) => rest.Length == 0 ? "" : $"（{rest.TrimStart('-')}）";
}
