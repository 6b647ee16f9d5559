using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Registers;

public static class RegisterRefusals
{
    public static readonly RefusalCode AccountKnown = new("account-known");
    public static readonly RefusalCode AccountName = new("account-name");
    public static readonly RefusalCode AccountSame = new("account-same");
    public static readonly RefusalCode AreaCode = new("area-code");
    public static readonly RefusalCode AreaKnown = new("area-known");
    public static readonly RefusalCode AreaParent = new("area-parent");
    public static readonly RefusalCode AreaPath = new("area-path");
    public static readonly RefusalCode CalendarBroken = new("calendar-broken");
    public static readonly RefusalCode Email = new("email");
    public static readonly RefusalCode GrantDates = new("grant-dates");
    public static readonly RefusalCode GrantLent = new("grant-lent");
    public static readonly RefusalCode GrantOther = new("grant-other");
    public static readonly RefusalCode GrantPlace = new("grant-place");
    public static readonly RefusalCode GrantUnknown = new("grant-unknown");
    public static readonly RefusalCode LeadBuilds = new("lead-builds");
    public static readonly RefusalCode LeadsFirst = new("leads-first");
    public static readonly RefusalCode NothingHeld = new("nothing-held");
    public static readonly RefusalCode PackBroken = new("pack-broken");
    public static readonly RefusalCode PackName = new("pack-name");
}
