using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Contractors;

/// <summary>Who registers and chooses contractors, proposes them for the dishonesty list and decides on it.</summary>
public static class ContractorTable
{
    public const string Name = "contractors";

    internal static readonly string[] Keepers = [Bodies.Township, Bodies.ReformBureau, Bodies.IndustryDepartment];
    private static readonly string[] Deciders = [Bodies.ReformBureau, Bodies.IndustryDepartment];

    public static Table Table { get; } =
        KeptRegister.Table(
            Name,
            "施工单位登记和失信名单",
            "contractors.start",
            [
                .. Keepers.SelectMany(body =>
                    (Row[])
                        [
                            KeptRegister.Row("contractors.register", "登记施工单位", body),
                            KeptRegister.Row("contractors.choose", "选定施工单位", body),
                            KeptRegister.Row("dishonesty-list.propose", "提请列入失信名单", body),
                        ]
                ),
                .. Deciders.SelectMany(body =>
                    (Row[])
                        [
                            Decided("dishonesty-list.decide", "决定是否列入失信名单", body),
                            Decided("dishonesty-list.end", "移出失信名单", body),
                        ]
                ),
            ]
        );

    private static Row Decided(string action, string label, string body) =>
        KeptRegister.Row(action, label, body) with
        {
            Papers = ["dishonesty-listing-decision"],
            Clause = Clause.Seed("DP-11"),
        };
}
