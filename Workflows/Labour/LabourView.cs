using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Labour;

/// <summary>An input about one month's papers.</summary>
public interface INamesMonth { string Month { get; } }

/// <summary>What the entries about work and workers are decided on.</summary>
public sealed record LabourView : InProject
{
    /// <summary>Of the workers that the input names, those in the register → date of birth, where it is known.</summary>
    public IReadOnlyDictionary<string, DateOnly?> Workers { get; init; } = new Dictionary<string, DateOnly?>();

    /// <summary>What is entered already for the month that the input names; empty for other inputs.</summary>
    public MonthPapers? Month { get; init; }
    public IReadOnlyList<WageTable> Wages { get; init; } = [];
    public IReadOnlyList<ContractTerm> Contracts { get; init; } = [];

    /// <summary>What the ranking knows of the workers that a choice names.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Machine → shifts planned and shifts logged before this entry; null while there is no plan.</summary>
    public IReadOnlyDictionary<string, (decimal Planned, decimal Logged)>? Machines { get; init; }

    /// <summary>Education records of the worker that the input names, and whether the qualification is gone.</summary>
    public int Educations { get; init; }
    public bool Revoked { get; init; }
}
