namespace WorkRelief.Tests.Host.Stores;

/// <summary>
/// A test against <see cref="PostgresDatabase"/>. Skipped where WORKRELIEF_TEST_POSTGRES is empty, but never where WORKRELIEF_CI is set.
/// </summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresDatabase.WhyNot;
}

/// <summary>As <see cref="PostgresFactAttribute"/>, with cases.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresDatabase.WhyNot;
}
