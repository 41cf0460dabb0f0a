"""A database over the network: the connection is encrypted and the server is who it says, or it is told."""

import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.functional.conftest import Ran
from tests.postgres_server import OWNER, NoServer, PostgresServer, make_server, remove_server

OPENSSL = shutil.which("openssl")


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a database that takes encrypted connections alone, and the certificate of its server."""
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    if OPENSSL is None:
        pytest.skip("no openssl on PATH to make a certificate with")
    certificate, port = make_certificate(tmp_path_factory.mktemp("server")), find_free_port()
    try:
        server = make_server(more=lambda made: encrypt(made, certificate, port))
    except NoServer as error:
        pytest.skip(str(error))
    try:
        yield f"postgresql://{OWNER}@localhost:{port}/postgres", certificate
    finally:
        remove_server(server)


def make_certificate(place: Path) -> Path:
    """A certificate for this machine, signed by itself, with its key beside it."""
    words = "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2 -subj /CN=localhost"
    files = ["-keyout", f"{place}/server.key", "-out", f"{place}/server.crt"]
    subprocess.run(
        [OPENSSL or "", *words.split(), "-addext", "subjectAltName=DNS:localhost", *files],
        check=True,
        capture_output=True,
    )
    return place / "server.crt"


def find_free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def encrypt(server: PostgresServer, certificate: Path, port: int) -> str:
    """Give a server its certificate, and the options by which it listens with it."""
    directory = Path(server.directory)
    for file in (certificate, certificate.with_suffix(".key")):
        kept = shutil.copy(file, directory)
        Path(kept).chmod(0o600)
        if server.account:
            shutil.chown(kept, server.account)
    rules = directory / "data" / "pg_hba.conf"
    rules.write_text("hostnossl all all all reject\n" + rules.read_text())
    listening = f"-c listen_addresses=127.0.0.1 -c port={port} -c ssl=on"
    files = f"-c ssl_cert_file={directory}/server.crt -c ssl_key_file={directory}/server.key"
    return f"{listening} {files}"


def trusting(certificate: Path) -> str:
    return f"sslmode=verify-full&sslrootcert={quote(str(certificate))}"


def test_deals_are_recorded_over_an_encrypted_connection_to_a_server_whose_name_is_checked(
    playbook: Callable[..., Ran], encrypted: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, certificate = encrypted
    monkeypatch.setenv("PLAYBOOK_HOME", f"{address}?{trusting(certificate)}")
    playbook("init")
    playbook("start", "Acme")
    assert "Acme" in playbook("status").out


@pytest.mark.parametrize("wrong", ["another server's certificate", "another name", "not encrypted"])
def test_a_connection_that_is_not_safe_as_asked_is_refused_with_what_to_check(
    playbook: Callable[..., Ran], encrypted: tuple[str, Path], tmp_path: Path, wrong: str
) -> None:
    address, certificate = encrypted
    home = {
        "another server's certificate": f"{address}?{trusting(make_certificate(tmp_path))}",
        "another name": f"{address.replace('localhost', '127.0.0.1')}?{trusting(certificate)}",
        "not encrypted": f"{address}?sslmode=disable",
    }[wrong]
    said = playbook("--home", home, "status", expect=3).err
    assert "an encrypted connection could not be made" in said
    assert "check sslmode and sslrootcert" in said
