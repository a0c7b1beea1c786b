package org.touchstonehub.mdm.source;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A system that sends records of one domain. Its name is the first half of their keys. */
@Entity
@Table(schema = "mdm", name = "source_system")
public class SourceSystem {
  @Id private String name;
  private String domain;
  private String description;
  private Instant created;
  @Version private int revision;

  @SuppressWarnings("NullAway.Init")
  protected SourceSystem() {} // for Hibernate

  SourceSystem(String name, String domain, String description, Instant created) {
    this.name = name;
    this.domain = domain;
    this.description = description;
    this.created = created;
  }

  String domain() {
    return domain;
  }

  void describe(String text) {
    description = text;
  }

  SourceSystemView view() {
    return new SourceSystemView(name, domain, description, created, revision);
  }
}
