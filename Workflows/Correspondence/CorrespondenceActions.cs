using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Correspondence;

/// <param name="To">The body that is asked.</param>
/// <param name="About">A case of the project; the project itself when left out.</param>
public sealed record AskQuestion(
    [Field("问谁", ChoicesIn = typeof(Bodies), Choices = nameof(Bodies.Grantable))] string To,
    [Field("询问", Lines = true)] string Text,
    [Field("关于哪个案件", Offers = Offer.Case, Hint = "不填为项目本身")] string? About = null
);

public sealed record AnswerQuestion([Field("答复", Lines = true)] string Text);

/// <param name="Case">A case of the project; the project itself when left out.</param>
public sealed record UrgeCase(
    [Field("催办哪个案件", Offers = Offer.Case, Hint = "不填为项目本身")] string? Case = null,
    [Field("说明", Lines = true, Hint = "对方在系统里看到，邮件里不写")] string? Note = null
);

/// <param name="UpTo">The number of the last step of which the copies were read; all when left out.</param>
public sealed record ReadCopies([Field("读到第几步", Hint = "不填为全部")] long? UpTo = null);

/// <summary>Whoever has a part in a project asks, answers, urges and takes note; no case moves by it but the question itself.</summary>
public static class CorrespondenceActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("question.ask", "询问", Ask) { At = Place.Opens }.Asking<CaseAskedAbout, AskQuestion, string?>(i => i.About),
        new ActionDef("question.answer", "答复", Answer),
        ActionDef.Explained("question.drop", "撤回询问"),
        new ActionDef("project.urge", "催办", Urge) { At = Place.OfProject }.Asking<CaseAskedAbout, UrgeCase, string?>(i => i.Case),
        new ActionDef("project.read-copy", "抄送已阅", Read) { At = Place.OfProject },
    ];

    /// <summary>Refuses <c>reason</c>, <c>asked-body</c> and <c>case-unknown</c>.</summary>
    public static Decision Ask(
        AskQuestion input,
        ProjectBasics project,
        CaseAskedAbout about,
        QuestionsAsked asked,
        Practice practice,
        Moment moment
    )
    {
        var problems = new List<Refusal>();
        if (Reason.Problem(input.Text, missing: "text：询问不能为空，不超过2000字") is { } no)
            problems.Add(no);
        if (!practice.Shape.Offices.Contains(input.To))
            problems.Add(
                new(
                    CorrespondenceRefusals.AskedBody,
                    $"to：本项目没有“{Bodies.Labels.GetValueOrDefault(input.To, input.To)}”；可问 "
                        + string.Join("、", practice.Shape.Offices.Select(b => Bodies.Labels[b]))
                )
            );
        else if (input.To == moment.ActingAs)
            problems.Add(new(CorrespondenceRefusals.AskedBody, "to：问的就是您自己的单位"));
        if (!about.Known)
            problems.Add(new(Refusals.CaseUnknown, $"about：本项目没有案件“{input.About}”"));
        if (problems.Count > 0)
            return new Refused(problems);
        var id = $"{project.Id}/question-{asked.Count + 1}";
        var text = moment.Aside("text", input.Text)!;
        return new Accept
        {
            Opens = id,
            Facts = [new QuestionAsked(id, project.Id, input.About ?? project.Id, moment.ActingAs, input.To, text.Ref)],
            Keeps = [text],
            Sends =
            [
                new Send(
                    $"question-asked:{id}",
                    "question-asked",
                    input.To,
                    new QuestionMail(project.Name, id, Bodies.Labels[moment.ActingAs])
                ),
            ],
        };
    }

    /// <summary>Refuses <c>reason</c>.</summary>
    public static Decision Answer(AnswerQuestion input, CaseInHand at, ProjectBasics project, QuestionInHand question, Moment moment)
    {
        if (Reason.Problem(input.Text, missing: "text：答复不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var text = moment.Aside("text", input.Text)!;
        return new Accept
        {
            Facts = [new QuestionAnswered(at.Id, text.Ref)],
            Keeps = [text],
            Sends =
            [
                new Send(
                    $"question-answered:{at.Id}",
                    "question-answered",
                    question.By,
                    new QuestionMail(project.Name, at.Id, Bodies.Labels[moment.ActingAs])
                ),
            ],
        };
    }

    /// <summary>
    /// Mails all for whom the case waits; the clock's own reminders go on beside it. Refuses <c>case-unknown</c>, <c>nobody-awaited</c>,
    /// <c>urged-enough</c> and <c>reason</c>.
    /// </summary>
    public static Decision Urge(UrgeCase input, ProjectBasics project, CaseAskedAbout about, Practice practice, Moment moment)
    {
        var urged = input.Case ?? project.Id;
        if (!about.Known)
            return Decision.Refuse(Refusals.CaseUnknown, $"case：本项目没有案件“{urged}”");
        if (input.Note is not null && Reason.Problem(input.Note, missing: "note：说明不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        var awaited = about.Awaited.Where(a => a.Body != moment.ActingAs).ToList();
        if (awaited.Count == 0)
            return Decision.Refuse(
                CorrespondenceRefusals.NobodyAwaited,
                about.Awaited.Count == 0 ? "这个案件没有在等谁办理" : "这个案件等的就是您自己的单位"
            );
        var most = practice.Pack.Days(CorrespondenceSubject.UrgesADay, moment.OccurredOn);
        if (about.UrgedToday >= most)
            return Decision.Refuse(
                CorrespondenceRefusals.UrgedEnough,
                $"今天已催办 {about.UrgedToday} 次（每天最多 {most} 次）；系统的逾期催办照常进行"
            );
        var note = moment.Aside("note", input.Note);
        return new Accept
        {
            Facts = [new CaseUrged(project.Id, urged, moment.Today, note?.Ref)],
            Keeps = note is null ? [] : [note],
            Sends =
            [
                .. awaited
                    .GroupBy(a => a.Body)
                    .Select(to => new Send(
                        $"urged:{urged}:{moment.Seed}:{to.Key}",
                        "urged",
                        to.Key,
                        new UrgedMail(
                            project.Name,
                            urged,
                            string.Join("、", to.Select(t => t.Label).Distinct()),
                            about.Since,
                            Bodies.Labels[moment.ActingAs]
                        )
                    )),
            ],
        };
    }

    /// <summary>Refuses <c>copy-unknown</c>.</summary>
    public static Decision Read(ReadCopies input, CaseInHand at, LastCopy last, Moment moment) =>
        last.Seq == 0 || input.UpTo > last.Seq || input.UpTo < 1
            ? Decision.Refuse(CorrespondenceRefusals.CopyUnknown, "upTo：没有抄送给您的这一步")
            : new Accept { Facts = [new CopiesRead(at.Id, moment.Account, input.UpTo ?? last.Seq)] };
}
