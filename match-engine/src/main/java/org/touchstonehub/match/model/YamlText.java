package org.touchstonehub.match.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Bytes to a tree of nodes that know their place, through the small, safe part of YAML that models
 * need: one document, no anchors, no aliases, no tags, no deep nesting.
 */
final class YamlText {
  static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 8;

  private final String origin;
  private final LoadSettings settings;

  YamlText(String origin) {
    this.origin = origin;
    this.settings = LoadSettings.builder().setLabel(origin).setUseMarks(true).build();
  }

  /**
   * @throws InvalidModel if the bytes are not UTF-8 text
   */
  String decode(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw fault(1, 1, "the file has more than 1 MiB", "give an entity model, not data");
    }
    if (bytes.length >= 2 && (isMark(bytes, 0xFE, 0xFF) || isMark(bytes, 0xFF, 0xFE))) {
      throw fault(1, 1, "the file is UTF-16", "save it as UTF-8");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw faultAfter(text, "the file is not UTF-8 text here", "save it as UTF-8");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean isMark(byte[] bytes, int first, int second) {
    return bytes[0] == (byte) first && bytes[1] == (byte) second;
  }

  /**
   * The root of the text's only document.
   *
   * @throws InvalidModel if the text is empty, not YAML, or uses more of YAML than a model may
   */
  Node compose(String text) {
    try {
      refuseWhatModelsDoNotNeed(text);
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.orElseThrow(
          () -> fault(1, 1, "the file is empty", "begin with 'model: NAME' and 'attributes:'"));
    } catch (ReaderException e) {
      int before =
          text.offsetByCodePoints(
              0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
      throw faultAfter(
          text.substring(0, before),
          "unprintable character U+%04X".formatted(e.getCodePoint()),
          "take it out");
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      throw fault(
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          "this is not YAML: " + problemOf(e),
          remedyOf(e));
    } catch (YamlEngineException e) {
      throw fault(1, 1, "this is not YAML: " + oneLine(e.getMessage()), "see docs/model.md");
    }
  }

  private void refuseWhatModelsDoNotNeed(String text) {
    Deque<Event> open = new ArrayDeque<>();
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      refuseReference(event);
      refuseTag(event);
      switch (event.getEventId()) {
        case DocumentStart -> documents++;
        case SequenceStart, MappingStart -> open.push(event);
        case SequenceEnd, MappingEnd -> open.pop();
        case StreamStart, StreamEnd, DocumentEnd, Alias, Scalar, Comment -> {}
      }
      if (open.size() > DEEPEST) {
        throw faultAt(event, "nested too deeply", "see the form in docs/model.md");
      }
      if (documents > 1) {
        throw faultAt(event, "a second document begins", "write one model per file");
      }
    }
  }

  private void refuseReference(Event event) {
    if (event instanceof AliasEvent alias) {
      throw faultAt(
          event, "alias *" + alias.getAlias(), "write the value out; models have no aliases");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      Anchor anchor = node.getAnchor().get();
      throw faultAt(event, "anchor &" + anchor, "take it out; models have no anchors");
    }
  }

  private void refuseTag(Event event) {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    if (tag.isPresent()) {
      throw faultAt(event, "tag " + tag.get(), "take it out; models have no tags");
    }
  }

  private static String problemOf(MarkedYamlEngineException e) {
    String problem = oneLine(e.getProblem());
    String context = e.getContext();
    return context == null || context.isBlank() ? problem : oneLine(context) + ", " + problem;
  }

  private static String remedyOf(MarkedYamlEngineException e) {
    String problem = e.getProblem() == null ? "" : e.getProblem();
    if (problem.contains("TAB") || problem.contains("\\t")) return "indent with blanks, not tabs";
    if (problem.contains("mapping values are not allowed")) {
      return "check the indentation, and put text that holds ': ' in quotes";
    }
    if (problem.contains("cannot start any token")) {
      return "put text that begins with such a character in quotes";
    }
    return "check indentation, quotes and brackets at and before this place";
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
  }

  private InvalidModel faultAt(Event event, String wrong, String remedy) {
    Mark mark = event.getStartMark().orElseThrow();
    return fault(mark.getLine() + 1, mark.getColumn() + 1, wrong, remedy);
  }

  private InvalidModel faultAfter(String before, String wrong, String remedy) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - (before.lastIndexOf('\n') + 1) + 1;
    return fault(line, column, wrong, remedy);
  }

  private InvalidModel fault(int line, int column, String wrong, String remedy) {
    return new InvalidModel(List.of(new ModelFault(origin, line, column, wrong, remedy)));
  }
}
