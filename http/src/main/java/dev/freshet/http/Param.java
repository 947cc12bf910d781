// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.util.List;
import java.util.Map;

/** Parameters of a query or of a form, as one call of the language gives them. */
@Internal
public sealed interface Param {

    /** One parameter with one value. */
    record Single(Dynamic<String> name, Dynamic<?> value) implements Param {}

    /** One parameter that is repeated for each of its values. */
    record Multivalued(Dynamic<String> name, Dynamic<? extends List<?>> values) implements Param {}

    /** Several parameters in their order; a name may come more than once. */
    record Entries(Dynamic<? extends List<? extends Map.Entry<String, ?>>> entries) implements Param {}

    /** Several parameters, one for each key. */
    record Mapped(Dynamic<? extends Map<String, ?>> map) implements Param {}

    /** An expression whose value must be a list. */
    static Dynamic<List<Object>> listEl(String expression) {
        return Dynamic.el(expression, type(List.class));
    }

    /** An expression whose value must be a list of entries. */
    static Dynamic<List<Map.Entry<String, Object>>> entriesEl(String expression) {
        return Dynamic.el(expression, type(List.class));
    }

    /** An expression whose value must be a map. */
    static Dynamic<Map<String, Object>> mapEl(String expression) {
        return Dynamic.el(expression, type(Map.class));
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> type(Class<?> raw) {
        return (Class<T>) raw;
    }
}
