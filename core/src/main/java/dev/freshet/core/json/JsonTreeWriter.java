// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.freshet.core.Internal;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object as a tree. The data that was put last is not parsed until something looks into it: a check of the event's type needs only the
 * type. Until then, its bytes must not change.
 */
@Internal
public final class JsonTreeWriter implements JsonWriter {

    private final ObjectNode object = JsonNodeFactory.instance.objectNode();
    private final boolean keepsDigits;
    private @Nullable PendingMember pending;

    /** A writer of a tree whose numbers are {@code double}s where they are not whole. */
    public JsonTreeWriter() {
        this(false);
    }

    /** A writer of a tree; {@code keepsDigits} if the numbers in its data keep their {@linkplain Json#digits digits}. */
    public JsonTreeWriter(boolean keepsDigits) {
        this.keepsDigits = keepsDigits;
    }

    @Override
    public void put(String name, String value) {
        object.put(name, value);
    }

    @Override
    public void put(String name, long value) {
        if (value == (int) value) {
            object.put(name, (int) value); // as the parser does it, so that equal trees are equal
        } else {
            object.put(name, value);
        }
    }

    @Override
    public void putData(String name, String data) {
        putLater(name, () -> {
            Json container = Container.parse(data);
            return container != null ? container.node() : TextNode.valueOf(data);
        });
    }

    @Override
    public void putData(String name, byte[] utf8, int from, int to) {
        putLater(name, () -> {
            Json container = Container.parse(utf8, from, to, keepsDigits);
            return container != null
                    ? container.node()
                    : TextNode.valueOf(new String(utf8, from, to - from, StandardCharsets.UTF_8));
        });
    }

    /** The object. Nothing can be put afterwards. */
    public Json toJson() {
        return new Json(object, pending);
    }

    /** Holds the member's place in the order of members. */
    private void putLater(String name, Supplier<JsonNode> value) {
        if (pending != null) {
            object.set(pending.name(), pending.value().get());
        }
        object.putNull(name);
        pending = new PendingMember(name, value);
    }
}
