#!/usr/bin/env python3
"""What labels bring: F1 without labels, and with labels that 'touchstone label' chose and the truth answered.

  python3 bench/label_sets.py [--sets chicago_sites,amazon_google,...] [--labels 50,150]

Pairs are chosen in batches: the first 50 with the model learnt without labels, the next 100 with the one learnt
from these. The trained model is then matched WITHOUT the labels, so that no labelled pair is a must-link or a
cannot-link: what is gained is gained by learning. 'unseen' counts only pairs of records of which neither was
labelled. 'kept' is 'match --labels', where the labels are constraints too. Data sets are looked for in
TOUCHSTONE_DATASETS (default ../shared/datasets).
"""

import argparse
import csv
import gzip
import os
import subprocess
import sys
import tempfile
from collections import Counter

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SETS = "chicago_sites,amazon_google,fake_1000,historical_50k"


def rows(path):
    opened = gzip.open(path, "rt", encoding="utf-8", newline="") if path.endswith(".gz") else open(
        path, encoding="utf-8", newline="")
    with opened as file:
        yield from csv.DictReader(file)


def first(folder, *names):
    return next((p for p in (os.path.join(folder, n) for n in names) if os.path.exists(p)), None)


class Truth:
    """Entities, or pairs of a linkage closed transitively."""

    def __init__(self, folder):
        self.of = {}
        entities = first(folder, "truth.csv", "truth.csv.gz")
        self.pairs = None
        if entities:
            self.of = {row["id"]: row["entity"] for row in rows(entities)}
        else:
            self.pairs = {tuple(sorted((row["id_a"], row["id_b"])))
                          for row in rows(first(folder, "pairs.csv", "pairs.csv.gz"))}
            self.source = {row["id"]: row["source"]
                           for row in rows(first(folder, "records.csv", "records.csv.gz"))}

    def same(self, a, b):
        if self.pairs is not None:
            return tuple(sorted((a, b))) in self.pairs
        return self.of[a] == self.of[b]

    def f1(self, clusters, without=frozenset()):
        """Pairwise, over records that are not in 'without'."""
        cluster = {row["id"]: row["cluster"] for row in rows(clusters) if row["id"] not in without}
        if self.pairs is not None:
            members = {}
            for record, name in cluster.items():
                members.setdefault(name, []).append(record)
            said = {tuple(sorted((a, b))) for inside in members.values() for a in inside for b in inside
                    if a < b and self.source[a] != self.source[b]}
            true = {p for p in self.pairs if p[0] not in without and p[1] not in without}
            right, n_said, n_true = len(said & true), len(said), len(true)
        else:
            both = Counter((cluster[r], self.of[r]) for r in cluster)
            pairs = lambda counts: sum(n * (n - 1) // 2 for n in counts.values())
            right, n_said = pairs(both), pairs(Counter(cluster.values()))
            n_true = pairs(Counter(self.of[r] for r in cluster))
        return 2 * right / max(1, n_said + n_true), right / max(1, n_said), right / max(1, n_true)


def touchstone(*arguments):
    done = subprocess.run([os.path.join(TOP, "touchstone"), *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def answer(truth, sheet, filled):
    """Fills a sheet in; returns the records in it and how many answers are yes."""
    records, yes = set(), 0
    with open(filled, "w", encoding="utf-8", newline="") as file:
        lines = list(rows(sheet))
        writer = csv.DictWriter(file, lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        for line in lines:
            same = truth.same(line["id_a"], line["id_b"])
            line["same"] = "yes" if same else "no"
            yes += same
            records |= {line["id_a"], line["id_b"]}
            writer.writerow(line)
    return records, yes


def measure(name, root, counts):
    folder = os.path.join(root, name)
    if not os.path.isdir(folder):
        print(f"| {name} | absent |")
        return
    truth = Truth(folder)
    records = first(folder, "records.csv", "records.csv.gz")
    model = os.path.join(TOP, "bench", "models", name + ".yaml")
    with tempfile.TemporaryDirectory() as work:
        place = lambda file: os.path.join(work, file)

        def clusters(out, *more):
            touchstone("match", "--model", model, "--out", place(out), *more, records)
            return os.path.join(place(out), "clusters.csv")

        trained = place("plain.json")
        touchstone("train", "--model", model, "--out", trained, records)
        plain = clusters("plain", "--trained", trained)
        labels, seen, yes, before = [], set(), 0, 0
        print(f"| {name} | 0 | | {truth.f1(plain)[0]:.4f} | | | |")
        for count in counts:
            known = [x for file in labels for x in ("--labels", file)]
            sheet, filled = place(f"sheet{count}.csv"), place(f"labels{count}.csv")
            touchstone("label", "--model", model, "--trained", trained, "--pairs", str(count - before),
                       *known, "--out", sheet, records)
            touched, right = answer(truth, sheet, filled)
            labels.append(filled)
            seen |= touched
            yes += right
            before = count
            known = [x for file in labels for x in ("--labels", file)]
            trained = place(f"with{count}.json")
            touchstone("train", "--model", model, *known, "--out", trained, records)
            learnt = clusters(f"learnt{count}", "--trained", trained)
            kept = clusters(f"kept{count}", "--trained", trained, *known)
            f1, precision, recall = truth.f1(learnt)
            print(f"| {name} | {count} | {yes} | {f1:.4f} ({precision:.3f}, {recall:.3f}) | {truth.f1(plain, seen)[0]:.4f}"
                  f" | {truth.f1(learnt, seen)[0]:.4f} | {truth.f1(kept)[0]:.4f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", default=SETS)
    parser.add_argument("--labels", default="50,150")
    arguments = parser.parse_args()
    root = os.environ.get("TOUCHSTONE_DATASETS", os.path.join(TOP, "..", "shared", "datasets"))
    print("| set | labels | yes | F1 learnt (precision, recall) | F1 unseen without labels | F1 unseen learnt | F1 kept |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in arguments.sets.split(","):
        measure(name, root, [int(count) for count in arguments.labels.split(",")])


if __name__ == "__main__":
    main()
