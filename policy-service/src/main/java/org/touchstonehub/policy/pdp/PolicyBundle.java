package org.touchstonehub.policy.pdp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.touchstonehub.mdm.database.Digests;
import org.touchstonehub.policy.purpose.LegalBasis;
import org.touchstonehub.policy.purpose.Purpose;
import org.touchstonehub.policy.purpose.PurposeEntry;
import org.touchstonehub.policy.purpose.Purposes;

/**
 * A policy: its Rego sources and data documents, and what {@code opa build} made of them. {@code
 * SOURCES} lists every source with its SHA-256, one a line as {@code sha256sum} writes it; the
 * SHA-256 of that list is the policy's digest, which each decision carries.
 */
public final class PolicyBundle {
  private static final String RULES = "/org/touchstonehub/policy/rules/";
  private static final String BUILT = "/org/touchstonehub/policy/bundle/";

  private final byte[] wasm;
  private final JsonNode data;
  private final String sources;

  private PolicyBundle(byte[] wasm, JsonNode data, String sources) {
    this.wasm = wasm;
    this.data = data;
    this.sources = sources;
  }

  /** The policy that this version of the hub ships. */
  public static PolicyBundle shipped() {
    try {
      return new PolicyBundle(
          read(BUILT + "policy.wasm"),
          new ObjectMapper().readTree(read(BUILT + "data.json")),
          new String(read(BUILT + "SOURCES"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the shipped policy cannot be read", e);
    }
  }

  /**
   * The policy in an operator's folder: what {@code build-policy} wrote there, or data documents
   * that take the place of shipped ones.
   *
   * @param inProcess whether its rules are to decide in this process; for an OPA server, which is
   *     given its rules by the operator, only purposes and legal bases are of interest
   * @throws InvalidPolicy if it cannot be followed
   */
  public static PolicyBundle ofFolder(Path folder, boolean inProcess) {
    return PolicyFolder.read(folder, shipped(), inProcess);
  }

  static PolicyBundle of(byte[] wasm, JsonNode data, String sources) {
    return new PolicyBundle(wasm, data, sources);
  }

  /** Whether a text is such as {@code sha256sum} writes. */
  static boolean isListOfSources(String text) {
    return !text.isEmpty() && text.lines().allMatch(line -> line.matches("[0-9a-f]{64}  \\S.*"));
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = PolicyBundle.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("the application lacks " + resource);
      return in.readAllBytes();
    }
  }

  /** The rules as WebAssembly. */
  byte[] wasm() {
    return wasm.clone();
  }

  /** The data documents, as one. */
  JsonNode data() {
    return data;
  }

  /** SHA-256 of the list of sources, in lower-case hexadecimal. */
  public String digest() {
    return Digests.sha256Hex(sources);
  }

  /** SHA-256 in hexadecimal by path, in the order of paths. */
  public Map<String, String> sources() {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String line : sources.lines().toList()) {
      int gap = line.indexOf("  ");
      digests.put(line.substring(gap + 2), line.substring(0, gap));
    }
    return digests;
  }

  /**
   * Writes the rules and data documents as an OPA server loads them: {@code opa run --server
   * --bundle FOLDER}. Files of that name are replaced.
   */
  public void writeForOpa(Path folder) throws IOException {
    List<String> paths = new ArrayList<>(sources().keySet());
    paths.add("touchstone/policy/data.json");
    for (String path : paths) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, read(RULES + path));
    }
  }

  /** The purposes and legal bases that the policy knows. */
  public Purposes purposes() {
    JsonNode documents = data.path("touchstone");
    Collection<PurposeEntry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> purpose : documents.path("purposes").properties()) {
      entries.add(purpose(new Purpose(purpose.getKey()), purpose.getValue()));
    }
    Collection<LegalBasis> bases = new ArrayList<>();
    for (Map.Entry<String, JsonNode> basis : documents.path("legal_bases").properties()) {
      JsonNode entry = basis.getValue();
      bases.add(
          new LegalBasis(
              basis.getKey(),
              entry.path("label").asText(),
              entry.path("article").asText(),
              !entry.path("consent").asText().equals("not-needed")));
    }
    return new Purposes(entries, bases);
  }

  private static PurposeEntry purpose(Purpose purpose, JsonNode entry) {
    List<Purpose> broader = new ArrayList<>();
    for (JsonNode code : entry.path("broader")) broader.add(new Purpose(code.asText()));
    Map<String, List<String>> legalBases = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> domain : entry.path("legal_bases").properties()) {
      List<String> codes = new ArrayList<>();
      for (JsonNode code : domain.getValue()) codes.add(code.asText());
      legalBases.put(domain.getKey(), List.copyOf(codes));
    }
    Map<String, String> needs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> need : entry.path("needs").properties()) {
      needs.put(need.getKey(), need.getValue().asText());
    }
    return new PurposeEntry(purpose, entry.path("label").asText(), broader, legalBases, needs);
  }
}
