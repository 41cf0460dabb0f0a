"""Chinese characters as names are compared: traditional and simplified forms are one."""

from typing import Final

# The characters of the names in `section_names`, `stage_words` and `labels`, each with its simplified form.
_PAIRS: Final = (
    "階阶標标準准條条進进關关鍵键動动產产輸输驗验檢检單单門门銷销售售購购買买戶户為为檔档務务項项個个週周時时長长機机會会"
    "贏赢勝胜簽签約约結结達达預预書书圖图總总覽览劃划義义過过離离開开啟启觸触發发據据證证實实執执體体確确認认內内將将計计"
    "評评審审討讨論论談谈報报價价採采協协諾诺閉闭轉转換换級级應应責责訪访記记錄录選选擇择權权導导團团隊队員员線线潛潜質质"
    "編编號号說说點点則则處处環环節节驟骤備备訊讯資资養养術术築筑營营業业類类"
    "問问誰谁該该詢询對对錯错誤误區区險险風风須须話话紅红滿满"
)
_SIMPLIFIED: Final = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))


def simplify(text: str) -> str:
    """The text with the traditional characters of known names in their simplified form, one for one."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)
