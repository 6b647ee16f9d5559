using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Registers;

/// <param name="Account">Whom it lets in.</param>
/// <param name="Until">The last day on which it opens anything.</param>
public sealed record GiveKey(
    [Field("账号", Offers = Offer.Account)] string Account,
    [Field("种类", ChoicesIn = typeof(KeyActions), Choices = nameof(KeyActions.KindLabels))] string Kind,
    [Field("有效至")] DateOnly Until
);

public sealed record EndKeys([Field("账号", Offers = Offer.Account)] string Account);

/// <summary>
/// What lets somebody in: given or ended by another person, or given to a program. The program notes it of whoever did it, before it is
/// done; the secret itself stands nowhere.
/// </summary>
public static class KeyActions
{
    public const string Give = "key.give";
    public const string End = "key.end-all";
    public const string Link = "link";
    public const string Token = "token";

    public static IReadOnlyDictionary<string, string> KindLabels { get; } =
        new Dictionary<string, string> { [Link] = "一次性链接", [Token] = "程序令牌" };

    public static IReadOnlyList<ActionDef> All { get; } =
    [
        new ActionDef(Give, "发放一次性链接或程序令牌", Given) { At = Place.Kept(SystemTable.Name) },
        new ActionDef(End, "作废登录和令牌", Ended) { At = Place.Kept(SystemTable.Name) },
    ];

    internal static IEnumerable<Row> Rows => All.Select(a => KeptRegister.Row(a.Name, a.Label, Bodies.Engine));

    public static Accept Given(GiveKey input) => new() { Facts = [new KeyGiven(input.Account, input.Kind, input.Until)] };

    public static Accept Ended(EndKeys input) => new() { Facts = [new KeysEnded(input.Account)] };
}
