using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Policy;

/// <summary>The county's practice: its policy as it stands today, and the shape of the project as it was proposed.</summary>
/// <param name="OfProject">Null in registers, which belong to no project.</param>
public sealed record Practice(Pack Pack, Shape? OfProject) : Facet
{
    /// <exception cref="InvalidOperationException">It is a step of a register.</exception>
    public Shape Shape => OfProject ?? throw new InvalidOperationException("A register has no shape.");

    /// <summary>The bodies that hold a role here, in Chinese: for "who can supply it".</summary>
    public string Who(string role) => string.Join("、", Shape.Role(role).Select(b => Bodies.Labels[b]));
}
