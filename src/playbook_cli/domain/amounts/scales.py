"""How many one unit of a written amount stands for: `k`, `grand`, 万, `Mio.`, `lakh`, `млн`, `TEUR`."""

from playbook_cli.domain.amounts.currencies import find_currency

_WORDS = """
3 k grand tsd tsd. thousand thousands mille milliers 千 천 тыс тыс. тысяч ribu rb
4 w 万 萬 만
5 十万 十萬 lakh lakhs lac
6 m mm mn mio mio. mi million millions millionen millones milhões milhão 百万 百萬 백만
6 млн млн. миллион миллиона миллионов juta jt triệu
7 千万 千萬 천만 cr crore crores
8 亿 億 억
9 b bn billion mrd mrd. milliarden 十亿 十億 млрд млрд. tỷ
"""  # how many zeros each adds
_SCALES = {
    word: 10 ** int(zeros)
    for zeros, *words in filter(None, map(str.split, _WORDS.splitlines()))
    for word in words
}
_THOUSANDS = {"teur": "k eur", "t€": "k €", "tusd": "k usd", "tchf": "k chf", "tgbp": "k gbp"}
TWO_SCALES = frozenset(["mil", "mil."])  # a thousand in Spanish and Portuguese, a million in English


def find_scale(after: str) -> tuple[int, str]:
    """How many one unit stands for, and the words behind it.

    A currency that begins like a scale is no scale.
    """
    after = _THOUSANDS.get(after, after)
    if not after or find_currency(after):
        return 1, after
    for length in range(len(after), 0, -1):
        if scale := _SCALES.get(after[:length]):
            rest = after[length:].strip()
            if not rest or find_currency(rest):
                return scale, rest
    return 1, after
