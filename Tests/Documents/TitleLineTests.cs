using System.Net;
using WorkRelief.WorkflowHost.Papers;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Documents;

public sealed class TitleLineTests
{
    [Theory]
    [InlineData("莲花村通村道路硬化工程实施方案的批复", "莲花村通村道路硬化工程实施方案的批复")]
    [InlineData(
        "东坡区发展和改革局关于三苏镇产业道路以工代赈项目实施方案的批复",
        "东坡区发展和改革局|关于三苏镇产业道路|以工代赈项目实施方案的批复"
    )]
    [InlineData(
        "广安区龙台镇干埝村2026年农村人居环境整治提升及基础设施补短板工程劳务报酬发放表（补发）",
        "广安区龙台镇干埝村2026年农村人居环境|整治提升及基础设施补短板工程|劳务报酬发放表（补发）"
    )]
    [InlineData(
        "巴州区清江镇产业园区道路和沟渠及提灌站改造以工代赈项目实施方案",
        "巴州区清江镇产业园区|道路和沟渠及提灌站改造|以工代赈项目实施方案"
    )]
    public void A_long_title_is_broken_where_a_word_ends(string title, string lines) => Assert.Equal(lines, string.Join('|', Lines(title)));

    [Fact]
    public void Every_line_fits_and_nothing_is_lost()
    {
        foreach (var length in Enumerable.Range(1, 120))
        {
            var title = string.Concat(Enumerable.Range(0, length).Select(n => "四川省广安区龙台镇干埝村2026年通村道路ABC硬化工程"[n % 28]));
            var lines = Lines(title);
            Assert.Equal(title, string.Concat(lines));
            Assert.All(lines, l => Assert.True(TextWidth.Of(l) * 22 <= 156 * 72 / 25.4m, l));
        }
    }

    /// <summary>As printed in letters of 22 points between margins 156 mm apart.</summary>
    private static string[] Lines(string title)
    {
        var page = WrittenTexts.Html(new DocumentContent("x", [new Title(title)]));
        var from = page.IndexOf("<h1>", StringComparison.Ordinal) + 4;
        return WebUtility.HtmlDecode(page[from..page.IndexOf("</h1>", StringComparison.Ordinal)]).Split('\n');
    }
}
