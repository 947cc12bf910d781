// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Header;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.PercentEncoding;
import dev.freshet.http.wire.WireText;

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

    /** Adds the line as it goes out; chars beyond ASCII as the bytes of their UTF-8. */
    void writeTo(Headers.Builder headers, Session session) {
        headers.add(name, WireText.encoded(value.resolve(session)));
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
