namespace WorkRelief.Tests.Policy;

/// <summary>What a new pack changes is said in words, and nothing else.</summary>
public sealed class PackChangesTests
{
    private static readonly string Guangan = PackReader.ShippedText("guangan")!.Value.Text;

    [Fact]
    public void Nothing_changes_between_a_pack_and_itself()
    {
        foreach (var name in PackReader.ShippedNames)
            Assert.Empty(PackChanges.Between(PackReader.Shipped(name), PackReader.Shipped(name)));
    }

    [Fact]
    public void A_changed_number_is_said_with_its_day_before_and_after()
    {
        var before = PackReader.Shipped("dongpo");
        var text = PackReader.ShippedText("dongpo")!.Value.Text.Replace("      value: 7\n", "      value: 10\n", StringComparison.Ordinal);
        var change = Assert.Single(PackChanges.Between(before, Read(text)));
        Assert.Equal("数值", change.Chapter);
        Assert.EndsWith("，自 2021-01-01 起", change.Name, StringComparison.Ordinal);
        Assert.Equal(("7 天", "10 天"), (change.Before, change.After));
    }

    [Fact]
    public void A_new_value_is_no_change_of_the_old_one()
    {
        var text = Guangan.Replace(
            "values:",
            """
            values:
              entry.backdate-days:
                - from: 2026-01-01
                  value: 9
                  unit: 天
                  source: 通知
                  certainty: full
            """,
            StringComparison.Ordinal
        );
        var changes = PackChanges.Between(PackReader.Shipped("guangan"), Read(text));
        Assert.Equal(2, changes.Count);
        Assert.All(changes, c => Assert.Null(c.Before));
        Assert.Contains(changes, c => c.After == "9 天");
        Assert.Contains(changes, c => c.After == "通知〔已核对原文〕");
    }

    [Fact]
    public void Another_body_in_a_role_and_another_link_are_said_by_their_Chinese_names()
    {
        var changes = PackChanges.Between(PackReader.Shipped("guangan"), PackReader.Shipped("dongpo"));
        Assert.Contains(changes, c => c.Chapter.StartsWith("村民自建，自 ", StringComparison.Ordinal) && c.Name == "由谁核定报酬");
        Assert.All(changes.SelectMany(c => (string?[])[c.Chapter, c.Name]), said => Assert.DoesNotMatch("[a-z]{3,}-[a-z]{3,}", said!));
        var back = PackChanges.Between(PackReader.Shipped("dongpo"), PackReader.Shipped("guangan"));
        Assert.Equal(
            changes.Select(c => (c.Chapter, c.Name, c.Before, c.After)).ToHashSet(),
            back.Select(c => (c.Chapter, c.Name, c.After, c.Before)).ToHashSet()
        );
    }

    private static Pack Read(string text) => PackReader.Read(text, "new.yaml", PackReader.ShippedText);
}
