using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Correspondence;

public static class CorrespondenceRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("AskedOfThis@1", "问的是本单位", QuestionTable.Source, AskedOfThis),
        new Rule("AskedByThis@1", "是本人提出的", QuestionTable.Source, AskedByThis),
    ];

    public static Refusal? AskedOfThis(QuestionInHand question, Moment moment) =>
        question.To == moment.ActingAs
            ? null
            : new(CorrespondenceRefusals.NotAsked, $"这一询问由{Bodies.Labels[question.To]}答复", Bodies.Labels[question.To]);

    public static Refusal? AskedByThis(QuestionInHand question, Moment moment) =>
        question.AskedBy == moment.Account ? null : new(CorrespondenceRefusals.NotAsker, "只有提出询问的人可以撤回");
}
