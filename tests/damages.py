"""Files of deals that are damaged in every way we could think of."""

HEADER = (
    '{"format": "playbook-deal/1", "id": "acme", "name": "Acme", "playbook": {"id": "sales", "version": "v"}'
)
STARTED = '{"id": "1", "at": "2026-11-23T09:00:00Z", "by": "li", "type": "started", "stage": "prospecting"}'


def deal_bytes(history: str = STARTED, header: str = HEADER) -> bytes:
    return f'{header}, "history": [{history}]}}\n'.encode()


WHOLE = deal_bytes().decode()
DAMAGES = {
    "empty": b"",
    "blank": b" \n\n",
    "zeros": b"\0" * 4096,
    "nul inside": WHOLE.replace("Acme", "Ac\0me").encode(),
    "utf-16": WHOLE.encode("utf-16"),
    "latin-1": WHOLE.replace("Acme", "Caf\xe9").encode("latin-1"),
    "cesu": WHOLE.encode().replace(b"Acme", b"\xed\xa0\x80"),
    "merge": f"<<<<<<< HEAD\n{WHOLE}=======\n{WHOLE}>>>>>>> other\n".encode(),
    "twice": (WHOLE * 2).encode(),
    "list": b"[]",
    "number": b"1",
    "not a number": WHOLE.replace('"v"', "NaN").encode(),
    "infinity": deal_bytes(STARTED[:-1] + ', "x": -Infinity}'),
    "1e999": deal_bytes(STARTED[:-1] + ', "x": 1e999}'),
    "5,000 digits": deal_bytes(STARTED[:-1] + f', "x": {"9" * 5000}}}'),
    "5,000 decimals": deal_bytes(STARTED[:-1] + f', "x": 0.{"9" * 5000}}}'),
    "duplicate header": deal_bytes(header=HEADER + ', "name": "B"'),
    "duplicate history": WHOLE.replace("]}", '], "history": []}').encode(),
    "duplicate in event": deal_bytes(STARTED[:-1] + ', "by": "x"}'),
    "duplicate deep": deal_bytes(STARTED[:-1] + ', "x": [{"a": 1, "a": 1}]}'),
    "brackets": b"[" * 100_000,
    "braces": b'{"a":' * 100_000,
    "nested in an event": deal_bytes(STARTED[:-1] + f', "x": {"[" * 65}{"]" * 65}}}'),
    "deep in a string": deal_bytes(STARTED[:-1] + f', "x": "{"[" * 200}", "y": {"[" * 70}{"]" * 70}}}'),
    "lone surrogate": deal_bytes(STARTED.replace("li", "\\ud800")),
    "no history": f"{HEADER}}}".encode(),
    "history no list": f'{HEADER}, "history": {{}}}}'.encode(),
    "event no object": deal_bytes("1"),
    "event without type": deal_bytes('{"id": "1", "at": "2026-11-23T09:00:00Z"}'),
    "event without id": deal_bytes(STARTED.replace('"id": "1", ', "")),
    "moment without zone": deal_bytes(STARTED.replace("00Z", "00")),
    "moment of no calendar": deal_bytes(STARTED.replace("11-23", "13-45")),
    "number as text": deal_bytes(STARTED.replace('"li"', "7")),
    "text as flag": deal_bytes(
        STARTED.replace("started", "closed")[:-1] + ', "outcome": "won", "overridden": "no"}'
    ),
    "comma at the end": deal_bytes(STARTED + ","),
    "comment": deal_bytes(STARTED + " // ok"),
    "control character": deal_bytes(STARTED.replace("li", "l\x01i")),
    "name no text": WHOLE.replace('"Acme"', "[]").encode(),
    "no name": WHOLE.replace('"name": "Acme", ', "").encode(),
}  # fmt: skip
