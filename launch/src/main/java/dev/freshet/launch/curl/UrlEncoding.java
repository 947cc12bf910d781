// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What curl encodes for addresses and forms. */
final class UrlEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private UrlEncoding() {}

    /** Spaces become plus signs. As it is written: {@code content}, {@code =content}, {@code name=content}, {@code @file} and {@code name@file}: the content encoded, the name as it is. */
    static String encode(CurlFiles files, String option, String text) {
        int equals = text.indexOf('=');
        int at = text.indexOf('@');
        boolean isFile = equals < 0 && at >= 0;
        int mark = equals >= 0 ? equals : at;
        String name = mark < 0 ? "" : text.substring(0, mark);
        String rest = text.substring(mark + 1);
        byte[] content = isFile ? files.read(option, rest) : rest.getBytes(StandardCharsets.UTF_8);
        String encoded = percent(content).replace("%20", "+");
        return name.isEmpty() ? encoded : name + "=" + encoded;
    }

    static String percent(byte[] bytes) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte one : bytes) {
            int value = one & 0xff;
            if (value < 0x80 && UNRESERVED.indexOf(value) >= 0) {
                encoded.append((char) value);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", value));
            }
        }
        return encoded.toString();
    }

    /** The bytes that are meant, as characters of UTF-8; what is no escape stays as it is. */
    static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int size = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            decoded[size++] = low < 0 ? bytes[i] : (byte) (high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return new String(decoded, 0, size, StandardCharsets.UTF_8);
    }
}
