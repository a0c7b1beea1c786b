package org.touchstonehub.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.command.terminal.Colours;
import org.touchstonehub.match.explain.Contribution;
import org.touchstonehub.match.explain.Contribution.Kind;
import org.touchstonehub.match.explain.Fate;
import org.touchstonehub.match.explain.Joining;
import org.touchstonehub.match.explain.PairExplanation;
import org.touchstonehub.match.explain.Part;
import org.touchstonehub.match.explain.Summary;
import org.touchstonehub.match.explain.Waterfall;
import org.touchstonehub.match.record.SourceKey;

class ExplanationTextTest {
  private static final SourceKey A = new SourceKey("crm", "1");
  private static final SourceKey B = new SourceKey("shop", "9");

  @Test
  void a_pair_is_told_by_attribute_with_both_values_on_an_axis() {
    assertThat(text(Colours.OFF))
        .isEqualTo(
            """
            crm:1 and shop:9
            Together (cluster 3). As a pair: likely the same, 89 %.
            Speaks most for one thing: name (nickname, and rare) and birth_date (equal). Most against: street (different).

                                 bits  -10    -5      0      +5     +10
              starting point     -9.0    ..............
                one pair of records in 513 is a match
              name               +8.0    +++++++++++++|                 strong evidence for
                nickname, and rare: \u2068محمد\u2069 | Bill
              birth_date         +7.0                +++++++++++        strong evidence for
                equal: 1961-05-04
              street             -3.0                 |    -----        moderate evidence against
                different: Main St 1 | High St 2
              city               +0.5                 |    .            hardly any evidence
                equal: Leeds
              also: household    -0.5                 |    .            hardly any evidence
                20 % of pairs like this that are no match are such
              as a pair          +3.0                 |    *            likely the same, 89 %

            No evidence, since a record has no value: phone.
            Not compared: note.
            + speaks for one thing, - against, . hardly either way; each line goes on from the
            one above. | is where both are as likely; right of it they are rather the same.
            One bit doubles or halves the odds.
            With --details: all values, how they were compared and joined, each step.
            """);
  }

  @Test
  void colours_say_what_signs_say() {
    String coloured = text(Colours.ON);

    assertThat(coloured)
        .contains("\u001b[38;5;37mstrong evidence for\u001b[0m")
        .contains("\u001b[38;5;173mmoderate evidence against\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(Colours.OFF));
  }

  private static String text(Colours colours) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new ExplanationText(out, new ExplanationWords(true), colours, false).print(pair());
    return text.toString();
  }

  private static ExplainedPair pair() {
    List<Contribution> contributions =
        List.of(
            new Contribution(
                Kind.START, List.of(), "", "one pair of records in 513 is a match", -9),
            of("name", "nickname, and rare", 8),
            of("birth_date", "equal", 7),
            of("street", "different", -3),
            of("city", "equal", 0.5),
            new Contribution(
                Kind.RELATED,
                List.of(),
                "household",
                "20 % of pairs like this that are no match are such",
                -0.5));
    Summary summary = new Summary(contributions, List.of(List.of("phone")));
    Waterfall waterfall = new Waterfall(List.of(new Part(Part.Kind.PRIOR, "", "all", 3)));
    Joining joining = new Joining(Joining.Stage.CORE, null, List.of(A), List.of(B), 3, 3);
    Fate fate = new Fate(Fate.Outcome.TOGETHER, List.of("name"), List.of(), joining);
    List<ExplainedPair.Value> values =
        List.of(
            new ExplainedPair.Value("name", "محمد", "Bill"),
            new ExplainedPair.Value("birth_date", "1961-05-04", "1961-05-04"),
            new ExplainedPair.Value("street", "Main St 1", "High St 2"),
            new ExplainedPair.Value("city", "Leeds", "Leeds"),
            new ExplainedPair.Value("phone", "", "0113 496 0001"),
            new ExplainedPair.Value("note", "x", "y"));
    PairExplanation why = new PairExplanation(A, B, summary, waterfall, fate);
    return new ExplainedPair("crm:1", "shop:9", 3, 3, values, why);
  }

  private static Contribution of(String attribute, String words, double bits) {
    return new Contribution(Kind.ATTRIBUTE, List.of(attribute), "", words, bits);
  }
}
