"""How other systems lay out their deals: a table a system, with its labels in many languages."""
