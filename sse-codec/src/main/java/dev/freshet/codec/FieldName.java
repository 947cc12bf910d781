// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

/** The field names to which the standard gives a meaning. Letter case counts. */
enum FieldName {
    DATA("data"),
    EVENT("event"),
    ID("id"),
    RETRY("retry");

    private final long name;
    private final int length;

    FieldName(String name) {
        this.name = Words.of(name);
        this.length = name.length();
    }

    /**
     * Where the value begins if a line is this field, else -1. The value goes to the end of the line, is empty if the
     * line is the bare name, and does not contain the one space that may follow the colon.
     *
     * @param head the first eight bytes of the line, enough for the longest name with colon and space; what stands in it
     *     behind a shorter line may be anything
     */
    int valueStart(long head, int start, int end) {
        int colon = start + length;
        if (Words.first(length, head) != name || colon > end) {
            return -1;
        }
        if (colon == end) {
            return end;
        }
        return Words.byteOf(head, length) == ':' ? textStart(head >>> (8 * length), colon, end) : -1;
    }

    /**
     * Where the text behind a colon begins: one space may stand between.
     *
     * @param head at least the two bytes from the colon on
     */
    static int textStart(long head, int colon, int end) {
        int text = colon + 1;
        return text < end && Words.byteOf(head, 1) == ' ' ? text + 1 : text;
    }
}
