"""What the measurements in this folder share: the sets, and the command that they measure."""

import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SETS = (
    "febrl3 febrl4 fake_1000 rldata10000 historical_50k gen_100k "
    "chicago_sites dblp_acm fodors_zagats amazon_google patstat_nl"
).split()


def touchstone(*arguments):
    done = subprocess.run(
        [os.path.join(TOP, "touchstone"), *arguments], capture_output=True, text=True
    )
    if done.returncode != 0:
        sys.exit(f"touchstone {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def first_there(*files):
    return next((file for file in files if os.path.exists(file)), None)
