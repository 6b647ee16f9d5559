using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Purchases;

/// <summary>What counties decide about purchases.</summary>
public static class PurchasePolicy
{
    public const string Inquiries = "purchase.inquiries";

    public static IReadOnlyList<PolicyKey> Keys { get; } =
    [new(Inquiries, "采购、租赁、技术服务至少询价家数", PolicyType.Days, "家", 1, 10)];
}
