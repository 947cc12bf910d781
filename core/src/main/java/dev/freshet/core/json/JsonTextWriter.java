// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import dev.freshet.core.Internal;
import java.nio.charset.StandardCharsets;

/** Writes an object as text, without blanks of its own. Data that is JSON keeps its own text, blanks inside included. */
@Internal
public final class JsonTextWriter implements JsonWriter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text;

    /** A writer for a text of about so many characters. */
    public JsonTextWriter(int usualLength) {
        text = new StringBuilder(usualLength).append('{');
    }

    @Override
    public void put(String name, String value) {
        name(name);
        quote(value);
    }

    @Override
    public void put(String name, long value) {
        name(name);
        text.append(value);
    }

    @Override
    public void putData(String name, String data) {
        putEither(name, data, Container.isContainer(data));
    }

    @Override
    public void putData(String name, byte[] utf8, int from, int to) {
        boolean isContainer = Container.isContainer(utf8, from, to);
        putEither(name, new String(utf8, from, to - from, StandardCharsets.UTF_8), isContainer);
    }

    /** The text. Nothing can be put afterwards. */
    public String toText() {
        return text.append('}').toString();
    }

    private void putEither(String name, String data, boolean isContainer) {
        name(name);
        if (isContainer) {
            text.append(data.strip());
        } else {
            quote(data);
        }
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || Character.isISOControl(c)) {
                text.append(value, written, i);
                escape(c);
                written = i + 1;
            }
        }
        text.append(value, written, value.length()).append('"');
    }

    private void escape(char c) {
        text.append('\\');
        switch (c) {
            case '"', '\\' -> text.append(c);
            case '\b' -> text.append('b');
            case '\f' -> text.append('f');
            case '\n' -> text.append('n');
            case '\r' -> text.append('r');
            case '\t' -> text.append('t');
            default -> text.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
        }
    }
}
