// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.curl.CurlCommand.Header;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a form as {@code -F} has it: {@code name=value}, {@code name=@file}, {@code name=<file}, with {@code ;type=}, {@code ;filename=} and
 * {@code ;headers=} behind. Confined to one call.
 */
final class FormField {

    private static final Map<String, String> TYPES = Map.of(
            ".gif", "image/gif",
            ".jpg", "image/jpeg",
            ".jpeg", "image/jpeg",
            ".png", "image/png",
            ".svg", "image/svg+xml",
            ".txt", "text/plain",
            ".htm", "text/html",
            ".html", "text/html",
            ".pdf", "application/pdf",
            ".xml", "application/xml");

    private final CurlDraft draft;
    private final String text;
    private final String name;
    private int at;
    private Optional<String> type = Optional.empty();
    private Optional<String> fileName = Optional.empty();
    private final List<Header> headers = new ArrayList<>();

    FormField(CurlDraft draft, String text) {
        this.draft = draft;
        this.text = text;
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw CurlMistake.value(
                    "--form", text, "write it as name=value or name=@file; parts within parts are not sent");
        }
        this.name = text.substring(0, equals);
        this.at = equals + 1;
    }

    /** Several if several files are named. */
    List<CurlBody.Part> parts() {
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '(') {
            throw CurlMistake.value(
                    "--form", text, "parts within parts are not sent; --form-string sends the text as it is");
        }
        if (first != '@' && first != '<') {
            byte[] value = word("").getBytes(StandardCharsets.UTF_8);
            attributes();
            return List.of(part(new CurlBody.Content(value, Optional.empty()), fileName));
        }
        List<CurlBody.Part> files = new ArrayList<>();
        do {
            at++;
            String file = word(first == '@' ? "," : "");
            attributes();
            files.add(file(file, first == '@'));
        } while (first == '@' && at < text.length() && text.charAt(at) == ',');
        return files;
    }

    private CurlBody.Part file(String file, boolean isFileNamed) {
        Path path = CurlFiles.path("--form", file);
        CurlBody.Content content = new CurlBody.Content(
                draft.files().read("--form", file), Optional.ofNullable(CurlFiles.file("--form", file)));
        Path last = path.getFileName();
        Optional<String> told =
                fileName.isPresent() || !isFileNamed || last == null ? fileName : Optional.of(last.toString());
        if (type.isEmpty()) {
            type = guessed(told, file);
        }
        return part(content, told);
    }

    /** As curl guesses it by the ending; text is told only of what has the name of a file. */
    private static Optional<String> guessed(Optional<String> told, String file) {
        String known =
                type(told.orElse(file)).or(() -> type(file)).orElse(told.isPresent() ? "application/octet-stream" : "");
        return known.isEmpty() || (told.isEmpty() && known.equals("text/plain"))
                ? Optional.empty()
                : Optional.of(known);
    }

    private static Optional<String> type(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return TYPES.entrySet().stream()
                .filter(entry -> lower.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private CurlBody.Part part(CurlBody.Content content, Optional<String> told) {
        CurlBody.Part part = new CurlBody.Part(name, content, told, type, headers);
        type = Optional.empty();
        fileName = Optional.empty();
        headers.clear();
        return part;
    }

    // ---- how it is written ---------------------------------------------------------------------------------------

    /** Up to a semicolon or one of these characters; between quotes they mean nothing. */
    private String word(String ends) {
        if (at < text.length() && text.charAt(at) == '"') {
            Optional<String> quoted = quoted(ends);
            if (quoted.isPresent()) {
                return quoted.get();
            }
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != ';' && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Nothing if the quotes do not end, or if more than spaces stands behind them: they are a part of it then. */
    private Optional<String> quoted(String ends) {
        StringBuilder word = new StringBuilder();
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            boolean isEscaped =
                    text.charAt(i) == '\\' && i + 1 < text.length() && "\\\"".indexOf(text.charAt(i + 1)) >= 0;
            i += isEscaped ? 1 : 0;
            word.append(text.charAt(i++));
        }
        int behind = i + 1;
        while (behind < text.length() && text.charAt(behind) == ' ') {
            behind++;
        }
        boolean isWhole = i < text.length()
                && (behind >= text.length() || text.charAt(behind) == ';' || ends.indexOf(text.charAt(behind)) >= 0);
        if (!isWhole) {
            return Optional.empty();
        }
        at = Math.min(behind, text.length());
        return Optional.of(word.toString());
    }

    private void attributes() {
        while (at < text.length() && text.charAt(at) == ';') {
            at++;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            int equals = text.indexOf('=', at);
            String key = equals < 0 ? "" : text.substring(at, equals).toLowerCase(Locale.ROOT);
            switch (key) {
                case "type" -> type = Optional.of(value(equals).strip());
                case "filename" -> fileName = Optional.of(value(equals));
                case "headers" -> header(value(equals));
                default -> draft.leaveOut("--form ';" + CurlMistake.shown(word(",")) + "'", "nothing is done with it");
            }
        }
    }

    private String value(int equals) {
        at = equals + 1;
        return word(",");
    }

    private void header(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || line.startsWith("@")) {
            draft.leaveOut(
                    "--form ';headers=" + CurlMistake.shown(line) + "'", "a header is a name, a colon and a value");
        } else {
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }
}
