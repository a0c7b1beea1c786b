package org.touchstonehub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstonehub.command.Guide.Block;

/** How the pages' commands are found, and what counts as not what a page says. */
class GuideTest {
  private static final List<String> PAGE =
      """
      # A page
      Text, and `call shop $HUB/a` in it.

          call shop $HUB/b \\
            -d '{}'   # 403

          call shop $HUB/c
      ## More
          call shop $HUB/d
      - a list
          that goes on

      ```sh
      call shop $HUB/e   # 409: taken
      ```
      ```yaml
      no: command
      ```
      """
          .lines()
          .toList();

  @Test
  void blocks_are_indented_fenced_or_in_the_text() {
    assertThat(Guide.read(PAGE))
        .extracting(Block::line, Block::firstLine)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, "call shop $HUB/a"),
            org.assertj.core.groups.Tuple.tuple(4, "call shop $HUB/b \\"),
            org.assertj.core.groups.Tuple.tuple(9, "call shop $HUB/d"),
            org.assertj.core.groups.Tuple.tuple(13, "call shop $HUB/e   # 409: taken"));
  }

  @Test
  void other_statuses_than_success_are_those_that_the_page_names() {
    Block block = new Block(7, "call a   # 403\ncall b\ncall c   # 404\n");

    assertThat(block.surprises(List.of(403, 200, 404))).isEmpty();
    assertThat(block.surprises(List.of(403, 200, 200)))
        .containsExactly("line 7: no 404 was answered");
    assertThat(block.surprises(List.of(403, 500, 404))).containsExactly("line 7: 500 was answered");
    assertThat(block.surprises(List.of())).contains("line 7 was not reached");
  }

  @Test
  void every_block_of_every_page_is_run_or_is_named_with_a_reason() {
    List<String> seen = new ArrayList<>();
    for (Guide guide : Guide.all()) {
      assertThat(guide.forgotten())
          .as("%s: run them, or name them in Guide.NOT_RUN with the reason", guide.name())
          .isEmpty();
      guide.blocks().forEach(block -> seen.add(block.firstLine()));
    }
    assertThat(seen).as("what is not run is there").containsAll(Guide.NOT_RUN.keySet());
  }
}
