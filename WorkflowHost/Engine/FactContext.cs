using WorkRelief.WorkflowHost.Storage;

namespace WorkRelief.WorkflowHost.Engine;

/// <summary>What a fact came with, and the tables in which it is to be made true.</summary>
/// <param name="On">The day it happened (Asia/Shanghai).</param>
/// <param name="Recorded">When it was entered (UTC).</param>
public sealed record FactContext(
    WorkReliefContext Db,
    Definitions Definitions,
    string Stream,
    long Seq,
    DateOnly On,
    DateTimeOffset Recorded,
    CancellationToken Stop
)
{
    private int _papers;

    /// <summary>1, 2, 3 … among the papers of one entry.</summary>
    public int NextPaper() => ++_papers;

    public async Task<CaseRow> CaseAsync(string id) => (await Db.Cases.FindAsync([id], Stop))!;
}
