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
  /** Gave back what was before an earlier command. */
  UNDO
}
