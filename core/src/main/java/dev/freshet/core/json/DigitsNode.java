// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A number with a fraction or an exponent that remembers how it was written: a {@code double} has too few digits for seconds since 1970 with nanoseconds. To all
 * who do not ask for its digits it is that {@code double}.
 */
final class DigitsNode extends DoubleNode {

    private static final long serialVersionUID = 1L;

    private final String digits;

    private DigitsNode(double value, String digits) {
        super(value);
        this.digits = digits;
    }

    String digits() {
        return digits;
    }

    /**
     * Reads one document from the parser, with the digits of its numbers.
     *
     * @throws IOException when it is not JSON, as other readers do
     */
    static JsonNode read(JsonParser parser) throws IOException {
        return Jackson.READER.with(new Factory(parser)).readTree(parser);
    }

    /** Makes the nodes of one document; the parser stands at the number that a node is made for. */
    private static final class Factory extends JsonNodeFactory {

        private static final long serialVersionUID = 1L;

        private final transient JsonParser parser;

        Factory(JsonParser parser) {
            this.parser = parser;
        }

        @Override
        public NumericNode numberNode(double value) {
            try {
                return new DigitsNode(value, parser.getText());
            } catch (IOException e) {
                throw new UncheckedIOException("The parser has read the number already", e);
            }
        }
    }
}
