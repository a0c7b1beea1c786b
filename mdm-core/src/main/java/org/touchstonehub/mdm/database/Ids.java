package org.touchstonehub.mdm.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Mints UUIDv7: ordered by the time of minting, also within a millisecond of one node. */
@ApplicationScoped
public class Ids {
  private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

  public UUID next() {
    return generator.generate();
  }
}
