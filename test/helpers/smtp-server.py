"""A mail server of aiosmtpd's: prints its port, then each letter it takes as a JSON line.

Arguments: implicit|starttls|plain, certificate, key; where it listens, if not at any port of 127.0.0.1. User name "me", password "open sesame".
"""
import asyncio
import base64
import json
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult


class Keep:
    async def handle_DATA(self, server, session, envelope):
        if b'refuse me' in envelope.content:
            return '550 5.7.1 not wanted here'
        if b'later' in envelope.content:
            return '451 4.7.1 greylisted, try again later'
        letter = message_from_bytes(envelope.content, policy=policy.default)
        print(json.dumps({
            'from': envelope.mail_from,
            'to': envelope.rcpt_tos,
            'tls': server.transport.get_extra_info('cipher') is not None,
            'user': bool(session.authenticated),
            'subject': letter['subject'],
            'text': letter.get_body().get_content(),
            'content': base64.b64encode(envelope.content).decode(),
        }), flush=True)
        return '250 2.0.0 kept'


def check(server, session, envelope, mechanism, auth_data):
    right = auth_data.login == b'me' and auth_data.password == b'open sesame'
    return AuthResult(success=right, handled=False) if not right else AuthResult(success=True)


async def main():
    mode, cert, key = sys.argv[1:4]
    host, port = sys.argv[4:6] or ('127.0.0.1', 0)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    options = {'authenticator': check, 'auth_require_tls': mode != 'implicit', 'enable_SMTPUTF8': True}
    if mode == 'starttls':
        options['tls_context'] = context
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Keep(), **options), host, int(port), ssl=context if mode == 'implicit' else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
