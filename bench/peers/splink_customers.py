#!/usr/bin/env python3
"""Splink on the generated customers: how hard are they for a good tool with settings that a competent user would pick?

  ./touchstone generate --domain customer --records 20000 --seed 1 --out DIR
  python3 -m venv venv && venv/bin/pip install splink==4.0.17 duckdb==1.5.6 pandas==2.3.3
  venv/bin/python bench/peers/splink_customers.py DIR

Names are folded to plain letters, dates brought into one form, telephone numbers cut to their last eight digits. Eleven
blocking rules; u by sampling, m by EM over two rules; term frequencies on names; telephone and place in one comparison,
since they go together in a household. Prints pairwise precision, recall and F1 of Splink's clusters at each threshold.
"""
import csv
import glob
import os
import re
import sys
import unicodedata
from collections import Counter

import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999]


def plain(text):
    text = text.translate(str.maketrans({"ü": "ue", "ö": "oe", "ä": "ae", "ß": "ss", "ł": "l", "ı": "i"}))
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def date(text):
    for pattern, form in ((r"(\d{4})-(\d\d)-(\d\d)", "{0}-{1}-{2}"), (r"(\d\d)[./](\d\d)[./](\d{4})", "{2}-{1}-{0}"),
                          (r"(\d{4})(\d\d)(\d\d)", "{0}-{1}-{2}")):
        found = re.fullmatch(pattern, text)
        if found:
            return form.format(*found.groups())
    return ""


def load(folder):
    frames = []
    for path in sorted(glob.glob(os.path.join(folder, "customer-*.csv"))):
        if "truth" not in path and not path.endswith("-2.csv"):
            frames.append(pd.read_csv(path, dtype=str, keep_default_na=False))
    df = pd.concat(frames, ignore_index=True)
    df["unique_id"] = df["source"] + ":" + df["id"]
    for column in ("given_name", "middle_name", "family_name", "street", "city"):
        df[column] = df[column].map(lambda s: plain(s.lower()))
    df["email"] = df["email"].str.lower()
    df["birth_date"] = df["birth_date"].map(date)
    df["phone"] = df["phone"].map(lambda s: re.sub(r"\D", "", s)[-8:])
    df["postcode"] = df["postcode"].str.replace(" ", "").str.upper()
    df["gender"] = df["gender"].map(lambda s: s[:1].upper())
    df = df.drop(columns=["id", "source", "country"]).astype(object)
    return df.where(df != "", None)


def settings():
    def level(sql, label):
        return cll.CustomLevel(sql, label)

    home = cl.CustomComparison(output_column_name="home", comparison_levels=[
        level("(street_l is null or street_r is null) and (postcode_l is null or postcode_r is null) "
              "and (phone_l is null or phone_r is null)", "null").configure(is_null_level=True),
        level("phone_l = phone_r and (postcode_l = postcode_r or street_l = street_r)", "phone and place"),
        level("phone_l = phone_r", "phone"),
        level("street_l = street_r and city_l = city_r", "street and city"),
        level("postcode_l = postcode_r", "postcode"),
        level("damerau_levenshtein(phone_l, phone_r) <= 1", "phone alike"),
        level("jaro_winkler_similarity(street_l, street_r) >= 0.92", "street alike"),
        level("damerau_levenshtein(postcode_l, postcode_r) <= 1", "postcode alike"),
        level("city_l = city_r", "city"),
        cll.ElseLevel()])
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("family_name", "birth_date"), block_on("given_name", "birth_date"), block_on("email"),
            block_on("phone"), block_on("loyalty_number"), block_on("postcode", "given_name"),
            block_on("postcode", "family_name"), block_on("given_name", "family_name", "city"),
            block_on("birth_date", "postcode"),
            block_on("substr(given_name,1,3)", "substr(family_name,1,4)", "substr(birth_date,1,4)"),
            "l.given_name = r.family_name and l.family_name = r.given_name"],
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("family_name").configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            home,
            cl.EmailComparison("email"),
            cl.ExactMatch("loyalty_number"),
            cl.ExactMatch("gender")],
        retain_intermediate_calculation_columns=False)


def scores(truth, clusters):
    def pairs(counts):
        return sum(n * (n - 1) // 2 for n in counts.values())

    both = pairs(Counter((truth[k], c) for k, c in clusters.items()))
    found, true = pairs(Counter(clusters.values())), pairs(Counter(truth[k] for k in clusters))
    precision, recall = both / max(found, 1), both / true
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(folder):
    df = load(folder)
    linker = Linker(df, settings(), DuckDBAPI())
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "family_name", "birth_date"), block_on("email", "birth_date"),
         block_on("phone", "given_name", "birth_date"), block_on("given_name", "family_name", "postcode")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in (block_on("given_name", "family_name"), block_on("email")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predictions = linker.inference.predict(threshold_match_probability=0.2)
    with open(os.path.join(folder, "customer-truth.csv"), encoding="utf-8") as file:
        truth = {row["source"] + ":" + row["id"]: row["entity"] for row in csv.DictReader(file)}
    best = (0, 0, 0, 0)
    for threshold in THRESHOLDS:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
        frame = found.as_pandas_dataframe()[["unique_id", "cluster_id"]]
        precision, recall, f1 = scores(truth, dict(zip(frame["unique_id"], frame["cluster_id"])))
        print(f"threshold {threshold}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
        best = max(best, (f1, precision, recall, threshold))
    print(f"best: F1 {best[0]:.3f} (precision {best[1]:.3f}, recall {best[2]:.3f}) at {best[3]}")


if __name__ == "__main__":
    main(sys.argv[1])
