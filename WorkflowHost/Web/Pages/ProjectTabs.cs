using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>A part of a project's page.</summary>
/// <param name="Name">In the address; null for the first.</param>
/// <param name="Subject">The kind of subject whose steps, taken at the project itself, are seen here.</param>
internal sealed record ProjectTab(string? Name, string Label, Type View, string? Subject = null)
{
    /// <summary>In the order of a project's life.</summary>
    public static IReadOnlyList<ProjectTab> All { get; } =
    [
        new(null, "概况", typeof(ProjectSummaryPart)),
        new("funds", "资金", typeof(ProjectFundsPart), "funds"),
        new("labour", "务工", typeof(ProjectLabourPart), "labour"),
        new("attendance", "考勤", typeof(ProjectAttendancePart)),
        new("pay", "报酬", typeof(ProjectPayPart)),
        new("notices", "公示", typeof(ProjectNoticesPart)),
        new("works", "施工", typeof(ProjectWorksPart)),
        new("inspections", "督查", typeof(ProjectInspectionsPart)),
        new("acceptance", "验收", typeof(ProjectAcceptancePart)),
        new("handover", "移交", typeof(ProjectHandoverPart)),
        new("documents", "文书", typeof(ProjectDocumentsPart), "document"),
        new("archive", "档案", typeof(ProjectArchivePart), "archive"),
        new("past", "经历", typeof(ProjectPastPart)),
    ];

    /// <summary>Where a person sees what a step came to.</summary>
    public static string Back(string caseId, ActionDef action) =>
        action.CaseKind == Workflows.Kernel.Subject.Project
        && All.FirstOrDefault(t => t.Subject == action.Subject.Kind) is { Name: { } part }
            ? Links.Part(caseId, part)
            : Links.Case(caseId);
}
