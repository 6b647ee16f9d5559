using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Correspondence;

/// <summary>The case of this project that the input names.</summary>
/// <param name="Known">There is such a case.</param>
/// <param name="Awaited">What it waits for of people: body and step.</param>
/// <param name="Since">Since when it stands there.</param>
/// <param name="UrgedToday">How many times it was urged today.</param>
public sealed record CaseAskedAbout(bool Known, IReadOnlyList<(string Body, string Label)> Awaited, DateOnly Since, int UrgedToday)
    : Facet<string?>;

/// <summary>How many questions were asked in the project.</summary>
public sealed record QuestionsAsked(int Count) : Facet;

/// <param name="AskedBy">The account.</param>
[OfKind(QuestionTable.Kind)]
public sealed record QuestionInHand(string By, string To, string AskedBy) : Facet;

/// <summary>The number of the last step of the project of which copies went to anybody; 0 for none.</summary>
public sealed record LastCopy(long Seq) : Facet;
