using WorkRelief.WorkflowHost.Reading;
using WorkRelief.Workflows.Pay;

namespace WorkRelief.WorkflowHost.Web.Pages;

/// <summary>Where a worker's money is, in words.</summary>
internal static class PayeeStates
{
    public static string Text(PayeeLine payee) =>
        payee.State switch
        {
            Payee.Paid => "已到账",
            Payee.Sent => "已发放，待银行回单",
            Payee.Failed => $"银行退回：{payee.Problem}",
            _ => payee.Card ?? "",
        };
}
