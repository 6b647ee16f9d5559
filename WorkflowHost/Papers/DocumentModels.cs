using WorkRelief.WorkflowHost.Reading;

namespace WorkRelief.WorkflowHost.Papers;

/// <summary>What notices/payroll-notice prints. Names are given as the county shows them, numbers masked.</summary>
/// <param name="AreaPath">四川省/眉山市/东坡区/三苏镇/莲花村.</param>
/// <param name="TotalYuan">Must equal the sum of the lines, or nothing is printed.</param>
/// <param name="TotalDays">Must equal the sum of the lines' 工日.</param>
/// <param name="People">Number of workers; null when each has one line.</param>
/// <param name="Held">Who is not paid with this sheet.</param>
/// <param name="Fields">Columns to show, of <c>PublicNoticeTable.PayrollFields</c>; null for those without numbers.</param>
/// <param name="QrText">Address at which the notice can be checked; null prints no code.</param>
/// <param name="Supplement">Why more is paid for the month; null for the month's own notice.</param>
public sealed record PayrollNoticeModel(
    string ProjectName,
    string AreaPath,
    DateOnly PeriodFrom,
    DateOnly PeriodTo,
    IReadOnlyList<PayrollNoticeLine> Lines,
    decimal TotalDays,
    decimal TotalYuan,
    DateOnly PostedOn,
    NoticeWindow Window,
    string Place,
    Complaints Complaints,
    DateOnly PayBy,
    string VerificationCode,
    string? QrText,
    IReadOnlyList<string> Signers,
    IReadOnlyList<PayrollHeld>? Held = null,
    int? People = null,
    IReadOnlyList<string>? Fields = null,
    string? Supplement = null
);

/// <summary>Somebody who is on the sheet and not paid with it, and why.</summary>
public sealed record PayrollHeld(string Name, string Reason);

/// <param name="Quantity">工日, or units of a piece.</param>
/// <param name="PriceYuan">Yuan a 工日 or a unit.</param>
/// <param name="Note">What was done by the piece, or an itemised deduction; null when there is neither.</param>
public sealed record PayrollNoticeLine(
    string Name,
    string Trade,
    decimal Quantity,
    string Unit,
    decimal PriceYuan,
    decimal AmountYuan,
    string? Note = null,
    string? MaskedId = null,
    string? MaskedPhone = null
);

/// <summary>What notices/recruitment-notice prints: posts from the labour plan, prices from the consultation (GA-05).</summary>
/// <param name="Days">Planned working days.</param>
/// <param name="Groups">Who is taken on first.</param>
public sealed record RecruitmentNoticeModel(
    string ProjectName,
    string AreaPath,
    string Place,
    DateOnly PostedOn,
    DateOnly LastDay,
    int Days,
    IReadOnlyList<RecruitmentPost> Posts,
    IReadOnlyList<RecruitmentPiece> Pieces,
    IReadOnlyList<string> Groups,
    string ContactBody,
    Complaints Complaints,
    string VerificationCode,
    NoticeWindow Window,
    string? QrText
);

/// <param name="RateYuan">Yuan a day; null where only the piece is paid.</param>
public sealed record RecruitmentPost(string Trade, int People, decimal WorkDays, decimal? RateYuan);

public sealed record RecruitmentPiece(string Piece, string Unit, decimal PriceYuan);
