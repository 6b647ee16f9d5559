using System.Globalization;
using CsCheck;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Documents;

public sealed class ChineseTexts
{
    // The cases of 正确填写票据和结算凭证的基本规定 (1409.50, 6007.14, 1680.32, 107000.53, 16409.02, 325.04) among them.
    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.01", "壹分")]
    [InlineData("0.10", "壹角整")]
    [InlineData("0.95", "玖角伍分")]
    [InlineData("1", "壹元整")]
    [InlineData("10", "壹拾元整")]
    [InlineData("10.05", "壹拾元零伍分")]
    [InlineData("100", "壹佰元整")]
    [InlineData("101", "壹佰零壹元整")]
    [InlineData("1234.5", "壹仟贰佰叁拾肆元伍角整")]
    [InlineData("1010.05", "壹仟零壹拾元零伍分")]
    [InlineData("1001", "壹仟零壹元整")]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("1680.32", "壹仟陆佰捌拾元叁角贰分")]
    [InlineData("107000.53", "壹拾万柒仟元伍角叁分")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    [InlineData("10000", "壹万元整")]
    [InlineData("10001", "壹万零壹元整")]
    [InlineData("100000", "壹拾万元整")]
    [InlineData("100500", "壹拾万零伍佰元整")]
    [InlineData("1776600", "壹佰柒拾柒万陆仟陆佰元整")]
    [InlineData("10000000", "壹仟万元整")]
    [InlineData("100000000", "壹亿元整")]
    [InlineData("100000001", "壹亿零壹元整")]
    [InlineData("100005000", "壹亿零伍仟元整")]
    [InlineData("100010000", "壹亿零壹万元整")]
    [InlineData("1050000000", "壹拾亿伍仟万元整")]
    [InlineData("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    [InlineData("-120", "负壹佰贰拾元整")]
    public void Amounts_in_capitals(string yuan, string capital) =>
        Assert.Equal(capital, ChineseText.Capital(decimal.Parse(yuan, CultureInfo.InvariantCulture)));

    [Fact]
    public void Capitals_lose_nothing() =>
        Gen.Long[0, 99_999_999_999_999].Sample(fen => ReadBack(ChineseText.Capital(fen / 100m)) == fen, iter: 20_000);

    [Theory]
    [InlineData("1234.5", "1,234.50")]
    [InlineData("0", "0.00")]
    [InlineData("-1000000", "-1,000,000.00")]
    [InlineData("12.300", "12.30")]
    public void Amounts_in_figures(string yuan, string figures) =>
        Assert.Equal(figures, ChineseText.Yuan(decimal.Parse(yuan, CultureInfo.InvariantCulture)));

    [Fact]
    public void Less_than_a_fen_is_refused_not_rounded()
    {
        Assert.Throws<ArgumentException>(() => ChineseText.Yuan(1.005m));
        Assert.Throws<ArgumentException>(() => ChineseText.Capital(1.005m));
        Assert.Throws<ArgumentException>(() => ChineseText.Capital(1_0000_0000_0000m));
    }

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("张三丰", "张**")]
    [InlineData("欧阳锋", "欧阳*")]
    [InlineData("欧阳", "欧*")]
    [InlineData("司马相如", "司马**")]
    [InlineData("𠮷田", "𠮷*")]
    [InlineData("李𠮷", "李*")]
    [InlineData("龘", "*")]
    [InlineData("阿依古丽·买买提", "阿***·***")]
    [InlineData("\u202E三张", "三*")]
    [InlineData(" 王 芳 ", "王**")]
    [InlineData("欧阳*", "欧阳*")]
    [InlineData("张**", "张**")]
    public void Names_are_masked(string name, string masked)
    {
        Assert.Equal(masked, ChineseText.MaskName(name));
        Assert.Equal(masked, ChineseText.MaskName(masked));
    }

    [Fact]
    public void Dates_have_no_leading_zeros() => Assert.Equal("2021年4月1日", ChineseText.Date(new(2021, 4, 1)));

    private static long ReadBack(string capital)
    {
        long all = 0,
            group = 0,
            digit = 0,
            fen = 0;
        foreach (var character in capital)
        {
            var value = "零壹贰叁肆伍陆柒捌玖".IndexOf(character, StringComparison.Ordinal);
            if (value >= 0)
                digit = value;
            switch (character)
            {
                case '仟':
                    group += digit * 1000;
                    digit = 0;
                    break;
                case '佰':
                    group += digit * 100;
                    digit = 0;
                    break;
                case '拾':
                    group += digit * 10;
                    digit = 0;
                    break;
                case '亿':
                    all += (group + digit) * 1_0000_0000;
                    group = digit = 0;
                    break;
                case '万':
                    all += (group + digit) * 1_0000;
                    group = digit = 0;
                    break;
                case '元':
                    all += group + digit;
                    group = digit = 0;
                    break;
                case '角':
                    fen += digit * 10;
                    digit = 0;
                    break;
                case '分':
                    fen += digit;
                    digit = 0;
                    break;
            }
        }
        return all * 100 + fen;
    }
}
