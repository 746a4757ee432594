"""``python -m training.fit_background --data DIR``: how common each word is in news that tells of other things.

Counts, over reports of no annotated story, in how many each word stands, and writes the shipped table from
which sayso.claims knows that two reports which both say "killed" share less than two which both say "revolver".
Only counts of words that several reports use are kept; no text can be made from them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path

from sayso.claims.words import read_words

TABLE = Path(__file__).parents[1] / "src" / "sayso" / "resources" / "claims_background.tsv"
FEWEST = 4
"""Texts that a word must be in to be listed: rarer ones are rare, and names of private people stay out."""
HEADLINES_A_TEXT = 20
LONGEST_STEM = 24


def texts(data: Path) -> Iterator[str]:
    """Reports of politics and war, articles on business, and headlines of the whole world in bundles."""
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((data / "fakes-syria").glob("*.csv")):
        with path.open(encoding="latin-1", newline="") as lines:
            yield from (row["article_content"] for row in csv.DictReader(lines))
    yield from _wikinews(data / "meantime/meantime.conll.gz")
    with (data / "sts-headlines/headlines-train.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        headlines = (line for row in rows for line in row[5:7])
        while bundle := tuple(islice(headlines, HEADLINES_A_TEXT)):
            yield "\n".join(bundle)


def _wikinews(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        cells = (line.split("\t") for line in lines if not line.startswith("#") and "\t" in line)
        for _, words in groupby(cells, key=lambda row: row[0]):
            yield " ".join(row[3] for row in words)


def count(found: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many texts each stem stands, and how many texts there are."""
    seen: Counter[str] = Counter()
    number = 0
    for text in found:
        number += 1
        stems = {
            stem for at in range(0, len(text), 1_500) for stem in read_words(text[at : at + 1_500]).stems
        }
        seen.update(stem for stem in stems if stem.isalpha() and len(stem) <= LONGEST_STEM)
    return seen, number


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds data/")
    seen, number = count(texts(parser.parse_args().data / "data"))
    lines = [
        "# How many of 10,000 news texts use a word (its stem, see sayso.claims.words); rarer words are not listed.",
        f"# Counted over {number} texts: PolNeAR train, FA-KES, MEANTIME (CC BY) and STS headlines train (CC BY-SA);",
        "# counts alone, none of the texts. python -m training.fit_background --data FOLDER writes it again.",
        "stem\tshare",
        *(
            f"{stem}\t{10_000 * found / number:.0f}"
            for stem, found in sorted(seen.items())
            if found >= FEWEST
        ),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 4} words of {number} texts")


if __name__ == "__main__":
    main()
