package org.touchstonehub.match.model;

/** What one record of a model is of, where the model says it. */
public enum RecordsOf {
  /** Of a person, whatever else it names (an employer). */
  PERSONS,
  /** Of an organisation, a product, a place, whoever else it names (a contact). */
  THINGS
}
