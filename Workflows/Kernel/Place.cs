namespace WorkRelief.Workflows.Kernel;

/// <summary>A project that is being proposed: its code, how it will be built, and the village (path or code).</summary>
public sealed record Proposal(string Project, string Mode, string Area);

/// <summary>
/// Where an action takes hold: which case it moves, and in which area its actor must hold a body. Said once, in the action.
/// </summary>
public abstract record Place
{
    /// <summary>The subject's own case, which the payload names by the subject's word.</summary>
    public sealed record CaseItself : Place;

    /// <summary>The case of the project itself.</summary>
    public sealed record ProjectItself : Place;

    /// <summary>Opens a case of the subject in the project that the payload names.</summary>
    /// <param name="Variant">Which of the subject's tables, where it has several.</param>
    public sealed record Opening(Func<object, string>? Variant = null) : Place;

    /// <summary>Opens a project.</summary>
    public sealed record NewProject(Func<object, Proposal> Proposal) : Place;

    /// <summary>A register: one case that never ends.</summary>
    public record Register(string Name) : Place
    {
        /// <summary>It opens the register.</summary>
        public bool Starts { get; init; }
    }

    /// <summary>A register, for an area that the input names by path or code.</summary>
    public sealed record RegisterOfArea(string Name, Func<object, string> Path) : Register(Name);

    /// <summary>A register, in the area of the project that the input names.</summary>
    public sealed record RegisterOfProject(string Name, Func<object, string> Project) : Register(Name);

    /// <summary>
    /// A register, where the first registered of the workers is at home: what is changed about somebody is changed there.
    /// </summary>
    public sealed record RegisterOfHome(string Name, Func<object, IEnumerable<string>> Workers) : Register(Name);

    /// <summary>A register, where the grant that the input names holds: in its area, or for its project.</summary>
    public sealed record RegisterOfGrant(string Name, Func<object, string> Grant) : Register(Name);

    public static Place OfCase { get; } = new CaseItself();
    public static Place OfProject { get; } = new ProjectItself();
    public static Place Opens { get; } = new Opening();

    public static Place OpensOneOf<TInput>(Func<TInput, string> variant) => new Opening(i => variant((TInput)i));

    public static Place OpensProject<TInput>(Func<TInput, Proposal> proposal) => new NewProject(i => proposal((TInput)i));

    public static Place Kept(string register) => new Register(register);

    public static Place Started(string register) => new Register(register) { Starts = true };

    public static Place OfArea<TInput>(string register, Func<TInput, string> path) => new RegisterOfArea(register, i => path((TInput)i));

    public static Place InAreaOf<TInput>(string register, Func<TInput, string> project) =>
        new RegisterOfProject(register, i => project((TInput)i));

    public static Place AtHomeOf<TInput>(string register, Func<TInput, IEnumerable<string>> workers) =>
        new RegisterOfHome(register, i => workers((TInput)i));

    public static Place OfGrant<TInput>(string register, Func<TInput, string> grant) =>
        new RegisterOfGrant(register, i => grant((TInput)i));
}
