using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Records;

public static class RecordRefusals
{
    public static readonly RefusalCode FieldChoice = new("field-choice");
    public static readonly RefusalCode FieldMissing = new("field-missing");
    public static readonly RefusalCode FieldRange = new("field-range");
    public static readonly RefusalCode FieldType = new("field-type");
    public static readonly RefusalCode Majority = new("majority");
    public static readonly RefusalCode Quorum = new("quorum");
    public static readonly RefusalCode RecordKind = new("record-kind");
    public static readonly RefusalCode RecordStage = new("record-stage");
}
