"""Measures what evidence of whole clusters brings: our clusters against chains of pairs.

    TOUCHSTONE_DATASETS=/data/sets python3 bench/cluster_sets.py [SET...]

For each set: match with `bench/models/SET.yaml` and `--pairs`, evaluate its clusters, then evaluate
what the pairs alone would make: the connected components of all candidate pairs stated to be at
least 0.5 probable. One line of a table each. Both are judged by `touchstone evaluate`. A set is a
folder with `records.csv` (or `.gz`) and `truth.csv` or `pairs.csv`. Results stay in the folder given
by `--work` (a temporary one by default). Needs nothing but Python.
"""

import argparse
import csv
import json
import os
import sys
import tempfile

from sets import SETS, TOP, first_there, touchstone

THRESHOLD = 0.5


def rows(file):
    with open(file, encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def key(row, side=""):
    return row.get("source" + side, ""), row["id" + side]


def write_components(result, file):
    """What the pairs of a result hang together by, in the form of clusters.csv."""
    parent = {}

    def root(record):
        parent.setdefault(record, record)
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    for pair in rows(os.path.join(result, "candidate-pairs.csv")):
        if float(pair["probability"]) >= THRESHOLD:
            parent[root(key(pair, "_a"))] = root(key(pair, "_b"))
    number = {}
    with open(file, "w", encoding="utf-8", newline="") as opened:
        out = csv.writer(opened, lineterminator="\n")
        out.writerow(("source", "id", "cluster"))
        for record in rows(os.path.join(result, "clusters.csv")):
            component = number.setdefault(root(key(record)), len(number))
            out.writerow((*key(record), component))


def scores(truth, clusters):
    judged = json.loads(touchstone("evaluate", "--json", "--truth", truth, clusters))
    return judged["pairwise_f1"], judged["bcubed_f1"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET")
    parser.add_argument("--datasets", default=os.environ.get("TOUCHSTONE_DATASETS", "../shared/datasets"))
    parser.add_argument("--work", default=None, help="folder for results")
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="cluster-sets-")
    os.makedirs(work, exist_ok=True)
    print("| set | F1 of chains | F1 of clusters | B-cubed of chains | B-cubed of clusters |")
    print("| --- | ---: | ---: | ---: | ---: |", flush=True)
    for name in options.sets:
        folder = os.path.join(options.datasets, name)
        records = first_there(os.path.join(folder, "records.csv"), os.path.join(folder, "records.csv.gz"))
        truth = first_there(os.path.join(folder, "truth.csv"), os.path.join(folder, "pairs.csv"))
        if not records or not truth:
            print(f"{name} is not in {options.datasets}", file=sys.stderr)
            continue
        out = os.path.join(work, name)
        model = os.path.join(TOP, "bench", "models", name + ".yaml")
        touchstone("match", "--model", model, "--pairs", "--out", out, "--force", records)
        chains = os.path.join(work, name + "-chains.csv")
        write_components(out, chains)
        f1_chains, b3_chains = scores(truth, chains)
        f1, b3 = scores(truth, os.path.join(out, "clusters.csv"))
        print(f"| {name} | {f1_chains:.4f} | {f1:.4f} | {b3_chains:.4f} | {b3:.4f} |", flush=True)


if __name__ == "__main__":
    main()
