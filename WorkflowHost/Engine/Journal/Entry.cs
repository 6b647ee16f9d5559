using System.Security.Cryptography;
using System.Text.Json;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.WorkflowHost.Engine.Journal;

/// <summary>
/// One accepted action as the journal keeps it. The bytes of <see cref="Write"/> are hashed and never made again;
/// <see cref="Previous"/> chains them.
/// </summary>
/// <param name="Form">Version of this shape.</param>
/// <param name="Previous">Hash of the entry before it in the stream; empty for the first.</param>
/// <param name="Stage">The stage of the case after the step.</param>
/// <param name="On">The day it happened (Asia/Shanghai).</param>
/// <param name="Recorded">When it was entered (UTC).</param>
public sealed record Entry(
    int Form,
    string Stream,
    long Seq,
    string Previous,
    string Account,
    string ActingAs,
    string Action,
    string Case,
    string Stage,
    DateOnly On,
    DateTimeOffset Recorded,
    string Key,
    string Payload,
    IReadOnlyList<Fact> Facts
)
{
    public const int NewestForm = 1;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Fact.Json);

    /// <exception cref="JsonException">The bytes are no entry that this program knows.</exception>
    public static Entry Read(byte[] body) => JsonSerializer.Deserialize<Entry>(body, Fact.Json) ?? throw new JsonException("empty entry");

    public static string HashOf(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));
}

/// <summary>Streams of the journal: one per project, one per register.</summary>
public static class Streams
{
    public const string System = "system";
    public const string Workers = "workers";
    public const string Contractors = "contractors";

    public static string OfProject(string project) => "project/" + project;
}
