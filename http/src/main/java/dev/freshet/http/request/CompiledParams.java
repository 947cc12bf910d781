// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Param;
import dev.freshet.http.wire.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query or a form, as pairs of a name and a value. Shared by all users. */
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
        writeTo(text(out), session);
    }

    /** Writes pairs as text, encoded as these parameters are. */
    Sink text(StringBuilder out) {
        return new Text(out);
    }

    /** Hands over all pairs, as they are before they are encoded. */
    void writeTo(Sink sink, Session session) {
        for (Source source : sources) {
            source.writeTo(sink, session);
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
        void writeTo(Sink pairs, Session session);
    }

    /** Takes the pairs, in their order. */
    abstract static class Sink {

        abstract void take(String name, String value);

        final void addEntry(@Nullable Object element) {
            if (!(element instanceof Map.Entry<?, ?> entry)) {
                throw new ExpressionException("a list of parameters holds something that is no Map.Entry");
            }
            add(entry.getKey(), entry.getValue());
        }

        final void add(@Nullable Object name, @Nullable Object value) {
            take(name == null ? "" : name.toString(), value == null ? "" : value.toString());
        }
    }

    /** Writes the pairs with an ampersand between two. */
    private final class Text extends Sink {
        private final StringBuilder out;
        private boolean isFirst = true;

        Text(StringBuilder out) {
            this.out = out;
        }

        @Override
        void take(String name, String value) {
            if (!isFirst) {
                out.append('&');
            }
            isFirst = false;
            append(name);
            out.append('=');
            append(value);
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
