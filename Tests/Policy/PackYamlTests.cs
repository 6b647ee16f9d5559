using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using static WorkRelief.Tests.Policy.PackReaderTests;

namespace WorkRelief.Tests.Policy;

public class PackYamlTests
{
    [Fact]
    public void Billion_laughs_is_refused_at_once()
    {
        var bomb = new StringBuilder("pack: county\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 30; i++)
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        var watch = Stopwatch.StartNew();
        var error = Refused(bomb.ToString());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        Assert.Contains(error.Problems, p => p.Line == 2 && p.Reason.Contains("锚点"));
        Assert.Contains(error.Problems, p => p.Line == 3 && p.Reason.Contains("引用"));
        Assert.True(error.Problems.Count <= 100);
    }

    [Fact]
    public void Size_depth_and_count_are_limited()
    {
        Assert.Contains("超过 256 KB", Refused(County + new string('#', 256 * 1024)).Message);
        Assert.Contains("嵌套超过", Refused("pack: " + new string('[', 100_000)).Message);
        Assert.Contains("内容超过", Refused("pack: [" + string.Join(',', Enumerable.Repeat("a", 50_000)) + "]").Message);
        Assert.Contains("嵌套超过", Refused(string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + "a:\n"))).Message);
    }

    [Theory]
    [InlineData("", 1, "空的")]
    [InlineData("# 只有注释\n", 1, "空的")]
    [InlineData("- a\n", 1, "最外层")]
    [InlineData("pack: a\n---\npack: b\n", 2, "只能有一个")]
    [InlineData("pack: a\nlabel: {\n", 3, "不是正确的 YAML")]
    [InlineData("pack: a\n\tlabel: b\n", 1, "不是正确的 YAML")]
    [InlineData("pack: a\nlabel: \"b\n", 2, "不是正确的 YAML")]
    public void What_is_not_a_pack_is_refused(string yaml, int line, string reason)
    {
        var problem = Assert.Single(Refused(yaml).Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(reason, problem.Reason);
    }

    [Fact]
    public void A_damaged_pack_is_read_or_refused_and_nothing_else()
    {
        const string Signs = "{}[]:,-&*!|>'\"%@`#? \n\t0a是";
        Gen.Select(Gen.Int[0, County.Length - 1], Gen.Int[0, 6], Gen.Char[Signs])
            .Array[1, 6]
            .Sample(
                changes =>
                {
                    var yaml = changes.Aggregate(
                        County,
                        (text, c) => text[..Math.Min(c.Item1, text.Length)] + c.Item3 + text[Math.Min(c.Item1 + c.Item2, text.Length)..]
                    );
                    try
                    {
                        Read(yaml);
                    }
                    catch (PackError e)
                    {
                        Assert.All(e.Problems, p => Assert.InRange(p.Line, 1, yaml.Split('\n').Length + 1));
                    }
                },
                iter: 2000
            );
    }
}
