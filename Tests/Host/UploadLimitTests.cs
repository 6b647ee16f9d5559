using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WorkRelief.WorkflowHost.Engine;
using WorkRelief.WorkflowHost.Storage.Files;
using WorkRelief.WorkflowHost.Web.Api;

namespace WorkRelief.Tests.Host;

/// <summary>Bodies that are too long or break off.</summary>
public sealed class UploadLimitTests(Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("/api/actions/record.add", RequestReader.MostBytes + 1L)]
    [InlineData("/api/files", 64L * 1024 * 1024 + 1)]
    public async Task A_length_that_is_too_great_is_refused_before_the_body_is_sent(string path, long length)
    {
        var body = new Sending(length, announced: true);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.ExpectContinue = true;
        var answer = await Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("未能办理", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
        Assert.Equal(0, body.Sent);
    }

    [Theory]
    [InlineData("/api/actions/record.add", RequestReader.MostBytes, "request-too-large")]
    [InlineData("/api/files", FolderFileStore.UsualMostBytes, "file-too-large")]
    [InlineData("/api/imports/workers?area=x", WorkflowHost.Imports.SheetFile.MostBytes, "file-too-large")]
    public async Task A_body_of_unknown_length_is_refused_where_it_becomes_too_long(string path, long most, string code)
    {
        var before = Files();
        var answer = await Client().PostAsync(path, new Sending(most + 1, announced: false));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var refusals = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusals");
        Assert.Equal(code, refusals[0].GetProperty("code").GetString());
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var before = Files();
        var body = new Sending(1024 * 1024, announced: true) { BreaksAt = 512 * 1024 };
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client().PostAsync("/api/files", body));
        // The server learns of it a moment later.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!before.SequenceEqual(Files()))
            await Task.Delay(20, patience.Token);
    }

    private HttpClient Client()
    {
        var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        var client = new HttpClient(new Signing(served.App, "dongpo.reform", handler)) { BaseAddress = served.Url };
        client.DefaultRequestHeaders.Add(Endpoints.KeyHeader, "limit");
        return client;
    }

    private string[] Files() => [.. Directory.GetFiles(served.Files, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Spaces, as many as are asked for: never more than a chunk of them at once.</summary>
    private sealed class Sending(long length, bool announced) : HttpContent
    {
        private static readonly byte[] Chunk = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];

        public long Sent { get; private set; }
        public long BreaksAt { get; init; } = long.MaxValue;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            while (Sent < length)
            {
                if (Sent >= BreaksAt)
                    throw new IOException("the line went dead");
                var next = (int)Math.Min(Chunk.Length, length - Sent);
                await stream.WriteAsync(Chunk.AsMemory(0, next));
                Sent += next;
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return announced;
        }
    }
}
