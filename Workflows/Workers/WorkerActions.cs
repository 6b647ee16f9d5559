using System.Text.RegularExpressions;
using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Workers;

/// <param name="Worker">The person's code; given by the program when left out.</param>
/// <param name="IdNumber">18-digit citizen number (GB 11643).</param>
/// <param name="Card">Number of the person's own 一卡通 or bank card.</param>
/// <param name="Skills">Trades known; <paramref name="Willing"/>: trades wanted.</param>
/// <param name="Address">Where the person lives; kept sealed, as the numbers are.</param>
/// <param name="Bank">The branch at which the card's account is held.</param>
public sealed record WorkerEntry(
    [Field("姓名")] string Name,
    [Field("编号", Hint = "不填由系统编")] string? Worker = null,
    [Field("重点群体", ChoicesIn = typeof(PriorityGroups), Choices = nameof(PriorityGroups.Labels))] IReadOnlyList<string>? Groups = null,
    [Field("身份证号")] string? IdNumber = null,
    [Field("电话")] string? Phone = null,
    [Field("卡号", Hint = "本人的一卡通或银行卡")] string? Card = null,
    [Field("会的工种", Offers = Offer.Trade)] IReadOnlyList<string>? Skills = null,
    [Field("愿做的工种", Offers = Offer.Trade)] IReadOnlyList<string>? Willing = null,
    [Field("家庭住址", Hint = "省市县乡镇村组，村内的写到组和门牌号")] string? Address = null,
    [Field("开户行", Hint = "该卡的开户网点")] string? Bank = null
);

/// <param name="Area">The village that the workers live in.</param>
public sealed record RegisterWorkers(
    [Field("所在村", Offers = Offer.Area)] string Area,
    [Field("务工群众")] IReadOnlyList<WorkerEntry> Workers
);

/// <param name="CardHolder">Name of the relative or heir whose card it is; needs the paper card-authorisation.</param>
/// <param name="Bank">Of the given card; without one, of the card that stands.</param>
public sealed record UpdateWorker(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("身份证号")] string? IdNumber = null,
    [Field("电话")] string? Phone = null,
    [Field("卡号")] string? Card = null,
    [Field("代领人姓名", Hint = "与银行户名一致；卡不是本人的才填，并附代领授权或继承证明")] string? CardHolder = null,
    [Field("开户行", Hint = "该卡的开户网点")] string? Bank = null,
    [Field("家庭住址", Hint = "省市县乡镇村组，村内的写到组和门牌号")] string? Address = null
);

/// <param name="Reason">Why it is not confirmed.</param>
public sealed record ConfirmCard(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("确认变更")] bool Confirmed,
    [Field("不确认的理由", Lines = true)] string? Reason = null
);

/// <param name="Until">Last day in the group; left out while it lasts.</param>
public sealed record RegroupWorker(
    [Field("务工群众", Offers = Offer.Worker)] string Worker,
    [Field("重点群体", ChoicesIn = typeof(PriorityGroups), Choices = nameof(PriorityGroups.Labels))] string Group,
    [Field("起始日")] DateOnly From,
    [Field("截止日", Hint = "仍属该群体的不填")] DateOnly? Until = null
);

/// <summary>What is written into the register of people who work.</summary>
public static partial class WorkerActions
{
    private const int LeastAge = 16;

    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef("workers.start", "建立花名册", () => new Accept { Opens = WorkerTable.Name })
        {
            At = Place.Started(WorkerTable.Name),
        },
        new ActionDef("workers.register", "登记务工群众", Register) { At = Place.OfArea(WorkerTable.Name, (RegisterWorkers i) => i.Area) }
            .Asking<WorkersKnown, RegisterWorkers, IReadOnlyList<string>>(i => [.. i.Workers.Select(w => w.Worker).OfType<string>()])
            .Asking<NumbersHeld, RegisterWorkers, IReadOnlyList<(string, string)>>(i =>
                [.. i.Workers.SelectMany(w => NumbersOf(w.IdNumber, w.Card))]
            )
            .Asking<Namesakes, RegisterWorkers, IReadOnlyList<string>>(i => [.. i.Workers.Where(IsNameAlone).Select(w => w.Name)]),
        new ActionDef("workers.update", "补登证件、电话、卡号", Update)
        {
            At = Place.AtHomeOf(WorkerTable.Name, (UpdateWorker i) => [i.Worker]),
        }
            .Asking<WorkersKnown, UpdateWorker, IReadOnlyList<string>>(i => [i.Worker])
            .Asking<NumbersHeld, UpdateWorker, IReadOnlyList<(string, string)>>(i => [.. NumbersOf(i.IdNumber, i.Card)])
            .Asking<CardOfWorker, UpdateWorker, string>(i => i.Worker),
        CardChange.Action,
        new ActionDef("workers.regroup", "登记群体变动", Regroup)
        {
            At = Place.AtHomeOf(WorkerTable.Name, (RegroupWorker i) => [i.Worker]),
        }.Asking<WorkersKnown, RegroupWorker, IReadOnlyList<string>>(i => [i.Worker]),
    ];

    /// <summary>By the name alone nobody can be told from a namesake, or from himself when he is entered a second time.</summary>
    private static bool IsNameAlone(WorkerEntry entry) => entry.Worker is null && entry.IdNumber is null;

    private static IEnumerable<(string, string)> NumbersOf(string? id, string? card)
    {
        if (id is not null)
            yield return ("id", IdNumber.Tidy(id));
        if (card is not null)
            yield return ("card", CardNumber.Tidy(card));
    }

    public static Decision Register(
        RegisterWorkers input,
        CaseInHand at,
        WorkersKnown known,
        NumbersHeld held,
        Namesakes namesakes,
        Moment moment
    )
    {
        var problems = new List<Refusal>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var facts = new List<Fact>();
        var keeps = new List<Private>();
        if (input.Workers.Count == 0)
            problems.Add(new(WorkerRefusals.WorkersEmpty, "workers：没有人"));
        foreach (var (worker, i) in input.Workers.Select((w, i) => (w, i + 1)))
        {
            var place = $"workers 第{i}人";
            var id = worker.Worker ?? $"G{moment.Seed[(moment.Seed.LastIndexOf(':') + 1)..]}-{i}";
            if (worker.Worker is not null && (!Line.IdPattern().IsMatch(worker.Worker) || GivenPattern().IsMatch(worker.Worker)))
                problems.Add(
                    new(WorkerRefusals.WorkerId, $"{place}：编号“{worker.Worker}”只能用字母、数字和短横，且不能写成系统给出的编号")
                );
            else if (known.Ids.Contains(id) || !seen.TryAdd("worker/" + id, i))
                problems.Add(new(WorkerRefusals.WorkerKnown, $"{place}：编号“{id}”已登记"));
            if (!Line.IsLine(worker.Name, 60))
                problems.Add(new(Refusals.Name, $"{place}：姓名不能为空，不换行，不超过60字"));
            problems.AddRange(NameProblems(worker, namesakes, place, seen, i));
            foreach (var group in worker.Groups ?? [])
                if (!PriorityGroups.Labels.ContainsKey(group))
                    problems.Add(new(WorkerRefusals.UnknownGroup, $"{place}：没有群体“{group}”"));
            foreach (var trade in (worker.Skills ?? []).Concat(worker.Willing ?? []))
                if (!Line.IsLine(trade, 20) || trade.Contains(',', StringComparison.Ordinal))
                    problems.Add(new(WorkerRefusals.Trade, $"{place}：工种“{trade}”不对"));
            var numbers = new Numbers(worker.IdNumber, worker.Phone, worker.Card, worker.Address, worker.Bank);
            problems.AddRange(NumberProblems(held, place, null, numbers, seen, i));
            problems.AddRange(OwnCardProblems(held, place, null, worker.Card, seen, i));
            if (
                worker.IdNumber is { } number
                && IdNumber.Tidy(number) is var tidy
                && IdNumber.Problem(tidy) is null
                && IdNumber.AgeOn(IdNumber.BirthDate(tidy)!.Value, moment.OccurredOn) < LeastAge
            )
                problems.Add(
                    new(
                        WorkerRefusals.UnderAge,
                        $"{place}：未满{LeastAge}周岁，不得务工",
                        Clause: Clause.Law("劳动法 15", "禁止用人单位招用未满十六周岁的未成年人")
                    )
                );
            var kept = Keep(keeps, moment, id, numbers);
            keeps.Add(new Private("worker/" + id, worker.Name));
            facts.Add(
                new WorkerRegistered(id, "worker/" + id, at.Area, worker.Groups ?? [], moment.OccurredOn, kept.Id, kept.Phone, kept.Card)
                {
                    Skills = worker.Skills,
                    Willing = worker.Willing,
                    AddressRef = kept.Address,
                    BankRef = kept.Bank,
                }
            );
        }
        return problems.Count > 0 ? new Refused(problems) : new Accept { Facts = facts, Keeps = keeps };
    }

    public static Decision Update(
        UpdateWorker input,
        CaseInHand at,
        WorkersKnown known,
        NumbersHeld held,
        CardOfWorker standing,
        Moment moment
    )
    {
        var numbers = new Numbers(input.IdNumber, input.Phone, input.Card, input.Address, input.Bank);
        var problems = NumberProblems(held, "worker", input.Worker, numbers, [], 1).ToList();
        if (!known.Ids.Contains(input.Worker))
            problems.Add(new(Refusals.WorkerUnknown, $"花名册没有“{input.Worker}”"));
        if ((input.IdNumber ?? input.Phone ?? input.Card ?? input.Address ?? input.Bank) is null)
            problems.Add(new(WorkerRefusals.NothingNew, "没有要更改的内容"));
        if (input.CardHolder is null)
            problems.AddRange(OwnCardProblems(held, "worker", input.Worker, input.Card, [], 1));
        else
        {
            if (input.Card is null)
                problems.Add(new(WorkerRefusals.CardMissing, "写明代领人时须同时给出其卡号"));
            if (!Line.IsLine(input.CardHolder, 60))
                problems.Add(new(Refusals.Name, "代领人姓名不能为空，不换行，不超过60字"));
            if (at.Given.All(p => p.Kind != "card-authorisation"))
                problems.Add(new(Refusals.PaperMissing, $"缺少材料：{Paper.LabelOf("card-authorisation")}"));
        }
        var inPay = input.Card is not null && standing.InPay;
        if (inPay && CardChange.Unproven(at) is { } unproven)
            problems.Add(unproven);
        if (problems.Count > 0)
            return new Refused(problems);
        var keeps = new List<Private>();
        var kept = Keep(keeps, moment, input.Worker, numbers);
        var holder = moment.Aside("holder", input.CardHolder);
        if (holder is not null)
            keeps.Add(holder);
        var changed = new WorkerChanged(input.Worker, kept.Id, kept.Phone, kept.Card, holder?.Ref)
        {
            AddressRef = kept.Address,
            BankRef = kept.Bank,
        };
        if (!inPay)
            return new Accept { Facts = [changed], Keeps = keeps };
        // The branch goes with the card that waits.
        changed = changed with
        {
            CardRef = null,
            HolderRef = null,
            BankRef = null,
        };
        var asked = new CardChangeAsked(input.Worker, kept.Card!, holder?.Ref, moment.Account) { BankRef = kept.Bank };
        return new Accept { Facts = changed == new WorkerChanged(input.Worker) ? [asked] : [changed, asked], Keeps = keeps };
    }

    public static Decision Regroup(RegroupWorker input, WorkersKnown known)
    {
        if (!known.Ids.Contains(input.Worker))
            return Decision.Refuse(Refusals.WorkerUnknown, $"花名册没有“{input.Worker}”");
        if (!PriorityGroups.Labels.ContainsKey(input.Group))
            return Decision.Refuse(WorkerRefusals.UnknownGroup, $"没有群体“{input.Group}”");
        return input.Until < input.From
            ? Decision.Refuse(WorkerRefusals.GroupDates, "截止日早于起始日")
            : new Accept { Facts = [new WorkerRegrouped(input.Worker, input.Group, input.From, input.Until)] };
    }

    private static IEnumerable<Refusal> NameProblems(
        WorkerEntry worker,
        Namesakes namesakes,
        string place,
        Dictionary<string, int> seen,
        int at
    )
    {
        const string told = "又没有身份证号；是另一个人的，写明身份证号或编号";
        var isFirst = seen.TryAdd("name/" + worker.Name, at);
        if (!IsNameAlone(worker))
            yield break;
        if (namesakes.Holders.GetValueOrDefault(worker.Name) is { } holder)
            yield return new(WorkerRefusals.Namesake, $"{place}：姓名与本村已登记的“{holder}”相同，{told}");
        else if (!isFirst)
            yield return new(WorkerRefusals.Namesake, $"{place}：姓名与第{seen["name/" + worker.Name]}人相同，{told}");
    }

    /// <summary>A number in a message would leave the vault, so none is quoted.</summary>
    private static IEnumerable<Refusal> NumberProblems(
        NumbersHeld held,
        string place,
        string? self,
        Numbers numbers,
        Dictionary<string, int> seen,
        int at
    )
    {
        var (id, phone, card, address, bank) = numbers;
        if (address is not null && !Line.IsLine(address, 120))
            yield return new(WorkerRefusals.Address, $"{place}：家庭住址不换行，不超过120字");
        if (bank is not null && !Line.IsLine(bank, 60))
            yield return new(WorkerRefusals.Bank, $"{place}：开户行不换行，不超过60字");
        if (id is not null)
        {
            var tidy = IdNumber.Tidy(id);
            if (IdNumber.Problem(tidy) is { } problem)
                yield return new(WorkerRefusals.IdNumber, $"{place}：身份证号{problem}");
            else if (held.Holders.GetValueOrDefault(("id", tidy)) is { } holder && holder != self)
                yield return new(WorkerRefusals.IdKnown, $"{place}：身份证号与已登记的“{holder}”相同，是同一人");
            else if (!seen.TryAdd("id/" + tidy, at))
                yield return new(WorkerRefusals.IdKnown, $"{place}：身份证号与第{seen["id/" + tidy]}人相同");
        }
        if (phone is not null && !PhonePattern().IsMatch(IdNumber.Tidy(phone)))
            yield return new(WorkerRefusals.Phone, $"{place}：电话号码不对，没有电话的不填");
        if (card is not null && CardNumber.Problem(CardNumber.Tidy(card)) is { } wrong)
            yield return new(WorkerRefusals.Card, $"{place}：卡号{wrong}");
    }

    /// <summary>A card is one person's: whoever is paid to a relative's names that relative.</summary>
    private static IEnumerable<Refusal> OwnCardProblems(
        NumbersHeld held,
        string place,
        string? self,
        string? card,
        Dictionary<string, int> seen,
        int at
    )
    {
        if (card is null)
            yield break;
        var tidy = CardNumber.Tidy(card);
        if (held.Holders.GetValueOrDefault(("card", tidy)) is { } holder && holder != self)
            yield return new(WorkerRefusals.CardKnown, $"{place}：卡号与“{holder}”的相同；本人没有卡、由亲属代领的，另行登记代领人");
        else if (!seen.TryAdd("card/" + tidy, at))
            yield return new(WorkerRefusals.CardKnown, $"{place}：卡号与第{seen["card/" + tidy]}人相同，一张卡只能是一个人的");
    }

    /// <summary>Puts aside what was written in, all but the bank sealed → the places in which it lies.</summary>
    private static Numbers Keep(List<Private> keeps, Moment moment, string worker, Numbers numbers)
    {
        var (id, phone, card, address, bank) = numbers;
        return new(
            Put("id", id is null ? null : IdNumber.Tidy(id)),
            Put("phone", phone is null ? null : IdNumber.Tidy(phone)),
            Put("card", card is null ? null : CardNumber.Tidy(card)),
            Put("address", address?.Trim()),
            Put("bank", bank?.Trim(), seals: false)
        );

        string? Put(string kind, string? text, bool seals = true)
        {
            if (text is null)
                return null;
            var reference = $"{moment.Seed}/{worker}/{kind}";
            keeps.Add(new Private(reference, text, seals ? kind : null));
            return reference;
        }
    }

    /// <summary>What is known of a person: as it was written in, or where it lies.</summary>
    private sealed record Numbers(string? Id, string? Phone, string? Card, string? Address, string? Bank);

    [GeneratedRegex(@"^G[0-9]+-[0-9]+$")]
    private static partial Regex GivenPattern();

    [GeneratedRegex(@"^(1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8})$")]
    private static partial Regex PhonePattern();
}
