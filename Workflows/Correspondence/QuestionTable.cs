using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Correspondence;

/// <summary>A question of one office to another about a project; the answer stays in its archive.</summary>
public static class QuestionTable
{
    public const string Kind = "question";
    public const string Asked = "Asked";
    public const string Answered = "Answered";
    public const string Dropped = "Dropped";

    public static Clause Source { get; } = Clause.Default("各方就办理中的事项互相询问、催办、抄送，全部留痕，不改变案件环节");

    public static Table Expand(Shape shape) =>
        new(
            Kind,
            Kind,
            shape.Named("沟通"),
            [new(Asked, "待答复"), new(Answered, "已答复", Final: true), new(Dropped, "已撤回", Final: true)],
            [
                .. Rows.By(Bodies.Parties, "question.ask", "询问", Source).Opening(Asked),
                .. Rows.By(Bodies.Parties, "question.answer", "答复", Source).Moving(Asked, Answered).If("AskedOfThis@1"),
                .. Rows.By(Bodies.Parties, "question.drop", "撤回询问", Source).Moving(Asked, Dropped).If("AskedByThis@1").Permitted(),
            ]
        );
}
