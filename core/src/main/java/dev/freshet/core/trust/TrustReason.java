// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.text.Quantity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a run is suspect.
 *
 * @param key what it is about, for files: that of a {@link TrustFigure}, or {@code lateTimeouts}
 * @param text what was found and what was allowed
 * @param seconds the seconds of the run concerned, in order; empty where that is not known
 * @param furtherSeconds how many more there are
 */
public record TrustReason(String key, String text, List<SecondRange> seconds, long furtherSeconds) {

    public TrustReason {
        seconds = List.copyOf(seconds);
    }

    /** The same, said of one of several. */
    TrustReason of(String whose) {
        return new TrustReason(key, whose + text, seconds, furtherSeconds);
    }

    /** Text and seconds: {@code p99 of loop lag up to 35.0 ms, allowed are 20.0 ms (…), in seconds 3–5, 9}. */
    public String sentence() {
        if (seconds.isEmpty()) {
            return text;
        }
        boolean isOne = furtherSeconds == 0
                && seconds.size() == 1
                && seconds.get(0).first() == seconds.get(0).last();
        String list = seconds.stream().map(SecondRange::text).collect(Collectors.joining(", "));
        String more = furtherSeconds == 0
                ? ""
                : " and " + Quantity.count(furtherSeconds).plain() + " more";
        return text + ", in second" + (isOne ? " " : "s ") + list + more;
    }
}
