using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Regulations;

/// <param name="Area">For whose area it holds.</param>
/// <param name="Number">文号, when it has one.</param>
/// <param name="Steps">Actions that it governs.</param>
public sealed record RegisterRegulation(
    [Field("适用的行政区划", Offers = Offer.Area)] string Area,
    [Field("制度名称")] string Title,
    [Field("印发日期")] DateOnly IssuedOn,
    [Field("规定的操作", Offers = Offer.Action)] IReadOnlyList<string> Steps,
    [Field("文号")] string? Number = null
);

public static class RegulationActions
{
    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("regulation.register", "登记制度文件", Regulate)
        {
            At = Place.OfArea(SystemTable.Name, (RegisterRegulation i) => i.Area),
        },
    ];

    public static Decision Regulate(RegisterRegulation input, CaseInHand at, ProgramKnown program, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!Line.IsLine(input.Title, 200))
            problems.Add(new(RegulationRefusals.Title, "title：制度名称不能为空，不换行，不超过200字"));
        if (input.Number is { } number && !Line.IsLine(number, 100))
            problems.Add(new(RegulationRefusals.Number, "number：文号不换行，不超过100字"));
        if (input.IssuedOn > moment.OccurredOn)
            problems.Add(new(Refusals.DateFuture, "issuedOn：在今天之后"));
        problems.AddRange(
            input
                .Steps.Where(s => !program.Catalogue.Actions.ContainsKey(s))
                .Select(s => new Refusal(Refusals.UnknownAction, $"steps：没有步骤“{s}”"))
        );
        if (at.Given is not [{ Kind: "regulation-text", File: { } file }])
            problems.Add(new(Refusals.PaperMissing, "papers：须且只须附一份制度文件（regulation-text）"));
        else if (problems.Count == 0)
            return new Accept
            {
                Facts =
                [
                    new RegulationRegistered(
                        moment.Seed,
                        at.Area,
                        input.Title,
                        input.Number,
                        input.IssuedOn,
                        file,
                        [.. input.Steps.Distinct()]
                    ),
                ],
            };
        return new Refused(problems);
    }
}
