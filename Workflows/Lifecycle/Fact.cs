namespace WorkRelief.Workflows.Lifecycle;
public abstract record Fact;
