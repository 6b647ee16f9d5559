using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Pay;

/// <param name="Period">The month, yyyy-MM.</param>
/// <param name="Where">Who keeps the money, e.g. 三苏镇财政所代管资金专户.</param>
/// <param name="Reason">Why the worker cannot be paid now.</param>
public sealed record SetAside(
    [Field("报酬期", Offers = Offer.Month, Hint = "如 2021-04")] string Period,
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("代管的账户或单位", Hint = "如 三苏镇财政所代管资金专户")] string Where,
    [Field("理由", Lines = true)] string Reason
);

/// <summary>
/// 提存: who cannot be paid — no card, no heir, not to be found — does not keep a project open for ever. The money is set aside by a
/// decision and stays payable by a supplement as long as nobody has it.
/// </summary>
public static class SetAsideActions
{
    private const int LongestPlace = 60;

    public static ActionDef Action { get; } = new ActionDef("pay.set-aside", "提存（暂无法发放的报酬）", Put) { At = Place.OfProject };

    public static Decision Put(SetAside input, CaseInHand at, PayCycles cycles, PayAccounts accounts, Moment moment)
    {
        var problems = new List<Refusal>();
        if (!Line.IsLine(input.Where, LongestPlace))
            problems.Add(new(PayRefusals.Where, $"where：代管的账户或单位不能为空，不超过{LongestPlace}字"));
        if (Reason.Problem(input.Reason) is { } no)
            problems.Add(no);
        var owed = accounts.Open.FirstOrDefault(b => b.Period == input.Period && b.Worker == input.Worker && b.Yuan > 0);
        if (owed is null)
            problems.Add(new(PayRefusals.NoneOwed, $"“{input.Worker}”{input.Period} 没有应付未付的报酬"));
        else if (cycles.All.FirstOrDefault(c => c.Period == input.Period && !c.Final) is { } open)
            problems.Add(new(PayRefusals.CycleOpen, $"{open.Id} 还没办结，先办结"));
        if (problems.Count > 0)
            return new Refused(problems);
        var where = moment.Aside("where", input.Where)!;
        var put = new Accept { Facts = [new PaySetAside(at.Id, input.Period, input.Worker, owed!.Yuan, where.Ref)], Keeps = [where] };
        return Reason.With(put, at.Id, input.Reason, moment);
    }
}
