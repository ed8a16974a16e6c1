r"""Simple TeX between dollar signs, as notes carry it, into the signs that it draws: "$\geq 3$" is "≥ 3"."""

import re

_FORMULA = re.compile(r"\$\$([^$\n]{1,200})\$\$|\$(?=\S)([^$\n]{1,80}?)(?<=\S)\$(?!\d)")
_COMMAND = re.compile(r"\\([A-Za-z]{1,20})[ ]?")
_STYLED = re.compile(r"\\(?:ce|text|mathrm|mathbf|mathit|operatorname)\{([^{}]*)\}")
_SPACE = re.compile(r"\\[,;:! ]")
_SIGNS = {
    "alpha": "α",
    "approx": "≈",
    "beta": "β",
    "cdot": "·",
    "circ": "°",
    "delta": "δ",
    "Delta": "Δ",
    "downarrow": "↓",
    "gamma": "γ",
    "ge": "≥",
    "geq": "≥",
    "gt": ">",
    "kappa": "κ",
    "lambda": "λ",
    "le": "≤",
    "leq": "≤",
    "lt": "<",
    "mu": "µ",
    "pm": "±",
    "rightarrow": "→",
    "sim": "~",
    "times": "×",
    "to": "→",
    "uparrow": "↑",
}


def without_formulas(text: str) -> str:
    """Return *text* with every formula drawn; prices and what no sign draws stay as they are."""
    return _FORMULA.sub(_drawn, text) if "$" in text else text


def _drawn(match: re.Match[str]) -> str:
    formula = match[1] or match[2]
    if match[1] is None and " " in formula and "\\" not in formula:
        return match[0]
    plain = _STYLED.sub(r"\1", _SPACE.sub(" ", formula))
    return _COMMAND.sub(_sign, plain).replace("^°", "°").strip()


def _sign(match: re.Match[str]) -> str:
    sign = _SIGNS.get(match[1])
    return match[0] if sign is None else f"{sign} " if match[0].endswith(" ") else sign
