using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Looks;

/// <summary>
/// 查阅记录: what was shown to those who only watch, and to whom a full number was shown. The program notes it before it shows anything.
/// </summary>
public sealed record LookSubject() : Subject("look", "查阅记录")
{
    public override int Chapter => 5;
    public override IReadOnlyList<ActionDef> Actions => LookActions.All;

    public override IEnumerable<Row> InSystem => LookActions.All.Select(a => KeptRegister.Row(a.Name, a.Label, Bodies.Engine));
}
