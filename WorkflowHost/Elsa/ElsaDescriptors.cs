namespace WorkRelief.WorkflowHost.Elsa;

/// <summary>A kind of activity as a client of Elsa draws it. Names of members are Elsa's.</summary>
public sealed record ElsaDescriptor(string TypeName, string DisplayName, string Description, IReadOnlyList<ElsaDescribedPort> Ports)
{
    public string Namespace => "Elsa";
    public string Name => TypeName["Elsa.".Length..];
    public int Version => 1;
    public string Category => "以工代赈";
    public IReadOnlyList<object> Inputs => [];
    public IReadOnlyList<object> Outputs => [];
    public string Kind { get; init; } = "Action";
    public bool IsContainer { get; init; }
    public bool IsBrowsable => !IsContainer;
    public bool IsStart => TypeName == ElsaWriter.StartType;
    public bool IsTerminal => TypeName == ElsaWriter.EndType;
    public IReadOnlyDictionary<string, object> CustomProperties => Nothing;
    public IReadOnlyDictionary<string, object> ConstructionProperties => Nothing;
    private static readonly Dictionary<string, object> Nothing = [];
}

/// <param name="Type">Flow, or Embedded for what lies within.</param>
public sealed record ElsaDescribedPort(string Name, string Type)
{
    public string DisplayName => Name;
    public bool IsBrowsable => true;
}

/// <summary>A language in which conditions are written.</summary>
public sealed record ElsaLanguage(string Type)
{
    public string DisplayName => Type;
    public bool IsSerializable => true;
    public bool IsBrowsable => true;
    public IReadOnlyDictionary<string, object> Properties => new Dictionary<string, object>();
}

/// <summary>What a client of Elsa asks before it draws anything.</summary>
public static class ElsaDescriptors
{
    private static readonly ElsaDescribedPort Done = new("Done", "Flow");

    public static IReadOnlyList<ElsaDescriptor> Activities { get; } =
    [
        new("Elsa.Workflow", "流程", "", [new("Root", "Embedded")]) { IsContainer = true },
        new("Elsa.Flowchart", "流程图", "", []) { IsContainer = true },
        new(ElsaWriter.StartType, "开始", "流程从这里开始", [Done]),
        new(ElsaWriter.EventType, "环节", "案件停在这里，等下一步办理", [Done]) { Kind = "Trigger" },
        new(ElsaWriter.SwitchType, "可以办理的", "这一环节可以办理的各个步骤", []),
        new(ElsaWriter.EndType, "结束", "案件到此为止", []),
        new("Elsa.NotFoundActivity", "不认识的活动", "", []),
    ];

    /// <summary>A client knows two by itself and does not draw anything without a third.</summary>
    public static IReadOnlyList<ElsaLanguage> Languages { get; } = [new("Literal"), new("Object"), new("JavaScript")];
}
