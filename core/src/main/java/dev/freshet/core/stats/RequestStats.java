// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The requests, or checks, of one name: how many were OK and KO, and how long they took. Times are from the moment the request was about to be sent, or
 * the check's wait began, to the answer or the failure.
 *
 * @param groups the groups around it, outermost first
 * @param name its name in the simulation; {@code (other)} stands for all the names beyond the number that is told apart
 * @param ok the times of those that were OK
 * @param ko the times of those that were KO
 * @param wire what they cost on the wire
 * @param errors what went wrong with those that were KO, the most frequent first
 */
public record RequestStats(
        List<String> groups, String name, LatencyStats ok, LatencyStats ko, WireStats wire, List<ErrorCount> errors) {

    public RequestStats {
        groups = List.copyOf(groups);
        errors = List.copyOf(errors);
    }

    /** OK and KO together. */
    public LatencyStats all() {
        return ok.plus(ko);
    }

    public long count() {
        return ok.count() + ko.count();
    }

    /** The share of KO in per cent; 0 when there was no request. */
    public double koPercent() {
        return count() == 0 ? 0 : 100.0 * ko.count() / count();
    }

    /** Groups and name in one text, as tables show it: {@code checkout / pay}. */
    public String path() {
        List<String> names = new ArrayList<>(groups);
        names.add(name);
        return String.join(" / ", names);
    }
}
