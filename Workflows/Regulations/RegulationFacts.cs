using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Regulations;

/// <summary>An entry of the regulation library (MEI-12): its text is the file.</summary>
/// <param name="Steps">Actions whose rule it is.</param>
[Name("regulation-registered.1")]
public sealed record RegulationRegistered(
    string Regulation,
    long Area,
    string Title,
    string? Number,
    DateOnly IssuedOn,
    string File,
    IReadOnlyList<string> Steps
) : Fact;
