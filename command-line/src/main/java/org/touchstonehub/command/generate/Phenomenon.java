package org.touchstonehub.command.generate;

/**
 * What makes the demo data hard, and how much of it is promised: a share of the records of the
 * first delivery, or of the things behind them, that shows it. {@code docs/demo-data.md} explains
 * each.
 */
enum Phenomenon {
  /** A record with a slip of the keyboard, of the ear or of a scanner in some value. */
  SLIP(0.20, 0.60),
  /** A record with a value that is not there, though the thing has it. */
  MISSING_VALUE(0.60, 1.0),
  /** A person's record with given and family name in each other's column. */
  SWAPPED_NAMES(0.005, 0.03),
  /** A person's record with a nickname, an initial or another form of the given name. */
  NICKNAME(0.04, 0.15),
  /** A record with an address that the thing has left. */
  FORMER_ADDRESS(0.04, 0.15),
  /** A person's record with the name from before a marriage, or both names. */
  BIRTH_NAME(0.005, 0.04),
  /** A person with a twin among the persons. */
  TWIN(0.01, 0.06),
  /** A person named as a parent in the same household. */
  NAMESAKE(0.005, 0.05),
  /** A person who shares phone, e-mail, account or loyalty card with somebody at home. */
  SHARED_CONTACT(0.35, 0.65),
  /** An organisation's record with its legal form not written as it is registered, or left out. */
  LEGAL_FORM(0.30, 0.75),
  /** An organisation that answers at a number which others have too. */
  SHARED_SWITCHBOARD(0.10, 0.40),
  /** An organisation of a group with others of it at one address. */
  GROUP_AT_ONE_ADDRESS(0.08, 0.35),
  /** An organisation's record with the name it had before it was renamed. */
  FORMER_NAME(0.01, 0.05),
  /** A record of the second delivery whose key stood for somebody else in the first. */
  REUSED_KEY(0.005, 0.03),
  /** A thing with more than one record in one source. */
  REPEATED_IN_SOURCE(0.08, 0.30);

  /** The least share that is promised. */
  final double least;

  /** The largest share that is promised. */
  final double most;

  Phenomenon(double least, double most) {
    this.least = least;
    this.most = most;
  }
}
