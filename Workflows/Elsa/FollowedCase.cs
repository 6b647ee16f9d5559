namespace WorkRelief.Workflows.Elsa;

/// <summary>A case as its instance follows it.</summary>
/// <param name="Id">Of the case and of its instance.</param>
/// <param name="Definition">Version id of the definition that it runs; registered before.</param>
/// <param name="Stream">Stands at the instance as its correlation.</param>
/// <param name="Last">Its last step.</param>
/// <param name="After">The steps behind one, in order, some at a time; none when there are no more.</param>
public sealed record FollowedCase(
    string Id,
    string Definition,
    string Stream,
    long Last,
    Func<long, CancellationToken, Task<IReadOnlyList<FollowedStep>>> After
);

/// <param name="Seq">Its place in the stream, from 1 on.</param>
/// <param name="Waiting">Id of the activity that waits for it.</param>
/// <param name="Key">What it brings; null for a step that changes nothing and of which the definition knows nothing.</param>
/// <param name="Reached">Id of the activity where the instance then stands.</param>
public sealed record FollowedStep(long Seq, string Waiting, string? Key, string Reached);

/// <param name="Definition">Version id.</param>
/// <param name="Seq">The last step that was brought.</param>
/// <param name="At">Id of the activity at which it waits or ended; null when Elsa says of none, or of several.</param>
public sealed record FollowingInstance(string Id, string Definition, long Seq, string? At);

/// <summary>An instance does not stand where its steps lead, although it was made anew.</summary>
public sealed class InstanceDiffers(string message) : Exception(message);

/// <summary>Another process has this runtime's database open, or it cannot be opened at all.</summary>
public sealed class RuntimeBusy(string message, Exception inner) : Exception(message, inner);
