using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.Contractors;

public static class ContractorRefusals
{
    public static readonly RefusalCode ContractorId = new("contractor-id");
    public static readonly RefusalCode ContractorKnown = new("contractor-known");
    public static readonly RefusalCode ContractorListed = new("contractor-listed");
    public static readonly RefusalCode ContractorMissing = new("contractor-missing");
    public static readonly RefusalCode ContractorOther = new("contractor-other");
    public static readonly RefusalCode ContractorUnknown = new("contractor-unknown");
    public static readonly RefusalCode DishonestyListingDates = new("dishonesty-listing-dates");
    public static readonly RefusalCode DishonestyListingKnown = new("dishonesty-listing-known");
    public static readonly RefusalCode DishonestyListingUnproposed = new("dishonesty-listing-unproposed");
    public static readonly RefusalCode NotListed = new("not-listed");
}
