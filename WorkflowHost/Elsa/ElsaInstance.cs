namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>A case as a line of Elsa's list of instances. Names of members are Elsa's.</summary>
/// <param name="Id">The case's id, see <see cref="ElsaCases.IdOf"/>.</param>
/// <param name="CorrelationId">The project.</param>
public sealed record ElsaInstance(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int Version,
    string Name,
    string CorrelationId,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    public const string Running = "Running";
    public const string Finished = "Finished";
    public const string Suspended = "Suspended";

    public string SubStatus => SubStatusOf(Status);
    public int IncidentCount => 0;
    public DateTimeOffset? FinishedAt => Status == Finished ? UpdatedAt : null;

    /// <summary>A running case waits: what a step does is done at once.</summary>
    public static string SubStatusOf(string status) => status == Running ? Suspended : Finished;

    /// <summary>Of one that is looked at alone.</summary>
    public ElsaState? WorkflowState { get; init; }
}

/// <summary>What Elsa would hold of a case in its own tables.</summary>
/// <param name="Bookmarks">Where the case waits; empty when it is at its end.</param>
public sealed record ElsaState(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int DefinitionVersion,
    string Status,
    string SubStatus,
    IReadOnlyList<ElsaBookmark> Bookmarks
)
{
    public string CorrelationId => "";
    public IReadOnlyList<object> Incidents => [];
    public IReadOnlyList<object> CompletionCallbacks => [];
    public IReadOnlyList<object> ActivityExecutionContexts => [];
    public IReadOnlyDictionary<string, object> Input => Nothing;
    public IReadOnlyDictionary<string, object> Output => Nothing;
    public IReadOnlyDictionary<string, object> Properties => Nothing;
    private static readonly Dictionary<string, object> Nothing = [];
}

public sealed record ElsaBookmark(string Id, string ActivityId, string ActivityNodeId, string ActivityInstanceId, DateTimeOffset CreatedAt)
{
    public string Name => ElsaWriter.EventType;
    public string Hash => Id;
    public bool AutoBurn => true;
}

/// <param name="ActivityType">What was done, in words: Studio shows it where it knows no such kind of activity.</param>
/// <param name="EventName">Who did it and as what.</param>
/// <param name="Message">Why, where the step says so.</param>
/// <param name="Payload">The step in full: words under words.</param>
public sealed record ElsaJournalLine(
    string Id,
    string ActivityInstanceId,
    string ActivityId,
    string ActivityType,
    string ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    long Sequence,
    string EventName,
    string? Message,
    IReadOnlyDictionary<string, string> Payload
)
{
    public int ActivityTypeVersion => 1;
    public string Source => "WorkRelief";
}

/// <summary>How often a node was come to, and whether the case waits there.</summary>
public sealed record ElsaStats(string ActivityId, string ActivityNodeId, long StartedCount, long CompletedCount, bool IsBlocked)
{
    public long UncompletedCount => StartedCount - CompletedCount;
    public bool IsFaulted => false;
    public int AggregateFaultCount => 0;
}

/// <summary>One time that a node was come to.</summary>
/// <param name="CompletedAt">Null while the case waits there.</param>
public sealed record ElsaExecution(
    string Id,
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    string ActivityName,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt
)
{
    public int ActivityTypeVersion => 1;
    public bool HasBookmarks => CompletedAt is null;
    public string Status => CompletedAt is null ? ElsaInstance.Running : "Completed";
    public int AggregateFaultCount => 0;
    public IReadOnlyDictionary<string, object> ActivityState => Nothing;
    public IReadOnlyDictionary<string, object> Properties => Nothing;
    public IReadOnlyDictionary<string, object> Metadata => Nothing;
    private static readonly Dictionary<string, object> Nothing = [];
}
