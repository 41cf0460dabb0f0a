"""The Typer application: parse, call one service, render, exit."""
