using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Policy;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Documents;

/// <param name="Kind">A name from <see cref="DocumentKinds"/>.</param>
/// <param name="Of">
/// What it is about: a month (2021-04), worker, pay cycle, acceptance, rectification or record; left out for documents about the project.
/// </param>
/// <param name="Fields">Texts by field name.</param>
public sealed record IssueDocument(
    [Field("文书种类", ChoicesIn = typeof(DocumentKinds), Choices = nameof(DocumentKinds.ProjectLabels))] string Kind,
    [Field("所写对象", Offers = Offer.DocumentSubject, Hint = "月份，或务工群众、报酬期、验收、整改、工作记录的编号；写项目本身的不填")]
        string? Of = null,
    [Field("文书内容", Key = "栏目", Hint = "栏目随文书种类，不填的在纸上留空")] IReadOnlyDictionary<string, string>? Fields = null
);

/// <param name="Code">Verification code of the document.</param>
public sealed record VoidDocument(
    [Field("核验码", Offers = Offer.Document)] string Code,
    [Field("作废的原因", Lines = true)] string Reason
);

/// <summary>The scan comes as the only paper, with its signer and date.</summary>
/// <param name="Code">As the form's QR code says.</param>
/// <param name="Reason">Why another scan takes the place of the first.</param>
public sealed record ReturnDocument(
    [Field("核验码", Offers = Offer.Document, Hint = "文书上印的核验码")] string Code,
    [Field("已盖章")] bool Sealed,
    [Field("更换签字件的原因", Lines = true, Hint = "第一次归还的不填")] string? Reason = null
);

/// <summary>Documents of a project, from issue to the signed scan.</summary>
public static class DocumentActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("document.issue", "出具文书", Issue) { At = Place.OfProject, Concerns = Concerned }
            .Asking<IssuedAbout, IssueDocument, (string, string?)>(i => (i.Kind, i.Of))
            .Asking<NextOfficeNumber, IssueDocument, string>(i => i.Kind),
        new ActionDef("document.void", "作废文书", Void) { At = Place.OfProject }.Asking<DocumentNamed, VoidDocument, string>(i => i.Code),
        new ActionDef("document.return", "签字盖章件归还", Return) { At = Place.OfProject }.Asking<DocumentNamed, ReturnDocument, string>(
            i => i.Code
        ),
        .. CountyDocumentActions.All,
    ];

    private static readonly Dictionary<DocumentAbout, string> SubjectLabels = new()
    {
        [DocumentAbout.Month] = "有出工的月份，如 2021-04",
        [DocumentAbout.Worker] = "有用工合同的人员编号",
        [DocumentAbout.Cycle] = "报酬期",
        [DocumentAbout.Acceptance] = "验收",
        [DocumentAbout.Rectification] = "整改",
        [DocumentAbout.Notice] = "公示",
        [DocumentAbout.Record] = "该种类的工作记录编号",
    };

    public static Decision Issue(
        IssueDocument input,
        ProjectBasics project,
        IssuedAbout about,
        NextOfficeNumber next,
        ArrivedFunds arrived,
        PayCycles cycles,
        Practice practice,
        Moment moment
    )
    {
        if (!DocumentKinds.ProjectLabels.ContainsKey(input.Kind))
            return Decision.Refuse(
                DocumentRefusals.DocumentKind,
                $"没有项目文书“{input.Kind}”，可用：{string.Join("、", DocumentKinds.ProjectLabels.Keys)}"
            );
        var kind = DocumentKinds.All[input.Kind];
        var problems = FieldProblems(kind, input.Fields).ToList();
        if (about.CaseId is null)
            problems.Add(
                new(
                    DocumentRefusals.DocumentOf,
                    kind.Subject == DocumentAbout.Project
                        ? "of：这种文书写项目本身，不填 of"
                        : $"of：本项目没有“{input.Of}”（{SubjectLabels[kind.Subject]}）"
                )
            );
        else if (DocumentKinds.Issuers(practice.Shape, kind, about) is var issuers && !issuers.Contains(moment.ActingAs))
            problems.Add(new(Refusals.WrongRole, $"“{kind.Label}”由{Labels(issuers)}出具", Labels(issuers), Clause.Seed("MING-04")));
        problems.AddRange(Untimely(kind, project.Stage, about, practice));
        if (
            kind.Excels is { } excels
            && input.Fields?.GetValueOrDefault(excels.Field)?.Trim() == excels.Value
            && ProjectRules.BelowFloor(
                project,
                practice,
                ProjectRules.FloorDay(project, moment),
                PayShare.Paid(project, arrived, cycles),
                $"不能评“{excels.Value}”：实发"
            )
                is { } low
        )
            problems.Add(low);
        return problems.Count > 0
            ? new Refused(problems)
            : new Accept { Issues = [new Issue(kind.Name, about.CaseId, input.Of, input.Fields, next.Number)] };
    }

    /// <summary>What speaks of something that is not there yet, or is long over, is not written.</summary>
    private static IEnumerable<Refusal> Untimely(DocumentKind kind, string stage, IssuedAbout about, Practice practice)
    {
        var stages = kind.At.Stages(practice.Shape);
        var labels = ProjectStages.Of(practice.Shape).ToDictionary(s => s.Name, s => s.Label);
        if (!stages.Contains(stage))
            yield return new(
                DocumentRefusals.DocumentStage,
                $"“{kind.Label}”在“{string.Join("、", stages.Select(s => labels[s]))}”时出具，项目现处“{labels.GetValueOrDefault(stage, stage)}”"
            );
        foreach (var need in about.Lacks)
            yield return new(DocumentRefusals.DocumentLacks, $"“{kind.Label}”还不能出具：{need.Missing}", practice.Who(need.Role));
    }

    public static Decision Void(VoidDocument input, DocumentNamed named, Moment moment)
    {
        if (named.Document is not { } document)
            return Unknown(input.Code);
        if (document.Void)
            return Decision.Refuse(DocumentRefusals.DocumentVoid, $"文书 {input.Code} 已作废");
        if (Reason.Problem(input.Reason, missing: "reason：作废的原因不能为空，不超过2000字") is { } no)
            return new Refused([no]);
        if (NotTheirs(document, moment, "作废") is { } wrong)
            return wrong;
        var reason = moment.Aside("reason", input.Reason)!;
        return new Accept { Facts = [new DocumentVoided(document.Id, reason.Ref)], Keeps = [reason] };
    }

    public static Decision Return(ReturnDocument input, DocumentNamed named, CaseInHand at, Moment moment)
    {
        if (named.Document is not { } document)
            return Unknown(input.Code);
        if (document.Void)
            return Decision.Refuse(DocumentRefusals.DocumentVoid, $"文书 {input.Code} 已作废，签字件不收");
        if (NotTheirs(document, moment, "归还签字件") is { } wrong)
            return wrong;
        if (
            document.Returned
            && Reason.Problem(input.Reason ?? "", missing: "reason：签字件已经归还，更换须写明原因，不超过2000字") is { } no
        )
            return new Refused([no]);
        if (at.Given is not [{ File: { } file, Signer: { Length: > 0 }, Date: { } signed } paper] || paper.Kind != document.Kind)
            return Decision.Refuse(
                DocumentRefusals.Scan,
                $"papers：须且只须附一份“{Paper.LabelOf(document.Kind)}”（{document.Kind}）的扫描件，写明 signer（签字人）和 date（签字日期）",
                clause: Clause.Default("纸质件为准：签字盖章的扫描件回到它的文书和环节")
            );
        var reason = document.Returned ? moment.Aside("reason", input.Reason) : null;
        return new Accept
        {
            Facts = [new DocumentReturned(document.Id, file, signed, input.Sealed, reason?.Ref)],
            Keeps = reason is null ? [] : [reason],
            PapersTo = document.CaseId,
        };
    }

    /// <summary>A paper is its issuer's and, as everything of the project, the archivist's.</summary>
    private static Decision? NotTheirs(DocumentSeen document, Moment moment, string what) =>
        moment.ActingAs == document.Issuer || moment.ActingAs == Bodies.Archivist
            ? null
            : Decision.Refuse(
                Refusals.WrongRole,
                $"“{DocumentKinds.LabelOf(document.Kind)}”由出具的单位或档案员{what}",
                Labels([document.Issuer, Bodies.Archivist]),
                Clause.Seed("MING-04")
            );

    /// <summary>Unknown or too long texts.</summary>
    internal static IEnumerable<Refusal> FieldProblems(DocumentKind kind, IReadOnlyDictionary<string, string>? fields)
    {
        foreach (var (name, value) in fields ?? new Dictionary<string, string>())
            if (kind.Fields.All(f => f.Name != name))
                yield return new(
                    Refusals.FieldUnknown,
                    $"fields：“{kind.Label}”没有“{name}”项，可填：{string.Join("、", kind.Fields.Select(f => f.Name))}"
                );
            else if (value.Length > 4000)
                yield return new(Refusals.FieldLong, $"fields.{name}：超过4000字");
    }

    private static IReadOnlyList<string> Concerned(object input, Shape shape) =>
        input is IssueDocument issue && DocumentKinds.All.TryGetValue(issue.Kind, out var kind)
            ? DocumentKinds.Issuers(shape, kind, null)
            : [];

    private static string Labels(IReadOnlyList<string> bodies) => string.Join("、", bodies.Select(b => Bodies.Labels[b]));

    private static Decision Unknown(string code) => Decision.Refuse(DocumentRefusals.DocumentUnknown, $"本项目没有核验码为“{code}”的文书");
}
