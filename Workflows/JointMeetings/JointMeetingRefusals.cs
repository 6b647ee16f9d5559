using WorkRelief.Workflows.Kernel;

namespace WorkRelief.Workflows.JointMeetings;

public static class JointMeetingRefusals
{
    public static readonly RefusalCode DueDate = new("due-date");
    public static readonly RefusalCode Owner = new("owner");
}
