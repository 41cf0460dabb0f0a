"""Odoo's opportunities (`crm.lead`): labels of its export, its field names, its external ids."""

from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

ODOO = make_preset(
    "odoo",
    headings={
        Column.EXTERNAL_ID: "External ID | id | Externe ID | Identifiant externe | ID externo | ID externa | 外部ID | 外部 ID",
        Column.NAME: """Opportunity | name | Opportunity/Opportunity | Verkaufschance | Chance | Opportunité | Oportunidad | Oportunidade | 案件 | 商机""",
        Column.ACCOUNT: """Customer | partner_id | Company Name | Kunde | Client | Cliente | 顧客 | 客户""",
        Column.OWNER: """Salesperson | user_id | Vertriebsmitarbeiter | Verkäufer | Vendeur | Comercial | Vendedor | 販売担当者 | 销售员""",
        Column.STAGE: "Stage | stage_id | Phase | Stufe | Étape | Etapa | Estágio | ステージ | 阶段",
        Column.AMOUNT: """Expected Revenue | expected_revenue | planned_revenue | Erwarteter Umsatz | Erwarteter Erlös | Revenu espéré | Revenu attendu | Ingreso esperado | Ingresos esperados | Receita Esperada | 予想収益 | 预期收益 | 预期收入""",
        Column.CURRENCY: """Currency | company_currency | Company Currency | Währung | Devise | Moneda | Moeda | 通貨 | 币种""",
        Column.CLOSE_DATE: """Expected Closing | date_deadline | Erwarteter Abschluss | Clôture attendue | Fermeture prévue | Cierre esperado | Cierre previsto | Fechamento Esperado | クローズ予定日 | 预期结束 | 预计截止日期""",
        Column.NEXT_STEP: """Next Activity Summary | activity_summary | Zusammenfassung der nächsten Aktivität | Résumé de l'activité suivante | Resumen de la siguiente actividad | 下一活动摘要""",
        Column.NEXT_STEP_DUE: """Next Activity Deadline | activity_date_deadline | Frist der nächsten Aktivität | Date limite de l'activité suivante | Siguiente fecha límite de la actividad | 下一活动截止日期""",
        Column.SOURCE: "Source | source_id | Quelle | Origen | Origem | 来源",
        Column.REASON: """Lost Reason | lost_reason_id | lost_reason | Verlustgrund | Motif de perte | Raison de la perte | Motivo de pérdida | Motivo da Perda | 失注理由 | 丢单原因""",
        Column.STARTED: "Created on | create_date | Erstellt am | Créé le | Creado el | Criado em | 作成日 | 创建时间",
        Column.STAGE_ENTERED: """Last Stage Update | date_last_stage_update | Letzte Phasenaktualisierung | Dernière mise à jour de l'étape | Última actualización de etapa | 最近阶段更新""",
        Column.CLOSED: "Closed Date | date_closed | Abschlussdatum | Date de clôture | Fecha de cierre | 结束日期",
        Column.IS_ACTIVE: "Active | active | Aktiv | Actif | Activo | Ativo | 有効 | 启用",
    },
    won="Won | Gewonnen | Gagné | Ganado | Ganho | 成約 | 受注 | 赢得 | 已赢得",
    lost="Lost | Verloren | Perdu | Perdido | 失注 | 丢失",
    pipeline=(
        "New | Neu | Nouveau | Nuevo | Novo | 新規 | 新建",
        "Qualified | Qualifiziert | Qualifié | Calificado | Qualificado | 見込み | 合格",
        "Proposition | Angebot | Proposition commerciale | Propuesta | Proposta | 提案 | 方案",
    ),
    record=r"(?:[#&?]id=|/crm/(?:\d+/)?)(\d+)(?!\d)",
)
