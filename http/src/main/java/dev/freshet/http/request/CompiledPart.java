// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.body.Bodies;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.BodyPart;
import java.io.ByteArrayOutputStream;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One part of a body of several. Shared by all users.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
final class CompiledPart {

    private static final String LINE_END = "\r\n";

    private final Expression<byte[]> content;
    private final @Nullable Expression<String> name;
    private final @Nullable Expression<String> fileName;
    private final @Nullable Expression<String> contentType;
    private final @Nullable Expression<String> dispositionType;
    private final @Nullable Expression<String> contentId;
    private final @Nullable Charset charset;
    private final @Nullable String transferEncoding;
    private final List<Map.Entry<Expression<String>, Expression<String>>> headers;

    private CompiledPart(BodyPart part) {
        BodyPart.Disposition disposition = part.disposition();
        this.content = Bodies.compile(part.content().body());
        this.name = compile(disposition.name());
        this.fileName = fileName(part);
        this.contentType = compile(part.type().contentType());
        this.dispositionType = compile(disposition.type());
        this.contentId = compile(disposition.contentId());
        this.charset = charset(part.type().charset());
        this.transferEncoding = part.type().transferEncoding();
        this.headers = new ArrayList<>();
        for (Map.Entry<Dynamic<String>, Dynamic<String>> header : part.headers()) {
            headers.add(Map.entry(Expressions.compile(header.getKey()), Expressions.compile(header.getValue())));
        }
    }

    static CompiledPart compile(BodyPart part) {
        return new CompiledPart(part);
    }

    private static @Nullable Expression<String> compile(@Nullable Dynamic<String> dynamic) {
        return dynamic == null ? null : Expressions.compile(dynamic);
    }

    /** The name that was given, or for a file the last part of its path. */
    private static @Nullable Expression<String> fileName(BodyPart part) {
        Expression<String> given = compile(part.disposition().fileName());
        Expression<String> path = compile(part.content().filePath());
        if (given != null || path == null) {
            return given;
        }
        return session -> {
            String resolved = path.resolve(session).replace('\\', '/');
            return resolved.substring(resolved.lastIndexOf('/') + 1);
        };
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SimulationException("charset(\"" + name + "\"): this Java does not know it", e);
        }
    }

    /** Writes head and content. */
    void writeTo(ByteArrayOutputStream out, Session session) {
        StringBuilder head = new StringBuilder(128).append("Content-Disposition: ");
        head.append(dispositionType == null ? "form-data" : line(dispositionType, session));
        appendParameter(head, "name", resolve(name, session));
        String file = resolve(fileName, session);
        appendParameter(head, "filename", file);
        head.append(LINE_END);
        String type = contentType(file, session);
        if (type != null) {
            append(head, "Content-Type", type);
        }
        if (transferEncoding != null) {
            append(head, "Content-Transfer-Encoding", transferEncoding);
        }
        if (contentId != null) {
            append(head, "Content-ID", line(contentId, session));
        }
        for (Map.Entry<Expression<String>, Expression<String>> header : headers) {
            append(head, line(header.getKey(), session), line(header.getValue(), session));
        }
        out.writeBytes(head.append(LINE_END).toString().getBytes(UTF_8));
        out.writeBytes(bytes(session));
    }

    /** Writes a field of a form, head and content. */
    static void writeField(ByteArrayOutputStream out, String name, String value) {
        StringBuilder head = new StringBuilder(64).append("Content-Disposition: form-data");
        appendParameter(head, "name", name);
        out.writeBytes(
                head.append(LINE_END).append(LINE_END).append(value).toString().getBytes(UTF_8));
    }

    /** A text is compiled to UTF-8, so another charset is made of that. */
    private byte[] bytes(Session session) {
        byte[] bytes = content.resolve(session);
        return charset == null || charset.equals(UTF_8) ? bytes : new String(bytes, UTF_8).getBytes(charset);
    }

    private @Nullable String contentType(@Nullable String file, Session session) {
        String type = contentType == null ? null : line(contentType, session);
        if (type == null && file != null) {
            String guess = URLConnection.guessContentTypeFromName(file);
            type = guess == null ? "application/octet-stream" : guess;
        }
        if (charset == null) {
            return type;
        }
        return (type == null ? "text/plain" : type) + "; charset=" + charset.name();
    }

    private static void append(StringBuilder head, String header, String value) {
        head.append(header).append(": ").append(value).append(LINE_END);
    }

    /** Quotes and line ends are written as browsers write them (WHATWG HTML, multipart form data). */
    private static void appendParameter(StringBuilder head, String parameter, @Nullable String value) {
        if (value != null) {
            String escaped = value.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
            head.append("; ").append(parameter).append("=\"").append(escaped).append('"');
        }
    }

    private static @Nullable String resolve(@Nullable Expression<String> expression, Session session) {
        return expression == null ? null : expression.resolve(session);
    }

    /** What stands in the head of a part must not begin a line of its own. */
    private static String line(Expression<String> expression, Session session) {
        String text = expression.resolve(session);
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new ExpressionException("a header of a body part has a line end in it");
        }
        return text;
    }
}
