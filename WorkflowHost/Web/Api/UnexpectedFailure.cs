using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace WorkRelief.WorkflowHost.Web.Api;

/// <summary>What nobody foresaw: the caller gets a reference and what to do with it, the log the same reference and the fault.</summary>
public sealed partial class UnexpectedFailure(ILogger<UnexpectedFailure> log) : IExceptionHandler
{
    // Read out on the telephone: nothing that looks or sounds like another.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception error, CancellationToken stop)
    {
        // What the caller sent could not be read, or not whole: the server says why by the status.
        if (error is BadHttpRequestException bad)
        {
            await Results
                .Problem(
                    title: "未能办理",
                    statusCode: bad.StatusCode,
                    detail: bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                        ? "内容太大，请压缩或拆分后再提交"
                        : "请求不完整或写法不对，请检查后再提交"
                )
                .ExecuteAsync(http);
            return true;
        }
        var reference = RandomNumberGenerator.GetString(Letters, 10);
        LogFailure(log, reference, http.Request.Method, http.Request.Path.ToUriComponent(), error);
        await Results
            .Problem(
                title: "出错了",
                statusCode: StatusCodes.Status500InternalServerError,
                detail: $"系统出了意料之外的错误。请稍后再试；仍然出错的，把编号 {reference} 告诉系统管理员，凭编号可以在日志中查到原因。",
                extensions: new Dictionary<string, object?> { ["reference"] = reference }
            )
            .ExecuteAsync(http);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Unexpected failure {Reference} at {Method} {Path}.")]
    private static partial void LogFailure(ILogger log, string reference, string method, string path, Exception error);
}
