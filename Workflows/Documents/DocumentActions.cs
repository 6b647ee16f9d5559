using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Documents;

/// <summary>A void number stays used and says why.</summary>
[Name("document-voided.1")]
public sealed record DocumentVoided(string Id, string ReasonRef) : Fact;

/// <summary>The signed and stamped form came back.</summary>
/// <param name="File">SHA-256 of the scan.</param>
/// <param name="Sealed">It bears the seal, not the signature alone.</param>
[Name("document-returned.1")]
public sealed record DocumentReturned(string Id, string File, DateOnly SignedOn, bool Sealed) : Fact;

/// <summary>How an office writes its numbers, e.g. 眉东发改赈.</summary>
/// <param name="Office">Area code and body.</param>
[Name("office-named.1")]
public sealed record OfficeNamed(string Office, string Prefix) : Fact;

/// <param name="Kind">A name from <see cref="DocumentKinds"/>.</param>
/// <param name="Of">What it is about: a month (2021-04), worker, pay cycle, acceptance, rectification or record; left out for documents about the project.</param>
/// <param name="Fields">Texts by field name.</param>
public sealed record IssueDocument(string Kind, string? Of = null, IReadOnlyDictionary<string, string>? Fields = null);

/// <param name="Code">Verification code of the document.</param>
public sealed record VoidDocument(string Code, string Reason) : INamesDocument;

/// <summary>The scan comes as the only paper, with its signer and date.</summary>
/// <param name="Code">As the form's QR code says.</param>
public sealed record ReturnDocument(string Code, bool Sealed) : INamesDocument;

/// <param name="Area">The county.</param>
/// <param name="Year">The year of which it speaks; months up to <paramref name="Until"/>.</param>
public sealed record IssueCountyDocument(string Kind, string Area, int Year, DateOnly? Until = null, IReadOnlyDictionary<string, string>? Fields = null);

/// <param name="Prefix">At most 40 characters, without year and number.</param>
public sealed record NameOffice(string Area, string Body, string Prefix);

/// <summary>An input about a document that was issued.</summary>
public interface INamesDocument { string Code { get; } }

public sealed record DocumentSeen(string Id, string CaseId, string Kind, bool Void, bool Returned);

public sealed record DocumentView : InProject
{
    /// <summary>The case that the input's <c>of</c> belongs to; null when there is no such thing in this project.</summary>
    public string? SubjectCase { get; init; }

    /// <summary>The tier of the acceptance that the input names.</summary>
    public string? Tier { get; init; }

    /// <summary>The document that the input names, when it is of this project.</summary>
    public DocumentSeen? Document { get; init; }

    /// <summary>The next number of the office that acts.</summary>
    public OfficeNumber? Next { get; init; }
}

public static class DocumentActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("document.issue", "出具文书", IssueOne) { At = Place.OfProject, Concerns = Concerned },
        new ActionDef("document.void", "作废文书", Void) { At = Place.OfProject },
        new ActionDef("document.return", "签字盖章件归还", Return) { At = Place.OfProject },
        new ActionDef("overview.issue", "出具清单和汇总", IssueOverview) { At = Place.OfArea(RegisterTable.System, (IssueCountyDocument i) => i.Area) },
        new ActionDef("office.name", "登记发文字号", Name) { At = Place.OfArea(RegisterTable.System, (NameOffice i) => i.Area) },
    ];

    /// <summary>The bodies that may issue a kind in a county's practice.</summary>
    public static IReadOnlyList<string> Issuers(Kernel.Shape shape, DocumentKind kind, string? tier) => kind.Issuer switch
    {
        DocumentKinds.Approver => shape.Approval[^1].Bodies,
        DocumentKinds.Accepter => shape.Tiers.FirstOrDefault(t => t.Name == tier)?.Decides ?? [],
        DocumentKinds.CountyOffice => CountyOffices,
        _ => shape.Role(kind.Issuer),
    };

    private static IReadOnlyList<string> Concerned(object input, Shape shape) => input is IssueDocument issue && DocumentKinds.All.TryGetValue(issue.Kind, out var kind)
        ? Issuers(shape, kind, issue.Of?.Split("/acceptance-")[^1]) : [];

    internal static IReadOnlyList<string> CountyOffices { get; } = [Bodies.ReformBureau, Bodies.LeadingGroupOffice];

    /// <summary>Unknown, doubled or too long texts.</summary>
    internal static IEnumerable<Refusal> FieldProblems(DocumentKind kind, IReadOnlyDictionary<string, string>? fields)
    {
        foreach (var (name, value) in fields ?? new Dictionary<string, string>())
            if (kind.Fields.All(f => f.Name != name)) yield return new("field-unknown", $"fields：“{kind.Label}”没有“{name}”项，可填：{string.Join("、", kind.Fields.Select(f => f.Name))}");
            else if (value.Length > 4000) yield return new("field-long", $"fields.{name}：超过4000字");
    }

    private static Decision IssueOne(IssueDocument input, DocumentView view, Moment moment)
    {
        if (!DocumentKinds.All.TryGetValue(input.Kind, out var kind) || kind.Subject == DocumentAbout.County)
            return Decision.Refuse("document-kind", $"没有项目文书“{input.Kind}”，可用：{string.Join("、", DocumentKinds.All.Values.Where(k => k.Subject != DocumentAbout.County).Select(k => k.Name))}");
        var problems = FieldProblems(kind, input.Fields).ToList();
        if (view.SubjectCase is null) problems.Add(new("document-of", kind.Subject == DocumentAbout.Project ? "of：这种文书写项目本身，不填 of" : $"of：本项目没有“{input.Of}”（{SubjectLabels[kind.Subject]}）"));
        else if (!Issuers(view.Shape, kind, view.Tier).Contains(moment.ActingAs))
            problems.Add(new("wrong-role", $"“{kind.Label}”由{string.Join("、", Issuers(view.Shape, kind, view.Tier).Select(b => Bodies.Labels[b]))}出具", string.Join("、", Issuers(view.Shape, kind, view.Tier).Select(b => Bodies.Labels[b])), Clause.Seed("MING-04")));
        return problems.Count > 0 ? new Refused(problems)
            : new Accept { Issues = [new Issue(kind.Name, view.SubjectCase, input.Of, input.Fields, kind.Numbered ? view.Next : null)] };
    }

    private static Decision Void(VoidDocument input, DocumentView view, Moment moment)
    {
        if (view.Document is not { } document) return Unknown(input.Code);
        if (document.Void) return Decision.Refuse("document-void", $"文书 {input.Code} 已作废");
        if (Reason.Problem(input.Reason, missing: "reason：作废的原因不能为空，不超过2000字") is { } no) return new Refused([no]);
        if (DocumentKinds.All.TryGetValue(document.Kind, out var kind) && kind.Subject != DocumentAbout.Acceptance && !Issuers(view.Shape, kind, null).Contains(moment.ActingAs))
            return Decision.Refuse("wrong-role", $"“{kind.Label}”由出具的单位作废", string.Join("、", Issuers(view.Shape, kind, null).Select(b => Bodies.Labels[b])));
        var reason = moment.Aside("reason", input.Reason)!;
        return new Accept { Facts = [new DocumentVoided(input.Code, reason.Ref)], Keeps = [reason] };
    }

    private static Decision Return(ReturnDocument input, DocumentView view, Moment moment)
    {
        if (view.Document is not { } document) return Unknown(input.Code);
        if (document.Void) return Decision.Refuse("document-void", $"文书 {input.Code} 已作废，签字件不收");
        if (view.Given is not [{ File: { } file, Signer: { Length: > 0 }, Date: { } signed } paper] || paper.Kind != document.Kind)
            return Decision.Refuse("scan", $"papers：须且只须附一份“{Paper.LabelOf(document.Kind)}”（{document.Kind}）的扫描件，写明 signer（签字人）和 date（签字日期）", clause: Clause.Default("纸质件为准：签字盖章的扫描件回到它的文书和环节"));
        return new Accept { Facts = [new DocumentReturned(document.Id, file, signed, input.Sealed)], PapersTo = document.CaseId };
    }

    private static Decision IssueOverview(IssueCountyDocument input, RegisterView view, Moment moment)
    {
        if (!DocumentKinds.All.TryGetValue(input.Kind, out var kind) || kind.Subject != DocumentAbout.County)
            return Decision.Refuse("document-kind", $"没有清单或汇总“{input.Kind}”，可用：{string.Join("、", DocumentKinds.All.Values.Where(k => k.Subject == DocumentAbout.County).Select(k => k.Name))}");
        var problems = FieldProblems(kind, input.Fields).ToList();
        if (input.Year is < 2000 or > 2100) problems.Add(new("year", $"year：{input.Year} 应为四位年份"));
        if (input.Until is { } until && (until.Year != input.Year || until > moment.OccurredOn)) problems.Add(new("until", "until：应在该年之内，不晚于今天"));
        return problems.Count > 0 ? new Refused(problems)
            : new Accept
            {
                Issues =
                [
                    new Issue(kind.Name, RegisterTable.System, $"{view.Area}/{input.Year}/{input.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}", input.Fields, kind.Numbered ? view.NextNumber : null),
                ],
            };
    }

    private static Decision Name(NameOffice input, RegisterView view, Moment moment)
    {
        if (!Bodies.Labels.ContainsKey(input.Body) || Bodies.OfTheProgram.Contains(input.Body)) return Decision.Refuse("unknown-body", $"没有职责“{input.Body}”");
        return Line.IsLine(input.Prefix, 40)
            ? new Accept { Facts = [new OfficeNamed(Offices.Key(view.Area, input.Body), input.Prefix)] }
            : Decision.Refuse("prefix", "prefix：发文字号的机关代字不能为空，不换行，不超过40字");
    }

    private static Decision Unknown(string code) => Decision.Refuse("document-unknown", $"本项目没有核验码为“{code}”的文书");

    private static readonly Dictionary<DocumentAbout, string> SubjectLabels = new()
    {
        [DocumentAbout.Month] = "有出工的月份，如 2021-04", [DocumentAbout.Worker] = "有用工合同的人员编号", [DocumentAbout.Cycle] = "报酬期", [DocumentAbout.Acceptance] = "验收", [DocumentAbout.Rectification] = "整改", [DocumentAbout.Record] = "该种类的工作记录编号",
    };
}

/// <summary>Whose number series it is: the body at the level at which it sits.</summary>
public static class Offices
{
    public static string Key(long area, string body) => $"{Seat(area, body)}/{body}";

    /// <summary>The county's, township's or village's code of a project's place.</summary>
    public static long Seat(long area, string body) => area / Step(body) * Step(body);

    private static long Step(string body) => body switch
    {
        Bodies.Township or Bodies.TownshipHead or Bodies.TownshipFinance or Bodies.DisciplineSecretary => 1_000,
        Bodies.VillagersAssembly or Bodies.VillagersCommittee or Bodies.VillageCommittees or Bodies.ProjectCouncil or Bodies.VillageQualityCommittee or Bodies.Villager or Bodies.Contractor or Bodies.SupervisionFirm => 1,
        _ => 1_000_000,
    };
}
