using System.Text.RegularExpressions;
using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Tests.Architecture;

/// <summary>What a form shows of a field is said at the field, in the words of those who fill it in.</summary>
public sealed partial class FieldLabelTests
{
    private static readonly IReadOnlyList<InputField> Fields =
    [
        .. Catalogue.Program.Actions.Values.SelectMany(a => InputField.Of(a.Input)).SelectMany(WithThoseWithin),
    ];

    [Fact]
    public void Every_field_of_every_action_is_labelled_in_Chinese()
    {
        Assert.True(Fields.Count > 300);
        Assert.All(Fields, f => Assert.Matches("[一-龥]", f.Label));
        foreach (var text in Fields.SelectMany(f => (string?[])[f.Label, f.Unit, f.Hint, f.Key]).OfType<string>())
            Assert.All(EnglishPattern().Matches(text), word => Assert.Contains(word.Value, (string[])["PASS", "ID"]));
    }

    [Fact]
    public void Money_has_its_unit() =>
        Assert.All(
            Fields.Where(f => f.Name.EndsWith("Yuan", StringComparison.Ordinal) || f.Name == "funds"),
            f => Assert.Equal("元", f.Unit)
        );

    [Fact]
    public void What_is_left_out_of_a_closed_set_is_one_of_its_words() =>
        Assert.All(
            Fields.Where(f => f is { Choices: not null, Default: not null }),
            f => Assert.Contains(Assert.IsType<string>(f.Default), f.Choices!.Keys)
        );

    [Fact]
    public void A_field_without_a_label_or_with_choices_that_are_nowhere_is_named()
    {
        Assert.Empty(InputField.Problems(typeof(Labelled)));
        Assert.Equal(
            [
                "Unlabelled.Name has no label",
                "Unlabelled.Kind offers choices that are not there",
                "Unlabelled.Shares is no dictionary with labelled keys",
                "Within.Item has no label",
            ],
            InputField.Problems(typeof(Unlabelled))
        );
    }

    [Fact]
    public void Choices_are_those_of_a_dictionarys_keys_unless_its_values_are_texts()
    {
        var fields = InputField.Of(typeof(Labelled)).ToDictionary(f => f.Name);
        Assert.Equal(Shape.ModeLabels, fields["mode"].Choices);
        Assert.Equal(Shape.ModeLabels, fields["byMode"].KeyChoices);
        Assert.Null(fields["byMode"].Choices);
        Assert.Equal(Shape.ModeLabels, fields["byDay"].Choices);
        Assert.Null(fields["byDay"].KeyChoices);
        Assert.Equal("item", Assert.Single(fields["lines"].Fields).Name);
        Assert.True(fields["mode"].Required);
        Assert.Equal(3, fields["count"].Default);
    }

    private static IEnumerable<InputField> WithThoseWithin(InputField field) => [field, .. field.Fields.SelectMany(WithThoseWithin)];

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex EnglishPattern();

    private sealed record Line([Field("事项")] string Item);

    private sealed record Within(string Item);

    private sealed record Labelled(
        [Field("建设方式", ChoicesIn = typeof(Shape), Choices = nameof(Shape.ModeLabels))] string Mode,
        [Field("金额", Key = "建设方式", ChoicesIn = typeof(Shape), Choices = nameof(Shape.ModeLabels))]
            IReadOnlyDictionary<string, decimal> ByMode,
        [Field("建设方式", Key = "日", ChoicesIn = typeof(Shape), Choices = nameof(Shape.ModeLabels))]
            IReadOnlyDictionary<string, string> ByDay,
        [Field("明细")] IReadOnlyList<Line> Lines,
        [Field("份数")] int? Count = 3
    );

    private sealed record Unlabelled(
        string Name,
        [Field("种类", ChoicesIn = typeof(Shape), Choices = "NoLabels")] string Kind,
        [Field("份额")] IReadOnlyDictionary<string, decimal> Shares,
        [Field("明细")] IReadOnlyList<Within> Lines
    );
}
