using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;

namespace WorkRelief.Workflows.Labour;

/// <param name="Cause">slack (消极怠工) or disobeys (不按要求施工): the two causes of DP-06, no others.</param>
public sealed record Educate(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("事由", ChoicesIn = typeof(DisciplineActions), Choices = nameof(DisciplineActions.CauseLabels))] string Cause,
    [Field("情况", Lines = true)] string Text
);

/// <param name="Deduct">Whether the village also decided the deduction.</param>
public sealed record RevokeQualification(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("扣减当月工资")] bool Deduct,
    [Field("理由", Lines = true)] string Reason
);

/// <summary>Education first; the right to work is taken only after it was given in vain.</summary>
public static class DisciplineActions
{
    /// <summary>Three educations, and one more for the breach after them.</summary>
    private const int EducationsBefore = 4;

    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("worker.educate", "教育登记", Education) { At = Place.OfProject }.Asking<
            WorkersNamed,
            Educate,
            IReadOnlyList<string>
        >(i => [i.Worker]),
        new ActionDef("worker.revoke", "取消务工资格", Revoke) { At = Place.OfProject }
            .Asking<WorkersNamed, RevokeQualification, IReadOnlyList<string>>(i => [i.Worker])
            .Asking<DisciplineOf, RevokeQualification, string>(i => i.Worker),
    ];

    public static IReadOnlyDictionary<string, string> CauseLabels { get; } =
        new Dictionary<string, string> { ["slack"] = "消极怠工", ["disobeys"] = "不按要求施工" };

    public static Decision Education(Educate input, CaseInHand at, WorkersNamed named, Moment moment)
    {
        var problems = EntryChecks.Worker(named, input.Worker, moment.OccurredOn, "worker").ToList();
        if (!CauseLabels.ContainsKey(input.Cause))
            problems.Add(new(LabourRefusals.Cause, $"cause：“{input.Cause}”应为 slack（消极怠工）或 disobeys（不按要求施工）"));
        if (Reason.Problem(input.Text, Refusals.Text, "text：情况不能为空，不超过2000字") is { } no)
            problems.Add(no);
        if (problems.Count > 0)
            return new Refused(problems);
        var text = moment.Aside("education", input.Text)!;
        return new Accept { Facts = [new EducationGiven(at.Id, input.Worker, input.Cause, moment.OccurredOn, text.Ref)], Keeps = [text] };
    }

    /// <summary>After three educations and one more breach, and never more than the pack says (DP-06).</summary>
    public static Decision Revoke(
        RevokeQualification input,
        CaseInHand at,
        WorkersNamed named,
        DisciplineOf known,
        Practice practice,
        Moment moment
    )
    {
        var clause = Clause.Seed("DP-06");
        var problems = EntryChecks.Worker(named, input.Worker, moment.OccurredOn, "worker").ToList();
        var share = practice.Pack.Share(LabourPolicy.DeductShare, moment.OccurredOn);
        if (known.Revoked)
            problems.Add(new(LabourRefusals.Revoked, $"“{input.Worker}”已取消务工资格"));
        if (known.Educations < EducationsBefore)
            problems.Add(
                new(
                    LabourRefusals.Educations,
                    $"“{input.Worker}”有 {known.Educations} 次教育登记；3 次教育之后仍有一次违反并登记的，才能研究取消资格",
                    "村“两委”",
                    clause
                )
            );
        if (input.Deduct && share == 0)
            problems.Add(new(LabourRefusals.DeductionOff, "本地没有启用扣减当月工资的规定", Bodies.Labels[Bodies.ReformBureau], clause));
        if (Reason.Problem(input.Reason, Refusals.Reason, "reason：理由不能为空，不超过2000字") is { } no)
            problems.Add(no);
        if (problems.Count > 0)
            return new Refused(problems);
        var reason = moment.Aside("revocation", input.Reason)!;
        var revoked = new QualificationRevoked(at.Id, input.Worker, moment.OccurredOn.AddDays(1), input.Deduct ? share : 0, reason.Ref);
        return new Accept { Facts = [revoked], Keeps = [reason] };
    }
}
