// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/**
 * What the header {@code Content-Type} says of a body. Immutable.
 *
 * @param name type and subtype without the parameters, in lower case; empty for none
 * @param parameters what follows the name, as it was written
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3">RFC 9110 §8.3</a>
 */
@Internal
public record MediaType(String name, String parameters) {

    private static final String CHARSET = "charset=";

    /** That of a response; of several lines that of the last one which is a media type (Fetch, "extract a MIME type"). */
    public static MediaType of(Headers headers) {
        String header = "";
        for (String value : headers.all("content-type")) {
            header = header.isEmpty() || value.contains("/") ? value : header;
        }
        return of(header);
    }

    /** What the value of the header says. */
    public static MediaType of(String header) {
        int semicolon = header.indexOf(';');
        String name = semicolon < 0 ? header : header.substring(0, semicolon);
        return new MediaType(name.strip().toLowerCase(Locale.ROOT), semicolon < 0 ? "" : header.substring(semicolon));
    }

    public boolean isHtml() {
        return name.equals("text/html") || name.equals("application/xhtml+xml");
    }

    /** The charset of a text: the one that is named, if it is known here, else UTF-8. */
    public Charset charset() {
        int at = parameters.toLowerCase(Locale.ROOT).indexOf(CHARSET);
        if (at < 0) {
            return StandardCharsets.UTF_8;
        }
        int from = at + CHARSET.length();
        int end = parameters.indexOf(';', from);
        String named = unquoted(
                parameters.substring(from, end < 0 ? parameters.length() : end).strip());
        try {
            return Charset.forName(named);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
