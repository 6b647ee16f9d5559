using WorkRelief.Workflows.Words;

namespace WorkRelief.Tests.Labour;

public sealed class IdNumberTests
{
    [Theory]
    [InlineData("11010519491231002X", null)] // the standard's own example
    [InlineData("440524188001010014", null)] // the standard's second example
    [InlineData("110105194912310021", "校验位不符，请核对")]
    [InlineData("11010519491331002X", "出生日期不存在")]
    [InlineData("11010519490229002X", "出生日期不存在")]
    [InlineData("110105491231002", "是15位旧号码，请填18位")]
    [InlineData("1101051949123100", "应为18位，现为16位")]
    [InlineData("11010519491231002A", "含有数字以外的字符")]
    public void A_number_is_right_or_the_reason_is_named(string number, string? problem) => Assert.Equal(problem, IdNumber.Problem(number));

    [Fact]
    public void As_people_type_it() => Assert.Equal("11010519491231002X", IdNumber.Tidy(" １１０105 19491231 002ｘ "));

    [Fact]
    public void Every_single_wrong_digit_is_noticed()
    {
        const string right = "11010519491231002X";
        for (var at = 0; at < 17; at++)
        for (var digit = '0'; digit <= '9'; digit++)
            if (digit != right[at])
                Assert.NotNull(IdNumber.Problem(right[..at] + digit + right[(at + 1)..]));
    }

    [Theory]
    [InlineData("2010-03-02", "2026-03-01", 15)]
    [InlineData("2010-03-01", "2026-03-01", 16)]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("1966-03-01", "2026-03-01", 60)]
    public void Age_is_counted_in_full_years(string birth, string on, int age) =>
        Assert.Equal(
            age,
            IdNumber.AgeOn(
                DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture),
                DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)
            )
        );
}
