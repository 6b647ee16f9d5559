namespace WorkRelief.Workflows.Kernel;

/// <summary>A step that must be explained: the reason is checked before anything is decided.</summary>
/// <param name="Reason">In words, at most <see cref="Kernel.Reason.Longest"/> characters.</param>
public sealed record ReasonInput([Field("理由", Lines = true)] string Reason);

/// <summary>A text by which somebody answers for a step.</summary>
public static class Reason
{
    /// <summary>In characters.</summary>
    public const int Longest = 2000;

    /// <summary>Null for a text that says something and is not too long.</summary>
    public static Refusal? Problem(string? text, RefusalCode? code = null, string missing = "reason：理由不能为空，不超过2000字") =>
        string.IsNullOrWhiteSpace(text) || text.Length > Longest ? new Refusal(code ?? Refusals.Reason, missing) : null;

    /// <summary>The acceptance with the reason kept beside it.</summary>
    public static Accept With(Accept accept, string caseId, string reason, Moment moment)
    {
        var aside = moment.Aside("reason", reason)!;
        return accept with { Facts = [.. accept.Facts, new ReasonGiven(caseId, aside.Ref)], Keeps = [.. accept.Keeps, aside] };
    }
}
