using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Funds;

public static class FundsRefusals
{
    public static readonly RefusalCode FundSource = new("fund-source");
    public static readonly RefusalCode FundsShort = new("funds-short");
    public static readonly RefusalCode PurchaseUnnoticed = new("purchase-unnoticed");
    public static readonly RefusalCode SpendingKind = new("spending-kind");
    public static readonly RefusalCode Voucher = new("voucher");
    public static readonly RefusalCode VoucherKnown = new("voucher-known");
}
