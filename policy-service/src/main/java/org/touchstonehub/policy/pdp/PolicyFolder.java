package org.touchstonehub.policy.pdp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.touchstonehub.mdm.database.Digests;

/**
 * A policy in an operator's folder, in one of two forms. <em>Compiled</em>: what {@code
 * build-policy} writes, any rules, proved by its checksums. <em>Documents</em>: data documents at
 * the places that they have in the shipped policy, each in place of the shipped one; rules may lie
 * beside them, but must be the shipped ones, for they cannot be compiled here.
 */
final class PolicyFolder {
  private static final String ROOT = "touchstone/";
  private static final String DIGEST = ROOT + "policy/data.json";
  private static final Set<String> DOCUMENTS = Set.of("roles", "purposes", "legal_bases", "masks");
  private static final long MOST_BYTES = 16L << 20;
  private static final int DEEPEST = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final PolicyBundle shipped;
  private final boolean rulesMatter;
  private final List<String> faults = new ArrayList<>();

  /** By document what it was read from, where that is this folder. */
  private final Map<String, Path> files = new TreeMap<>();

  private PolicyFolder(Path folder, PolicyBundle shipped, boolean rulesMatter) {
    this.folder = folder;
    this.shipped = shipped;
    this.rulesMatter = rulesMatter;
  }

  static PolicyBundle read(Path folder, PolicyBundle shipped, boolean rulesMatter) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidPolicy("TOUCHSTONE_POLICIES names %s, which is no folder".formatted(folder));
    }
    PolicyFolder reading = new PolicyFolder(folder, shipped, rulesMatter);
    try {
      PolicyBundle read =
          Files.exists(folder.resolve("policy.wasm")) ? reading.compiled() : reading.documents();
      PolicyDocuments.faultsOf(read.data().path("touchstone")).forEach(reading::tell);
      if (!reading.faults.isEmpty()) throw new InvalidPolicy(reading.faults);
      return read;
    } catch (IOException | UncheckedIOException unreadable) {
      throw new InvalidPolicy(
          "%s cannot be read (%s)".formatted(folder, unreadable.getClass().getSimpleName()));
    }
  }

  /** With the file, where the document is one of this folder's. */
  private void tell(String document, List<String> wrong) {
    Path file = files.get(document);
    for (String fault : wrong) faults.add(file == null ? fault : file + ": " + fault);
  }

  private PolicyBundle compiled() throws IOException {
    byte[] wasm = bytes(folder.resolve("policy.wasm"));
    byte[] data = bytes(require("data.json"));
    byte[] sources = bytes(require("SOURCES"));
    String checksums = new String(bytes(require("CHECKSUMS")), StandardCharsets.UTF_8);
    Map.of("policy.wasm", wasm, "data.json", data, "SOURCES", sources)
        .forEach(
            (name, bytes) -> {
              if (checksums.lines().noneMatch((sha256(bytes) + "  " + name)::equals)) {
                faults.add(
                    "%s is not the file that CHECKSUMS names; write the folder anew with build-policy"
                        .formatted(folder.resolve(name)));
              }
            });
    String list = new String(sources, StandardCharsets.UTF_8);
    if (!PolicyBundle.isListOfSources(list)) faults.add("SOURCES is no list of files");
    JsonNode documents = json(folder.resolve("data.json"), data);
    if (!documents.at("/touchstone/policy/digest").asText().equals(Digests.sha256Hex(list))) {
      faults.add("the digest in data.json is not that of SOURCES");
    }
    if (!faults.isEmpty()) throw new InvalidPolicy(faults);
    return PolicyBundle.of(wasm, documents, list);
  }

  private Path require(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new InvalidPolicy(
          "%s is not there beside policy.wasm; copy all that build-policy writes".formatted(file));
    }
    return file;
  }

  private PolicyBundle documents() throws IOException {
    ObjectNode data = shipped.data().deepCopy();
    ObjectNode touchstone = (ObjectNode) data.path("touchstone");
    Map<String, String> sources = new TreeMap<>(shipped.sources());
    for (Path file : filesOfFolder()) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      String document = documentAt(path);
      if (document != null) {
        byte[] bytes = bytes(file);
        touchstone.set(document, yaml(file, bytes));
        files.put(document, file);
        sources.keySet().removeIf(source -> source.startsWith(ROOT + document + "/"));
        sources.put(path, sha256(bytes));
      } else if (path.endsWith(".rego")) {
        checkRule(file, path);
      } else if (!path.equals(DIGEST)) {
        faults.add("%s is no document of the policy".formatted(file));
      }
    }
    if (files.isEmpty() && rulesMatter) {
      faults.add(
          "%s holds no document of the policy, such as touchstone/roles/data.yaml, and no policy.wasm"
              .formatted(folder));
    }
    StringBuilder list = new StringBuilder();
    sources.forEach((path, digest) -> list.append(digest + "  " + path + "\n"));
    touchstone.withObject("/policy").put("digest", Digests.sha256Hex(list.toString()));
    return PolicyBundle.of(shipped.wasm(), data, list.toString());
  }

  /** Rules, YAML and JSON; what begins with a dot is left to its owner. */
  private List<Path> filesOfFolder() throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      return all.filter(file -> !folder.relativize(file).toString().startsWith("."))
          .filter(file -> file.toString().matches(".*\\.(rego|ya?ml|json)"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static @org.jspecify.annotations.Nullable String documentAt(String path) {
    for (String document : DOCUMENTS) {
      if (path.matches(ROOT + document + "/data\\.(ya?ml|json)")) return document;
    }
    return null;
  }

  private void checkRule(Path file, String path) throws IOException {
    if (!rulesMatter || path.endsWith("_test.rego")) return;
    if (sha256(bytes(file)).equals(shipped.sources().get(path))) return;
    faults.add(
        "%s is not a shipped rule, and rules must be compiled: give the folder that build-policy writes, or let an OPA server decide"
            .formatted(file));
  }

  private JsonNode yaml(Path file, byte[] bytes) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file.toString())
              .setAllowDuplicateKeys(false)
              .setMaxAliasesForCollections(10)
              .build();
      Object read = new Load(settings).loadFromString(new String(bytes, StandardCharsets.UTF_8));
      return JSON.valueToTree(read);
    } catch (YamlEngineException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new InvalidPolicy("%s is not valid YAML: %s".formatted(file, why));
    }
  }

  private static JsonNode json(Path file, byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new InvalidPolicy("%s is not JSON".formatted(file));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new InvalidPolicy("%s has more than 16 MiB".formatted(file));
    }
    return Files.readAllBytes(file);
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
