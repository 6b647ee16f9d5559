"""A real SMTP server for tests. Argument: the folder that receives the mails.

Prints its port on the first line of stdout. Each mail is written as it came over the wire, as 0001.eml, 0002.eml ...,
with the recipients of its envelope in 0001.to, one a line, before the sender hears 250.
Recipients that begin with "busy" are refused with 451, with "unknown" with 554; after a mail to one that begins with
"hangup" the line is cut at QUIT instead of an answer.
Names and passwords are not asked for; given ones must be relief and secret. Ends when stdin closes.
"""
import asyncio
import os
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult


class Folder:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0
        self.hangup = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("busy"):
            return "451 4.3.0 mailbox busy, try again later"
        if address.startswith("unknown"):
            return "554 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_QUIT(self, server, session, envelope):
        if self.hangup:
            server.transport.abort()
        return "221 Bye"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        self.hangup = any(address.startswith("hangup") for address in envelope.rcpt_tos)
        name = os.path.join(self.folder, f"{self.count:04}")
        with open(name + ".to", "w", encoding="utf-8", newline="\n") as recipients:
            recipients.write("\n".join(envelope.rcpt_tos))
        with open(name + ".eml", "wb") as mail:
            mail.write(envelope.original_content)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"relief", b"secret"), handled=False)


async def main():
    loop = asyncio.get_running_loop()
    handler = Folder(sys.argv[1])
    server = await loop.create_server(
        lambda: SMTP(handler, hostname="localhost", authenticator=authenticate, auth_require_tls=False), "127.0.0.1", 0)
    ended = asyncio.Event()

    def wait_for_end():
        sys.stdin.read()
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=wait_for_end, daemon=True).start()
    print(server.sockets[0].getsockname()[1], flush=True)
    await ended.wait()
    server.close()


asyncio.run(main())
