// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command sends: data that is put together, a form, or a file. Confined to one call. */
final class DraftBody {

    private final CurlDraft draft;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<CurlBody.Part> parts = new ArrayList<>();
    private int pieces;
    private @Nullable Path onlyFile;
    private boolean isJson;
    private @Nullable Path upload;

    DraftBody(CurlDraft draft) {
        this.draft = draft;
    }

    // ---- data ----------------------------------------------------------------------------------------------------

    /** Of a file without ends of lines and NULs. */
    void data(String text) {
        if (!text.startsWith("@")) {
            append(bytes(text), null, true);
            return;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (byte one : draft.files().read("--data", text.substring(1))) {
            if (one != '\r' && one != '\n' && one != 0) {
                kept.write(one);
            }
        }
        append(kept.toByteArray(), null, true);
    }

    void binary(String text) {
        appendOrFile("--data-binary", text, true);
    }

    void raw(String text) {
        append(bytes(text), null, true);
    }

    void encoded(String text) {
        append(bytes(UrlEncoding.encode(draft.files(), "--data-urlencode", text)), null, true);
    }

    /** Pieces of JSON stand beside each other with nothing between. */
    void json(String text) {
        isJson = true;
        appendOrFile("--json", text, false);
    }

    private void appendOrFile(String option, String text, boolean isJoined) {
        if (text.startsWith("@")) {
            String name = text.substring(1);
            append(draft.files().read(option, name), CurlFiles.file(option, name), isJoined);
        } else {
            append(bytes(text), null, isJoined);
        }
    }

    private void append(byte[] more, @Nullable Path file, boolean isJoined) {
        if (pieces > 0 && isJoined) {
            data.write('&');
        }
        data.writeBytes(more);
        onlyFile = pieces == 0 ? file : null;
        pieces++;
    }

    // ---- forms and files -----------------------------------------------------------------------------------------

    void form(String text) {
        parts.addAll(new FormField(draft, text).parts());
    }

    void formString(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw CurlMistake.value("--form-string", text, "write it as name=value");
        }
        CurlBody.Content content = new CurlBody.Content(bytes(text.substring(equals + 1)), Optional.empty());
        parts.add(new CurlBody.Part(text.substring(0, equals), content, Optional.empty(), Optional.empty(), List.of()));
    }

    void upload(String text) {
        if (upload != null) {
            throw CurlMistake.value("--upload-file", text, "another file is sent already: give one");
        }
        if (text.equals("-") || text.equals(".")) {
            throw CurlMistake.value("--upload-file", text, "standard input is not read: write the name of a file");
        }
        upload = CurlFiles.path("--upload-file", text);
    }

    // ---- what comes of them --------------------------------------------------------------------------------------

    CurlBody body() {
        int kinds = (pieces > 0 ? 1 : 0) + (parts.isEmpty() ? 0 : 1) + (upload == null ? 0 : 1);
        if (kinds > 1) {
            throw CurlMistake.of("it sends data, a form or a file (-d, -F, -T), and only one of them");
        }
        if (upload != null) {
            return new CurlBody.Content(draft.files().read("--upload-file", upload.toString()), Optional.of(upload));
        }
        if (!parts.isEmpty()) {
            return new CurlBody.Multipart(parts);
        }
        return pieces == 0
                ? new CurlBody.None()
                : new CurlBody.Content(data.toByteArray(), Optional.ofNullable(onlyFile));
    }

    boolean isJson() {
        return isJson;
    }

    boolean isUpload() {
        return upload != null;
    }

    /** What is put behind an address that ends with a slash; empty if no file is sent. */
    String uploadedName() {
        Path name = upload == null ? null : upload.getFileName();
        return name == null ? "" : UrlEncoding.percent(bytes(name.toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
