package org.touchstonehub.policy.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstonehub.match.record.SourceKey;
import org.touchstonehub.policy.purpose.Purpose;

/**
 * That somebody gave or withdrew consent; never changed.
 *
 * @param id a UUIDv7; decisions name the events that they saw by it
 * @param subject the source record of the person, as the system that asked knows them
 * @param validFrom from when it holds
 * @param validTo until when consent holds (exclusive), or null for no end; null for a withdrawal
 * @param recordedAt when the hub learnt of it
 * @param recordedBy subject of the caller that recorded it
 * @param evidence where the proof is: a form, a call, a message; not the person's data
 */
public record ConsentEvent(
    UUID id,
    SourceKey subject,
    Purpose purpose,
    ConsentState state,
    Instant validFrom,
    @Nullable Instant validTo,
    Instant recordedAt,
    String recordedBy,
    String evidence) {}
