// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON as text for files that people may look at, too. */
final class JsonText {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cs}\\p{Cf}\\x7f-\\x9f\\u2028\\u2029\\ufffe\\uffff]");

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

    /**
     * The text with escapes for what cannot be seen, or does something to a terminal: programs read the same. Halves of surrogate pairs must be escaped, since
     * no encoding has bytes for them. Outside of strings JSON has none of these.
     */
    private static String encodable(String json) {
        return HIDDEN.matcher(json)
                .replaceAll(hidden -> hidden.group()
                        .chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
                        .collect(Collectors.joining()));
    }
}
