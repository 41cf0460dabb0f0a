"""The words of playbooks in Portuguese."""

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="pt",
    stage_words=(
        "etapa; fase; fase de venda; estágio; estágio de venda; fase do funil; etapa do funil; etapa de venda"
    ),
    step_words="passo; marco; nível",
    stage_suffixes="fase; etapa",
    announcing=(
        "fase; fases; etapa; etapas; estágio; estágios; funil; ciclo de vida; processo de vendas; "
        "jornada; plano de entrega; marcos"
    ),
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
        "etapas de venda; fases de venda; etapas do funil; etapas do pipeline; estágios; "
        "estágios do funil; estágios do pipeline; estágios de venda; etapas da venda; "
        "etapas do processo; etapas do processo de vendas; fases do funil; fases do processo; "
        "jornada do cliente; jornada de compra; ciclo de vendas; funil comercial; pipeline de vendas; "
        "visão geral das etapas"
    ),
    closings="fechado; perda; venda ganha; venda perdida; encerrado; vendido; descartado; desqualificado",
    sale_stages=(
        "prospecção; contato; qualificação; descoberta; proposta; negociação; fechamento; entrada; "
        "novo lead; lead; contatado; primeiro contato; contato inicial; em contato; qualificado; "
        "diagnóstico; apresentação; demonstração; proposta enviada; proposta comercial; orçamento; "
        "em negociação; contrato; assinatura; pós-venda; ativação; implantação; renovação; retenção; "
        "fidelização; expansão; reunião; reunião agendada; visita; follow-up"
    ),
    status="atual; opcional; agora; depois",
    progress="concluído; concluída; em andamento; pendente; planejado; feito",
    measuring="probabilidade; duração; dias; mês",
    stage_heads=(
        "etapa; fase; etapas; fases; nome da etapa; estágio; estágios; nome do estágio; etapa do funil; "
        "fase do funil; estágio do funil; passo"
    ),
    gate_heads="gate; ponto de controle",
    name_heads="nome; título",
    state_heads="estado; situação; coluna",
    criteria_heads="critérios; critério",
    probability=("probabilidade; probabilidade de fechamento; chance; chance de fechamento"),
    duration=(
        "duração; duração típica; prazo; tempo médio; tempo; tempo na etapa; tempo estimado; "
        "duração média; duração estimada; sla"
    ),
    purpose=(
        "objetivo; objetivos; descrição; propósito; definição; o que é; meta; resumo; significado; "
        "finalidade; objetivo da etapa; objetivo do estágio"
    ),
    limit="limite de tempo; prazo máximo; tempo máximo; duração máxima",
    sections={
        Section.OUTCOMES: (
            "resultados; resultados esperados; resultado esperado; resultado; resultados da etapa"
        ),
        Section.EXIT_CRITERIA: (
            "critérios de saída; critério de saída; condições de saída; requisitos de saída; "
            "critérios de avanço; critérios para avançar; critérios de passagem; "
            "critérios de conclusão; critérios de encerramento; definição de pronto; avança quando; "
            "critérios de saída da etapa; critério saída; critérios saída; critério de avanço; "
            "condição de saída; condições para avançar; requisitos para avançar; quando avançar; "
            "para avançar; avançar quando; critério para avançar; gatilho de avanço; gatilho de saída; "
            "gatilho para avançar; trigger para avançar; critérios de transição; "
            "passa para a próxima etapa quando; pronto para avançar quando; checklist de saída; "
            "condição para avançar; o que precisa acontecer para avançar; "
            "critérios de qualificação para avançar; portão de saída"
        ),
        Section.ENTRY_CRITERIA: (
            "critérios de entrada; critério de entrada; condições de entrada; critérios de início; "
            "critério entrada; critérios entrada; condição de entrada; requisitos de entrada; "
            "quando entra; gatilho de entrada; trigger de entrada; checklist de entrada"
        ),
        Section.KEY_ACTIVITIES: (
            "atividades; atividades chave; atividades principais; principais atividades; ações; "
            "ações chave; ações principais; tarefas; tarefas principais; atividades de vendas; "
            "atividades do vendedor; ações do vendedor; o que fazer; ações do time; ações obrigatórias; "
            "atividades obrigatórias; principais ações; plano de ação; tarefas do vendedor; "
            "ações comerciais; atividades comerciais; ação; atividade"
        ),
        Section.DELIVERABLES: (
            "entregáveis; entregável; entregas; artefatos; produtos; documentos gerados; "
            "entregáveis da etapa; documentos; materiais gerados; artefatos gerados; saídas geradas; "
            "entregas esperadas"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "sinais de compra; ações do cliente; ações do comprador; comportamentos do cliente; "
            "sinais do cliente; comportamento do cliente; comportamento do comprador; ações do lead; "
            "o que o cliente faz; sinais de interesse"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportamentos de apoio; comportamentos de apoio do cliente; compromissos do cliente; "
            "compromissos do comprador; apoio do cliente"
        ),
    },
    vague_sections={
        Section.DELIVERABLES: "modelos",
        Section.OUTCOMES: "marcos",
        Section.EXIT_CRITERIA: (
            "critérios de aceitação; critérios de sucesso; lista de verificação; saída; checklist; "
            "critérios; critério; critérios de validação"
        ),
        Section.ENTRY_CRITERIA: "pré-requisitos; gatilhos; gatilho; pré-condições",
        Section.KEY_ACTIVITIES: "passos; processo; procedimento",
    },
    trailing=(
        "obrigatórias; obrigatórios; obrigatória; obrigatório; necessárias; necessários; esperados; "
        "esperadas; recomendadas; recomendados; principais; mínimos; mínimas"
    ),
    qualifiers="para; de; do; da; em; por",
    joints="e; ou",
    ands="e",
    lost="perdido*; perdida*; perda; desqualificad*; descartad*",
    ask=(
        "perguntas; pergunta; perguntar; perguntas de qualificação; perguntas de descoberta; "
        "perguntas-chave; perguntas ao cliente"
    ),
    follow_up="pergunta de acompanhamento; aprofundar; depois perguntar",
    who="a quem; quem; a quem perguntar; interlocutor",
    needs="depende de; pré-requisito; pré-requisitos",
    cautions=(
        "erros comuns; erros frequentes; riscos; armadilhas; sinais de alerta; bandeiras vermelhas; evitar"
    ),
    hours="hora; horas; minuto; minutos",
    days="dia; dias",
    weeks="semana; semanas",
    months="mês; mes; meses",
    quarters="trimestre; trimestres",
    through="a",
    periods="semana; semanas; dia; dias; mês; mes; meses; trimestre; trimestres; ano",
    lasting="contínuo; contínua; permanente; recorrente",
    pair_heads="campo; valor; nome; atributo; detalhe; item; aspecto",
    steps="passos; passo a passo; etapas",
    key_points="pontos-chave; pontos chave; pontos de atenção; dicas",
    importance="importância; por que importa; por quê",
    requirements="requisitos; exige; inclui; condições",
    guidance="verificação; como verificar; evidência; evidências; comprovação",
    at_most="até; no máximo",
    ordinals=(
        "primeira; segunda; terceira; quarta; quinta; sexta; sétima; oitava; primeiro; segundo; "
        "terceiro; quarto; quinto"
    ),
    empty_cells="nenhum; nenhuma; n/d",
    counters="nº; núm",
    connectors="e; ou",
    notes=(
        "notas; observações; exemplos; ferramentas; recursos; responsável; papéis; links; "
        "contexto; métricas; indicadores; participantes"
    ),
)
