using System.Security.Cryptography;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Engine.Journal;
using WorkRelief.Workflows.Calendar;
using WorkRelief.Workflows.Registers;

namespace WorkRelief.WorkflowHost.Access;

/// <summary>
/// Keys that one gives to another or to a program, and ends for another: each stands in the system's register, by whom and for whom,
/// before it is done.
/// </summary>
public sealed class KeyDesk(AccessKeys keys, Engine.Engine engine, TimeProvider clock)
{
    /// <param name="by">Who gives it.</param>
    /// <returns>The secret; it is shown once and stands nowhere.</returns>
    public async Task<string> InviteAsync(Actor by, string account, CancellationToken stop)
    {
        var lasts = AccessKeys.InvitationLasts;
        await NoteAsync(by, KeyActions.Give, new GiveKey(account, KeyActions.Link, LastDay(lasts)), stop);
        return await keys.IssueAsync(account, KeyKind.Invitation, "一次性链接", lasts, stop);
    }

    /// <param name="name">What it is for.</param>
    public async Task<string> TokenAsync(Actor by, string account, string name, int days, CancellationToken stop)
    {
        var lasts = TimeSpan.FromDays(days);
        await NoteAsync(by, KeyActions.Give, new GiveKey(account, KeyActions.Token, LastDay(lasts)), stop);
        return await keys.IssueAsync(account, KeyKind.Token, name, lasts, stop);
    }

    /// <returns>How many ended.</returns>
    public async Task<int> EndAllAsync(Actor by, string account, CancellationToken stop)
    {
        await NoteAsync(by, KeyActions.End, new EndKeys(account), stop);
        return await keys.EndAsync(account, only: null, except: null, stop);
    }

    private DateOnly LastDay(TimeSpan lasts) => ChinaTime.DateOf(clock.GetUtcNow() + lasts);

    private async Task NoteAsync(Actor by, string action, object input, CancellationToken stop)
    {
        // Each is one of its own, however alike.
        var key = "key/" + RandomNumberGenerator.GetHexString(32);
        if (await engine.ApplyForAsync(by, action, Streams.System, input, key, stop) is NotApplied no)
            throw new InvalidOperationException($"{action}: {no.Refusals[0].Missing}");
    }
}
