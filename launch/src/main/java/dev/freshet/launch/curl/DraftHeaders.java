// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.curl.CurlCommand.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The headers of a command: those of {@code -H}, and those of other options, which they replace. Confined to one call. */
final class DraftHeaders {

    private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final CurlDraft draft;
    private final List<Header> custom = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final Map<String, String> usual = new LinkedHashMap<>();
    private final List<String> cookies = new ArrayList<>();

    DraftHeaders(CurlDraft draft) {
        this.draft = draft;
    }

    /** {@code Name: value}; {@code Name:} removes one that curl sends on its own; {@code Name;} is one without a value; {@code @file} has many. */
    void custom(String text) {
        if (text.startsWith("@")) {
            String lines = new String(draft.files().read("--header", text.substring(1)), StandardCharsets.UTF_8);
            lines.lines().filter(line -> !line.isBlank()).forEach(this::custom);
            return;
        }
        int colon = text.indexOf(':');
        String stripped = text.stripTrailing();
        boolean isEmpty = colon < 0 && stripped.endsWith(";");
        if (colon <= 0 && !isEmpty) {
            draft.leaveOut(
                    "--header '" + CurlMistake.shown(text) + "'",
                    "there is no name with a colon behind it; curl leaves it out, too");
            return;
        }
        String name = isEmpty ? stripped.substring(0, stripped.length() - 1) : text.substring(0, colon);
        String value = isEmpty ? "" : text.substring(colon + 1).strip();
        if (!name.matches(NAME) || value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw CurlMistake.value("--header", text, "a header is a name, a colon and a value on one line");
        }
        if (value.isEmpty() && !isEmpty) {
            removed.add(name);
        } else {
            custom.add(new Header(name, value));
        }
    }

    /** One that curl sends on its own for an option; without a value it is not sent. */
    void usual(String name, String value) {
        if (value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw CurlMistake.value(name, value, "a header stands on one line");
        }
        usual.put(name, value);
    }

    void referer(String text) {
        int auto = text.indexOf(";auto");
        if (auto >= 0) {
            draft.leaveOut("--referer ';auto'", "redirects are followed without saying where they come from");
        }
        usual("Referer", auto < 0 ? text : text.substring(0, auto));
    }

    /** Text with an equals sign is cookies; else it names a file. */
    void cookie(String text) {
        if (text.indexOf('=') >= 0) {
            cookies.add(text);
        } else if (!text.isEmpty()) {
            draft.leaveOut(
                    "--cookie '" + CurlMistake.shown(text) + "'",
                    "cookies are not read from a file: write them as -b 'name=value'");
        }
    }

    /** What follows from the body. */
    void settle(CurlBody body, boolean isJson, boolean isUpload, boolean isGet) {
        if (!cookies.isEmpty()) {
            usual("Cookie", String.join(";", cookies));
        }
        if (isJson) {
            usual.putIfAbsent("Content-Type", "application/json");
            usual.putIfAbsent("Accept", "application/json");
        } else if (body instanceof CurlBody.Content && !isUpload && !isGet) {
            usual.put("Content-Type", FORM);
        }
        if (body instanceof CurlBody.Multipart) {
            // curl adds the boundary to it; whoever sends the form does so.
            custom.removeIf(header -> header.name().equalsIgnoreCase("Content-Type")
                    && header.value().toLowerCase(Locale.ROOT).startsWith("multipart/form-data"));
        }
    }

    boolean hasCustom(String name) {
        return custom.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /** First those of other options, unless {@code -H} has them, too. */
    List<Header> sent() {
        List<Header> all = new ArrayList<>();
        usual.forEach((name, value) -> {
            boolean isRemoved = removed.stream().anyMatch(other -> other.equalsIgnoreCase(name));
            if (!hasCustom(name) && !isRemoved && !value.isEmpty()) {
                all.add(new Header(name, value));
            }
        });
        all.addAll(custom);
        return all;
    }

    /** Also those that an option sets to nothing. */
    List<String> removed() {
        List<String> all = new ArrayList<>(removed);
        usual.forEach((name, value) -> {
            if (value.isEmpty()) {
                all.add(name);
            }
        });
        return all;
    }
}
