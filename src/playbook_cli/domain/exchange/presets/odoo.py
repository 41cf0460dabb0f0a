"""Odoo's opportunities (`crm.lead`): labels of its export, its field names, its external ids.

Labels are those of `crm`, `web` and `base` in its public translations, versions 17 and before
(docs/exchange.md).
"""

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.presets.preset_layout import make_preset

ODOO = make_preset(
    "odoo",
    headings={
        Column.EXTERNAL_ID: """External ID | id | Externe ID | Identifiant externe | ID externo | ID externa | 外部ID | 外部 ID | ID externe""",
        Column.NAME: """Opportunity | name | Opportunity/Opportunity | Verkaufschance | Chance | Opportunité | Oportunidad | Oportunidade | 案件 | 商机 | 商機 | Opportunity Name""",
        Column.ACCOUNT: """Customer | partner_id | Company Name | Kunde | Client | Cliente | 顧客 | 客户 | 客戶 | Nom de la société | Nombre de la empresa | Unternehmensname | 公司名称""",
        Column.OWNER: """Salesperson | user_id | Vertriebsmitarbeiter | Verkäufer | Vendeur | Comercial | Vendedor | 販売担当者 | 销售员 | 销售人员 | 銷售人員""",
        Column.STATUS: "Is Won | won_status",
        Column.STAGE: "Stage | stage_id | Phase | Stufe | Étape | Etapa | Estágio | ステージ | 阶段 | 階段",
        Column.AMOUNT: """Expected Revenue | expected_revenue | planned_revenue | Erwarteter Umsatz | Erwarteter Erlös | Revenu espéré | Revenu attendu | Ingreso esperado | Ingresos esperados | Receita Esperada | 予想収益 | 预期收益 | 预期收入 | Retorno Esperado | 見込売上 | 預期收入""",
        Column.CURRENCY: """Currency | company_currency | Company Currency | Währung | Devise | Moneda | Moeda | 通貨 | 币种 | Divisa | 货币 | 貨幣""",
        Column.CLOSE_DATE: """Expected Closing | date_deadline | Erwarteter Abschluss | Clôture attendue | Fermeture prévue | Cierre esperado | Cierre previsto | Fechamento Esperado | クローズ予定日 | 预期结束 | 预计截止日期 | Date de clôture prévue | Previsão de encerramento | 見込クロージング | 預期結束""",
        Column.NEXT_STEP: """Next Activity Summary | activity_summary | Zusammenfassung der nächsten Aktivität | Résumé de l'activité suivante | Resumen de la siguiente actividad | 下一活动摘要 | Resumo da próxima atividade | 次の活動概要 | 下一活動摘要""",
        Column.NEXT_STEP_DUE: """Next Activity Deadline | activity_date_deadline | Frist der nächsten Aktivität | Date limite de l'activité suivante | Siguiente fecha límite de la actividad | 下一活动截止日期 | Nächste Aktivitätsfrist | Date limite de l'activité à venir | Fecha límite de la siguiente actividad | Prazo da próxima atividade | 次の活動期限 | 下一活動截止日期""",
        Column.SOURCE: "Source | source_id | Quelle | Origen | Origem | 来源 | Herkunft | ソース | 來源",
        Column.REASON: """Lost Reason | lost_reason_id | lost_reason | Verlustgrund | Motif de perte | Raison de la perte | Motivo de pérdida | Motivo da Perda | 失注理由 | 丢单原因 | Razón de pérdida | Razão Perdida | 丢失原因 | 損失原因""",
        Column.STARTED: """Created on | create_date | Erstellt am | Créé le | Creado el | Criado em | 作成日 | 创建时间 | 创建日期 | 建立於""",
        Column.STAGE_ENTERED: """Last Stage Update | date_last_stage_update | Letzte Phasenaktualisierung | Dernière mise à jour de l'étape | Última actualización de etapa | 最近阶段更新 | Última actualización de la etapa | Última atualização de estágio | 最終ステージ更新日 | 最后阶段更新 | 最後階段更新""",
        Column.CLOSED: """Closed Date | date_closed | Abschlussdatum | Date de clôture | Fecha de cierre | 结束日期 | Data de fecho | Data de fechamento | 契約日 | 关闭日期 | 關閉的日期""",
        Column.IS_ACTIVE: "Active | active | Aktiv | Actif | Activo | Ativo | 有効 | 启用 | 有効化 | 已启用 | 啟用",
    },
    won="Won | Gewonnen | Gagné | Ganado | Ganho | 成約 | 受注 | 赢得 | 已赢得 | 成交",
    lost="Lost | Verloren | Perdu | Perdido | 失注 | 丢失 | 已丢失 | 已損失",
    pipeline=(
        "New | Neu | Nouveau | Nuevo | Novo | 新規 | 新建 | 新潛在客戶",
        "Qualified | Qualifiziert | Qualifié | Calificado | Qualificado | 見込み | 見込あり | 合格 | 已评估 | 已評估",
        "Proposition | Angebot | Proposition commerciale | Propuesta | Proposta | Umsatzprognose | 提案 | 方案 | 建议",
    ),
    record=r"(?:[#&?]id=|/crm/(?:\d+/)?)(\d+)(?!\d)",
    open_word="Pending",
    ends_as_stages=(DealStatus.WON,),
)
