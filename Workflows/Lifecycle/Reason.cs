namespace WorkRelief.Workflows.Lifecycle;

/// <summary>A text by which somebody answers for a step.</summary>
public static class Reason
{
    /// <summary>In characters.</summary>
    public const int Longest = 2000;

    /// <summary>Null for a text that says something and is not too long.</summary>
    public static Refusal? Problem(string? text, string code = "reason", string missing = "reason：理由不能为空，不超过2000字") =>
        string.IsNullOrWhiteSpace(text) || text.Length > Longest ? new Refusal(code, missing) : null;
}
