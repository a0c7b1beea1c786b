package org.touchstonehub.sharing.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.touchstonehub.failure.RefusedFile;
import org.touchstonehub.failure.TouchstoneException;
import org.touchstonehub.match.model.EntityModelReader;
import org.touchstonehub.match.model.ReadModel;
import org.touchstonehub.mdm.change.ModelActivation;
import org.touchstonehub.mdm.model.ActiveModel;
import org.touchstonehub.mdm.model.ActiveModels;
import org.touchstonehub.mdm.model.DefinitionFolder;

/**
 * The entity models that this hub follows: those that are shipped, and those of a folder. A wrong
 * file is refused alone; its domain goes on with the model that was active before, and where there
 * was none it is not served. A shipped model never takes the place of a refused one.
 */
@ApplicationScoped
public class ModelFolder {
  private static final Logger LOG = System.getLogger(ModelFolder.class.getName());

  @Inject
  @ConfigProperty(name = "TOUCHSTONE_MODELS")
  Optional<String> folder;

  @Inject ModelActivation activation;
  @Inject ActiveModels active;
  @Inject Refusals refusals;

  /** Makes the right ones active, and tells of the others. */
  void activate() {
    DefinitionFolder<ReadModel> read = read();
    for (RefusedFile file : read.refused()) {
      refusals.refuse(Refusals.Kind.MODELS, file);
    }
    Set<String> held = new TreeSet<>(read.held());
    for (String name : EntityModelReader.shippedNames()) {
      if (read.taken().containsKey(name)) continue;
      if (read.holds(name, active.find(name).isPresent())) held.add(name);
      else activate(EntityModelReader.shipped(name), name);
    }
    new TreeMap<>(read.taken()).forEach((name, model) -> activate(model, name));
    held.forEach(this::hold);
  }

  private DefinitionFolder<ReadModel> read() {
    Set<String> known = new TreeSet<>(EntityModelReader.shippedNames());
    active.all().forEach(model -> known.add(model.domain()));
    return folder
        .filter(path -> !path.isBlank())
        .map(
            path ->
                DefinitionFolder.read(
                    Path.of(path.strip()),
                    "model",
                    known,
                    EntityModelReader::read,
                    (ReadModel model) -> model.model().name()))
        .orElseGet(DefinitionFolder::none);
  }

  private void activate(ReadModel read, String domain) {
    read.warnings()
        .forEach(
            warning ->
                LOG.log(
                    Level.WARNING,
                    "event=model-warning model={0} warning=\"{1}\"",
                    domain,
                    warning));
    try {
      ActiveModel now = activation.activate(read);
      LOG.log(
          Level.INFO,
          "event=model-active model={0} version={1}",
          domain,
          String.valueOf(now.version()));
    } catch (TouchstoneException wrong) {
      if (wrong.kind() != TouchstoneException.Kind.INVALID) throw wrong;
      refusals.refuse(
          Refusals.Kind.MODELS,
          new RefusedFile("model " + domain, String.valueOf(wrong.getMessage())));
      hold(domain);
    }
  }

  /** Goes on with what was active before, and remembers that this is not what the file says. */
  private void hold(String domain) {
    Optional<ActiveModel> before = active.find(domain);
    active.refuse(domain);
    String serves =
        before
            .map(model -> "served with version %d from the database".formatted(model.version()))
            .orElse("not served");
    refusals.tell(Refusals.Kind.MODELS, "domain " + domain, serves);
    LOG.log(Level.WARNING, "event=model-held model={0} domain=\"{1}\"", domain, serves);
  }
}
