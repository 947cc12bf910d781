// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.Internal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes an object as a tree. */
@Internal
public final class JsonTreeWriter implements JsonWriter {

    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

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
        Json container = Container.parse(data);
        putEither(name, container, data);
    }

    @Override
    public void putData(String name, byte[] utf8, int from, int to) {
        Json container = Container.parse(utf8, from, to);
        putEither(name, container, container == null ? new String(utf8, from, to - from, StandardCharsets.UTF_8) : "");
    }

    /** The object. Nothing can be put afterwards. */
    public Json toJson() {
        return new Json(object);
    }

    private void putEither(String name, @Nullable Json container, String otherwise) {
        if (container == null) {
            object.put(name, otherwise);
        } else {
            object.set(name, container.node());
        }
    }
}
