// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;
import dev.freshet.core.el.Part.Literal;
import dev.freshet.core.failure.AuthorCode;

/** Literal text and placeholders mixed: always makes a text, which is then converted. */
final class TextExpression<T> implements Expression<T> {

    /** How long a placeholder's text is taken to be, to size the text before it is made. */
    private static final int USUAL_VALUE_LENGTH = 16;

    private final Part[] parts;
    private final String source;
    private final int usualLength;
    private final Conversion<T> conversion;

    TextExpression(Part[] parts, String source, Conversion<T> conversion) {
        this.parts = parts;
        this.source = source;
        this.conversion = conversion;
        int length = 0;
        for (Part part : parts) {
            length += part instanceof Literal literal ? literal.text().length() : USUAL_VALUE_LENGTH;
        }
        this.usualLength = length;
    }

    @Override
    public T resolve(Session session) {
        String text = text(session);
        T converted = conversion.apply(text);
        if (converted == null) {
            throw conversion.failure(source, text);
        }
        return converted;
    }

    private String text(Session session) {
        StringBuilder builder = new StringBuilder(usualLength);
        try {
            for (Part part : parts) {
                Object value = part.value(session);
                if (value == null) {
                    throw new ExpressionException("'" + source + "' contains a null");
                }
                builder.append(Conversion.text(value));
            }
        } catch (ExpressionException e) {
            throw e;
        } catch (Throwable e) { // values may be of classes of the author's
            throw new ExpressionException(
                    "'" + source + "' crashed: " + AuthorCode.failure(e).reason());
        }
        return builder.toString();
    }
}
