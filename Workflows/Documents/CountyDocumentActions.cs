using System.Globalization;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Documents;

/// <param name="Area">The county.</param>
/// <param name="Year">The year of which it speaks; months up to <paramref name="Until"/>.</param>
public sealed record IssueCountyDocument(
    [Field("文书种类", ChoicesIn = typeof(DocumentKinds), Choices = nameof(DocumentKinds.CountyLabels))] string Kind,
    [Field("区县", Offers = Offer.Area)] string Area,
    [Field("年份")] int Year,
    [Field("截至", Hint = "不填为全年")] DateOnly? Until = null,
    [Field("文书内容", Key = "栏目", Hint = "栏目随文书种类，不填的在纸上留空")] IReadOnlyDictionary<string, string>? Fields = null
);

/// <param name="Prefix">At most 40 characters, without year and number; left out, it stays as it is.</param>
/// <param name="Name">At most 60 characters, as on the office's seal; left out, it stays as it is.</param>
public sealed record NameOffice(
    [Field("行政区划", Offers = Offer.Area)] string Area,
    [Field("出具单位", ChoicesIn = typeof(Bodies), Choices = nameof(Bodies.Grantable))] string Body,
    [Field("机关代字", Hint = "不带年份和号，不超过40字；没有登记的，文号留空由该机关填写")] string? Prefix = null,
    [Field("单位全称", Hint = "与公章一致，如 东坡区发展和改革局")] string? Name = null
);

/// <summary>Lists and summaries of a county, and how its offices write their numbers; they stand in the system's register.</summary>
public static class CountyDocumentActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("overview.issue", "出具清单和汇总", Issue)
        {
            At = Place.OfArea(SystemTable.Name, (IssueCountyDocument i) => i.Area),
        }.Asking<NextOfficeNumber, IssueCountyDocument, string>(i => i.Kind),
        new ActionDef("office.name", "登记发文字号", Name) { At = Place.OfArea(SystemTable.Name, (NameOffice i) => i.Area) },
    ];

    public static Decision Issue(IssueCountyDocument input, CaseInHand at, NextOfficeNumber next, Moment moment)
    {
        if (!DocumentKinds.CountyLabels.ContainsKey(input.Kind))
            return Decision.Refuse(
                DocumentRefusals.DocumentKind,
                $"没有清单或汇总“{input.Kind}”，可用：{string.Join("、", DocumentKinds.CountyLabels.Keys)}"
            );
        var kind = DocumentKinds.All[input.Kind];
        var problems = DocumentActions.FieldProblems(kind, input.Fields).ToList();
        if (input.Year is < 2000 or > 2100)
            problems.Add(new(DocumentRefusals.Year, $"year：{input.Year} 应为四位年份"));
        if (input.Until is { } until && (until.Year != input.Year || until > moment.OccurredOn))
            problems.Add(new(DocumentRefusals.Until, "until：应在该年之内，不晚于今天"));
        if (problems.Count > 0)
            return new Refused(problems);
        var about = $"{at.Area}/{input.Year}/{input.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return new Accept { Issues = [new Issue(kind.Name, SystemTable.Name, about, input.Fields, next.Number)] };
    }

    public static Decision Name(NameOffice input, CaseInHand at)
    {
        if (!Bodies.Grantable.ContainsKey(input.Body))
            return Decision.Refuse(Refusals.UnknownBody, $"没有职责“{input.Body}”");
        var problems = new List<Refusal>();
        if (input.Prefix is null ? input.Name is null : !Line.IsLine(input.Prefix, 40))
            problems.Add(new(DocumentRefusals.Prefix, "prefix：发文字号的机关代字不能为空，不换行，不超过40字"));
        if (input.Name is not null && !Line.IsLine(input.Name, 60))
            problems.Add(new(Refusals.Name, "name：单位全称不能为空，不换行，不超过60字"));
        return problems.Count > 0
            ? new Refused(problems)
            : new Accept { Facts = [new OfficeNamed(Offices.Key(at.Area, input.Body), input.Prefix, input.Name)] };
    }
}
