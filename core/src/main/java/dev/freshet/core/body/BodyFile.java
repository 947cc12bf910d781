// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.body;

import dev.freshet.core.Dynamic;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.resource.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file that was read for a body. Safe for any thread; its text is compiled when it is first wanted. */
final class BodyFile {

    private final byte[] content;
    private volatile @Nullable Expression<String> text;

    private BodyFile(byte[] content) {
        this.content = content;
    }

    /** Reads the file; {@code failure} makes the exception when that cannot be done. */
    static BodyFile read(String path, Function<String, ? extends RuntimeException> failure) {
        try {
            return new BodyFile(Resource.find(path).readAll());
        } catch (IOException e) {
            throw failure.apply("the file of a body cannot be read: " + e.getMessage());
        }
    }

    Expression<byte[]> bytes() {
        return Expressions.compile(Dynamic.of(content));
    }

    Expression<String> text() {
        Expression<String> compiled = text;
        if (compiled == null) {
            compiled = Expressions.compile(Dynamic.el(new String(content, StandardCharsets.UTF_8)));
            text = compiled; // two loops may do it at the same time; both results are the same
        }
        return compiled;
    }
}
