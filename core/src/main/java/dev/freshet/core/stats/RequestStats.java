// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The requests, connects, checks or operations of one name: how many were OK and KO, and how long those took that can take time. Times are from the moment
 * the request was about to be sent, or the check's wait began, to the answer or the failure.
 *
 * @param groups the groups around it, outermost first
 * @param name its name in the simulation; {@code (other)} stands for all the names beyond the number that is told apart
 * @param kind what the row counts; of a sum over several kinds that of the first
 * @param okCount how many were OK, those without a time included
 * @param koCount how many were KO, those without a time included
 * @param skipped how many could not be attempted, because the stream had failed, had ended or never was there: neither OK nor KO
 * @param ok the times of those that were OK and can take time
 * @param ko the times of those that were KO and can take time
 * @param unfinished the ages of those that the end of the run cut off: neither OK nor KO
 * @param wire what they cost on the wire
 * @param errors what went wrong with those that were KO, the most frequent first
 */
public record RequestStats(
        List<String> groups,
        String name,
        RowKind kind,
        long okCount,
        long koCount,
        long skipped,
        LatencyStats ok,
        LatencyStats ko,
        LatencyStats unfinished,
        WireStats wire,
        List<ErrorCount> errors) {

    public RequestStats {
        groups = List.copyOf(groups);
        errors = List.copyOf(errors);
    }

    /** Rows of which nothing was counted. */
    static RequestStats none(String name, RowKind kind) {
        return new RequestStats(
                List.of(),
                name,
                kind,
                0,
                0,
                0,
                LatencyStats.NONE,
                LatencyStats.NONE,
                LatencyStats.NONE,
                WireStats.NONE,
                List.of());
    }

    /** The times of OK and KO together. */
    public LatencyStats all() {
        return ok.plus(ko);
    }

    /** How many were OK or KO. */
    public long count() {
        return okCount + koCount;
    }

    /** The share of KO in per cent; 0 when there was no request. */
    public double koPercent() {
        return count() == 0 ? 0 : 100.0 * koCount / count();
    }

    /** Groups and name in one text, as tables show it: {@code checkout / pay}. */
    public String path() {
        return String.join(" / ", names());
    }

    /** The groups around it, outermost first, then its name. */
    public List<String> names() {
        List<String> names = new ArrayList<>(groups);
        names.add(name);
        return names;
    }

    /** Both together, under this name. */
    RequestStats plus(RequestStats other) {
        return new RequestStats(
                groups,
                name,
                kind,
                okCount + other.okCount,
                koCount + other.koCount,
                skipped + other.skipped,
                ok.plus(other.ok),
                ko.plus(other.ko),
                unfinished.plus(other.unfinished),
                wire.plus(other.wire),
                ErrorCount.sum(errors, other.errors));
    }
}
