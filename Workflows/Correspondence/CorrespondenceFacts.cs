using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Correspondence;

/// <param name="About">The case of the project that it is about.</param>
/// <param name="By">The asking body, <paramref name="To"/> the asked one.</param>
/// <param name="TextRef">Points to the question, kept beside the journal.</param>
[Name("question-asked.1")]
public sealed record QuestionAsked(string Question, string Project, string About, string By, string To, string TextRef) : Fact;

[Name("question-answered.1")]
public sealed record QuestionAnswered(string Question, string TextRef) : Fact;

/// <summary>Those for whom a case waits were reminded by hand.</summary>
/// <param name="On">The day of entry: an earlier day would be a way around the county's number.</param>
[Name("case-urged.1")]
public sealed record CaseUrged(string Project, string Case, DateOnly On, string? NoteRef) : Fact;

/// <summary>The account has taken note of all copies of the project up to that step.</summary>
[Name("copies-read.1")]
public sealed record CopiesRead(string Project, string Account, long UpTo) : Fact;
