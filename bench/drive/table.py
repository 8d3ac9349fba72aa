"""Results as Markdown tables, which are also good to read in a terminal."""


# Of what was not measured.
NOTHING = "–"


def tables(suite, result):
    """A title, and for each figure that was measured a table: cases down, clients across."""
    yield f"## {suite.TITLE}\n"
    if hasattr(suite, "NOTE"):
        yield suite.NOTE + "\n"
    for client, reason in result["skipped"].items():
        yield f"{client} is left out, it {reason}\n"
    for figure, title, unit, decimals in suite.FIGURES:
        if any(figure in row["figures"] for row in result["rows"]):
            yield f"{title}{', ' + unit if unit else ''}: median (least – most)\n"
            yield _table(suite.CASE, result["rows"], figure, decimals) + "\n"
    failures = [row for row in result["rows"] if "failure" in row]
    for row in failures:
        yield f"{row['client']}, {row['case']}: failed, {row['failure']}\n"


def verdicts(judged):
    lines = [["target", "limit", "measured", ""]]
    lines += [[v.text, v.limit, v.value, v.word] for v in judged]
    return align(lines)


def _table(case_title, rows, figure, decimals):
    rows = [row for row in rows if figure in row["figures"]]
    clients = list(dict.fromkeys(row["client"] for row in rows))
    cases = list(dict.fromkeys(row["case"] for row in rows))
    cells = {(row["client"], row["case"]): _cell(row["figures"][figure], decimals) for row in rows}
    return align([[case_title, *clients], *([_words(case), *(cells.get((c, case), NOTHING) for c in clients)] for case in cases)])


def _words(case):
    return f"{case:,}" if isinstance(case, int) else case


def _cell(figure, decimals):
    median, least, most = (f"{figure[key]:,.{decimals}f}" for key in ("median", "min", "max"))
    return median if least == most else f"{median} ({least} – {most})"


def align(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    rule = ["---" if i == 0 else "--:" for i in range(len(widths))]
    padded = [[lines[0][i].ljust(widths[i]) for i in range(len(widths))],
              [rule[i].rjust(widths[i], "-") for i in range(len(widths))]]
    padded += [[cell.ljust(widths[i]) if i == 0 else cell.rjust(widths[i]) for i, cell in enumerate(line)]
               for line in lines[1:]]
    return "\n".join("| " + " | ".join(line) + " |" for line in padded)
