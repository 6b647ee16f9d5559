using WorkRelief.Workflows.Kernel;
using WorkRelief.Workflows.Words;

namespace WorkRelief.Workflows.Workers;

/// <summary>Who may write in the register of workers.</summary>
public static class WorkerTable
{
    public const string Name = "workers";

    private static readonly string[] Keepers =
    [
        Bodies.VillagersCommittee,
        Bodies.VillageCommittees,
        Bodies.ProjectCouncil,
        Bodies.Township,
        Bodies.ReformBureau,
    ];

    private static readonly string[] Confirmers = [Bodies.Township, Bodies.ReformBureau];

    public static Table Table { get; } =
        KeptRegister.Table(
            Name,
            "务工群众花名册",
            "workers.start",
            [
                .. Keepers.SelectMany(body =>
                    (Row[])
                        [
                            KeptRegister.Row("workers.register", "登记务工群众", body),
                            KeptRegister.Row("workers.update", "补登证件、电话、卡号", body),
                            KeptRegister.Row("workers.regroup", "登记群体变动", body),
                        ]
                ),
                .. Confirmers.Select(body => KeptRegister.Row("workers.confirm-card", "确认卡号变更", body)),
            ]
        );
}
