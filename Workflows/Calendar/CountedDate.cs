namespace WorkRelief.Workflows.Calendar;

/// <summary>
/// A day reached by counting. Provisional when the counting looked at a day of a year whose holiday notice is not published:
/// the day may still change, and must be counted again once it is.
/// </summary>
public readonly record struct CountedDate(DateOnly Day, bool Provisional);
