"""What the programs of expected outputs share: these are written, or compared to what is there."""

import argparse
import difflib
import sys
from pathlib import Path


def main(description, domain, outputs_of):
    """Writes or checks the outputs of a domain, by the words of the command line.

    Of the description its first line is shown with --help. The samples are in the given folder, or
    else in data/DOMAIN; outputs_of takes that folder, and gives texts by their path in `expected`.
    """
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    folder = options.folder or Path(__file__).resolve().parent.parent / domain
    outputs = {folder / "expected" / name: text for name, text in outputs_of(folder).items()}
    if options.check:
        found = [differences(file, text) for file, text in outputs.items() if differs(file, text)]
        sys.stdout.write("".join(found))
        sys.exit(1 if found else 0)
    for file, text in outputs.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))


def differs(file, text):
    return not file.exists() or file.read_bytes() != text.encode("utf-8")


def differences(file, text):
    if not file.exists():
        return f"{file} is not there\n"
    there = file.read_bytes().decode("utf-8", errors="replace")
    # Line ends are part of a file, and are shown where they differ.
    lines = [[repr(line)[1:-1] for line in one.splitlines(keepends=True)] for one in (there, text)]
    found = difflib.unified_diff(*lines, "there", "computed", lineterm="")
    return "\n".join([f"{file} is not what is computed", *found, ""])
