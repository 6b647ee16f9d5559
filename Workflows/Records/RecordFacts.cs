using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Records;

/// <param name="Fields">Numbers, dates and choices as given; texts and persons as references to what is kept beside the journal.</param>
/// <param name="Level">The value of the kind's level field, when it has one.</param>
/// <param name="Corrects">Id of the record that this one corrects.</param>
[Name("record-added.1")]
public sealed record RecordAdded(
    string Record,
    string Project,
    string Kind,
    DateOnly On,
    string? Level,
    IReadOnlyDictionary<string, string> Fields,
    string? Corrects
) : Fact;
