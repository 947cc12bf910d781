// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;

/** The one way in which bodies are written and read. */
final class RecordCbor {

    /**
     * Lenient, for foreign text may have half a surrogate pair, which is written as U+FFFD rather than to end the record. Names are not interned, for a file may
     * have any number of them.
     */
    static final CBORFactory FACTORY = CBORFactory.builder()
            .enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING)
            .enable(CBORGenerator.Feature.WRITE_MINIMAL_DOUBLES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private RecordCbor() {}
}
