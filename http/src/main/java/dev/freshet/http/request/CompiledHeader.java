// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Header;
import java.util.Map;

/** A header of a request, before its value is known. Shared by all users. */
record CompiledHeader(String name, Expression<String> value) {

    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

    static CompiledHeader compile(Header header) {
        if (!isToken(header.name())) {
            throw new SimulationException(
                    "header name '" + header.name() + "': only letters, digits and " + TOKEN_PUNCTUATION);
        }
        return new CompiledHeader(header.name(), Expressions.compile(header.value()));
    }

    /** The line as it goes out; chars beyond ASCII as the bytes of their UTF-8. */
    Map.Entry<String, String> resolve(Session session) {
        String text = value.resolve(session);
        return Map.entry(name, isAscii(text) ? text : new String(text.getBytes(UTF_8), ISO_8859_1));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!PercentEncoding.isAlphanumeric(c) && TOKEN_PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
