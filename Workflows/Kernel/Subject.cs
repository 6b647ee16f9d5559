namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// One subject: all that the program knows of it. Nothing else lists it; the catalogue finds every subject of the assembly by itself.
/// </summary>
/// <param name="Kind">The kind of its cases, e.g. <c>public-notice</c>; for a subject without cases of its own just its name.</param>
/// <param name="Label">In Chinese.</param>
/// <param name="CaseWord">The word by which a payload names one of its cases; null when it has none of its own.</param>
public abstract record Subject(string Kind, string Label, string? CaseWord = null)
{
    /// <summary>The kind of case that all others of a project hang on.</summary>
    public const string Project = "project";

    /// <summary>The kind of case that never ends: registers.</summary>
    public const string Register = "register";

    /// <summary>The register in which stands whatever belongs to no project and has no register of its own.</summary>
    public const string System = "system";

    /// <summary>Where it stands in the printed procedure.</summary>
    public virtual int Chapter => 100;

    /// <summary>The one of <see cref="Chains"/> to which its actions belong; null for none.</summary>
    public virtual string? Chain => null;

    public virtual IReadOnlyList<ActionDef> Actions => [];
    public virtual IReadOnlyList<Rule> Rules => [];
    public virtual IReadOnlyList<Paper> Papers => [];
    public virtual IReadOnlyList<PolicyKey> Policy => [];

    /// <summary>Its time limits: name → in Chinese.</summary>
    public virtual IReadOnlyDictionary<string, string> Limits => new Dictionary<string, string>();

    /// <summary>The mails that it sends: template, and a model to try it on.</summary>
    public virtual IReadOnlyList<(string Template, object Sample)> Mails => [];

    /// <summary>Its own tables in one county's practice; the variant is the last part of a table's name.</summary>
    public virtual IEnumerable<Table> Expand(Shape shape) => [];

    /// <summary>
    /// The rows that it adds to the project's table: steps taken at the project itself, and what the project waits for of it.
    /// </summary>
    public virtual IEnumerable<Row> InProject(Shape shape) => [];

    /// <summary>The rows that it adds to the system's register.</summary>
    public virtual IEnumerable<Row> InSystem => [];

    /// <summary>The table of the register that it keeps; it follows the program, because nobody signs a register's procedure.</summary>
    public virtual Table? Kept => null;
}
