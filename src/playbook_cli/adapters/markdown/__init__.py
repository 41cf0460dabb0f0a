"""Reading playbooks written in Markdown: from lines over blocks and parts of stages to plain mappings."""
