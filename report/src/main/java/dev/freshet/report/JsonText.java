// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** JSON as text for files that people may look at, too. */
final class JsonText {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern HALF_OF_A_PAIR = Pattern.compile("\\p{Cs}");

    private JsonText() {}

    /** The value, indented by two, with a line end behind it. */
    static String pretty(JsonNode node) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try {
            return encodable(MAPPER.writer(printer).writeValueAsString(node)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes could not be written as text", e);
        }
    }

    /** The text with halves of surrogate pairs escaped: no encoding has bytes for them, and outside of strings JSON has none. */
    private static String encodable(String json) {
        return HALF_OF_A_PAIR
                .matcher(json)
                .replaceAll(half -> "\\\\u" + Integer.toHexString(half.group().charAt(0)));
    }
}
