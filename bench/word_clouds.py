#!/usr/bin/env python3
"""Lays out the same words in the same mask with ./etl wordcloud and with Python's wordcloud."""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

BENCH = Path(__file__).resolve().parent
HOME = BENCH.parent
TARGET = BENCH / "target" / "clouds"
FONT = "net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf"

THEIRS = """
import json, sys
import numpy
from PIL import Image
from wordcloud import WordCloud
counts, mask, font, seed, least, most, out = sys.argv[1:]
frequencies = {}
for line in open(counts, encoding="utf-8").read().splitlines()[1:]:
    word, count = line.rsplit(",", 1)
    frequencies[word] = int(count)
cloud = WordCloud(
    background_color="white", max_words=int(most), min_font_size=int(least), font_path=font,
    mask=numpy.array(Image.open(mask).convert("RGB")), random_state=int(seed),
).generate_from_frequencies(frequencies)
cloud.to_image().save(out)
print(json.dumps({"words": len(cloud.layout_)}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=Path, help="a CSV file with word and count; else Zipf's law")
    parser.add_argument("--mask", type=Path, required=True, help="a picture, white where no words are")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--min-font", type=int, default=4)
    parser.add_argument("--max-words", type=int, default=20_000)
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    python = installed()
    counts = arguments.counts or zipf(TARGET / "zipf.csv")
    font = unpacked_font()
    mask = arguments.mask
    # The first call may build.
    subprocess.run([HOME / "etl", "--version"], check=True, stdout=subprocess.DEVNULL)
    print(f"load: {os.getloadavg()[0]:.2f}", file=sys.stderr)
    commands = {
        "spark-etl": lambda words, limits: ours_command(words, mask, *limits),
        "wordcloud": lambda words, limits: [
            python, "-c", THEIRS, words, mask, font, *limits, TARGET / "theirs.png"
        ],
    }
    pictures = {"spark-etl": TARGET / "ours.png", "wordcloud": TARGET / "theirs.png"}
    one_word = TARGET / "one.csv"
    one_word.write_text("word,count\nword,1\n", encoding="utf-8")
    print("| seed | program | words | ink % of the mask | wall s | CPU s | wall s beyond one word |")
    print("|---|---|---:|---:|---:|---:|---:|")
    ratios = []
    for seed in range(1, arguments.rounds + 1):
        limits = (str(seed), str(arguments.min_font), str(arguments.max_words))
        rows = []
        for name, command in commands.items():
            start = measured(python, mask, command(one_word, limits), pictures[name])[2]
            words, ink, wall, cpu = measured(python, mask, command(counts, limits), pictures[name])
            rows.append((words, ink, wall, cpu, wall - start))
            print(
                f"| {seed} | {name} | {words:,} | {100 * ink:.1f} | {wall:.2f} | {cpu:.2f}"
                f" | {wall - start:.2f} |"
            )
        ratios.append([mine / theirs for mine, theirs in zip(*rows, strict=True)])
    medians = (f"{statistics.median(column):.2f}" for column in zip(*ratios, strict=True))
    print("| | spark-etl divided by wordcloud | " + " | ".join(medians) + " |")


def ours_command(counts: Path, mask: Path, seed: str, least: str, most: str) -> list[object]:
    options = ["--mask", mask, "--seed", seed, "--min-font", least, "--max-words", most, "--json"]
    return [HOME / "etl", "wordcloud", counts, "-o", TARGET / "ours.png", *options]


def measured(
    python: Path, mask: Path, command: list[object], picture: Path
) -> tuple[int, float, float, float]:
    """Words placed, ink as a share of the mask, wall and CPU seconds of the whole process."""
    before = os.times()
    begun = time.perf_counter()
    done = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE)
    wall = time.perf_counter() - begun
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    words = json.loads(done.stdout)["words"]
    return words if isinstance(words, int) else len(words), ink(python, mask, picture), wall, cpu


def ink(python: Path, mask: Path, picture: Path) -> float:
    script = (
        "import sys, numpy; from PIL import Image\n"
        "a, b = (numpy.array(Image.open(p).convert('RGB')) for p in sys.argv[1:])\n"
        "print((b != 255).any(axis=2).sum() / (a != 255).any(axis=2).sum())"
    )
    command = [python, "-c", script, mask, picture]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def installed() -> Path:
    python = TARGET / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(TARGET / "venv", with_pip=True)
        requirements = BENCH / "word_clouds.txt"
        subprocess.run([python, "-m", "pip", "-q", "install", "-r", requirements], check=True)
    return python


def unpacked_font() -> Path:
    """The font that spark-etl writes in, from the jar it takes it from."""
    classes = (HOME / "etl-launcher" / "target" / "class-path").read_text().split(":")
    jar = next(path for path in classes if "jasperreports-fonts" in path)
    subprocess.run(["unzip", "-o", "-q", "-j", jar, FONT, "-d", TARGET], check=True)
    return TARGET / "DejaVuSans.ttf"


def zipf(path: Path) -> Path:
    """20,000 made-up words, of which the n-th is counted an n-th as often as the first."""
    chance = random.Random(7)
    syllables = [a + b for a in "b c d f g h l m n p r s t v st tr".split() for b in "a e i o u an er in on al".split()]
    words: dict[str, None] = {}
    while len(words) < 20_000:
        words["".join(chance.choice(syllables) for _ in range(chance.choice([1, 2, 2, 3, 3, 4])))] = None
    lines = [f"{word},{max(1, 60_000 // (place + 1))}\n" for place, word in enumerate(words)]
    path.write_text("word,count\n" + "".join(lines), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
