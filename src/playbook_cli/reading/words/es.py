"""The words of playbooks in Spanish."""

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.language_words import LanguageWords

_CONDITIONS = "(?:criterios?|condiciones|requisitos) (?:para|de)"

WORDS = LanguageWords(
    language="es",
    stage_words="etapa; fase",
    step_words="paso; hito",
    stage_suffixes="fase",
    announcing="fase; fases; etapa; etapas; ciclo de vida; hitos; hoja de ruta; plan de entrega",
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
        "embudo de ventas"
    ),
    counted_lists=(r"(?:las |los )?\d{1,2} (?:fases|etapas)\b.{0,20}",),
    ends="ganado; perdido; cerrado ganado; cerrado perdido; cerrada ganada; cerrada perdida",
    sale_stages=(
        "prospección; contacto; calificación; cualificación; propuesta; negociación; cierre; seguimiento"
    ),
    progress="completado; completada; en curso; pendiente; terminado; terminada; hecho",
    measuring="probabilidad; duración; día; días; semana; semanas; mes; meses; a; de",
    stage_heads="etapa; fase; etapas; fases; nombre de la etapa; hito",
    name_heads="nombre; título",
    state_heads="estado; columna",
    criteria_heads="criterios; criterio",
    probability="probabilidad; probabilidad de cierre",
    duration="duración; duración típica; duración estimada; plazo; duración media; tiempo",
    purpose="objetivo; objetivos; propósito; definición; descripción",
    sections={
        Section.EXIT_CRITERIA: (
            "criterios de salida; criterio de salida; criterios de cierre; criterios de avance; "
            "criterios de finalización; criterios para avanzar; condiciones de salida; "
            "condición de salida; requisitos de salida; criterios de paso; condiciones para avanzar; "
            "requisitos para avanzar; puerta de salida; criterios de terminación; salida; "
            "criterios de transición; definición de hecho; definición de terminado; avanza cuando; "
            "criterios de término"
        ),
        Section.ENTRY_CRITERIA: (
            "criterios de entrada; criterio de entrada; condiciones de entrada; requisitos de entrada; "
            "entrada; criterios de inicio; condición de entrada; puerta de entrada"
        ),
        Section.KEY_ACTIVITIES: (
            "actividades; actividades clave; actividades principales; acciones; acciones clave; tareas; "
            "tareas clave; tareas principales; actividad; acciones principales; actividades de ventas; "
            "actividades comerciales"
        ),
        Section.OUTCOMES: (
            "resultados; resultados esperados; resultado; resultado esperado; resultados clave"
        ),
        Section.DELIVERABLES: (
            "entregables; entregable; artefactos; productos; entregables clave; productos entregables; "
            "documentos; salidas"
        ),
        Section.CUSTOMER_PURCHASE_BEHAVIORS: (
            "comportamientos de compra; comportamientos de compra del cliente; señales de compra; "
            "acciones del cliente; acciones del comprador; comportamiento de compra; "
            "comportamiento del cliente; comportamientos del cliente"
        ),
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: (
            "comportamientos de apoyo; comportamientos de apoyo del cliente; compromisos del cliente; "
            "apoyo del cliente"
        ),
    },
    vague_sections={
        Section.EXIT_CRITERIA: (
            "criterios; criterios de aceptación; criterios de éxito; lista de verificación; "
            "criterios de validación; lista de control"
        ),
        Section.ENTRY_CRITERIA: (
            "prerrequisitos; requisitos previos; precondiciones; disparador; disparadores"
        ),
        Section.KEY_ACTIVITIES: "pasos; pasos clave; procedimiento; proceso; flujo de trabajo",
        Section.OUTCOMES: "hitos; hito",
        Section.DELIVERABLES: "plantillas",
    },
    exit_phrases=(rf"{_CONDITIONS} (?:avanzar|pasar|salir|salida|cierre|cerrar|avance)\b.{{0,30}}",),
    entry_phrases=(rf"{_CONDITIONS} (?:entrar|entrada|iniciar|inicio)\b.{{0,20}}",),
    qualifiers="para; de; del",
    joints="y; o",
    lost="perdido*; perdida*",
    steps="pasos",
    key_points="puntos clave",
    importance="importancia; por qué importa",
    requirements="requisitos; requiere; incluye",
    guidance="verificación; cómo verificar; evidencia; guía",
    days="día; días; dia; dias",
    weeks="semana; semanas",
    months="mes; meses",
    quarters="trimestre; trimestres",
    at_most="hasta",
    through="a",
    periods="semana; semanas; día; días; dia; dias; mes; meses",
    empty_cells="ninguno",
    counters="nº",
    connectors="o; y",
    structural="etapa; etapas; fase; fases; paso; campo; valor; nombre; días; semanas",
)
