using System.Globalization;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.WorkflowHost.Reading;

/// <summary>What a person calls a case: the project's name, what it is, and which of several.</summary>
public static class CaseTitle
{
    /// <summary>As the case's own procedure is called: of several tables of a kind each has its name, 自验 or 县级复验.</summary>
    public static string Of(Table table, string id, string projectName) =>
        table.Kind == Subject.Project ? projectName : $"{projectName} · {Within(table, id)}";

    /// <inheritdoc cref="Of(Table, string, string)"/>
    public static string Within(Table table, string id) => table.Name == table.Kind ? Within(table.Kind, id) : table.Label.Split('（')[0];

    /// <param name="id">The project's id, a slash, and what tells its cases apart.</param>
    public static string Of(string kind, string id, string projectName) =>
        kind == Subject.Project ? projectName : $"{projectName} · {Within(kind, id)}";

    /// <summary>Within the project's own page.</summary>
    public static string Within(string kind, string id) => kind == Subject.Project ? "项目" : Part(id) + Catalogue.Program.KindLabel(kind);

    /// <summary>Which of the project's cases of its kind: 第1号, 2026年3月.</summary>
    public static string Number(string id) => Part(id).TrimEnd();

    /// <summary>A month in words, the number of what is numbered; anything else as it is.</summary>
    private static string Part(string id)
    {
        var part = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (part.Length >= 7 && DayList.Month(part[..7]) is { } month)
            return $"{month.Year}年{month.Month}月{Rest(part[7..])}";
        return int.TryParse(part[(part.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture, out var number)
            ? $"第{number}号"
            : part + " ";
    }

    /// <summary>-S1 is the month's first supplement.</summary>
    private static string Rest(string rest) => rest.Length == 0 ? "" : $"第{rest.TrimStart('-', 'S')}次补发";
}
