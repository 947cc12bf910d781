// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the header {@code Content-Type} says of a body (RFC 9110 §8.3). */
final class ContentType {

    private static final String CHARSET = "charset=";

    private ContentType() {}

    /** The charset of a text: the one that is named, if it is known here, else UTF-8. */
    static Charset charset(@Nullable String header) {
        String name = header == null ? null : charsetName(header);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    static boolean isHtml(@Nullable String header) {
        if (header == null) {
            return false;
        }
        int semicolon = header.indexOf(';');
        String type = (semicolon < 0 ? header : header.substring(0, semicolon)).strip();
        return type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml");
    }

    private static @Nullable String charsetName(String header) {
        int at = header.toLowerCase(Locale.ROOT).indexOf(CHARSET);
        if (at < 0) {
            return null;
        }
        int from = at + CHARSET.length();
        int end = header.indexOf(';', from);
        String name = header.substring(from, end < 0 ? header.length() : end).strip();
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
    }
}
