using System.Globalization;
using System.Text;

namespace WorkRelief.Workflows.Words;

/// <summary>Amounts, dates and names as Chinese official papers write them.</summary>
public static class ChineseText
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private const decimal TooMuch = 1_0000_0000_0000m;
    private static readonly string[] Places = ["仟", "佰", "拾", ""];

    private static readonly HashSet<string> CompoundSurnames =
    [
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "万俟",
        "闻人",
        "夏侯",
        "诸葛",
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "宗政",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "慕容",
        "仲孙",
        "钟离",
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "子车",
        "亓官",
        "司寇",
        "巫马",
        "公西",
        "颛孙",
        "壤驷",
        "公良",
        "漆雕",
        "乐正",
        "宰父",
        "谷梁",
        "拓跋",
        "夹谷",
        "轩辕",
        "令狐",
        "段干",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "羊舌",
        "微生",
        "梁丘",
        "左丘",
        "东门",
        "西门",
        "第五",
    ];

    /// <summary>Full-width digits, letters and signs, as a Chinese keyboard types them, become ordinary ones.</summary>
    public static string Narrow(string text) =>
        string.Create(
            text.Length,
            text,
            static (narrow, wide) =>
            {
                for (var i = 0; i < wide.Length; i++)
                    narrow[i] = wide[i] switch
                    {
                        '\u3000' => ' ',
                        >= '\uFF01' and <= '\uFF5E' => (char)(wide[i] - 0xFEE0),
                        var other => other,
                    };
            }
        );

    /// <summary>1234.5 元 → 1,234.50.</summary>
    /// <exception cref="ArgumentException">The amount has a part smaller than one 分.</exception>
    public static string Yuan(decimal yuan) => WholeFen(yuan).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>1234.5 元 → 壹仟贰佰叁拾肆元伍角整. By 正确填写票据和结算凭证的基本规定: 零 between 元 and 分 is written, the optional 零 before 仟 and 角 is not.</summary>
    /// <exception cref="ArgumentException">The amount has a part smaller than one 分, or is 一万亿 or more.</exception>
    public static string Capital(decimal yuan)
    {
        WholeFen(yuan);
        var sign = yuan < 0 ? "负" : "";
        var amount = Math.Abs(yuan);
        if (amount >= TooMuch)
            throw new ArgumentException($"金额 {yuan.ToString(CultureInfo.InvariantCulture)} 元超过大写金额的范围（不足一万亿元）");
        var whole = decimal.Truncate(amount);
        var fen = (int)((amount - whole) * 100);
        var (jiao, odd) = (fen / 10, fen % 10);
        var text = new StringBuilder(sign);
        if (whole > 0)
            text.Append(CapitalWhole((long)whole)).Append('元');
        if (jiao > 0)
            text.Append(Digits[jiao]).Append('角');
        if (odd > 0)
        {
            if (jiao == 0 && whole > 0)
                text.Append('零');
            return text.Append(Digits[odd]).Append('分').ToString();
        }
        if (whole == 0 && jiao == 0)
            text.Append("零元");
        return text.Append('整').ToString();
    }

    /// <summary>21.50 → 21.5: as few decimals as the value needs.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>2021-04-01 → 2021年4月1日.</summary>
    public static string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>2021-04-30 → 2021年4月.</summary>
    public static string Month(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月");

    /// <summary>
    /// 张三丰 → 张**, 欧阳锋 → 欧阳*: the family name stays, each further character becomes a star. A name of one character is a star.
    /// Masking a masked name changes nothing.
    /// </summary>
    public static string MaskName(string name)
    {
        var clean = PlainText.OneLine(name).Trim();
        var elements = new List<string>();
        for (var walk = StringInfo.GetTextElementEnumerator(clean); walk.MoveNext(); )
            elements.Add(walk.GetTextElement());
        if (elements.Count == 0)
            throw new ArgumentException("姓名为空，无法遮盖");
        if (elements.Count == 1)
            return "*";
        var kept = elements.Count > 2 && CompoundSurnames.Contains(elements[0] + elements[1]) ? 2 : 1;
        return string.Concat(elements.Select((element, index) => index < kept || element is "·" ? element : "*"));
    }

    private static string CapitalWhole(long whole)
    {
        var text = new StringBuilder();
        var gap = false;
        foreach (var (group, unit) in new[] { (whole / 1_0000_0000, "亿"), (whole / 10000 % 10000, "万"), (whole % 10000, "") })
        {
            if (group == 0)
            {
                gap = text.Length > 0;
                continue;
            }
            if (text.Length > 0 && (gap || group < 1000))
                text.Append('零');
            AppendGroup(text, (int)group);
            text.Append(unit);
            gap = false;
        }
        return text.ToString();
    }

    private static void AppendGroup(StringBuilder text, int group)
    {
        var (started, zero) = (false, false);
        for (var (place, weight) = (0, 1000); place < 4; place++, weight /= 10)
        {
            var digit = group / weight % 10;
            if (digit == 0)
            {
                zero = started;
                continue;
            }
            if (zero)
                text.Append('零');
            text.Append(Digits[digit]).Append(Places[place]);
            (started, zero) = (true, false);
        }
    }

    private static decimal WholeFen(decimal yuan) =>
        decimal.Round(yuan, 2) == yuan
            ? yuan
            : throw new ArgumentException($"金额 {yuan.ToString(CultureInfo.InvariantCulture)} 元含有不足一分的部分，请先按规则取整");
}
