namespace WorkRelief.Workflows.Policy;

/// <summary>One reason why a pack is refused.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Reason">What is wrong and what is permitted, in Chinese.</param>
public sealed record PackProblem(string File, int Line, string Reason)
{
    public override string ToString() => $"{File}:{Line} {Reason}";
}

/// <summary>A pack is refused. All problems that were found are listed, in the order of the files.</summary>
public sealed class PackError(IReadOnlyList<PackProblem> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<PackProblem> Problems { get; } = problems;
}

/// <summary>Collects problems, so that the author of a pack sees them all at once.</summary>
public sealed class PackProblems
{
    // A hostile file must not be answered with a list as long as itself.
    private const int Most = 100;

    private readonly List<PackProblem> _found = [];

    public int Count => _found.Count;

    public void Add(string file, int line, string reason)
    {
        _found.Add(new PackProblem(file, line, reason));
        if (_found.Count >= Most)
            ThrowIfAny();
    }

    public PackError Stop(string file, int line, string reason)
    {
        _found.Add(new PackProblem(file, line, reason));
        return Error();
    }

    public void ThrowIfAny()
    {
        if (_found.Count > 0)
            throw Error();
    }

    private PackError Error() => new([.. _found.Distinct()]);
}
