"""Measures what a model drafted by `touchstone profile`, unedited, loses against one written by hand.

    TOUCHSTONE_DATASETS=/data/sets python3 bench/profile_sets.py [SET...]

For each set: profile, match and evaluate with the draft, match and evaluate with
`bench/models/SET.yaml`, and one line of a table: pairwise F1 of both and the difference. A set is a
folder with `records.csv` (or `.gz`) and `truth.csv` or `pairs.csv`. The drafts and results stay in
the folder given by `--work` (a temporary one by default). Needs nothing but Python.
"""

import argparse
import json
import os
import tempfile

from sets import SETS, TOP, first_there, touchstone

MOST_LOST = 0.01


def f1(model, records, truth, out):
    touchstone("match", "--model", model, "--out", out, "--force", records)
    return json.loads(touchstone("evaluate", "--json", "--truth", truth, out))["pairwise_f1"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="*", default=SETS, metavar="SET")
    parser.add_argument("--datasets", default=os.environ.get("TOUCHSTONE_DATASETS", "../shared/datasets"))
    parser.add_argument("--work", default=None, help="folder for drafts and results")
    parser.add_argument("--reuse", action="store_true", help="take F1 of models by hand from --work if there")
    options = parser.parse_args()
    work = options.work or tempfile.mkdtemp(prefix="profile-sets-")
    os.makedirs(work, exist_ok=True)
    print(f"{'set':16} {'by hand':>8} {'draft':>8} {'difference':>11}", flush=True)
    worst = 0
    for name in options.sets:
        folder = os.path.join(options.datasets, name)
        records = first_there(os.path.join(folder, "records.csv"), os.path.join(folder, "records.csv.gz"))
        truth = first_there(os.path.join(folder, "truth.csv"), os.path.join(folder, "pairs.csv"))
        if not records or not truth:
            print(f"{name:16} is not in {options.datasets}")
            continue
        draft = os.path.join(work, name + ".yaml")
        touchstone("profile", "--force", "--out", draft, records)
        known = os.path.join(work, name + ".hand")
        if options.reuse and os.path.exists(known):
            hand = float(open(known).read())
        else:
            model = os.path.join(TOP, "bench", "models", name + ".yaml")
            hand = f1(model, records, truth, os.path.join(work, name + "-hand"))
            with open(known, "w") as file:
                file.write(str(hand))
        drafted = f1(draft, records, truth, os.path.join(work, name + "-draft"))
        worst = min(worst, drafted - hand)
        mark = "" if drafted - hand >= -MOST_LOST else "  more than %.2f lost" % MOST_LOST
        print(f"{name:16} {hand:8.4f} {drafted:8.4f} {drafted - hand:+11.4f}{mark}", flush=True)
    print(f"worst difference {worst:+.4f}; drafts and results are in {work}")


if __name__ == "__main__":
    main()
