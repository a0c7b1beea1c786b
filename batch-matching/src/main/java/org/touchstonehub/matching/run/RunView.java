package org.touchstonehub.matching.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is now.
 *
 * @param stage what it is doing, in words
 * @param done steps of the stage that are done
 * @param total steps of the stage, or -1 if not known
 * @param records source records matched, once known
 * @param expectedMatches matching pairs that the model expects among the pairs it compared
 * @param goldenRecords active golden records of the domain when it ended
 * @param openTasks open steward tasks of the domain when it ended
 * @param trainedModel digest of the trained model that it matched with
 * @param model which one that is and why it was taken; null until known, and of runs of long ago
 * @param warning that the records could not be matched well, and what would help; null where the
 *     run passed its own checks
 * @param failure what went wrong, if it failed; holds no values of records
 */
public record RunView(
    RunId id,
    String domain,
    RunState state,
    boolean retrain,
    String requestedBy,
    Instant requested,
    @Nullable Instant started,
    @Nullable Instant ended,
    String stage,
    long done,
    long total,
    @Nullable Long records,
    @Nullable Double expectedMatches,
    @Nullable Long goldenRecords,
    @Nullable Long openTasks,
    @Nullable String trainedModel,
    @Nullable ModelUse model,
    @Nullable String warning,
    @Nullable String failure) {}
