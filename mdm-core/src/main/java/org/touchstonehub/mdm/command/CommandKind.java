package org.touchstonehub.mdm.command;

/** What a steward did. */
public enum CommandKind {
  /** Made several golden records one. */
  MERGE,
  /** Made one golden record several. */
  SPLIT,
  /** Took apart what an earlier merge had joined. */
  UNMERGE,
  /** Took source records from one golden record to another. */
  MOVE,
  /** Gave a golden record values of a steward's own. */
  EDIT,
  /** Gave a golden record a value until a date. */
  PIN,
  /** Took a pin away before its end. */
  UNPIN,
  /** Kept matching and stewards from joining records to a golden record, or parting it. */
  LOCK,
  /** Took such a lock away. */
  UNLOCK,
  /** Sent a source record after a search for who it may be. */
  CREATE,
  /** Took a source record away. */
  DELETE_RECORD,
  /** Gave back what was before an earlier command. */
  UNDO
}
