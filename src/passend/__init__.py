"""Passend: passend onderwijs in the mbo, from the first question to the evaluated agreement."""

__version__ = "0.1.0"
