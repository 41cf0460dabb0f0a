"""Zoho CRM's Deals, once called Potentials: labels of its export, API names of its backup.

English, French and Japanese labels are those of Zoho's articles on standard fields, Spanish ones those that public
programs read (docs/exchange.md); other languages are unconfirmed.
"""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

ZOHO = make_preset(
    "zoho",
    headings={
        Column.EXTERNAL_ID: """Record Id | Deal Id | Potential Id | CRM Record Id | Datensatz-ID | ID d'enregistrement | ID de registro | レコードID | 记录 ID | id""",
        Column.NAME: """Deal Name | Deal_Name | Potential Name | Opportunity Name | Abschlussname | Geschäftsname | Nom de l'affaire | Nom de la transaction | Nombre del trato | Nombre de la oportunidad de venta | Nome do negócio | 商談名 | 商机名称""",
        Column.ACCOUNT: """Account Name | Account_Name | Account Name.name | Kontoname | Unternehmensname | Nom du compte | Nombre de cuenta | Nome da conta | 取引先名 | 客户名称""",
        Column.OWNER: """Deal Owner | Deal Owner Name | Potential Owner | Owner | Owner.name | Abschlussinhaber | Propriétaire de l'affaire | Propriétaire de la transaction | Propietario de trato | Proprietário do negócio | 商談の担当者 | 商机所有者""",
        Column.STAGE: """Stage | Sales Stage | Phase | Stadium | Étape | Fase | Etapa | Estágio | ステージ | 阶段 | 商談ステージ""",
        Column.AMOUNT: "Amount | Betrag | Montant | Importe | Cantidad | Valor | 総額 | 金額 | 金额 | 商談金額",
        Column.CURRENCY: "Currency | Währung | Devise | Moneda | Moeda | 通貨 | 货币",
        Column.CLOSE_DATE: """Closing Date | Closing_Date | Abschlussdatum | Date de clôture | Date d'échéance | Date de fin | Fecha de cierre | Data de fechamento | 完了予定日 | 关闭日期 | 预计成交日期 | 商談完了予定日""",
        Column.NEXT_STEP: """Next Step | Next_Step | Nächster Schritt | Étape suivante | Próximo paso | Paso siguiente | Próxima etapa | 次のステップ | 下一步""",
        Column.SOURCE: """Lead Source | Lead_Source | Lead-Quelle | Source du prospect | Origine du lead | Fuente de posible cliente | Origem do lead | リードのデータ元 | 线索来源""",
        Column.REASON: """Reason For Loss | Reason For Loss__s | Loss Reason | Grund für Verlust | Motif de la perte | Motivo de la pérdida | 失注理由 | 丢单原因""",
        Column.STARTED: """Created Time | Created_Time | Erstellungszeit | Erstellt am | Heure de création | Hora de creación | Hora da criação | 作成日時 | 创建时间""",
        Column.STAGE_ENTERED: "Stage Modified Time | Stage_Modified_Time",
    },
    won="""Closed Won | Geschlossen - gewonnen | Abgeschlossen gewonnen | Fermé - Gagné | Gagné | Cerrado ganado | Ganado | Fechado ganho | 受注 | 赢单""",
    lost="""Closed Lost | Closed-Lost to Competition | Closed Lost to Competition | Geschlossen - verloren | Abgeschlossen verloren | Fermé - Perdu | Perdu | Cerrado perdido | Perdido | Fechado perdido | 失注 | 競合により失注 | 丢单 | 输给竞争对手""",
    pipeline=(
        "Qualification | Qualifizierung | Calificación | Qualificação | 見込みの評価 | 资格审查",
        "Needs Analysis | Bedarfsanalyse | Analyse des besoins | Análisis de necesidades | ニーズの分析 | 需求分析",
        "Value Proposition | Wertversprechen | Proposition de valeur | Propuesta de valor | 提案 | 价值建议",
        "Identify Decision Makers | Id. Decision Makers | Entscheidungsträger identifizieren | 意思決定者の特定",
        "Proposal/Price Quote | Angebot/Preisangebot | Proposition/Devis | Propuesta/Cotización | 見積の提示 | 提案/报价",
        "Negotiation/Review | Verhandlung/Überprüfung | Négociation/Révision | Negociación/Revisión | 交渉/検討",
    ),
    record=r"/(?:tab|crm/org\d+/tab)/(?:Potentials|Deals)/(\d+)",
)
