// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.Internal;
import java.io.IOException;

/** Writes what an item says. */
@Internal
@FunctionalInterface
public interface RecordBody {

    /**
     * Writes one CBOR value, which is a map: later versions add keys, and those who read skip keys that they do not know. {@code writeFieldId} gives keys that are
     * numbers. It writes to memory, so what it throws is its own affair.
     */
    void writeTo(CBORGenerator out) throws IOException;
}
