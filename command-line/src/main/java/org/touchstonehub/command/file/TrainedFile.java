package org.touchstonehub.command.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.touchstonehub.failure.InvalidInput;
import org.touchstonehub.match.engine.TrainedModel;
import org.touchstonehub.match.model.EntityModel;

/** Trained models in files. */
final class TrainedFile {
  private static final String SLUG = "trained-model";

  /** Enough to tell a trained model by its beginning. */
  private static final int BEGINNING = 200;

  private TrainedFile() {}

  /**
   * @param given a file, or the folder of a result of {@code match}
   * @throws InvalidInput if the file is no trained model for this entity model and this version
   */
  static TrainedModel read(EntityModel model, Path given) {
    Path file = Files.isDirectory(given) ? ofResult(given) : given;
    String text = text(file);
    if (!TrainedModel.begins(text)) {
      throw new InvalidInput(
          SLUG, file + " is no trained model; give a file that 'touchstone train' wrote.");
    }
    if (TrainedModel.isOfOtherVersion(text)) {
      throw new InvalidInput(
          SLUG,
          file
              + " was written by another version of Touchstone; make it anew with 'touchstone"
              + " train'.");
    }
    try {
      return TrainedModel.fromJson(model, text);
    } catch (InvalidInput e) {
      throw new InvalidInput(SLUG, file + ": " + e.getMessage(), e);
    }
  }

  private static Path ofResult(Path folder) {
    Path file = folder.resolve(ResultFiles.TRAINED);
    if (Files.exists(file)) return file;
    throw new InvalidInput(
        SLUG,
        folder
            + " is a folder without a trained model; give a file that 'touchstone train' wrote, or"
            + " the folder of a result.");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InvalidInput(SLUG, file + ": there is no such file; check the path.", e);
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          SLUG, file + " is no trained model; give a file that 'touchstone train' wrote.", e);
    } catch (IOException e) {
      throw new InvalidInput(SLUG, file + " cannot be read; check the path and permissions.", e);
    }
  }

  /** Whether what stands there is a trained model of this version or another. */
  static boolean isOne(Path file) throws IOException {
    if (!Files.isRegularFile(file)) return false;
    try (InputStream in = Files.newInputStream(file)) {
      return TrainedModel.begins(new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8));
    }
  }
}
