"""The words of playbooks in Spanish."""

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.words.language_words import LanguageWords

_CONDITIONS = "(?:criterios?|condiciones|requisitos) (?:para|de)"

WORDS = LanguageWords(
    language="es",
    stage_words="etapa; fase; etapa de venta; fase de venta; etapa del embudo; etapa del pipeline",
    step_words="paso; hito; nivel",
    stage_suffixes="fase; etapa",
    announcing=(
        "fase; fases; etapa; etapas; ciclo de vida; hitos; hoja de ruta; plan de entrega; embudo; "
        "proceso de ventas; proceso comercial; recorrido del cliente; plan de proyecto"
    ),
    selling="venta; ventas; cliente*",
    customers=(
        "venta; ventas; cliente*; comercial; comerciales; prospección; prospecto*; embudo; "
        "oportunidades; negocio*; vendedor*"
    ),
    book_words="guía; manual; etapa; fase",
    no_process=(
        "receta*; objeción; objeciones; guion; guión; guiones; registro de cambios; "
        "notas de la versión; instalación; plan de pruebas; glosario; preguntas frecuentes; "
        "entrevista; empleado*; tutorial; curso; lección; acta"
    ),
    list_names=(
        "etapas; fases; etapas de ventas; fases de venta; resumen de etapas; etapas del pipeline; "
        "fases principales; proceso de venta; proceso de ventas; proceso comercial; pipeline de ventas; "
        "embudo de ventas; etapas del embudo; fases del embudo; etapas del proceso; etapas de la venta; "
        "fases del proceso; ciclo de venta; ciclo de ventas; etapas comerciales; recorrido del cliente; "
        "fases de ventas; embudo; resumen de fases"
    ),
    counted_lists=(r"(?:las |los )?\d{1,2} (?:fases|etapas)\b.{0,20}",),
    counted="etapa; fase",
    before_stages="plan de la; plan de",
    closings="cerrado; venta ganada; venta perdida; descartado",
    sale_stages=(
        "prospección; contacto; calificación; cualificación; propuesta; negociación; cierre; "
        "seguimiento; lead; nuevo lead; prospecto; contactado; primer contacto; contacto inicial; "
        "calificado; cualificado; diagnóstico; descubrimiento; análisis de necesidades; "
        "detección de necesidades; presentación; demostración; demo; propuesta enviada; cotización; "
        "presupuesto; oferta; en negociación; contrato; firma; entrega; postventa; posventa; "
        "activación; implementación; renovación; fidelización; expansión; entrada; visita; reunión"
    ),
    status="actual; opcional; ahora; más adelante",
    progress="completado; completada; en curso; pendiente; terminado; terminada; hecho",
    measuring="probabilidad; duración; día; días; semana; semanas; mes; meses; a; de",
    stage_heads=(
        "etapa; fase; etapas; fases; nombre de la etapa; hito; etapa del embudo; fase de venta; "
        "etapa de venta; paso"
    ),
    gate_heads="gate; puerta; punto de control",
    name_heads="nombre; título",
    state_heads="estado; columna",
    criteria_heads="criterios; criterio; condiciones",
    probability="probabilidad; probabilidad de cierre; probabilidad de éxito",
    duration=(
        "duración; duración típica; duración estimada; plazo; duración media; tiempo; tiempo medio; "
        "tiempo promedio; tiempo en etapa; tiempo estimado; sla"
    ),
    purpose=(
        "objetivo; objetivos; propósito; definición; descripción; qué es; meta; finalidad; significado; "
        "resumen; objetivo de la etapa"
    ),
    limit="límite de tiempo; plazo máximo; tiempo máximo; duración máxima; tiempo límite",
    sections={
        Section.EXIT_CRITERIA: (
            "criterios de salida; criterio de salida; criterios de cierre; criterios de avance; "
            "criterios de finalización; criterios para avanzar; condiciones de salida; "
            "condición de salida; requisitos de salida; criterios de paso; condiciones para avanzar; "
            "requisitos para avanzar; puerta de salida; criterios de terminación; salida; "
            "criterios de transición; definición de hecho; definición de terminado; avanza cuando; "
            "criterios de término; criterio de avance; condición para avanzar; cuándo avanzar; "
            "para avanzar; avanzar cuando; criterio para avanzar; criterios salida; criterio salida; "
            "disparador de avance; disparador de salida; criterios de paso a la siguiente etapa; "
            "criterios para pasar a la siguiente etapa; requisitos para pasar de etapa; "
            "pasa a la siguiente etapa cuando; qué debe cumplirse para avanzar; lista de salida; "
            "listo para avanzar cuando"
        ),
        Section.ENTRY_CRITERIA: (
            "criterios de entrada; criterio de entrada; condiciones de entrada; requisitos de entrada; "
            "entrada; criterios de inicio; condición de entrada; puerta de entrada; criterios entrada; "
            "criterio entrada; requisito de entrada; cuándo entra; disparador de entrada"
        ),
        Section.KEY_ACTIVITIES: (
            "actividades; actividades clave; actividades principales; acciones; acciones clave; tareas; "
            "tareas clave; tareas principales; actividad; acciones principales; actividades de ventas; "
            "actividades comerciales; actividades del vendedor; acciones del vendedor; "
            "acciones comerciales; qué hacer; acciones obligatorias; actividades obligatorias; "
            "plan de acción; tareas del vendedor; acción; tarea; qué hacemos"
        ),
        Section.OUTCOMES: (
            "resultados; resultados esperados; resultado; resultado esperado; resultados clave; "
            "resultados de la etapa; resultado de la etapa"
        ),
        Section.DELIVERABLES: (
            "entregables; entregable; artefactos; productos; entregables clave; productos entregables; "
            "documentos; salidas; documentos entregables; entregas; documentación"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "comportamientos de compra; comportamientos de compra del cliente; señales de compra; "
            "acciones del cliente; acciones del comprador; comportamiento de compra; "
            "comportamiento del cliente; comportamientos del cliente; comportamiento del comprador; "
            "acciones del prospecto; señales del cliente; señales de interés; qué hace el cliente"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportamientos de apoyo; comportamientos de apoyo del cliente; compromisos del cliente; "
            "apoyo del cliente; compromisos del comprador"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: (
            "criterios; criterios de aceptación; criterios de éxito; lista de verificación; "
            "criterios de validación; lista de control; criterio; checklist; puntos de control"
        ),
        Section.ENTRY_CRITERIA: (
            "prerrequisitos; requisitos previos; precondiciones; disparador; disparadores; requisitos; "
            "condiciones previas"
        ),
        Section.KEY_ACTIVITIES: "pasos; pasos clave; procedimiento; proceso; flujo de trabajo",
        Section.OUTCOMES: "hitos; hito",
        Section.DELIVERABLES: "plantillas; documentos de apoyo",
    },
    exit_phrases=(rf"{_CONDITIONS} (?:avanzar|pasar|salir|salida|cierre|cerrar|avance)\b.{{0,30}}",),
    entry_phrases=(rf"{_CONDITIONS} (?:entrar|entrada|iniciar|inicio)\b.{{0,20}}",),
    trailing=(
        "obligatorias; obligatorios; necesarias; necesarios; esperados; esperadas; recomendadas; "
        "recomendados; principales; mínimos; requeridas; requeridos"
    ),
    qualifiers="para; de; del",
    joints="y; o",
    ands="y",
    lost="perdido*; perdida*",
    steps="pasos; paso a paso",
    key_points="puntos clave; puntos de atención; consejos",
    importance="importancia; por qué importa",
    requirements="requisitos; requiere; incluye; condiciones",
    guidance="verificación; cómo verificar; evidencia; guía; evidencias; prueba",
    ask=(
        "preguntas; pregunta; preguntar; preguntas de calificación; preguntas de cualificación; "
        "preguntas de descubrimiento; preguntas clave; preguntas al cliente"
    ),
    follow_up=(
        "repregunta; repreguntar; pregunta de seguimiento; preguntas de seguimiento; después preguntar"
    ),
    who="a quién; quién; a quién preguntar; interlocutor",
    needs="depende de; requiere antes; prerrequisito; prerrequisitos",
    cautions=(
        "errores comunes; errores frecuentes; errores típicos; riesgos; trampas; "
        "señales de alerta; señales de alarma; banderas rojas; qué evitar; evitar"
    ),
    hours="hora; horas; minuto; minutos",
    days="día; días; dia; dias",
    weeks="semana; semanas",
    months="mes; meses",
    quarters="trimestre; trimestres",
    at_most="hasta; máximo; como máximo",
    through="a",
    periods="semana; semanas; día; días; dia; dias; mes; meses; trimestre; trimestres; año",
    lasting="continuo; continua; permanente; recurrente; de forma continua",
    ordinals=(
        "primera; segunda; tercera; cuarta; quinta; sexta; séptima; octava; primer; segundo; tercer; "
        "cuarto; quinto"
    ),
    empty_cells="ninguno",
    counters="nº",
    connectors="o; y; e; u",
    pair_heads="campo; valor; nombre; atributo; detalle; aspecto; elemento",
    stage_keys="etapas; fases",
    stage_name_keys="nombre",
    notes=(
        "notas; ejemplos; herramientas; recursos; responsable; roles; enlaces; contexto; "
        "métricas; indicadores; participantes"
    ),
)
