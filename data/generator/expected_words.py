#!/usr/bin/env python3
"""Computes the words of the sample titles, and how often each stands in a year, from the samples.

    python3 data/generator/expected_words.py [--check] [FOLDER]

FOLDER (default: data/words) holds `titles` and `reviews`, CSV files, and the lists `lemmas.txt` and
`stop-words.txt`; the results go to its folder `expected`. With --check nothing is written:
differences to what is there are printed, exit code 1.

It shares nothing with the Java code. A character is a letter by its Unicode category, not by a
regular expression; counts are dictionaries; plurals are found word by word; the ratio of a pair is
computed from the four cells of its table (observed and expected), not from likelihoods.
"""

import csv
import io
import json
import math
import unicodedata
from collections import Counter, defaultdict

from expected import main

BLANKS = " \t\n\x0b\f\r\u2187"
STOP_WORDS = {"book", "edition", "serie", "series", "volume", "vol", "guide"}
YEARS = range(1000, 10000)


def listed(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        text = line.split("#")[0].split()
        if text:
            yield text


def lemmas_of(file):
    return {form: lemma for lemma, _, *forms in listed(file) for form in forms}


def tokens(title):
    token = []
    for character in title + " ":
        if character in BLANKS:
            word = "".join(token).lower()
            token = []
            if word:
                yield word
        elif character == "+" or unicodedata.category(character)[0] == "L":
            token.append(character)


def words_of(title, lemmas, stops):
    words = (lemmas.get(token, token) for token in tokens(title))
    return [word for word in words if word.lower() not in stops]


def rows_of(folder):
    for file in sorted(folder.glob("*.csv")):
        with open(file, encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, strict=True)


def year_of(row):
    return int(row["review_date"][:4]) if "review_date" in row else int(row["year"])


def select(folder):
    """The titles and years that count, with repetitions, and where the other rows went."""
    found, rejected, filtered = [], Counter(), Counter()
    for row in rows_of(folder):
        title, year = row.get("product_title", row.get("Title")), row.get("year", row.get("review_date"))
        if not title.strip():
            rejected["product_title missing"] += 1
        elif not year:
            rejected["year missing"] += 1
        elif not year[:4].isdigit():
            rejected["year not a whole number"] += 1
        elif year_of(row) < YEARS.start:
            filtered["year 1000 or later"] += 1
        elif year_of(row) >= YEARS.stop:
            filtered["year 9999 or earlier"] += 1
        else:
            found.append((title, year_of(row)))
    return found, rejected, filtered


def words_table(found, lemmas, stops):
    rows = []
    for title, year in set(found):
        words = words_of(title, lemmas, stops)
        rows += [(title, year, word, at) for at, word in enumerate(words, 1)]
    return sorted(rows, key=lambda row: (row[1], row[0].encode(), row[3]))


def singular(word, words):
    """The word of which this is the plural among the words, or the word itself."""
    is_plural = word.endswith("s") and not word.endswith("ss") and word[:-1] in words
    return word[:-1] if is_plural else word


def merged(counts):
    result = Counter()
    for word, count in counts.items():
        result[singular(word, counts)] += count
    return result


def ratio(both, first, second, total):
    """Twice the sum of observed times the logarithm of observed by expected, over the four cells."""
    if first >= total or second >= total:
        return 0.0
    cells = [
        (both, first * second),
        (first - both, first * (total - second)),
        (second - both, (total - first) * second),
        (total - first - second + both, (total - first) * (total - second)),
    ]
    return 2 * sum(seen * math.log(seen * total / expected) for seen, expected in cells if seen > 0)


def with_bigrams(rows, counts, total):
    """The counts of a year, and of its frequent pairs; rows are of one year, in order."""
    pairs = Counter()
    for (title, _, word, _), (next_title, _, follower, _) in zip(rows, rows[1:]):
        if title == next_title and word not in STOP_WORDS and follower not in STOP_WORDS:
            pairs[f"{word} {follower}"] += 1
    result = Counter(counts)
    for pair, count in merged(pairs).items():
        first, second = (merge_into(word, counts) for word in pair.split(" "))
        if ratio(count, counts[first], counts[second], total) > 30:
            result[first] -= count
            result[second] -= count
            result[pair] += count
    return Counter({word: count for word, count in result.items() if count > 0})


def merge_into(word, merged_counts):
    return word if word in merged_counts else word[:-1]


def counts_table(rows, top=None, min_count=1, bigrams=False):
    by_year = defaultdict(list)
    for row in rows:
        by_year[row[1]].append(row)
    table = []
    for year, words in sorted(by_year.items()):
        counts = Counter(word for _, _, word, _ in words if word not in STOP_WORDS)
        total = sum(counts.values())
        if bigrams:
            counts = with_bigrams(words, merged(counts), total)
        kept = [(word, count) for word, count in counts.items() if count >= min_count]
        kept.sort(key=lambda one: (-one[1], one[0].encode()))
        table += [(year, word, count) for word, count in kept[:top]]
    return table


def as_csv(header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def counts_of(folder, lemmas, stops):
    found, rejected, filtered = select(folder)
    titles = {title for title, _ in found}
    return {
        "rejected": dict(sorted(rejected.items())),
        "filtered": dict(sorted(filtered.items())),
        "counts": {
            "rows of a title and year that were there before": len(found) - len(set(found)),
            "titles longer than 10000 characters": 0,
            "titles without words": sum(not words_of(title, lemmas, stops) for title in titles),
        },
    }


def outputs_of(folder):
    lemmas = lemmas_of(folder / "lemmas.txt")
    stops = {word for (word,) in listed(folder / "stop-words.txt")}
    result = {}
    for name in ("titles", "reviews"):
        rows = words_table(select(folder / name)[0], lemmas, stops)
        header = ("product_title", "year", "exploded_text", "position")
        result[f"{name}/words.csv"] = as_csv(header, rows)
        counts = counts_of(folder / name, lemmas, stops)
        result[f"{name}/counts.json"] = json.dumps(counts, indent=2) + "\n"
        if name == "titles":
            header = ("year", "word", "count")
            result["by-year/all.csv"] = as_csv(header, counts_table(rows))
            best = counts_table(rows, top=12, min_count=2, bigrams=True)
            result["by-year/best.csv"] = as_csv(header, best)
    return result


if __name__ == "__main__":
    main(__doc__, "words", outputs_of)
