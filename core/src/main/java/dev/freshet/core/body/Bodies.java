// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.body;

import dev.freshet.core.Body;
import dev.freshet.core.BodyContent;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Compiles bodies. */
@Internal
public final class Bodies {

    private Bodies() {}

    /**
     * The bytes of a body, per session. The array may be shared by all users: it must not be changed.
     *
     * @throws SimulationException when a file is missing, an expression faulty, or the kind of body is not supported
     */
    public static Expression<byte[]> compile(Body body) {
        return bytes(body.content());
    }

    static Expression<byte[]> bytes(BodyContent content) {
        if (content instanceof BodyContent.Bytes bytes) {
            return Expressions.compile(bytes.bytes());
        }
        if (content instanceof BodyContent.RawFile file) {
            return perFile(file.path(), BodyFile::bytes);
        }
        if (content instanceof BodyContent.Stream stream) {
            return session -> read(stream.stream(), session);
        }
        if (content instanceof BodyContent.Gzip gzip) {
            return mapped(bytes(gzip.of()), Bodies::gzip);
        }
        return mapped(text(content), text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a body, per session; bytes are read as UTF-8. */
    static Expression<String> text(BodyContent content) {
        if (content instanceof BodyContent.Text text) {
            return Expressions.compile(text.text());
        }
        if (content instanceof BodyContent.ElFile file) {
            return perFile(file.path(), BodyFile::text);
        }
        if (content instanceof BodyContent.Unsupported unsupported) {
            throw new SimulationException(unsupported.reason());
        }
        return mapped(bytes(content), bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static <T> Expression<T> perFile(Dynamic<String> path, FileContent<T> content) {
        Expression<String> name = Expressions.compile(path);
        if (name.isConstant()) {
            String constant = name.resolve(Session.create("", 0));
            BodyFile file = BodyFile.read(constant, SimulationException::new);
            return content.of(file);
        }
        BodyFiles files = new BodyFiles();
        return session -> content.of(files.file(name.resolve(session))).resolve(session);
    }

    private static <A, B> Expression<B> mapped(Expression<A> expression, Function<A, B> function) {
        if (expression.isConstant()) {
            return Expressions.compile(Dynamic.of(function.apply(expression.resolve(Session.create("", 0)))));
        }
        return session -> function.apply(expression.resolve(session));
    }

    private static byte[] read(Function<Session, InputStream> opener, Session session) {
        byte[] read;
        try {
            read = AuthorCode.call(() -> {
                try (InputStream in = opener.apply(session)) {
                    return in == null ? null : in.readAllBytes();
                }
            });
        } catch (AuthorFailure e) {
            throw new ExpressionException("the stream of a body could not be read: " + e.reason());
        }
        if (read == null) {
            throw new ExpressionException("the function of a body returned null instead of a stream");
        }
        return read;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2 + 32);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return compressed.toByteArray();
    }

    /** What is taken from a file. */
    private interface FileContent<T> {
        Expression<T> of(BodyFile file);
    }
}
