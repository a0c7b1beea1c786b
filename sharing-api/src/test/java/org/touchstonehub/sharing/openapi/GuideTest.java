package org.touchstonehub.sharing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.touchstonehub.mdm.golden.Fields;

/** The addresses in the guides are addresses of the API. */
class GuideTest {
  private static final Path GUIDES = Path.of("..", "docs", "guides");
  private static final Pattern ADDRESS = Pattern.compile("(/api/v1/[a-z][^\\s\"'`?…)]*)");

  @Test
  void every_address_in_a_guide_is_one_of_the_api() throws IOException {
    List<Pattern> known = new ArrayList<>();
    JsonNode document =
        OpenApiDocument.of(
            Resources.ALL, new ModelSchemas(Map.of("customer", new Fields(List.of()))));
    document
        .get("paths")
        .fieldNames()
        .forEachRemaining(path -> known.add(Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+"))));

    int found = 0;
    for (String guide :
        List.of("using.md", "stewards.md", "integrators.md", "operations.md", "policy.md")) {
      Matcher address = ADDRESS.matcher(Files.readString(GUIDES.resolve(guide)));
      while (address.find()) {
        String path = address.group(1).replaceAll("[.,;]$", "");
        assertThat(known).as("%s: %s", guide, path).anyMatch(p -> p.matcher(path).matches());
        found++;
      }
    }
    assertThat(found).isGreaterThan(15);
  }
}
