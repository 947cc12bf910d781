// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.JmesPath;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonException;
import dev.freshet.core.json.JsonPath;
import dev.freshet.core.json.Spot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds JSON values by path, of one kind only or of any. */
final class JsonFinder {

    private JsonFinder() {}

    /** Finds what a JSONPath leads to. Values of other kinds are passed over and not counted. */
    record ByJsonPath(JsonPath path, ValueKind kind) implements ByteFinder {

        @Override
        public @Nullable Spot locate(EventBytes event, int occurrence) {
            return needsTree(kind) ? null : path.locate(event, kind, occurrence);
        }

        @Override
        public @Nullable Object find(Views views, int occurrence) {
            if (!takesAny(kind)) {
                return occurrence == 0 ? first(views) : nth(views, occurrence);
            }
            Json found = path.find(views.json(), occurrence);
            return found == null ? Nothing.NOTHING : JsonFinder.value(found, kind);
        }

        @Override
        public List<@Nullable Object> findAll(Views views) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Json found : path.findAll(views.json())) {
                Object value = JsonFinder.value(found, kind);
                if (value != Nothing.NOTHING) {
                    values.add(value);
                }
            }
            return values;
        }

        @Override
        public int count(Views views) {
            return takesAny(kind) ? path.count(views.json()) : findAll(views).size();
        }

        /** Most paths find one value, so it is tried before a list is made. */
        private @Nullable Object first(Views views) {
            Json found = path.find(views.json(), 0);
            Object value = found == null ? Nothing.NOTHING : JsonFinder.value(found, kind);
            return found == null || value != Nothing.NOTHING ? value : nth(views, 0);
        }

        private @Nullable Object nth(Views views, int occurrence) {
            List<@Nullable Object> all = findAll(views);
            return occurrence < all.size() ? all.get(occurrence) : Nothing.NOTHING;
        }
    }

    /** Finds what a JMESPath leads to. */
    record ByJmesPath(JmesPath path, ValueKind kind) implements Finder.One, ByteFinder {

        @Override
        public @Nullable Spot locate(EventBytes event, int occurrence) {
            return occurrence > 0 || needsTree(kind) ? null : path.locate(event, kind);
        }

        @Override
        public @Nullable Object value(Views views) {
            Json json = views.json();
            try {
                Json found = path.search(json);
                return found == null ? Nothing.NOTHING : JsonFinder.value(found, kind);
            } catch (JsonException e) {
                throw new CheckCrash("extraction", String.valueOf(e.getMessage()));
            }
        }
    }

    private static boolean takesAny(ValueKind kind) {
        return kind == ValueKind.STRING || kind == ValueKind.OBJECT || kind == ValueKind.DIGITS;
    }

    /** What of the bytes would have to be made a tree of anyway, or depends on how the tree was made. */
    private static boolean needsTree(ValueKind kind) {
        return switch (kind) {
            case LIST, MAP, NODE, DIGITS, DIGITS_OF_NUMBER -> true;
            default -> false;
        };
    }

    /** The value as that kind; null for a JSON null, nothing for a value of another kind. */
    static @Nullable Object value(Json json, ValueKind kind) {
        if (json.isNull()) {
            return null;
        }
        Object value = switch (kind) {
            case STRING -> json.asText();
            case DIGITS -> json.digits();
            case DIGITS_OF_NUMBER -> json.asDouble() == null ? null : json.digits();
            case BOOLEAN -> json.asBoolean();
            case INTEGER -> json.asInteger();
            case LONG -> json.asLong();
            case DOUBLE -> json.asDouble();
            case LIST -> json.asList();
            case MAP -> json.asMap();
            case OBJECT, NODE -> json.asObject();
        };
        return value == null ? Nothing.NOTHING : value;
    }
}
