using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Workers;

/// <summary>
/// Pay goes to the cards that stood when the sheet was signed. Another card while pay is on its way needs a paper and a second person;
/// until then nothing is sent to either.
/// </summary>
public static class CardChange
{
    private static readonly Clause Own = Clause.Law(
        "保障农民工工资支付条例 31",
        "工资通过本人银行账户发放；签字后更换卡号须有凭据并经另一人确认"
    );

    public static ActionDef Action { get; } =
        new ActionDef("workers.confirm-card", "确认卡号变更", Confirm)
        {
            At = Place.AtHomeOf(WorkerTable.Name, (ConfirmCard i) => [i.Worker]),
        }
            .Asking<WorkersKnown, ConfirmCard, IReadOnlyList<string>>(i => [i.Worker])
            .Asking<CardOfWorker, ConfirmCard, string>(i => i.Worker);

    /// <summary>Refuses <c>worker-unknown</c>, <c>card-unchanged</c>, <c>same-actor</c>, <c>reason</c>.</summary>
    public static Decision Confirm(ConfirmCard input, WorkersKnown known, CardOfWorker card, Moment moment)
    {
        if (!known.Ids.Contains(input.Worker))
            return Decision.Refuse(Refusals.WorkerUnknown, $"花名册没有“{input.Worker}”");
        if (card.AskedBy is not { } asked)
            return Decision.Refuse(WorkerRefusals.CardUnchanged, $"“{input.Worker}”没有待确认的卡号变更");
        if (asked == moment.Account)
            return Decision.Refuse(
                Refusals.SameActor,
                $"“{input.Worker}”的卡号变更由登记人以外的另一人确认",
                Bodies.Labels[Bodies.Township],
                Own
            );
        if (!input.Confirmed && Reason.Problem(input.Reason) is { } no)
            return new Refused([no]);
        var reason = moment.Aside("reason", input.Reason);
        return new Accept
        {
            Facts = [new CardChangeDecided(input.Worker, input.Confirmed, reason?.Ref)],
            Keeps = reason is null ? [] : [reason],
        };
    }

    internal static Refusal? Unproven(CaseInHand at) =>
        at.Given.Any(p => p.Kind is "card-change" or "card-authorisation")
            ? null
            : new(Refusals.PaperMissing, $"报酬发放途中更换卡号，缺少材料：{Paper.LabelOf("card-change")}", Clause: Own);
}
