using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Figures;

/// <summary>劳务报酬占比: the one definition, for rules, reads, documents and rehearsals.</summary>
public static class Share
{
    /// <param name="payYuan">Pay to workers.</param>
    /// <param name="funds">Yuan by source, planned or arrived.</param>
    /// <param name="fundBase">What the share is counted against: fiscal, central, central-provincial, special.</param>
    /// <returns>Between 0 and 1 for sound figures; null while the base is empty.</returns>
    public static decimal? Of(decimal payYuan, IEnumerable<KeyValuePair<string, decimal>> funds, string fundBase) =>
        Of(payYuan, funds.Where(f => FundSources.InBase(f.Key, fundBase)).Sum(f => f.Value));

    /// <summary>A part of a whole; null while the whole is empty.</summary>
    public static decimal? Of(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}
