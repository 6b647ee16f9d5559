using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkRelief.Workflows.Acceptance;
using WorkRelief.Workflows.Archive;
using WorkRelief.Workflows.Contractors;
using WorkRelief.Workflows.Deposits;
using WorkRelief.Workflows.Documents;
using WorkRelief.Workflows.Funds;
using WorkRelief.Workflows.Labour;
using WorkRelief.Workflows.Notices;
using WorkRelief.Workflows.Pay;
using WorkRelief.Workflows.Projects;
using WorkRelief.Workflows.Purchases;
using WorkRelief.Workflows.Records;
using WorkRelief.Workflows.Recovery;
using WorkRelief.Workflows.Rectification;
using WorkRelief.Workflows.Registers;
using WorkRelief.Workflows.Verification;
using WorkRelief.Workflows.Words;
using WorkRelief.Workflows.Workers;

namespace WorkRelief.Workflows.Kernel;

/// <summary>
/// What an accepted action made true. Facts are the journal's content and the only thing that changes state, so they hold ids, numbers,
/// amounts and hashes, never names or numbers of persons. The discriminator carries a version: a changed shape gets a new one and the
/// old stays readable, because old journals are replayed for ever.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(CaseOpened), "case-opened.1")]
[JsonDerivedType(typeof(CaseMoved), "case-moved.1")]
[JsonDerivedType(typeof(PaperFiled), "paper-filed.1")]
[JsonDerivedType(typeof(DocumentIssued), "document-issued.1")]
[JsonDerivedType(typeof(DocumentVoided), "document-voided.1")]
[JsonDerivedType(typeof(DocumentReturned), "document-returned.1")]
[JsonDerivedType(typeof(OfficeNamed), "office-named.1")]
[JsonDerivedType(typeof(PurchaseOpened), "purchase-opened.1")]
[JsonDerivedType(typeof(PurchaseCorrected), "purchase-corrected.1")]
[JsonDerivedType(typeof(FundsSpent), "funds-spent.1")]
[JsonDerivedType(typeof(ItemTicked), "item-ticked.1")]
[JsonDerivedType(typeof(ItemReviewed), "item-reviewed.1")]
[JsonDerivedType(typeof(ArchiveGatePassed), "archive-gate-passed.1")]
[JsonDerivedType(typeof(RegulationRegistered), "regulation-registered.1")]
[JsonDerivedType(typeof(DeadlineArmed), "deadline-armed.1")]
[JsonDerivedType(typeof(DeadlineEnded), "deadline-ended.1")]
[JsonDerivedType(typeof(MailQueued), "mail-queued.1")]
[JsonDerivedType(typeof(AreaRegistered), "area-registered.1")]
[JsonDerivedType(typeof(AccountRegistered), "account-registered.1")]
[JsonDerivedType(typeof(GrantGiven), "grant-given.1")]
[JsonDerivedType(typeof(GrantEnded), "grant-ended.1")]
[JsonDerivedType(typeof(PackActivated), "pack-activated.1")]
[JsonDerivedType(typeof(CalendarPublished), "calendar-published.1")]
[JsonDerivedType(typeof(WorkerRegistered), "worker-registered.1")]
[JsonDerivedType(typeof(WorkerChanged), "worker-changed.1")]
[JsonDerivedType(typeof(WorkerRegrouped), "worker-regrouped.1")]
[JsonDerivedType(typeof(DaySealed), "day-sealed.1")]
[JsonDerivedType(typeof(ProjectProposed), "project-proposed.1")]
[JsonDerivedType(typeof(LeadNamed), "lead-named.1")]
[JsonDerivedType(typeof(FundsReleased), "funds-released.1")]
[JsonDerivedType(typeof(RecordAdded), "record-added.1")]
[JsonDerivedType(typeof(WagesFixed), "wages-fixed.1")]
[JsonDerivedType(typeof(ContractsSigned), "contracts-signed.1")]
[JsonDerivedType(typeof(ContractEnded), "contract-ended.1")]
[JsonDerivedType(typeof(PassesIssued), "passes-issued.1")]
[JsonDerivedType(typeof(AttendanceEntered), "attendance-entered.1")]
[JsonDerivedType(typeof(LedgerEntered), "ledger-entered.1")]
[JsonDerivedType(typeof(LogEntered), "log-entered.1")]
[JsonDerivedType(typeof(EducationGiven), "education-given.1")]
[JsonDerivedType(typeof(QualificationRevoked), "qualification-revoked.1")]
[JsonDerivedType(typeof(CycleOpened), "cycle-opened.1")]
[JsonDerivedType(typeof(DifferenceExplained), "difference-explained.1")]
[JsonDerivedType(typeof(WorkersConfirmed), "workers-confirmed.1")]
[JsonDerivedType(typeof(PayeesAnswered), "payees-answered.1")]
[JsonDerivedType(typeof(PaymentResent), "payment-resent.1")]
[JsonDerivedType(typeof(RecoveryOpened), "recovery-opened.1")]
[JsonDerivedType(typeof(RecoveryRepaid), "recovery-repaid.1")]
[JsonDerivedType(typeof(NumbersShown), "numbers-shown.1")]
[JsonDerivedType(typeof(BankAsked), "bank-asked.1")]
[JsonDerivedType(typeof(PayDateRecounted), "pay-date-recounted.1")]
[JsonDerivedType(typeof(PayrollCompiled), "payroll-compiled.1")]
[JsonDerivedType(typeof(PaymentMade), "payment-made.1")]
[JsonDerivedType(typeof(ReceiptTaken), "receipt-taken.1")]
[JsonDerivedType(typeof(LabourPlanned), "labour-planned.1")]
[JsonDerivedType(typeof(WorkersChosen), "workers-chosen.1")]
[JsonDerivedType(typeof(WorkersVerified), "workers-verified.1")]
[JsonDerivedType(typeof(ProjectAdopted), "project-adopted.1")]
[JsonDerivedType(typeof(CycleAdopted), "cycle-adopted.1")]
[JsonDerivedType(typeof(DrawOpened), "draw-opened.1")]
[JsonDerivedType(typeof(DrawOrdered), "draw-ordered.1")]
[JsonDerivedType(typeof(DrawPaid), "draw-paid.1")]
[JsonDerivedType(typeof(ContractorRegistered), "contractor-registered.1")]
[JsonDerivedType(typeof(ContractorChosen), "contractor-chosen.1")]
[JsonDerivedType(typeof(ListingProposed), "listing-proposed.1")]
[JsonDerivedType(typeof(ListingDecided), "listing-decided.1")]
[JsonDerivedType(typeof(ListingEnded), "listing-ended.1")]
[JsonDerivedType(typeof(NoticePosted), "notice-posted.1")]
[JsonDerivedType(typeof(NoticeRestarted), "notice-restarted.1")]
[JsonDerivedType(typeof(NoticeSuspended), "notice-suspended.1")]
[JsonDerivedType(typeof(NoticeResumed), "notice-resumed.1")]
[JsonDerivedType(typeof(ObjectionLodged), "objection-lodged.1")]
[JsonDerivedType(typeof(ObjectionAnswered), "objection-answered.1")]
[JsonDerivedType(typeof(NoticeReplaced), "notice-replaced.1")]
[JsonDerivedType(typeof(TierOpened), "tier-opened.1")]
[JsonDerivedType(typeof(TierDecided), "tier-decided.1")]
[JsonDerivedType(typeof(RectificationOrdered), "rectification-ordered.1")]
[JsonDerivedType(typeof(ReasonGiven), "reason-given.1")]
public abstract record Fact
{
    /// <summary>The one way facts become bytes: the journal hashes these.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>A case began, pinning its table.</summary>
public sealed record CaseOpened(string Case, string Kind, string TableHash, string Stage, string? Project, long Area, string Pack) : Fact;

public sealed record CaseMoved(string Case, string From, string To) : Fact;

/// <param name="File">SHA-256 of the stored bytes.</param>
/// <param name="SignerRef">Points to the signer's name, kept beside the journal.</param>
public sealed record PaperFiled(string Case, string Kind, string File, string? Number, DateOnly? Date, string? SignerRef) : Fact;

/// <param name="Id">Verification code of the issued paper.</param>
/// <param name="File">SHA-256 of the printed page's bytes, frozen; <paramref name="Docx"/> and <paramref name="Xlsx"/> of the other forms.</param>
/// <param name="Of">What it is about, within the case.</param>
/// <param name="Office">Whose number it carries: the <paramref name="Number"/>th of the <paramref name="Year"/>.</param>
public sealed record DocumentIssued(
    string Id, string Case, string Kind, string File, string? Docx = null, string? Xlsx = null, string? Of = null, string? Office = null, int? Year = null, int? Number = null) : Fact;

public sealed record DeadlineArmed(string Case, string Action, DateOnly BaseDate, DateTimeOffset DueUtc, int Rung, bool Provisional) : Fact;

public sealed record DeadlineEnded(string Case, string Action) : Fact;

/// <param name="Model">Values for the template, named as the template names them.</param>
public sealed record MailQueued(string Key, string Template, string ToBody, string? CopyTo, string? Project, long Area, JsonElement Model) : Fact
{
    private static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>A record as a template reads it: names in snake_case, dates as 2021-04-01, nulls kept.</summary>
    public static JsonElement ModelOf(object model) => JsonSerializer.SerializeToElement(model, model.GetType(), Snake);
}

/// <param name="ReasonRef">Points to the text, kept beside the journal.</param>
public sealed record ReasonGiven(string Case, string ReasonRef) : Fact;
