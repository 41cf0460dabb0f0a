"""The words of playbooks in Portuguese."""

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="pt",
    stage_words="etapa; fase; fase de venda",
    stage_suffixes="fase",
    announcing="fase; fases; etapa; etapas",
    selling="venda; vendas",
    customers=(
        "venda; vendas; cliente*; comercial; comerciais; prospecção; funil; oportunidade*; negócio*; "
        "vendedor*; pós-venda; pré-venda; sucesso do cliente"
    ),
    book_words="guia; manual; etapa; fase",
    no_process=(
        "receita*; objeção; objeções; roteiro de ligação; roteiro; script; scripts; "
        "histórico de alterações; notas da versão; instalação; plano de testes; glossário; "
        "perguntas frequentes; entrevista; funcionário*; tutorial; curso; ata"
    ),
    list_names=(
        "etapas; fases; processo de vendas; processo de venda; processo comercial; funil de vendas; "
        "etapas de venda; fases de venda; etapas do funil; etapas do pipeline"
    ),
    ends="ganho; perdido; fechado; fechado ganho; fechado perdido",
    sale_stages="prospecção; contato; qualificação; descoberta; proposta; negociação; fechamento",
    measuring="probabilidade; duração; dias; mês",
    stage_heads="etapa; fase; etapas; fases; nome da etapa",
    name_heads="nome; título",
    probability="probabilidade; probabilidade de fechamento",
    duration="duração; duração típica; prazo",
    purpose="objetivo; objetivos; descrição; propósito; definição",
    sections={
        Section.EXIT_CRITERIA: (
            "critérios de saída; critério de saída; condições de saída; requisitos de saída; "
            "critérios de avanço; critérios para avançar; critérios de passagem; critérios de conclusão; "
            "critérios de encerramento; definição de pronto; avança quando"
        ),
        Section.ENTRY_CRITERIA: (
            "critérios de entrada; critério de entrada; condições de entrada; critérios de início"
        ),
        Section.KEY_ACTIVITIES: (
            "atividades; atividades chave; atividades principais; principais atividades; ações; "
            "ações chave; ações principais; tarefas; tarefas principais; atividades de vendas"
        ),
        Section.DELIVERABLES: "entregáveis; entregável; entregas; artefatos; produtos; documentos gerados",
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "sinais de compra; ações do cliente; ações do comprador; comportamentos do cliente"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportamentos de apoio; comportamentos de apoio do cliente; compromissos do cliente"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: "critérios de aceitação; critérios de sucesso; lista de verificação; saída",
        Section.ENTRY_CRITERIA: "pré-requisitos; gatilhos",
        Section.KEY_ACTIVITIES: "passos; processo",
    },
    lost="perdido*; perdida*",
    days="dia; dias",
    weeks="semana; semanas",
    months="mês; mes; meses",
    quarters="trimestre; trimestres",
    through="a",
    periods="semana; semanas; dia; dias; mês; mes; meses",
    structural="dia; dias; etapa; fase",
)
