using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.JointMeetings;

/// <param name="MetOn">The day of the meeting.</param>
/// <param name="DueOn">The day by which it must be done.</param>
[Name("joint-decision-recorded.1")]
public sealed record JointDecisionRecorded(string Decision, string Project, DateOnly MetOn, string Owner, DateOnly DueOn, string TextRef)
    : Fact;

[Name("joint-decision-reported.1")]
public sealed record JointDecisionReported(string Decision, DateOnly On, string TextRef) : Fact;

/// <summary>How many decisions of joint meetings the project has had.</summary>
public sealed record JointDecisionsSoFar(int Count) : Facet;

/// <param name="Owner">The body that was charged with it.</param>
[OfKind(JointMeetingTable.Kind)]
public sealed record JointDecisionInHand(string Owner, DateOnly DueOn) : Facet;
