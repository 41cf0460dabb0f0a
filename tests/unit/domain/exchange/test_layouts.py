import pytest

from playbook_cli.cli.data.layout_options import LayoutName
from playbook_cli.domain.exchange.columns import Column, Layout, fold_heading
from playbook_cli.domain.exchange.headings import match_headings
from playbook_cli.domain.exchange.layouts import (
    HUBSPOT,
    LAYOUTS,
    OWN,
    SALESFORCE,
    apply_mapping,
    guess_layout,
)
from playbook_cli.domain.exchange.table import TableMapping


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_headings_that_are_written_are_read_back(layout: object) -> None:
    chosen = LAYOUTS[layout.name]  # type: ignore[attr-defined]
    header = [headings[0] for headings in chosen.headings.values()]
    assert list(match_headings(chosen, header).values()) == list(chosen.headings)
    assert guess_layout([header]).name == chosen.name


def test_the_command_line_knows_every_layout() -> None:
    assert [name.value for name in LayoutName] == list(LAYOUTS)


def test_no_heading_means_two_columns() -> None:
    for layout in LAYOUTS.values():
        folded = [
            heading
            for headings in layout.headings.values()
            for heading in {fold_heading(one) for one in headings}
        ]
        assert [heading for heading in set(folded) if folded.count(heading) > 1] == []


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        (("Opportunity Name", "Stage", "Amount", "Close Date", "Opportunity Owner"), SALESFORCE),
        (("NAME", "STAGENAME", "AMOUNT"), SALESFORCE),
        (("Record ID", "Deal Name", "Deal Stage", "Amount"), HUBSPOT),
        (("name", "stage", "owner"), OWN),
        (("Projekt", "Phase"), OWN),
    ],
)
def test_the_layout_is_guessed_from_the_headings(header: tuple[str, ...], layout: Layout) -> None:
    assert guess_layout([("Report",), header, ("Acme", "x")]).name == layout.name


@pytest.mark.parametrize(
    ("header", "layout", "unread"),
    [
        (
            (
                "Opportunity-Inhaber|Accountname|Opportunity-Name|Phase"
                "|Betrag Währung|Betrag|Schlusstermin"
                "|Nächster Schritt|Lead-Quelle|Erstelldatum|Wahrscheinlichkeit (%)"
            ),
            "salesforce",
            1,
        ),
        ("商談 所有者|取引先名|商談名|フェーズ|金額|完了予定日|次のステップ|リードソース", "salesforce", 0),
        ("Propriétaire de l'opportunité|Nom de l'opportunité|Etape|Date de clôture", "salesforce", 0),
        ("Proprietário da oportunidade|Nome da conta|Nome da oportunidade|Fase|Valor", "salesforce", 0),
        ("业务机会名|客户名|阶段|金额|结束日期|业务机会所有人|潜在客户来源", "salesforce", 0),
        (
            (
                "ID de fiche d'informations|Nom de la transaction|Phase de la transaction|Montant"
                "|Date de fermeture|Propriétaire de la transaction|Associated Company (Primary)"
            ),
            "hubspot",
            0,
        ),
        ("取引名|取引ステージ|パイプライン|合計売上|クローズ日", "hubspot", 1),
        (
            (
                "Deal - ID|Deal - Titel|Deal - Organisation|Deal - Wert"
                "|Deal - Status|Deal - Verlustgrund"
                "|Deal - Besitzer|Deal - Deal erstellt"
                "|Deal - Datum des verlorenen Deals|Deal - Phase"
                "|Deal - Datum des gewonnenen Deals"
                "|Deal - Letzte Phasenänderung|Deal - Datum nächste Aktivität"
            ),
            "pipedrive",
            0,
        ),
        (
            (
                "Negócio - ID|Negócio - Título|Negócio - Valor|Negócio - Moeda de Valor"
                "|Negócio - Organização|Negócio - Etapa"
                "|Negócio - Proprietário|Negócio - Negócio criado em|Negócio - Ganho em"
                "|Negócio - Data de perda|Negócio - Motivo da perda"
                "|Negócio - Data de fechamento esperada"
                "|Negócio - Data da próxima atividade"
                "|Negócio - Última alteração de etapa|Negócio - Status"
            ),
            "pipedrive",
            0,
        ),
        (
            (
                "Affaire - Titre|Affaire - Valeur|Affaire - Étape"
                "|Affaire - Statut|Affaire - Propriétaire"
                "|Affaire - Affaire créée|Affaire - Date de gain|Affaire - Date de perte"
                "|Affaire - Raison de la perte|Affaire - Date de clôture prévue"
            ),
            "pipedrive",
            0,
        ),
        (
            (
                "Deal - Title|Deal - Stage (pipeline)|Deal - Currency of value|Deal - Creation date"
                "|Deal - Closed on"
            ),
            "pipedrive",
            0,
        ),
        ("商談名|総額|完了予定日|ステージ|商談の担当者|取引先名", "zoho", 0),
        (
            (
                "Verkaufschance|Kunde|Vertriebsmitarbeiter|Phase"
                "|Erwarteter Umsatz|Erwarteter Abschluss"
                "|Herkunft|Nächste Aktivitätsfrist|Verlustgrund"
                "|Letzte Phasenaktualisierung|Externe ID"
            ),
            "odoo",
            0,
        ),
        ("案件|顧客|販売担当者|ステージ|見込売上|見込クロージング|次の活動期限|失注理由|外部ID", "odoo", 0),
        ("商机|客户|销售人员|阶段|预期收入|预期结束|下一活动截止日期|丢失原因|外部 ID|已启用", "odoo", 0),
        ("_id|name|sales_stage|sales_status|amount|close_date|owner", "fxiaoke", 0),
    ],
)
def test_the_headings_of_an_export_in_the_language_of_its_user_are_read(
    header: str, layout: str, unread: int
) -> None:
    headings = header.split("|")
    guessed = guess_layout([headings])
    assert guessed.name == layout
    assert len(headings) - len(match_headings(guessed, headings)) == unread


def test_a_mapping_is_read_first_and_the_layout_after_it() -> None:
    mapped = apply_mapping(
        SALESFORCE,
        TableMapping(
            columns={Column.NAME: "项目"}, stages={"报价": "evaluation", "Closed Won": "evaluation"}
        ),
    )
    assert match_headings(mapped, ["项目", "StageName"]) == {0: Column.NAME, 1: Column.STAGE}
    assert mapped.find_stage("报价") == "evaluation"
    assert mapped.find_stage("closed-won") == "evaluation"
    assert mapped.find_stage("Closed Lost") == "lost"
    assert mapped.named_stages == ("报价", "Closed Won")
