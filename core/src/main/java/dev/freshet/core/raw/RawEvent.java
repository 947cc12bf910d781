// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.raw;

import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into the raw log. Confined to the loop until it is handed to {@link RawEvents}, and to the thread of the log from then on.
 *
 * <p>Texts are cut, so that what waits to be written is bounded, whatever servers send.
 */
@Internal
public final class RawEvent {

    /** Longer types, ids and errors are cut. */
    static final int LONGEST_TEXT = 256;

    final String stream;
    final String name;
    final long user;
    final long arrivalNs;
    final String type;
    final @Nullable String id;
    final int dataBytes;

    @Nullable
    Verdict verdicts;

    private @Nullable Verdict lastVerdict;

    /** How many events of this loop, since the one before, are not in the log. */
    long missingBefore;

    /**
     * An event that nobody has looked at yet.
     *
     * @param stream where it came
     * @param arrivalNs when, by the clock of the loops
     * @param type its type
     * @param id the id that this very event has; null for none
     * @param dataBytes how long its data are
     */
    public RawEvent(Stream stream, long arrivalNs, String type, @Nullable String id, int dataBytes) {
        this.stream = stream.series;
        this.name = stream.name;
        this.user = stream.user;
        this.arrivalNs = arrivalNs;
        this.type = cut(type);
        this.id = id == null ? null : cut(id);
        this.dataBytes = dataBytes;
    }

    /**
     * A stream.
     *
     * @param series what it is counted under
     * @param name its name among those of its user
     * @param user the number of its user
     */
    public record Stream(String series, String name, long user) {}

    /** Who judged an event. */
    public enum Judge {
        /** A check of {@code await}, which took it. */
        AWAIT("await"),
        /** A check of {@code expect}, which took it. */
        EXPECT("expect"),
        /** A standing check, of {@code expectEvery}. */
        EXPECT_EVERY("expectEvery");

        final String word;

        Judge(String word) {
            this.word = word;
        }
    }

    /** A check has judged the event; {@code error} is null if it passed. */
    public void judged(Judge by, String check, @Nullable String error) {
        Verdict verdict = new Verdict(by, check, error == null ? null : cut(error));
        if (lastVerdict == null) {
            verdicts = verdict;
        } else {
            lastVerdict.next = verdict;
        }
        lastVerdict = verdict;
    }

    /** A verdict, and the one after it. */
    static final class Verdict {

        final Judge by;
        final String check;
        final @Nullable String error;

        @Nullable
        Verdict next;

        Verdict(Judge by, String check, @Nullable String error) {
            this.by = by;
            this.check = check;
            this.error = error;
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + '…';
    }
}
