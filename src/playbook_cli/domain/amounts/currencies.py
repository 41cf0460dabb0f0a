"""Currencies by their ISO 4217 codes, signs and names.

A sign that several currencies share (`$`, `¥`, `元`, `kr`) means the one that the deal or the file has;
else the one that its family names first, where it names one. (ISO 4217, list one, without funds and metals.)
"""

import unicodedata

from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK
LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG
XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_CODES.split())
_THREE_DECIMALS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])  # all others have two or none
_SHARED_SIGNS = """
$ USD AUD CAD HKD SGD NZD TWD MXN BRL CLP COP ARS BND BSD BBD FJD JMD LRD NAD TTD XCD
dollar USD AUD CAD HKD SGD NZD TWD MXN BRL CLP COP ARS BND BSD BBD FJD JMD LRD NAD TTD XCD
dollars USD AUD CAD HKD SGD NZD TWD MXN BRL CLP COP ARS BND BSD BBD FJD JMD LRD NAD TTD XCD
¥ CNY JPY
元 CNY TWD HKD MOP SGD
圆 CNY JPY
圓 TWD HKD JPY
块 CNY TWD HKD
kr - SEK NOK DKK ISK
rs - INR PKR LKR NPR MUR
peso - MXN ARS CLP COP PHP UYU
pesos - MXN ARS CLP COP PHP UYU
franc - CHF XOF XAF
francs - CHF XOF XAF
franken CHF
rupee - INR PKR LKR NPR
rupees - INR PKR LKR NPR
"""  # the usual one first, a dash where there is none
_SHARED = {
    sign: (usual.strip("-"), members)
    for sign, usual, *members in map(str.split, _SHARED_SIGNS.split("\n")[1:-1])
}
_NAMES = """
CNY rmb cnh cn¥ 人民币 人民币元 人民幣 元人民币 元人民幣 yuan renminbi 元整 圆整 圓整
USD us$ usd$ 美元 美金 us-dollar usdollar us-dollars
EUR € euro euros 欧元 歐元 ユーロ
GBP £ stg 英镑 英鎊 pound pounds sterling ポンド
JPY jp¥ jpy¥ 円 日元 日圆 日圓 yen
HKD hk$ 港元 港币 港幣
TWD nt$ ntd 新台币 新台幣 新臺幣 台币 台幣 臺幣
AUD a$ au$ 澳元 澳币
CAD c$ ca$ cad$ 加元 加币
SGD s$ sg$ 新加坡元 新元 坡币
NZD nz$ 新西兰元 纽元
BRL r$ real reais
MXN mx$ mex$
INR ₹ 印度卢比
KRW ₩ 원 won 韩元 韓元
RUB ₽ руб руб. 卢布 盧布
TRY ₺ tl
UAH ₴
ILS ₪ nis
VND ₫ 越南盾
THB ฿ 泰铢 baht
PHP ₱
NGN ₦
KZT ₸
PLN zł zloty
CZK kč
HUF ft
IDR rp rupiah
MYR rm 林吉特 马币
ZAR r rand
RON lei
CHF fr fr. sfr sfr. 瑞士法郎 瑞郎
SEK 瑞典克朗
NOK 挪威克朗
DKK 丹麦克朗
SAR 沙特里亚尔
AED dh dhs 迪拉姆
PEN s/ s/.
COP col$
CLP clp$
ARS ar$
MOP mop$ 澳门元 澳门币
"""
_ENGLISH_NAMES = """
USD u.s.-dollar united-states-dollar american-dollar
EUR eur-euro
GBP pound-sterling british-pound british-pounds sterling-pound
CNY chinese-yuan yuan-renminbi chinese-renminbi renminbi-yuan chinese-yuan-renminbi
JPY japanese-yen
HKD hong-kong-dollar
TWD new-taiwan-dollar taiwan-dollar new-taiwan-dollars
SGD singapore-dollar
AUD australian-dollar
NZD new-zealand-dollar
CAD canadian-dollar
CHF swiss-franc swiss-francs schweizer-franken
INR indian-rupee indian-rupees
BRL brazilian-real
MXN mexican-peso
ARS argentine-peso
CLP chilean-peso
COP colombian-peso
PEN sol peruvian-sol
KRW south-korean-won korean-won
RUB russian-ruble russian-rouble российский-рубль рубль рублей рубля
USD доллар-сша доллар доллары 미국-달러 달러
EUR евро 유로
BYN белорусский-рубль
KZT тенге
KRW 원화 대한민국-원
JPY 日本円
USD 米ドル 미-달러
GBP 英ポンド
CNY 中国元 人民元 위안 위안화
HKD 香港ドル
TWD 台湾ドル 新臺幣元
AUD 豪ドル
TRY turkish-lira
PLN polish-zloty
CZK czech-koruna
HUF hungarian-forint forint
RON romanian-leu
BGN bulgarian-lev
SEK swedish-krona swedish-kronor
NOK norwegian-krone norwegian-kroner
DKK danish-krone danish-kroner
ISK icelandic-krona
ZAR south-african-rand
NGN nigerian-naira naira
EGP egyptian-pound
KES kenyan-shilling
AED uae-dirham emirati-dirham
SAR saudi-riyal
QAR qatari-riyal
ILS israeli-shekel new-israeli-shekel shekel
THB thai-baht
IDR indonesian-rupiah
MYR malaysian-ringgit ringgit
PHP philippine-peso
VND vietnamese-dong dong
PKR pakistani-rupee
LKR sri-lankan-rupee
UAH ukrainian-hryvnia hryvnia
KZT tenge
"""  # as systems write a currency that is a record of its own
_BY_NAME = {
    name: code
    for code, *names in filter(None, map(str.split, (_NAMES + _ENGLISH_NAMES).splitlines()))
    for name in names
}
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class CurrencyWord:
    """What a sign or name can mean: one currency or several; `usual` is meant where nobody says which."""

    usual: str
    members: tuple[str, ...]

    @property
    def has_mills(self) -> bool:
        """Whether it can be a currency with three decimals."""
        return not _THREE_DECIMALS.isdisjoint(self.members)

    def settle(self, *known: str) -> str:
        """The currency that is meant where these are known, the one of the deal or the file before others.

        Empty if nobody can say.
        """
        return next((one for one in known if one in self.members), self.usual)

    def join(self, other: "CurrencyWord") -> "CurrencyWord | None":
        """What two words about one amount mean together, or None where they contradict each other."""
        members = tuple(code for code in self.members if code in other.members)
        if not members:
            return None
        usual = next((one for one in (self.usual, other.usual) if one in members), "")
        return CurrencyWord(members[0] if len(members) == 1 else usual, members)


NO_CURRENCY = CurrencyWord("", ())


def find_currency(text: str) -> CurrencyWord | None:
    """What a code, sign or name means; None where it is none of these."""
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    if len(word) > _LONGEST:
        return None
    word = "-".join((word if word in _BY_NAME else word.rstrip(".")).split())
    code = _BY_NAME.get(word) or (word.upper() if word.upper() in CODES else "")
    if code:
        return CurrencyWord(code, (code,))
    if word not in _SHARED:
        return None
    usual, others = _SHARED[word]
    return CurrencyWord(usual, tuple(filter(None, (usual, *others))))


def read_currency(text: str, *, argument: str, known: str = "") -> str:
    """The code of a currency that stands alone, also as `EUR - Euro` or `Euro (EUR)`.

    Raises InvalidArgument.
    """
    word = find_currency(text) or _find_labelled(text)
    if word is None:
        raise InvalidArgument(argument, text, "currency", find_nearest_codes(text))
    code = word.settle(known)
    if not code:
        raise InvalidArgument(argument, text, "shared_currency", word.members)
    return code


def find_nearest_codes(text: str) -> tuple[str, ...]:
    """The codes that look most like a text, best first."""
    from rapidfuzz import fuzz, process

    wanted = unicodedata.normalize("NFKC", text).strip().upper()[:_LONGEST]
    close = process.extract(wanted, sorted(CODES), scorer=fuzz.ratio, limit=3)
    return tuple(code for code, _score, _at in close)


def _find_labelled(text: str) -> CurrencyWord | None:
    """The currency of a label that has its code before a dash or a colon, or in brackets."""
    label = unicodedata.normalize("NFKC", text).strip()
    parts = [label.partition(" - ")[0], label.partition(" : ")[0], label.rpartition("(")[2].rstrip(") ")]
    words = (find_currency(part) for part in parts if part != label and part.strip())
    return next((word for word in words if word), None)
