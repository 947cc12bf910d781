// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query or a form, written as {@code name=value} pairs. Shared by all users. */
final class CompiledParams {

    private final List<Source> sources;
    private final boolean encoded;
    private final String space;

    private CompiledParams(List<Source> sources, boolean encoded, String space) {
        this.sources = sources;
        this.encoded = encoded;
        this.space = space;
    }

    /** Parameters of a query. */
    static CompiledParams query(List<Param> params, boolean encoded) {
        return new CompiledParams(compile(params), encoded, "%20");
    }

    /** Fields of a form, in which a space is a plus sign. */
    static CompiledParams form(List<Param> params) {
        return new CompiledParams(compile(params), true, "+");
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Appends all pairs, with an ampersand between two. */
    void appendTo(StringBuilder out, Session session) {
        Pairs pairs = new Pairs(out);
        for (Source source : sources) {
            source.writeTo(pairs, session);
        }
    }

    private static List<Source> compile(List<Param> params) {
        List<Source> sources = new ArrayList<>();
        for (Param param : params) {
            sources.add(compile(param));
        }
        return List.copyOf(sources);
    }

    private static Source compile(Param param) {
        if (param instanceof Param.Single single) {
            Expression<String> name = Expressions.compile(single.name());
            Expression<?> value = Expressions.compile(single.value());
            return (pairs, session) -> pairs.add(name.resolve(session), value.resolve(session));
        }
        if (param instanceof Param.Multivalued several) {
            Expression<String> name = Expressions.compile(several.name());
            Expression<? extends List<?>> values = Expressions.compile(several.values());
            return (pairs, session) -> {
                String resolved = name.resolve(session);
                values.resolve(session).forEach(value -> pairs.add(resolved, value));
            };
        }
        if (param instanceof Param.Entries entries) {
            Expression<? extends List<?>> list = Expressions.compile(entries.entries());
            return (pairs, session) -> list.resolve(session).forEach(pairs::addEntry);
        }
        Expression<? extends Map<?, ?>> map = Expressions.compile(((Param.Mapped) param).map());
        return (pairs, session) -> map.resolve(session).forEach(pairs::add);
    }

    /** One call of the language. */
    private interface Source {
        void writeTo(Pairs pairs, Session session);
    }

    private final class Pairs {
        private final StringBuilder out;
        private boolean isFirst = true;

        Pairs(StringBuilder out) {
            this.out = out;
        }

        void addEntry(@Nullable Object element) {
            if (!(element instanceof Map.Entry<?, ?> entry)) {
                throw new ExpressionException("a list of parameters holds something that is no Map.Entry");
            }
            add(entry.getKey(), entry.getValue());
        }

        void add(@Nullable Object name, @Nullable Object value) {
            if (!isFirst) {
                out.append('&');
            }
            isFirst = false;
            append(name == null ? "" : name.toString());
            out.append('=');
            append(value == null ? "" : value.toString());
        }

        private void append(String text) {
            if (encoded) {
                PercentEncoding.appendComponent(out, text, space);
            } else {
                out.append(text);
            }
        }
    }
}
