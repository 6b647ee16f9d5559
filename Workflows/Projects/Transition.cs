using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Projects;

public static class ProjectWho
{
    public static string Who(InProject view, string role) => string.Join("、", view.Shape.Role(role).Select(b => Bodies.Labels[b]));
}
