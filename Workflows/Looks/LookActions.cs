using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Looks;

/// <param name="What">The page or file by its name, and on a second line its address.</param>
public sealed record NoteLook([Field("看了什么", Lines = true)] string What);

/// <param name="WhatRef">Kept beside the journal: an address may hold what the looker typed.</param>
[Name("looked.1"), JournalOnly]
public sealed record Looked(string WhatRef) : Fact;

public static class LookActions
{
    public const string Note = "look.note";
    public const string What = "what";

    public static IReadOnlyList<ActionDef> All { get; } = [new ActionDef(Note, "记下查阅", Noted) { At = Place.Kept(Subject.System) }];

    public static Accept Noted(NoteLook input, Moment moment)
    {
        var what = moment.Aside(What, input.What)!;
        return new Accept { Facts = [new Looked(what.Ref)], Keeps = [what] };
    }
}
