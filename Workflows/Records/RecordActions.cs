using System.Globalization;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Records;

/// <param name="Kind">A name from <see cref="RecordKinds"/>.</param>
/// <param name="Fields">Values by field name; dates as 2021-04-01.</param>
public sealed record AddRecord(
    [Field("记录种类", ChoicesIn = typeof(RecordKinds), Choices = nameof(RecordKinds.Labels))] string Kind,
    [Field("记录内容", Key = "栏目", Hint = "栏目随记录种类")] IReadOnlyDictionary<string, string> Fields,
    [Field("更正的记录", Offers = Offer.Record, Hint = "更正以前登记的才填")] string? Corrects = null
);

public static class RecordActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("record.add", "登记工作记录", Add)
        {
            At = Place.OfProject,
            Concerns = (i, _) =>
                i is AddRecord input && RecordKinds.All.TryGetValue(input.Kind, out var kind) ? kind.EnteredBy(input.Fields) : [],
        },
    ];

    public static Decision Add(AddRecord input, CaseInHand at, PapersHeld papers, Moment moment)
    {
        if (!RecordKinds.All.TryGetValue(input.Kind, out var kind))
            return Decision.Refuse(
                RecordRefusals.RecordKind,
                $"没有记录种类“{input.Kind}”，可用：{string.Join("、", RecordKinds.All.Keys)}"
            );
        var problems = new List<Refusal>();
        if (kind.Stages.Count > 0 && !kind.Stages.Contains(at.Stage))
            problems.Add(new(RecordRefusals.RecordStage, $"现阶段不登记“{kind.Label}”", Clause: kind.Clause));
        if (kind.EnteredBy(input.Fields) is { Count: > 0 } bodies && !bodies.Contains(moment.ActingAs))
        {
            var who = string.Join("、", bodies.Select(b => Bodies.Labels[b]));
            var of = kind.Level is { } field ? $"（{input.Fields.GetValueOrDefault(field)}）" : "";
            problems.Add(new(Refusals.WrongRole, $"“{kind.Label}{of}”由{who}登记", who, kind.Clause));
        }
        foreach (var paper in kind.Papers.Where(p => !papers.Kinds.Contains(p)))
            problems.Add(new(Refusals.PaperMissing, $"“{kind.Label}”缺少：{Paper.LabelOf(paper)}", Clause: kind.Clause));
        foreach (var name in input.Fields.Keys.Where(n => kind.Fields.All(f => f.Name != n)))
            problems.Add(new(Refusals.FieldUnknown, $"fields：“{kind.Label}”没有“{name}”项"));

        var given = new Dictionary<string, string>();
        var keeps = new List<Private>();
        foreach (var field in kind.Fields)
        {
            if (!input.Fields.TryGetValue(field.Name, out var value) || string.IsNullOrWhiteSpace(value))
            {
                if (field.Required)
                    problems.Add(new(RecordRefusals.FieldMissing, $"fields.{field.Name}：“{field.Label}”未填"));
                continue;
            }
            if (Problem(field, value) is { } problem)
                problems.Add(problem);
            else if (field.Type is FieldType.Text or FieldType.Person)
            {
                var aside = moment.Aside(field.Name, value)!;
                keeps.Add(aside);
                given[field.Name] = aside.Ref;
            }
            else
                given[field.Name] = value;
        }
        if (problems.Count == 0)
            problems.AddRange(kind.Fields.Select(f => Exceeding(kind, f, given)).OfType<Refusal>());
        if (problems.Count == 0 && input.Kind == "council-election")
            problems.AddRange(Invalid(kind, given));
        if (problems.Count > 0)
            return new Refused(problems);
        return new Accept
        {
            Facts =
            [
                new RecordAdded(
                    moment.Seed,
                    at.Id,
                    input.Kind,
                    moment.OccurredOn,
                    kind.Level is { } level ? given[level] : null,
                    given,
                    input.Corrects
                ),
            ],
            Keeps = keeps,
            // Cash beside the card is written down and asked about; it is never netted against pay.
            Follows =
                input.Kind == "cash-advance"
                    ?
                    [
                        new Follow(
                            at.Id,
                            "rectification.order",
                            new OrderRectification(
                                $"现金预支：{input.Fields["worker"]}，{input.Fields["amount"]}元，{input.Fields["reason"]}"
                            )
                            {
                                Source = at.Id,
                            }
                        ),
                    ]
                    : [],
        };
    }

    /// <summary>An election needs more than half of those entitled, and whoever is elected more than half of those present.</summary>
    private static IEnumerable<Refusal> Invalid(RecordKind kind, Dictionary<string, string> given)
    {
        if (2 * Number(given, "present") <= Number(given, "entitled"))
            yield return new(
                RecordRefusals.Quorum,
                $"到会 {given["present"]} 人，未过应到 {given["entitled"]} 人的半数，选举无效",
                Clause: kind.Clause
            );
        if (2 * Number(given, "votes") <= Number(given, "present"))
            yield return new(
                RecordRefusals.Majority,
                $"得票 {given["votes"]}，未过到会 {given["present"]} 人的半数，不能当选",
                Clause: kind.Clause
            );
    }

    private static Refusal? Exceeding(RecordKind kind, FormField field, Dictionary<string, string> given) =>
        field.UpTo is { } other && Number(given, field.Name) > Number(given, other)
            ? new(
                RecordRefusals.FieldRange,
                $"fields.{field.Name}：“{field.Label}”{given[field.Name]} "
                    + $"超过“{kind.Fields.Single(f => f.Name == other).Label}”{given[other]}",
                Clause: kind.Clause
            )
            : null;

    private static decimal Number(Dictionary<string, string> given, string field) =>
        decimal.Parse(given[field], NumberStyles.Number, CultureInfo.InvariantCulture);

    private static Refusal? Problem(FormField field, string value) =>
        field.Type switch
        {
            FieldType.Number when !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => new(
                RecordRefusals.FieldType,
                $"fields.{field.Name}：“{value}”不是数字"
            ),
            FieldType.Number when !(field.Within?.Hold(decimal.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture)) ?? true) =>
                new(RecordRefusals.FieldRange, $"fields.{field.Name}：“{field.Label}”应为 {field.Within}，现为“{value}”"),
            FieldType.Date when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
                new(RecordRefusals.FieldType, $"fields.{field.Name}：“{value}”不是日期（2021-04-01）"),
            FieldType.Choice when !field.Choices!.Contains(value) => new(
                RecordRefusals.FieldChoice,
                $"fields.{field.Name}：“{value}”不在 {string.Join("、", field.Choices!)} 之中"
            ),
            _ when value.Length > 2000 => new(Refusals.FieldLong, $"fields.{field.Name}：超过2000字"),
            _ => null,
        };
}
