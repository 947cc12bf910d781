// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import java.util.Arrays;

/**
 * What one walk over a document leaves behind for the next: whether the document is valid and, if it is an object, where its members stand, so that another path need not walk over the
 * others once more. Confined to a loop.
 */
final class Outline {

    /** An object of more members is walked over again for each path. */
    private static final int MOST = 32;

    private final int[] names = new int[MOST];
    private final int[] nameEnds = new int[MOST];
    private final int[] values = new int[MOST];

    private State state = State.UNKNOWN;

    /** Whether the document has been walked over before. */
    private boolean isWalked;

    /** Whether documents are asked for several paths: one alone is not made to pay for the next. */
    private boolean isWorthIt;

    private int members;
    private boolean isWhole;
    private int from;
    private int to;

    private enum State {
        UNKNOWN,
        INVALID,
        KNOWN
    }

    /** Of another document nothing is known. */
    void forget() {
        state = State.UNKNOWN;
        isWalked = false;
    }

    /** A walk begins. */
    void begin() {
        isWorthIt |= isWalked;
        isWalked = true;
        members = 0;
        isWhole = isWorthIt;
    }

    /** Whether members are to be told. */
    boolean isRecording() {
        return isWhole;
    }

    /** The next member of the document itself, whose name stands between its quotes. */
    void add(int name, int nameEnd, boolean hasEscapes, int value) {
        if (members == MOST || hasEscapes) {
            isWhole = false;
            return;
        }
        names[members] = name;
        nameEnds[members] = nameEnd;
        values[members] = value;
        members++;
    }

    /** The walk has shown that the bytes are no document. */
    void endInvalid() {
        state = State.INVALID;
    }

    /** The walk has shown that the object between these bytes is a document. */
    void endObject(int start, int end) {
        state = isWhole ? State.KNOWN : State.UNKNOWN;
        from = start;
        to = end;
    }

    boolean isInvalid() {
        return state == State.INVALID;
    }

    boolean isKnown() {
        return state == State.KNOWN;
    }

    /** Where the object begins. */
    int from() {
        return from;
    }

    /** Where the object has ended. */
    int to() {
        return to;
    }

    /** From where on the value of the last member of that name stands; negative for none. */
    int lastOf(byte[] bytes, byte[] name) {
        for (int i = members - 1; i >= 0; i--) {
            if (nameEnds[i] - names[i] == name.length
                    && Arrays.equals(bytes, names[i], nameEnds[i], name, 0, name.length)) {
                return values[i];
            }
        }
        return -1;
    }
}
