"""Answers for scripts; keys are only ever added."""
