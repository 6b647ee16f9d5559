namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>A place on a chart's axis and what each of its two lines has there.</summary>
public sealed record ChartPoint(string At, decimal First, decimal Second);
