using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

public static class PurchaseRefusals
{
    public static readonly RefusalCode Chosen = new("chosen");
    public static readonly RefusalCode InquiriesFew = new("inquiries-few");
    public static readonly RefusalCode PurchaseKind = new("purchase-kind");
    public static readonly RefusalCode PurchaseOpen = new("purchase-open");
    public static readonly RefusalCode Supplier = new("supplier");
}
