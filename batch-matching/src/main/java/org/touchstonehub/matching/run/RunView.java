package org.touchstonehub.matching.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is now.
 *
 * @param stage what it is doing, in words
 * @param done steps of the stage that are done
 * @param total steps of the stage, or -1 if not known
 * @param everything whether all records were to be matched again
 * @param records source records of the domain that it went by, once known
 * @param changes how many of them came, changed or went since they were matched, where those alone
 *     were matched; null where all were
 * @param expectedMatches matching pairs that the model expects among the pairs it compared; null
 *     where changes alone were matched
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
    boolean everything,
    String requestedBy,
    Instant requested,
    @Nullable Instant started,
    @Nullable Instant ended,
    String stage,
    long done,
    long total,
    @Nullable Long records,
    @Nullable Long changes,
    @Nullable Double expectedMatches,
    @Nullable Long goldenRecords,
    @Nullable Long openTasks,
    @Nullable String trainedModel,
    @Nullable ModelUse model,
    @Nullable String warning,
    @Nullable String failure) {}
