namespace WorkRelief.Workflows.Kernel;

/// <summary>Things that are known already and that a field names by their code: a form can offer those that there are.</summary>
public enum Offer
{
    None,
    Account,

    /// <summary>An action, by its name.</summary>
    Action,
    ArchiveItem,

    /// <summary>A path from the province down.</summary>
    Area,

    /// <summary>A batch of the pay cycle in hand.</summary>
    Batch,

    /// <summary>A case of the project in hand.</summary>
    Case,
    Contractor,
    Cycle,
    Document,

    /// <summary>What a document of the chosen kind can be about.</summary>
    DocumentSubject,
    Grant,

    /// <summary>yyyy-MM, from commencement on.</summary>
    Month,

    /// <summary>The number of an unanswered objection of the notice in hand.</summary>
    Objection,
    Pack,

    /// <summary>A piece of the wage table in force.</summary>
    Piece,
    Project,

    /// <summary>An earlier record of the project.</summary>
    Record,

    /// <summary>A stage to which the action leads from where the case in hand stands.</summary>
    Stage,

    /// <summary>A tier of acceptance in the county's practice.</summary>
    Tier,

    /// <summary>A trade of the wage table in force, or any that people know.</summary>
    Trade,
    Worker,
}
