"""Further shapes of exports: what each of them says of a deal is kept, field by field.

The rows are made up; where each shape comes from stands in docs/exchange.md.
"""

from datetime import UTC, datetime

import pytest
from tests.stores import MemoryDeals, new_id
from tests.unit.services.importing.test_intake import MemorySnapshots

from playbook_cli.adapters.exchange.table_reader import read_table
from playbook_cli.adapters.exchange.text_decoding import decode_table
from playbook_cli.adapters.playbook_files import find_bundled
from playbook_cli.cli.data.layout_options import choose_layout
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import PlaybookError
from playbook_cli.reading import read_playbook
from playbook_cli.services.importing.import_plan import ImportPlan
from playbook_cli.services.importing.intake import carry_out
from playbook_cli.services.importing.table_planning import plan_table
from playbook_cli.services.workspace import Workspace

_NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
Said = tuple[str, str, dict[str, str]]  # stage, status, fields

# (what it is, the rows, the encoding, what each deal then says)
SHAPES: dict[str, tuple[str, str, dict[str, Said]]] = {
    "Dynamics: three columns that must not be changed, a topic, the pipeline phase with its number, a currency by its name": (
        "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Pipeline Phase,Est. revenue,Currency,Est. close date,Status,Status Reason,Owner\n"
        '7f1c2a34-0b1d-ee11-8179-000d3a1b2c3d,Qx1=,3/1/2026 10:22 AM,Acme rollout,Acme AG,1-Prospecting,"$12,000.00",US Dollar,12/31/2026,Open,In Progress,Li Wei\n'
        '8f1c2a34-0b1d-ee11-8179-000d3a1b2c3d,Qx2=,3/2/2026 10:22 AM,Beta,Beta AG,2-Evaluation,"$500.00",US Dollar,10/1/2026,Lost,Canceled,Li Wei\n',
        "utf-8",
        {
            "Acme rollout": (
                "prospecting",
                "open",
                {
                    "amount": "12000",
                    "currency": "USD",
                    "close_date": "2026-12-31",
                    "account": "Acme AG",
                    "owner": "Li Wei",
                },
            ),
            "Beta": ("evaluation", "lost", {"amount": "500"}),
        },
    ),
    "Close: a lead has the name, the amount as it is shown beside the one in cents": (
        "id,lead_id,lead_name,status_id,status_label,status_type,value,value_formatted,value_period,value_currency,confidence,user_name,date_created,date_won,note\n"
        'oppo_7H4,lead_1,Acme,stat_1,Prospecting,active,500000,"$5,000 one-time",one_time,USD,50,Li Wei,2026-05-01T10:00:00.000000+00:00,,Call\n'
        "oppo_7H5,lead_2,Beta,stat_2,Won,won,10000,$100 one-time,one_time,USD,100,Li Wei,2026-05-01T10:00:00.000000+00:00,2026-06-01,\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "5000", "currency": "USD", "owner": "Li Wei"}),
            "Beta": ("closed-won", "won", {"amount": "100"}),
        },
    ),
    "Copper: what is abandoned came to no decision": (
        "Opportunity ID,Opportunity Name,Primary Contact,Company,Pipeline,Stage,Status,Value,Currency,Win Probability,Close Date,Owned By,Source,Loss Reason,Created At\n"
        '2837100,Acme,Jane Roe,Acme AG,Sales,Prospecting,Open,"$1,200.00",USD,5,12/31/2026,Li Wei,Referral,,05/01/2026\n'
        "2837101,Beta,Jane Roe,Beta AG,Sales,Evaluation,Lost,$90.00,USD,0,10/15/2026,Li Wei,Referral,Price,05/01/2026\n"
        "2837102,Gamma,Jane Roe,Beta AG,Sales,Evaluation,Abandoned,$90.00,USD,0,10/15/2026,Li Wei,Referral,Price,05/01/2026\n",
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {
                    "amount": "1200",
                    "account": "Acme AG",
                    "close_date": "2026-12-31",
                    "owner": "Li Wei",
                    "source": "Referral",
                },
            ),
            "Beta": ("evaluation", "lost", {}),
            "Gamma": ("evaluation", "no_decision", {}),
        },
    ),
    "Upvise: how it ended in a column of its own, the day due": (
        "id,name,creationdate,duedate,status,stage,amount,probability,note,company,contact\n"
        "A1,Acme,01/05/2026,31/12/2026,Open,Prospecting,1200,40,,Acme AG,\n"
        "A2,Beta,01/05/2026,15/10/2026,Closed Won,Evaluation,90,100,,Beta AG,\n",
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1200", "account": "Acme AG", "close_date": "2026-12-31"},
            ),
            "Beta": ("evaluation", "won", {}),
        },
    ),
    "Atomic CRM: an address as the owner, a day month first": (
        "id,name,company,contacts,category,stage,description,amount,expected_closing_date,sales,created_at\n"
        "1,Acme,Acme AG,,other,Prospecting,,12000,09/30/2026,li@example.com,2026-05-01T10:00:00.000Z\n",
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {
                    "amount": "12000",
                    "account": "Acme AG",
                    "close_date": "2026-09-30",
                    "owner": "li@example.com",
                },
            ),
        },
    ),
    "简道云：单位写在表头里": (
        "商机编号,商机名称,客户名称,销售阶段,赢率,预计成交金额（元）,预计成交时间,负责人,提交人,提交时间\n"
        'SJ202605010001,华东银行,华东银行股份,Prospecting,20%,"120,000.00",2026-12-31,李伟,李伟,2026-05-01 10:00:00\n',
        "gb18030",
        {
            "华东银行": (
                "prospecting",
                "open",
                {
                    "amount": "120000",
                    "currency": "CNY",
                    "close_date": "2026-12-31",
                    "account": "华东银行股份",
                    "owner": "李伟",
                },
            ),
        },
    ),
    "Excel in French": (
        "Nom de l'opportunité;Étape;Montant;Date de clôture;Nom du compte;Propriétaire\n"
        "Acme;Prospecting;1\xa0250,50 €;31/12/2026;Société Générée;Zoé\n"
        "Beta;Evaluation;900,00 €;01/02/2027;Été SA;Zoé\n",
        "cp1252",
        {
            "Acme": (
                "prospecting",
                "open",
                {
                    "amount": "1250.5",
                    "currency": "EUR",
                    "close_date": "2026-12-31",
                    "account": "Société Générée",
                },
            ),
            "Beta": ("evaluation", "open", {"close_date": "2027-02-01"}),
        },
    ),
    "Excel in Spanish": (
        "Nombre de la oportunidad;Etapa;Importe;Fecha de cierre;Nombre de la cuenta;Propietario\n"
        "Acme;Prospecting;1.250,50 €;31/12/2026;Compañía;Íñigo\n"
        "Beta;Ganada;12.000 €;01/02/2026;Niño SA;Íñigo\n",
        "cp1252",
        {
            "Acme": ("prospecting", "open", {"amount": "1250.5", "currency": "EUR", "owner": "Íñigo"}),
            "Beta": ("closed-won", "won", {"amount": "12000"}),
        },
    ),
    "Excel in Portuguese of Brazil": (
        "Nome da oportunidade;Fase;Valor;Data de fechamento;Nome da conta\n"
        "Acme;Prospecting;R$ 1.250,00;31/12/2026;São João\n"
        "Beta;Perdido;R$ 900,00;05/06/2026;Conexão\n",
        "cp1252",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1250", "currency": "BRL", "close_date": "2026-12-31"},
            ),
            "Beta": ("", "lost", {}),
        },
    ),
    "Excel in India": (
        "Deal Name,Stage,Amount,Closing Date,Account Name,Deal Owner\n"
        'Acme,Prospecting,"₹ 12,00,000.00",31-12-2026,Acme Pvt Ltd,Li\n'
        'Beta,Evaluation,"₹1,50,000",05-06-2026,Beta,Li\n',
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1200000", "currency": "INR", "close_date": "2026-12-31"},
            ),
            "Beta": (
                "evaluation",
                "open",
                {"amount": "150000", "currency": "INR", "close_date": "2026-06-05"},
            ),
        },
    ),
    "Excel in Switzerland": (
        "Name;Phase;Betrag;Abschlussdatum;Kunde\n"
        "Acme;Prospecting;CHF 1’250.00;31.12.2026;Zürich AG\n"
        "Beta;Evaluation;CHF 12’000.–;03.04.2027;Bär\n",
        "utf-8-sig",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1250", "currency": "CHF", "close_date": "2026-12-31"},
            ),
            "Beta": ("evaluation", "open", {"amount": "12000", "close_date": "2027-04-03"}),
        },
    ),
    "Excel in Taiwan": (
        "商機名稱,階段,金額,預計結案日期,客戶名稱,負責人\n"
        '華東,Prospecting,"NT$1,250,000",2026/12/31,台灣銀行,陳先生\n',
        "big5",
        {
            "華東": (
                "prospecting",
                "open",
                {"amount": "1250000", "currency": "TWD", "close_date": "2026-12-31", "account": "台灣銀行"},
            ),
        },
    ),
    "Salesforce: amounts converted to another currency are not those of the deal": (
        '"Opportunity Owner","Account Name","Opportunity Name","Stage","Fiscal Period","Amount (converted) Currency","Amount (converted)","Probability (%)","Age","Close Date","Created Date","Next Step","Lead Source","Type"\n'
        '"Li Wei","Acme AG","Acme","Prospecting","Q4-2026","EUR","1250.00","10","12","12/31/2026","5/1/2026","Call Ann","Web","New Business"\n',
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {"close_date": "2026-12-31", "owner": "Li Wei", "account": "Acme AG", "source": "Web"},
            ),
        },
    ),
    "HubSpot: an amount in the currency of the company, a primary company": (
        '"Record ID","Deal Name","Deal Stage","Close Date","Deal owner","Amount","Amount in company currency","Pipeline","Create Date","Associated Contact","Associated Company (Primary)","Associated Company IDs (Primary)","Deal Tags"\n'
        '"1001","Acme","Prospecting","2026-12-31 16:23","Li Wei","1250.5","1250.5","Sales Pipeline","2026-05-01 10:00","Jane Roe (jane@example.com)","Acme AG","5501",""\n',
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1250.5", "close_date": "2026-12-31", "account": "Acme AG", "owner": "Li Wei"},
            ),
        },
    ),
    "Odoo: a grouped list with its counts and sums": (
        "Opportunity,Salesperson,Expected Revenue,Stage,Expected Closing\n"
        "Prospecting (2),,1500.0,,\n"
        "Acme,Li Wei,1000.0,Prospecting,2026-12-31\n"
        "Beta,Li Wei,500.0,Prospecting,\n"
        "Evaluation (1),,90.0,,\n"
        "Gamma,Li Wei,90.0,Evaluation,\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1000"}),
            "Beta": ("prospecting", "open", {}),
            "Gamma": ("evaluation", "open", {"amount": "90"}),
        },
    ),
    "Zoho: ids of owner and account beside their names": (
        "Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account Name,Stage,Type,Probability (%),Expected Revenue,Lead Source,Currency,Exchange Rate\n"
        "zcrm_4876876000000333001,zcrm_4876876000000111,Li Wei,12000,Acme,2026-12-31,zcrm_4876,Acme AG,Prospecting,,10,1200,Web,USD,1\n",
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "12000", "currency": "USD", "owner": "Li Wei", "account": "Acme AG"},
            ),
        },
    ),
    "Pipedrive: labels without the kind of record": (
        "ID,Title,Value,Currency,Organization,Contact person,Expected close date,Owner,Pipeline,Stage,Status,Lost reason,Won time\n"
        "7,Acme,1250,EUR,Acme AG,Jane Roe,2026-12-31,Li Wei,Sales,Prospecting,Open,,\n"
        "8,Beta,90,EUR,Beta AG,Jane Roe,,Li Wei,Sales,Evaluation,Lost,Price,\n",
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {
                    "amount": "1250",
                    "currency": "EUR",
                    "account": "Acme AG",
                    "owner": "Li Wei",
                    "close_date": "2026-12-31",
                },
            ),
            "Beta": ("evaluation", "lost", {}),
        },
    ),
    "Salesforce: a German report with the currency in each amount": (
        "Opportunity-Inhaber;Accountname;Opportunity-Name;Phase;Betrag;Schlusstermin;Nächster Schritt\n"
        "Li Wei;Acme AG;Acme;Prospecting;EUR 1.250,00;31.12.2026;Anruf\n"
        "Li Wei;Müller;Beta;Evaluation;EUR 900,00;03.04.2027;\n",
        "cp1252",
        {
            "Acme": (
                "prospecting",
                "open",
                {
                    "amount": "1250",
                    "currency": "EUR",
                    "close_date": "2026-12-31",
                    "account": "Acme AG",
                    "owner": "Li Wei",
                },
            ),
            "Beta": ("evaluation", "open", {"close_date": "2027-04-03"}),
        },
    ),
    "Google Sheets in Japan": (
        "案件名,フェーズ,金額,完了予定日,取引先名,担当者\n"
        '山田,Prospecting,"¥1,250,000",2026年12月31日,山田株式会社,佐藤\n',
        "utf-8",
        {
            "山田": (
                "prospecting",
                "open",
                {"amount": "1250000", "close_date": "2026-12-31", "account": "山田株式会社", "owner": "佐藤"},
            ),
        },
    ),
    "Salesforce: closed and won as 0 and 1, the currency before each amount": (
        "Opportunity ID,Opportunity Name,Amount,Stage,Close Date,Closed,Won,Probability (%)\n"
        '006A,Acme,"USD 12,000.00",Prospecting,12/31/2026,0,0,10%\n'
        '006B,Beta,"USD 90.00",Closed Won,1/15/2026,1,1,100%\n',
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "12000", "currency": "USD"}),
            "Beta": ("", "won", {}),
        },
    ),
    "HubSpot in Spanish": (
        "ID de registro,Nombre del negocio,Etapa del negocio,Fecha de cierre,Propietario del negocio,Valor\n"
        "1,Acme,Prospecting,2026-12-31 10:00,Li,1250.5\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250.5", "close_date": "2026-12-31"}),
        },
    ),
    "HubSpot: several companies of one deal, commas between thousands": (
        "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company,Associated Contact\n"
        '1,Acme,Prospecting,"1,250",2026-12-31,Acme AG;Beta AG,Jane (j@x.com);Joe (k@x.com)\n'
        '2,Beta,Evaluation,"12,500.50",2026-12-31,,\n',
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "account": "Acme AG;Beta AG"}),
            "Beta": ("evaluation", "open", {"amount": "12500.5"}),
        },
    ),
    "Pipedrive: moments of creation and of the end": (
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Label\n"
        "1,Acme,Prospecting,Won,2026-05-01 10:00:00,2026-06-01 12:00:00,Hot\n",
        "utf-8",
        {
            "Acme": ("prospecting", "won", {}),
        },
    ),
    "Zoho in German: moments with dots": (
        "Datensatz-ID;Abschlussname;Phase;Betrag;Abschlussdatum;Erstellungszeit\n"
        "zcrm_1;Acme;Prospecting;€ 1.250,00;31.12.2026;01.05.2026 10:00:00\n",
        "utf-8-sig",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1250", "currency": "EUR", "close_date": "2026-12-31"},
            ),
        },
    ),
    "Zoho: names of months, twelve hours": (
        "Record Id,Deal Name,Stage,Amount,Closing Date,Created Time\n"
        'zcrm_1,Acme,Prospecting,"$ 1,250.00","Dec 31, 2026","May 01, 2026 10:00 AM"\n',
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1250", "currency": "USD", "close_date": "2026-12-31"},
            ),
        },
    ),
    "Odoo: the sign of a currency behind a space that does not break": (
        "Opportunity,Stage,Expected Revenue,Customer,Salesperson,Expected Closing,Probability\n"
        'Acme,Prospecting,"1,250.00\xa0€",Acme AG,Li,12/31/2026,10.0\n',
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "currency": "EUR", "account": "Acme AG"}),
        },
    ),
    "Odoo in French": (
        "Opportunité;Étape;Revenu espéré;Client;Vendeur;Date de clôture prévue\n"
        "Acme;Prospecting;1250,0;Acme SA;Zoé;31/12/2026\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "account": "Acme SA", "owner": "Zoé"}),
        },
    ),
    "纷享销客：必填标记、单位与工号": (
        "商机名称（必填）,客户名称（必填）,销售阶段,商机金额（元）,预计成交日期,负责人,商机状态,创建时间\n"
        '华东,华东银行,Prospecting,"500,000.00",2026-12-31,李伟(1001),进行中,2026-05-01 10:00\n'
        "华北,华北电力,Evaluation,1000,2026-10-01,李伟(1001),输单,2026-05-01 10:00\n",
        "gb18030",
        {
            "华东": ("prospecting", "open", {"amount": "500000", "currency": "CNY"}),
            "华北": ("evaluation", "lost", {}),
        },
    ),
    "表头写明万元": (
        "项目名称,阶段,金额（万元）,负责人,预计签约\n"
        "华东,Prospecting,12.5,李伟,2026/12/31\n"
        '华北,Evaluation,"1,200",李伟,2026.12.1\n',
        "gb18030",
        {
            "华东": ("prospecting", "open", {"amount": "125000", "currency": "CNY"}),
            "华北": ("evaluation", "open", {"amount": "12000000"}),
        },
    ),
    "表头用斜杠写明万元": (
        "项目名称,阶段,金额/万元,负责人\n华东,Prospecting,12.5,李伟\n",
        "utf-8",
        {
            "华东": ("prospecting", "open", {"amount": "125000", "currency": "CNY"}),
        },
    ),
    "销售易：列表导出": (
        "销售机会名称,客户名称,销售机会所有人,销售阶段,销售金额,赢率,结单日期,机会类型,来源,创建日期\n"
        "华东项目,华东银行,李伟,Prospecting,500000.00,10,2026-12-31,新客户,市场活动,2026-05-01 10:00\n",
        "utf-8-sig",
        {
            "华东项目": (
                "prospecting",
                "open",
                {"amount": "500000", "source": "市场活动", "close_date": "2026-12-31"},
            ),
        },
    ),
    "bars between the cells, capitals in the headings": (
        "DEAL NAME | STAGE | AMOUNT | CLOSE DATE\nAcme | Prospecting | $1,250.00 | 31 Dec 2026\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "close_date": "2026-12-31"}),
        },
    ),
    "Excel in Dutch": (
        "Naam;Fase;Bedrag;Sluitingsdatum;Klant;Eigenaar\n"
        "Acme;Prospecting;€ 1.250,50;31-12-2026;Beta BV;Jan\n",
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {
                    "amount": "1250.5",
                    "currency": "EUR",
                    "close_date": "2026-12-31",
                    "account": "Beta BV",
                    "owner": "Jan",
                },
            ),
        },
    ),
    "Excel in Italian": (
        "Nome opportunità;Fase;Importo;Data di chiusura;Cliente;Proprietario\n"
        "Acme;Prospecting;1.250,50 €;31/12/2026;Beta SpA;Gianni\n"
        "Beta;Vinta;900,00 €;01/02/2026;Beta SpA;Gianni\n",
        "cp1252",
        {
            "Acme": ("prospecting", "open", {"amount": "1250.5", "owner": "Gianni", "account": "Beta SpA"}),
            "Beta": ("", "won", {}),
        },
    ),
    "Freshsales": (
        "Name,Amount,Deal stage,Sales account,Sales owner,Expected close,Deal pipeline,Closed date,Lost reason\n"
        "Acme,1250,Prospecting,Acme AG,Li Wei,2026-12-31,Default,,\n"
        "Beta,90,Lost,Acme AG,Li Wei,2026-10-01,Default,2026-10-02,Price\n",
        "utf-8",
        {
            "Acme": (
                "prospecting",
                "open",
                {"amount": "1250", "account": "Acme AG", "owner": "Li Wei", "close_date": "2026-12-31"},
            ),
            "Beta": ("", "lost", {}),
        },
    ),
    "Insightly: abandoned, bid amounts": (
        "Record Id,Opportunity Name,Opportunity State,Current Stage,Bid Currency,Bid Amount,Forecast Close Date,Actual Close Date,User Responsible,Organization\n"
        "1,Acme,OPEN,Prospecting,USD,1250.00,12/31/2026,,Li Wei,Acme AG\n"
        "2,Beta,ABANDONED,Evaluation,USD,90.00,10/31/2026,10/30/2026,Li Wei,Acme AG\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "currency": "USD", "owner": "Li Wei"}),
            "Beta": ("evaluation", "no_decision", {}),
        },
    ),
    "SugarCRM": (
        "Opportunity Name,Account Name,Opportunity Amount,Expected Close Date,Sales Stage,Assigned User Name,ID,Lead Source,Currency ID\n"
        "Acme,Acme AG,1250.00,2026-12-31,Prospecting,li,5a-1,Web Site,-99\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "account": "Acme AG", "owner": "li"}),
        },
    ),
    "monday.com: a board with a title and headings for each group": (
        "Deals\n"
        "\n"
        "Active Deals\n"
        "Name,Subitems,Stage,Owner,Deal Value,Contacts,Accounts,Expected Close Date,Close Probability\n"
        "Acme,,Prospecting,Li Wei,1250,Jane,Acme AG,2026-12-31,10\n"
        "\n"
        "Closed Won\n"
        "Name,Subitems,Stage,Owner,Deal Value,Contacts,Accounts,Expected Close Date,Close Probability\n"
        "Beta,,Won,Li Wei,90,Jane,Acme AG,2026-10-01,100\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "owner": "Li Wei"}),
            "Beta": ("", "won", {}),
        },
    ),
    "Notion: months in full": (
        '\ufeffName,Stage,Value,Close Date,Owner\nAcme,Prospecting,"$1,250.00","December 31, 2026",Li Wei\n',
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250", "close_date": "2026-12-31"}),
        },
    ),
    "Airtable: a box that is checked": (
        "Deal Name,Stage,Amount,Close Date,Owner,Archived\n"
        "Acme,Prospecting,$1250.00,12/31/2026,Li Wei,checked\n"
        "Beta,Evaluation,$90.00,1/5/2027,Li Wei,\n",
        "utf-8",
        {
            "Acme": ("prospecting", "open", {"amount": "1250"}),
            "Beta": ("evaluation", "open", {"close_date": "2027-01-05"}),
        },
    ),
}


@pytest.fixture(scope="module")
def edition() -> Playbook:
    text = (find_bundled() / "sales.en.md").read_text(encoding="utf-8")
    return read_playbook(text, source="sales.en.md").playbook


def take(text: str, encoding: str, edition: Playbook) -> tuple[ImportPlan, dict[str, DealState]]:
    """What an import makes of a file with these rows: its plan, and the deals by their names."""
    decoded = decode_table(text.encode(encoding))
    raw = read_table(decoded.text, source="deals.csv")
    library: object = None
    deals = MemoryDeals()
    workspace = Workspace(deals, MemorySnapshots(), library, "li", _NOW, new_id)  # type: ignore[arg-type]
    plan = carry_out(workspace, plan_table(workspace, raw, choose_layout(None, None, raw), (edition,)))
    states = map(fold, deals.deals.values())
    return plan, {state.name: state for state in states}


@pytest.mark.parametrize("what", SHAPES)
def test_a_further_shape_is_kept_field_by_field(edition: Playbook, what: str) -> None:
    text, encoding, want = SHAPES[what]
    plan, found = take(text, encoding, edition)
    assert [(line, str(error)) for line, error in plan.refused] == []
    assert sorted(found) == sorted(want)
    for name, (stage, status, fields) in want.items():
        state = found[name]
        assert (state.stage, state.status) == (stage or state.stage, status)
        assert {field: state.fields.said.get(field) for field in fields} == fields


REFUSED = {
    "Pipedrive: a deal that was deleted there": (
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Status\n1,Acme,Prospecting,Deleted\n",
        "InvalidArgument",
    ),
    "headings in a language that nobody has taught it": (
        "Namn;Fas;Belopp\nAcme;Prospecting;5\n",
        "InvalidTable",
    ),
    "a status that says the stage is no status, and names itself as the stage": (
        "Opportunity ID,Lead Name,Status,Value\noppo_1,Acme,Prospecting,$5000\n",
        "NoStageColumn",
    ),
    "a sign that several currencies share": (
        "Deal Name,Stage,Amount\nBeta,Evaluation,Rs. 150\n",
        "InvalidArgument",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_further_shape_is_refused(edition: Playbook, what: str) -> None:
    text, kind = REFUSED[what]
    with pytest.raises(PlaybookError) as raised:  # noqa: PT012  # the table, or a line of it
        plan, found = take(text, "utf-8", edition)
        assert found == {}
        raise plan.refused[0][1]
    assert type(raised.value).__name__ == kind
