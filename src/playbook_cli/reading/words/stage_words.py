"""The words around the name of a stage, in eight languages: what marks it, what is no part of it."""

import re
from typing import Final

from playbook_cli.reading.words.characters import simplify


def _alternatives(*rows: str) -> str:
    """A regular expression for any of the words, longest first."""
    words = sorted((word.strip() for row in rows for word in row.split(";")), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


def _words(*rows: str) -> frozenset[str]:
    return frozenset(simplify(word.strip()) for row in rows for word in row.split(";"))


# `Stage 2: X` says that X is a stage; `Step 2: X` may say so.
MARKING: Final = _alternatives(
    "stage; sales stage; deal stage; pipeline stage; opportunity stage; project stage; phase",
    "project phase; gate; stage gate; phase gate; quality gate; decision gate",
    "etapa; fase; étape; etape; stufe; vertriebsphase; verkaufsphase; projektphase; vertriebsstufe",
    "phase de vente; fase de venda; fase di vendita; stadio; ステージ; フェーズ",
)
MARKING_WEAKLY: Final = _alternatives(
    "step; schritt; paso; milestone; meilenstein; jalon; hito; level; sprint; part; module"
)

# A heading above the stages, or the title, with one of these announces them.
ANNOUNCING: Final = re.compile(
    r"\b(?:stages?|phases?|pipelines?|funnel|life ?cycle|sales (?:process|cycle|method)|"
    r"how we sell|fases?|etapas?|étapes?|phasen|stufen|"
    r"ciclo de vida|cycle de vie|lebenszyklus|playbooks?|deal flow|gates?|roadmap|milestones?|"
    r"meilensteine|jalons|hitos|fahrplan|feuille de route|hoja de ruta|fasi|"
    r"(?:project|delivery|release|rollout) plan|projektplan|umsetzungsplan|plan de (?:livraison|entrega))\b|"
    r"阶段|階段|段階|生命周期|生命週期|流程|漏斗|管道|路线图|路線圖|打法|里程碑|实施计划|交付计划|ステージ|フェーズ|"
    r"パイプライン|営業プロセス",
    re.IGNORECASE,
)

# A text with one of these is about selling.
SELLING: Final = re.compile(
    r"\b(?:sales|selling|deals?|leads?|opportunit(?:y|ies)|prospects?|crm|closed|won|buyers?)\b|"
    r"销售|商机|线索|客户|成交|赢单|銷售|商機|線索|客戶|營業|営業|商談|顧客|受注|"
    r"vertrieb|verkauf|\bventas?\b|\bcliente|\bventes?\b|\bclients?\b|\bvendas?\b|\bvendita\b|\bclienti\b",
    re.IGNORECASE,
)

# The ends of a pipeline, which often have no sections of their own.
TERMINAL_NAMES: Final = _words(
    "closed won; closed lost; won; lost; closed; closed won/lost; won/lost; closed won / lost; closing",
    "close",
    "won (closed); lost (closed); closed (won); closed (lost); disqualified; nurture; on hold",
    "closed/won; closed/lost",
    "赢单; 输单; 成交; 丢单; 流失; 关闭; 已成交; 已流失; gewonnen; verloren; abgeschlossen; ganado",
    "perdido; cerrado ganado",
    "cerrado perdido; cerrada ganada; cerrada perdida; gagné; perdu; fermé gagné; fermé perdu",
    "ganho; fechado; fechado ganho; fechado perdido; vinto; perso; chiuso vinto; chiuso perso; 受注",
    "失注; 成約",
)

# The names that stages of a sale go by most.
SALES_NAMES: Final = _words(
    "lead; new lead; prospect; prospecting; contacted; outreach; qualification; qualified; discovery",
    "discovery call; needs analysis; demo; demonstration; evaluation; trial; pilot; proof of concept; poc",
    "proposal; quote; negotiation; contract; closing; closed won; closed lost; onboarding; handoff; upsell",
    "线索; 初步接触; 需求确认; 需求分析; 方案; 报价; 商务谈判; 谈判; 签约; 成交; 交付; 复购",
    "erstkontakt; qualifizierung; bedarfsanalyse; angebot; verhandlung; abschluss; vertrag",
    "prospección; contacto; calificación; cualificación; propuesta; negociación; cierre; seguimiento",
    "prospection; découverte; proposition; négociation; clôture; signature; relance; devis",
    "prospecção; contato; qualificação; descoberta; proposta; negociação; fechamento; contatto; qualifica",
    "scoperta; offerta; trattativa; negoziazione; chiusura; リード; 案件発掘; ヒアリング; 初回訪問",
    "提案; 見積; 交渉; 契約",
)

# A remark that says how far a project is; in brackets also what kind of stage it is.
PROGRESS: Final = _alternatives(
    "complete; completed; done; finished; in progress; in_progress; wip; planned; pending; todo",
    "not started; not_started; upcoming; 已完成; 完成; 进行中; 未开始; 待开始; 计划中; abgeschlossen",
    "erledigt; in arbeit; geplant; offen; completado; completada; en curso; pendiente; terminé",
    "en cours; à venir; planifié; prévu; fait; livré; atteint; terminado; terminada; hecho; fertig; laufend",
)
STATUS: Final = (
    PROGRESS + "|" + _alternatives("current; active; optional; terminal; final; closed; 可选; 当前")
)

# The words of a remark that states a probability or a duration.
MEASURING: Final = _alternatives(
    "probability; prob.; prob; win rate; close rate; likelihood; confidence; forecast; weighted; weight",
    "duration",
    "typical; typically; avg.; avg; average; about; ca.; approx.; approx; business; working; up to; to",
    "max; max.",
    "day; days; week; weeks; month; months; quarter; quarters; d; w; wk; wks; mo",
    "wahrscheinlichkeit; abschlusswahrscheinlichkeit; dauer; tag; tage; tagen; arbeitstage; werktage",
    "woche; wochen",
    "monat; monate; monaten; bis; probabilidad; duración; día; días; semana; semanas; mes; meses; a; de",
    "probabilité; durée; jour; jours; semaine; semaines; mois; à; environ; varies by scope",
    "概率; 赢率; 成功率; 赢单率; 时长; 周期; 约; 个工作日; 工作日; 天; 周; 个月; 月; 日; 个; 预计; 通常",
    "至; 到; 確度; 受注確度; 週; 週間; 日間; 営業日; か月; カ月; ヶ月; 個月; 勝率; 贏率; 機率",
    "probabilidade; duração; dias; mês; probabilità; durata; giorno; giorni; settimana; settimane; mese",
    "mesi",
)

# Heads of table columns: the names of the stages, or criteria that can only be those of the stage gate.
STAGE_HEADERS: Final = _words(
    "stage; phase; stage name; phase name; sales stage; deal stage; pipeline stage; opportunity stage",
    "stages; phases",
    "étape; phase / étape; étapes; etapa; fase; etapas; fases; stufe; phasen; vertriebsphase",
    "verkaufsphase; gate",
    "阶段; 阶段名称; 销售阶段; 商机阶段; 环节; 阶段名; 项目阶段; nombre de la etapa; nom de l'étape",
    "nome da etapa; stadio; ステージ; フェーズ; 段階; ステージ名; フェーズ名; 営業ステージ; 商談ステージ",
    "lifecycle stage",
    "milestone; wave; slice; iteration; sprint; increment; meilenstein; jalon; hito; lot; welle",
    "里程碑; 迭代; 批次; 期",
)
NAME_HEADERS: Final = _words(
    "name; stage name; title; 名称; 阶段名称; nombre; nom; bezeichnung; titre; título; titel; nome; 名前"
)
# Heads of a first column that names the states of a board, where criteria stand beside them.
STATE_HEADERS: Final = _words(
    "state; lifecycle state; status; column; lane; estado; columna; état; colonne; zustand; spalte; 状态; 列"
)
TABLE_CRITERIA: Final = _words(
    "criteria; criterion; kriterien; kriterium; criterios; criterio; critères; critère; 标准; 条件",
    "判断标准; 门槛",
)

# Words that hold no text of their own: marks of stages, heads of tables of names and values, units.
STRUCTURAL: Final = (
    "stage stages phase phases gate step etapa etapas fase fases étape étapes stufe schritt paso phasen",
    "field value attribute property name feld wert merkmal campo valor champ valeur nombre nom",
    "字段 值 属性 名称 内容 项目 阶段 环节 步骤 序号 第 n/a none 无 day days week weeks month months tage",
    "bezeichnung wochen jours semaines días semanas 天 周 个月 工作日 约 probability 概率 d w of to",
    "zero one two three four five six seven eight nine ten this the dia dias settimane settimana giorni fasi",
    "ステージ フェーズ 段階 項目 日 週間 日間 确度",
)
