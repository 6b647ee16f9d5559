using WorkRelief.WorkflowHost.Elsa;

namespace WorkRelief.Tests.Browser;

/// <summary>A test with the real Elsa Studio; without a browser or the package it says what is missing.</summary>
public sealed class StudioFactAttribute : FactAttribute
{
    /// <summary>Names the folder into which <c>elsa studio --into</c> put the package.</summary>
    private const string Variable = "WORKRELIEF_TEST_STUDIO";

    public static StudioPackage? Package { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? StudioPackage.Find(folder) : null;

    public StudioFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = "no Chromium, Chrome or Edge on this machine";
        else if (Package is null)
            Skip = $"{Variable} names no folder with {StudioPackage.Name}";
    }
}
