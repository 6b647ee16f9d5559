using WorkRelief.Workflows.Kernel;
using static WorkRelief.Tests.Policy.PackReaderTests;

namespace WorkRelief.Tests.Policy;

public class PackMergeTests
{
    [Fact]
    public void Every_role_must_be_held_after_the_merge()
    {
        var (national, file) = PackReader.ShippedText("national")!.Value;
        var gap = national.Replace("      archives: [township]\n", "", StringComparison.Ordinal);
        var error = Assert.Throws<PackError>(() => PackReader.Read(County, "county.yaml", _ => (gap, file)));

        Assert.Equal(["national.yaml", "county.yaml", "national.yaml"], error.Problems.Select(p => p.File));
        Assert.All(error.Problems, p => Assert.Contains("没有写明由谁“归档”（roles 中的 archives）", p.Reason));
        Assert.Equal("  - mode: self-build", County.Split('\n')[error.Problems[1].Line - 1]);
        Assert.Equal("  - mode: contractor", gap.Split('\n')[error.Problems[2].Line - 1]);
    }

    [Fact]
    public void A_countys_values_replace_the_nations_from_their_first_day_on()
    {
        var pack = Read(County);
        Assert.Equal([new(2000, 1, 1), new(2021, 1, 1), new(2023, 1, 1)], pack.Values[PublicNoticePolicy.Days].Select(v => v.From));
        Assert.Equal(Certainty.Default, pack.In(PublicNoticePolicy.Days, new(2020, 12, 31)).Certainty);
        Assert.Equal("某县办法", pack.In(PublicNoticePolicy.Days, new(2022, 12, 31)).Source);
        Assert.Equal((7, 10), (pack.Days(PublicNoticePolicy.Days, new(2022, 12, 31)), pack.Days(PublicNoticePolicy.Days, new(2023, 1, 1))));

        // The nation's later entry for the same key no longer counts here: the county has spoken.
        Assert.Null(pack.Floor("special", "central", new(2024, 1, 1)));
        Assert.Equal(0.15m, pack.Floor("special", "central", new(2020, 1, 1))!.Floor);
        Assert.Null(pack.Floor("key", "fiscal", new(2021, 1, 1))!.Target);
    }

    [Fact]
    public void A_countys_shape_replaces_the_nations_section_by_section()
    {
        var (approval, pay) = (
            County.IndexOf("    approval:\n", StringComparison.Ordinal),
            County.IndexOf("    pay:\n", StringComparison.Ordinal)
        );
        var pack = Read(County[..approval] + County[pay..]);
        var national = PackReader.Shipped("national").ShapeOf(Shape.SelfBuild, new(2021, 1, 1))!;
        var shape = pack.ShapeOf(Shape.SelfBuild, new(2021, 1, 1))!;

        Assert.Equal(national.Approval.Select(l => l.Stage), shape.Approval.Select(l => l.Stage));
        Assert.Equal(["Checking"], shape.PayChain.Select(l => l.Stage));
        Assert.Equal(["township"], shape.Role("pays"));
        Assert.Equal(("GA-07", "系统默认"), (shape.RoleSources["pays"], shape.RoleSources["archives"]));
        Assert.Equal(national.Role("archives"), shape.Role("archives"));
        Assert.Equal(["AwaitingTownshipHead"], pack.ShapeOf(Shape.SelfBuild, new(2020, 12, 31))!.PayChain.Select(l => l.Stage));
        Assert.Equal(
            ("county", "全国通用"),
            (pack.ShapeOf(Shape.ByContractor, new(2021, 1, 1))!.Pack, pack.ShapeOf(Shape.ByContractor, new(2021, 1, 1))!.SetBy)
        );
        Assert.Equal("某县", shape.SetBy);
    }

    [Fact]
    public void A_later_shape_states_only_what_changes()
    {
        var pack = Read(
            County + "  - { mode: self-build, from: 2024-01-01, source: 某县办法（修订）, roles: { pays: [township-finance] } }\n"
        );
        var (before, after) = (pack.ShapeOf(Shape.SelfBuild, new(2023, 12, 31))!, pack.ShapeOf(Shape.SelfBuild, new(2024, 1, 1))!);

        Assert.Equal(["township"], before.Role("pays"));
        Assert.Equal(["township-finance"], after.Role("pays"));
        Assert.Same(before.Approval, after.Approval);
        Assert.Equal(before.Role("compiles"), after.Role("compiles"));
        Assert.Equal("某县办法（修订）", after.RoleSources["pays"]);
        Assert.Equal(Clause.Default("未写"), after.Clause("pays", Clause.Default("未写")));
    }

    [Fact]
    public void A_circle_of_packs_is_refused_where_it_closes()
    {
        var other = Changed("pack: county", "pack: other").Replace("extends: national", "extends: county #!", StringComparison.Ordinal);
        var error = Assert.Throws<PackError>(() =>
            PackReader.Read(Changed("extends: national", "extends: other"), "county.yaml", _ => (other, "other.yaml"))
        );
        Assert.Equal([new PackProblem("other.yaml", 3, "extends 成环：county → other → county")], error.Problems);
    }

    [Fact]
    public void A_problem_in_the_extended_pack_names_its_file()
    {
        var (national, file) = PackReader.ShippedText("national")!.Value;
        var error = Assert.Throws<PackError>(() =>
            PackReader.Read(County, "county.yaml", _ => (national.Replace("value: 24", "value: 240", StringComparison.Ordinal), file))
        );
        var problem = Assert.Single(error.Problems);
        Assert.Equal("national.yaml", problem.File);
        Assert.Equal("      value: 24", national.Split('\n')[problem.Line - 1]);
    }

    [Fact]
    public void The_hash_follows_both_texts_and_not_their_line_ends()
    {
        var (national, file) = PackReader.ShippedText("national")!.Value;
        string Hash(string own, string below) => PackReader.Read(own, "county.yaml", _ => (below, file)).Hash;
        var hash = Hash(County, national);

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Hash(County.ReplaceLineEndings("\r\n"), national.ReplaceLineEndings("\r\n")));
        Assert.Equal(hash, Hash("\uFEFF" + County, national));
        Assert.NotEqual(hash, Hash(Changed("value: 10", "value: 11"), national));
        Assert.NotEqual(hash, Hash(County, national.Replace("value: 24", "value: 25", StringComparison.Ordinal)));
        Assert.Equal(PackReader.ShippedNames.Count, PackReader.ShippedNames.Select(n => PackReader.Shipped(n).Hash).Distinct().Count());
    }
}
