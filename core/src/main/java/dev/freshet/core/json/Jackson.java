// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** How the JSON library is set up: UTF-8 only, one document and nothing after it, limits against hostile input. */
final class Jackson {

    /** Deep enough for any honest document, shallow enough for recursive path languages on a small stack. */
    static final int MAX_DEPTH = 512;

    /** Longer numbers cost more than linear time to convert. */
    static final int MAX_NUMBER_LENGTH = 1_000;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER_LENGTH)
            .maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .build();

    /** Names come from the network in any number, so they are not interned. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    static final ObjectReader READER = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Jackson() {}
}
