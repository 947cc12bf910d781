// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.body;

import dev.freshet.core.BodyContent;
import dev.freshet.core.BodyService;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Bodies that simulations use as functions: compiled at their first use. */
@Internal
public final class ImmediateBodies implements BodyService {

    private static final int MOST_KEPT = 1_000;

    private final Map<BodyContent, Expression<String>> texts = new ConcurrentHashMap<>();
    private final Map<BodyContent, Expression<byte[]>> bytes = new ConcurrentHashMap<>();

    @Override
    public String text(BodyContent content, Session session) {
        return kept(texts, content, Bodies::text).resolve(session);
    }

    @Override
    public byte[] bytes(BodyContent content, Session session) {
        return kept(bytes, content, Bodies::bytes).resolve(session);
    }

    private static <T> Expression<T> kept(
            Map<BodyContent, Expression<T>> compiled,
            BodyContent content,
            Function<BodyContent, Expression<T>> compiler) {
        Expression<T> expression = compiled.get(content);
        if (expression == null) {
            expression = compiler.apply(content);
            if (compiled.size() < MOST_KEPT) {
                compiled.put(content, expression);
            }
        }
        return expression;
    }
}
