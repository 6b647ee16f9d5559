using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>
/// A workflow definition as an Elsa 3 server reads it (its 3.7 and 3.8 form), of stock activities alone. Names of members are Elsa's.
/// </summary>
public sealed record ElsaDefinition(
    string Id,
    string DefinitionId,
    string Name,
    string Description,
    int Version,
    JsonObject CustomProperties,
    ElsaActivity Root
)
{
    internal static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            WriteIndented = true,
            NewLine = "\n",
        };

    /// <summary>The release of Elsa whose form this is.</summary>
    public string ToolVersion => "3.7.1.0";
    public IReadOnlyList<ElsaVariable> Variables => [ElsaVariable.Step];
    public IReadOnlyList<object> Inputs => [];
    public IReadOnlyList<object> Outputs => [];
    public IReadOnlyList<string> Outcomes => [];

    /// <summary>A procedure is changed by its pack, not in a designer.</summary>
    public bool IsReadonly => true;
    public bool IsSystem => false;
    public bool IsLatest => true;
    public bool IsPublished => true;
    public JsonObject Options => new() { ["autoUpdateConsumingWorkflows"] = false };

    public string Write() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <exception cref="JsonException">It is no definition.</exception>
    public static ElsaDefinition Read(string json) =>
        JsonSerializer.Deserialize<ElsaDefinition>(json, Json) ?? throw new JsonException("empty definition");
}

/// <summary>A variable that outlives the process: Elsa forgets one that names no storage.</summary>
public sealed record ElsaVariable(string Id, string Name, string TypeName, bool IsArray, string StorageDriverTypeName)
{
    /// <summary>What the last event brought: the step that was taken, see <see cref="ElsaCase.Key"/>.</summary>
    public static ElsaVariable Step { get; } =
        new("Step", "Step", "String", false, "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core");
}

/// <summary>An activity; what a kind of activity does not have is left out.</summary>
/// <param name="Name">What Studio shows in the picture and at the left of it: in Chinese, and not unique.</param>
public sealed record ElsaActivity(string Id, string NodeId, string Name, string Type, JsonObject CustomProperties, ElsaMetadata Metadata)
{
    public int Version => 1;

    /// <summary>Of an event: its name.</summary>
    public ElsaInput? EventName { get; init; }

    /// <summary>Of an event: where its payload goes.</summary>
    public ElsaOutput? Result { get; init; }
    public bool? CanStartWorkflow { get; init; }

    /// <summary>Of a switch.</summary>
    public IReadOnlyList<ElsaCase>? Cases { get; init; }

    /// <summary>Of a flow chart.</summary>
    public IReadOnlyList<ElsaActivity>? Activities { get; init; }
    public IReadOnlyList<ElsaConnection>? Connections { get; init; }
}

public sealed record ElsaExpression(string Type, string Value);

public sealed record ElsaInput(string TypeName, ElsaExpression Expression);

public sealed record ElsaReference(string Id);

public sealed record ElsaOutput(string TypeName, ElsaReference MemoryReference);

/// <param name="Label">Also the name of the port by which the case leaves.</param>
public sealed record ElsaCase(string Label, ElsaExpression Condition)
{
    private const string Before = "getVariable('Step') === '";

    /// <summary>The step that the condition asks for: the action, where its rows are about several things a slash and the thing, and
    /// where it leads behind an arrow.</summary>
    [JsonIgnore]
    public string Key => Condition.Value[Before.Length..^1];

    public static ElsaCase Of(string label, string key) => new(label, new ElsaExpression("JavaScript", Before + key + "'"));
}

public sealed record ElsaPort(string Activity, string Port);

public sealed record ElsaConnection(ElsaPort Source, ElsaPort Target);

public sealed record ElsaPosition(int X, int Y);

public sealed record ElsaSize(int Width, int Height);

public sealed record ElsaDesigner(ElsaPosition Position, ElsaSize Size);

/// <param name="Description">What Studio shows beside the pointer.</param>
public sealed record ElsaMetadata(string? DisplayText = null, string? Description = null, ElsaDesigner? Designer = null);
