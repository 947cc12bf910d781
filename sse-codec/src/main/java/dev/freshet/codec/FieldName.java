// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

/** The field names the standard gives a meaning. Letter case counts. */
final class FieldName {
    static final int NOT_THIS_FIELD = -1;
    private static final long DATA = Words.of("data");
    private static final long EVENT = Words.of("event");
    private static final long ID = Words.of("id");
    private static final long RETRY = Words.of("retry");

    private FieldName() {}

    static int dataStart(long head, int start, int end) {
        return valueStart(DATA, 4, head, start, end);
    }

    static int eventStart(long head, int start, int end) {
        return valueStart(EVENT, 5, head, start, end);
    }

    static int idStart(long head, int start, int end) {
        return valueStart(ID, 2, head, start, end);
    }

    static int retryStart(long head, int start, int end) {
        return valueStart(RETRY, 5, head, start, end);
    }

    static int valueStart(long name, int length, long head, int start, int end) {
        int colon = start + length;
        if (Words.first(length, head) != name || colon > end) {
            return NOT_THIS_FIELD;
        }
        if (colon == end) {
            return end;
        }
        return Words.byteOf(head, length) == ':' ? afterColon(head >>> (8 * length), colon, end) : NOT_THIS_FIELD;
    }

    static int afterColon(long head, int colon, int end) {
        int text = colon + 1;
        return text < end && Words.byteOf(head, 1) == ' ' ? text + 1 : text;
    }
}
