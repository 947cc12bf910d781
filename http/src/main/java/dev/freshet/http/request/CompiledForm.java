// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.RequestContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a form: those that it came with, and those of the simulation, which replace them. Shared by all users. */
final class CompiledForm {

    private final @Nullable Expression<Map<String, Object>> base;
    private final CompiledParams fields;

    private CompiledForm(@Nullable Expression<Map<String, Object>> base, CompiledParams fields) {
        this.base = base;
        this.fields = fields;
    }

    static CompiledForm compile(RequestContent.Form form) {
        Expression<Map<String, Object>> base = form.base() == null ? null : Expressions.compile(form.base());
        return new CompiledForm(base, CompiledParams.form(form.fields()));
    }

    /** The fields as {@code application/x-www-form-urlencoded}; only ASCII. */
    String encoded(Session session) {
        StringBuilder text = new StringBuilder();
        if (base == null) {
            fields.appendTo(text, session);
        } else {
            CompiledParams.Sink out = fields.text(text);
            fields(session).forEach(field -> out.take(field.getKey(), field.getValue()));
        }
        return text.toString();
    }

    /** The fields in their order. */
    List<Map.Entry<String, String>> fields(Session session) {
        Fields own = new Fields();
        fields.writeTo(own, session);
        if (base == null) {
            return own.list;
        }
        Fields all = new Fields();
        base.resolve(session).forEach((name, value) -> {
            if (own.names.contains(name)) {
                own.moveTo(all, name);
            } else {
                all.addAll(name, value);
            }
        });
        all.list.addAll(own.list);
        return all.list;
    }

    private static final class Fields extends CompiledParams.Sink {
        private final List<Map.Entry<String, String>> list = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        @Override
        void take(String name, String value) {
            list.add(Map.entry(name, value));
            names.add(name);
        }

        /** A field that replaces one of the form stands where that one stood. */
        void moveTo(Fields all, String name) {
            list.stream().filter(field -> field.getKey().equals(name)).forEach(all.list::add);
            list.removeIf(field -> field.getKey().equals(name));
        }

        /** A field, once for each of its values if it has several. */
        void addAll(String name, @Nullable Object value) {
            if (value instanceof Iterable<?> values) {
                values.forEach(each -> add(name, each));
            } else {
                add(name, value);
            }
        }
    }
}
