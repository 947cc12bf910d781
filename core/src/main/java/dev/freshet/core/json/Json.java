// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.freshet.core.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value. Hides the library that holds the tree. Immutable, but for what a {@link JsonTreeWriter} made: that parses its data when it is first
 * looked into.
 *
 * <p>Of a name that stands twice in an object, the last value counts. A number beyond the range of a double is infinite.
 */
@Internal
public final class Json {

    private final JsonNode node;
    private @Nullable PendingMember pending;

    Json(JsonNode node) {
        this.node = node;
    }

    /** An object with a place for the member that is still to be parsed. Confined to the user's loop, unlike other values. */
    Json(ObjectNode object, @Nullable PendingMember pending) {
        this.node = object;
        this.pending = pending;
    }

    /**
     * Parses one document.
     *
     * @throws JsonException when the text is not JSON, or holds more than one document, or is nested deeper than 512
     */
    public static Json parse(String text) {
        try {
            return of(Jackson.READER.readTree(text));
        } catch (JsonProcessingException e) {
            throw JsonException.of(e);
        }
    }

    /**
     * Parses one document in UTF-8.
     *
     * @param from the first byte
     * @param to the byte after the last
     * @throws JsonException as {@link #parse(String)}
     */
    public static Json parse(byte[] utf8, int from, int to) {
        try {
            return of(Jackson.READER.readTree(utf8, from, to - from));
        } catch (JsonProcessingException e) {
            throw JsonException.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException("An array of bytes can't fail to be read", e);
        }
    }

    /**
     * A Java value as JSON text: a text quoted, null as {@code null}, maps and beans as objects, lists and arrays as arrays.
     *
     * @throws JsonException when the value has no JSON form
     */
    public static String stringify(@Nullable Object value) {
        try {
            return Jackson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new JsonException("has no JSON form");
        }
    }

    /**
     * Parses one document in UTF-8 as {@link #parse(byte[], int, int)}; its numbers keep their {@link #digits}.
     *
     * @throws JsonException as {@link #parse(String)}
     */
    static Json parseKeepingDigits(byte[] utf8, int from, int to) {
        try (JsonParser parser = Jackson.FACTORY.createParser(utf8, from, to - from)) {
            return of(DigitsNode.read(parser));
        } catch (JsonProcessingException e) {
            throw JsonException.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException("An array of bytes can't fail to be read", e);
        }
    }

    static Json ofText(String text) {
        return new Json(TextNode.valueOf(text));
    }

    private static Json of(JsonNode node) {
        if (node.isMissingNode()) {
            throw new JsonException("not valid JSON: empty");
        }
        return new Json(node);
    }

    JsonNode node() {
        PendingMember member = pending;
        if (member != null) {
            pending = null;
            ((ObjectNode) node).set(member.name(), member.value().get());
        }
        return node;
    }

    /** The member of that name, or null when this is no object or has no such member. Leaves other members unparsed. */
    @Nullable
    JsonNode member(String name) {
        JsonNode parent = pending == null || pending.name().equals(name) ? node() : node;
        return parent.isObject() ? parent.get(name) : null;
    }

    public boolean isNull() {
        return node().isNull();
    }

    /** The content of a string as it is, any other value as compact JSON text; null for a null. */
    public @Nullable String asText() {
        JsonNode value = node();
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNull()) {
            return null;
        }
        return isPlainScalar(value) ? value.asText() : value.toString();
    }

    /** Whether its own text is its JSON text, which a writer makes at many times the cost. An infinite number is written in quotes. */
    private static boolean isPlainScalar(JsonNode value) {
        return value.isBoolean()
                || value.isIntegralNumber()
                || (value.isDouble() && Double.isFinite(value.doubleValue()));
    }

    /** The value of a boolean, else null. */
    public @Nullable Boolean asBoolean() {
        return node().isBoolean() ? node().booleanValue() : null;
    }

    /** The value of a number that is whole and fits, else null. */
    public @Nullable Integer asInteger() {
        return isWhole() && node().canConvertToInt() ? node().intValue() : null;
    }

    /** The value of a number that is whole and fits, else null. */
    public @Nullable Long asLong() {
        return isWhole() && node().canConvertToLong() ? node().longValue() : null;
    }

    /** The value of a number, else null. */
    public @Nullable Double asDouble() {
        return node().isNumber() ? node().doubleValue() : null;
    }

    /**
     * A number with all its digits: a {@code Long} if it is written as a whole number and fits, else its text, as far as its digits were kept. Any other value as
     * {@link #asText}.
     */
    public @Nullable Object digits() {
        JsonNode number = node();
        if (number instanceof DigitsNode written) {
            return written.digits();
        }
        return number.isIntegralNumber() && number.canConvertToLong() ? (Object) number.longValue() : asText();
    }

    /** The elements of an array as Java values, else null. The list is the caller's own. */
    public @Nullable List<Object> asList() {
        return node().isArray() ? JavaValues.OWN.list(node()) : null;
    }

    /** The members of an object as Java values, in their order, else null. The map is the caller's own. */
    public @Nullable Map<String, Object> asMap() {
        return node().isObject() ? JavaValues.OWN.map(node()) : null;
    }

    /** The members of an object as {@link #asMap}, for several users: neither the map nor what is in it can be changed. */
    public @Nullable Map<String, Object> asSharedMap() {
        return node().isObject() ? JavaValues.SHARED.map(node()) : null;
    }

    /**
     * The value in Java's types: String, Boolean, Integer, Long, BigInteger, Double, List, Map, or null. A whole number has the smallest type that
     * it fits in. Lists and maps are the caller's own.
     */
    public @Nullable Object asObject() {
        return JavaValues.OWN.object(node());
    }

    /** Compact JSON text. */
    @Override
    public String toString() {
        return node().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json json && node().equals(json.node());
    }

    @Override
    public int hashCode() {
        return node().hashCode();
    }

    private boolean isWhole() {
        return node().isNumber() && node().canConvertToExactIntegral();
    }
}
