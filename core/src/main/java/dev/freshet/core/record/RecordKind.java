// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import dev.freshet.core.Internal;
import java.util.Arrays;
import java.util.Optional;

/** What an item of a record is. The numbers stand in files: they are never given to another kind. */
@Internal
public enum RecordKind {
    /** What is known when the run starts. The first item of a record. */
    HEADER(1),
    /** What happened in one second. */
    BLOCK(2),
    /** How well the tool itself did in one second. */
    TRUST(3),
    /** The run ended, and everything before was handed over. The last item of a record that does not end early. */
    END(7);

    private final int code;

    RecordKind(int code) {
        this.code = code;
    }

    /** The number that stands for it in files: 1 to 23, which is one byte. */
    public int code() {
        return code;
    }

    /** The kind of that number; none if a later version has written it. */
    static Optional<RecordKind> of(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
