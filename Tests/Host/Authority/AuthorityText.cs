using System.Globalization;
using System.Text;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Host.Authority;

/// <summary>What came out of all tries, for a person to read: each action with the bodies that may, and from where.</summary>
internal static class AuthorityText
{
    private static readonly (Lies Lies, string Label)[] Columns =
    [
        (Lies.Own, "本地"),
        (Lies.Upper, "上级"),
        (Lies.Lower, "下级"),
        (Lies.Neighbour, "邻地"),
        (Lies.OwnProject, "本项目"),
        (Lies.OtherProject, "他项目"),
    ];

    public static string Of(Shape shape, IEnumerable<(ActionDef Action, string Body, Lies? Lies, string Said)> tries)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"【{shape.PackLabel}·{Shape.ModeLabels[shape.Mode]}】√ 能办到审查内容那一步，× 不能，－ 不能这样授权。\n没有列出的职责、没有职责的账号、没有登记的账号、没有登录的人都不能办。\n"
        );
        foreach (var action in tries.GroupBy(t => t.Action))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{action.Key.Name} {action.Key.Label}\n");
            var bodies = action.Where(t => t.Lies is not null).GroupBy(t => t.Body).Where(b => b.Any(t => t.Said != "wrong-role"));
            foreach (var alike in bodies.GroupBy(b => string.Join(' ', Columns.Select(c => c.Label + Mark(b, c.Lies)))))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"   {string.Join('、', alike.Select(b => Bodies.Labels[b.Key]))}：{alike.Key}\n"
                );
            foreach (var one in action.Where(t => t.Lies is null && t.Said == "reached"))
                text.Append(CultureInfo.InvariantCulture, $"   首个管理员 {one.Body}：√\n");
        }
        return text.Append('\n').ToString();
    }

    private static string Mark(IEnumerable<(ActionDef, string, Lies? Lies, string Said)> tries, Lies lies) =>
        tries.FirstOrDefault(t => t.Lies == lies).Said switch
        {
            null => "－",
            "reached" => "√",
            _ => "×",
        };
}
