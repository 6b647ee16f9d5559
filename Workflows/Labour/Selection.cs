using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Labour;

/// <summary>What the ranking knows of somebody who wants to work.</summary>
/// <param name="Groups">Priority groups on the day.</param>
/// <param name="Distance">0 own village, 1 neighbouring village of the township, 2 elsewhere in the county, 3 beyond.</param>
/// <param name="Score">Exam of the trade; null without a pass.</param>
public sealed record Candidate(string Worker, IReadOnlyList<string> Groups, int Distance, decimal? Score);

/// <summary>A place in the ranking, explained by each of the three choices.</summary>
public sealed record Ranked(int Place, string Worker, string Admission, string Range, string Post);

/// <summary>
/// 三个优先 (DP-02): whom, from how far, for which post — three choices, each by its own reason; admission counts first, then range,
/// then post.
/// </summary>
public static class Selection
{
    private static readonly string[] RangeLabels = ["本村", "邻村（本乡镇）", "本县邻近乡镇", "县外"];

    /// <summary>The ranking; equal candidates stand in the order of their codes, so that nobody's hand decides.</summary>
    public static IReadOnlyList<Ranked> Rank(IEnumerable<Candidate> candidates) =>
        [
            .. candidates
                .OrderBy(c => c.Groups.Count > 0 ? 0 : 1)
                .ThenBy(c => c.Distance)
                .ThenBy(PostOf)
                .ThenByDescending(c => c.Score ?? -1)
                .ThenBy(c => c.Worker, StringComparer.Ordinal)
                .Select(
                    (c, i) =>
                        new Ranked(
                            i + 1,
                            c.Worker,
                            c.Groups.Count > 0 ? "优先：" + string.Join("、", c.Groups.Select(g => PriorityGroups.Labels[g])) : "一般群众",
                            RangeLabels[c.Distance],
                            PostOf(c) switch
                            {
                                0 => $"考核优异（{c.Score:0.##}分）",
                                1 => $"考核合格的已脱贫户、易地搬迁户（{c.Score:0.##}分）",
                                2 => $"考核合格（{c.Score:0.##}分）",
                                _ => "尚无该工种成绩",
                            }
                        )
                ),
        ];

    /// <summary>优异 first, then those of the two groups who passed, then others who passed.</summary>
    private static int PostOf(Candidate c) =>
        c.Score switch
        {
            >= 90 => 0,
            not null when c.Groups.Contains("lifted-household") || c.Groups.Contains("relocated-household") => 1,
            not null => 2,
            null => 3,
        };

    /// <summary>How far a person's village is from the project's, by their 12-digit codes.</summary>
    public static int Distance(long person, long project) =>
        person == project ? 0
        : person / 1_000 == project / 1_000 ? 1
        : person / 1_000_000 == project / 1_000_000 ? 2
        : 3;
}
