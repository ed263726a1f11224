"""Authorities, certificates, tokens and keys, made for each run, in files."""
import base64
import datetime
import hashlib
import ipaddress
import json
import time

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = datetime.timedelta(days=1)


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """Issues certificates."""

    def __init__(self, called):
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), name(called)
        self.certificate = self.sign(self.name, self.key, x509.BasicConstraints(ca=True, path_length=None))

    def sign(self, subject, key, *extensions):
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder(self.name, subject, key.public_key(), x509.random_serial_number(), now - DAY, now + DAY)
        for extension in extensions:
            builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def issue(self, called, names, usage):
        """A certificate and its key, both in PEM."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self.sign(name(called), key, x509.SubjectAlternativeName(names), x509.ExtendedKeyUsage([usage]))
        form = serialization.PrivateFormat.PKCS8
        return certificate, key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())


def part(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class TokenIssuer:
    """Signs tokens with one key."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())

    def key_set(self):
        point = self.key.public_key().public_numbers()
        x, y = (part(number.to_bytes(32, "big")) for number in (point.x, point.y))
        return {"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "1", "x": x, "y": y}]}

    def token(self, good_for):
        """A token that is good for so many seconds from now."""
        claims = {"iss": "https://issuer.example", "aud": "peacebrief", "sub": "desk", "tenant": "desk", "scope": "summarize",
                  "exp": int(time.time()) + good_for}
        message = ".".join(part(json.dumps(one).encode()) for one in ({"alg": "ES256", "kid": "1"}, claims))
        r, s = utils.decode_dss_signature(self.key.sign(message.encode(), ec.ECDSA(hashes.SHA256())))
        return f"{message}.{part(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def make(folder):
    """Makes all of them; answers the files by their names, and the credentials that cases hold themselves."""
    authority, other, issuer = Authority("an authority"), Authority("another authority"), TokenIssuer()
    here = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    server = authority.issue("a server", here, ExtendedKeyUsageOID.SERVER_AUTH)
    client = authority.issue("desk", [x509.DNSName("desk.example.org")], ExtendedKeyUsageOID.CLIENT_AUTH)
    key, token = f"pb_{part(hashlib.sha256(str(time.time_ns()).encode()).digest())}", issuer.token(3600)
    digest = hashlib.sha256(key.encode()).hexdigest()
    contents = {
        "authority": authority.certificate, "other_authority": other.certificate,
        "server_cert": server[0], "server_key": server[1], "client_cert": client[0], "client_key": client[1],
        "api_keys": f'[[key]]\nid = "desk"\nsha256 = "{digest}"\ntenant = "desk"\nscopes = ["summarize"]\n'.encode(),
        "jwks": json.dumps(issuer.key_set()).encode(),
        # As a secret is mounted: with the line end that editors leave.
        "key": f"{key}\n".encode(), "token": f"{token}\n".encode(),
    }
    files = {}
    for called, content in contents.items():
        (folder / called).write_bytes(content)
        files[called] = str(folder / called)
    return files, {"key": key, "token": token, "expired_token": issuer.token(-3600)}
