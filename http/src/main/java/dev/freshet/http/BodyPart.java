// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Body;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One part of a body of several, such as a field or a file of a form. Immutable. */
public final class BodyPart {

    private final Content content;
    private final Type type;
    private final Disposition disposition;
    private final List<Map.Entry<Dynamic<String>, Dynamic<String>>> headers;

    private BodyPart(
            Content content,
            Type type,
            Disposition disposition,
            List<Map.Entry<Dynamic<String>, Dynamic<String>>> headers) {
        this.content = content;
        this.type = type;
        this.disposition = disposition;
        this.headers = headers;
    }

    static BodyPart of(@Nullable Dynamic<String> name, Body body, @Nullable Dynamic<String> filePath) {
        return new BodyPart(
                new Content(body, filePath),
                new Type(null, null, null),
                new Disposition(name, null, null, null),
                List.of());
    }

    /**
     * What the part carries.
     *
     * @param filePath where a file comes from, or null
     */
    @Internal
    public record Content(Body body, @Nullable Dynamic<String> filePath) {}

    /** How the content is to be understood; nulls for what is not said. */
    @Internal
    public record Type(
            @Nullable Dynamic<String> contentType,
            @Nullable String charset,
            @Nullable String transferEncoding) {}

    /** What the part is called; nulls for what is not said. */
    @Internal
    public record Disposition(
            @Nullable Dynamic<String> name,
            @Nullable Dynamic<String> type,
            @Nullable Dynamic<String> fileName,
            @Nullable Dynamic<String> contentId) {}

    /** The content type; without this, that of a file follows from its name, and other parts have none. */
    public BodyPart contentType(String contentType) {
        return with(new Type(Dynamic.el(contentType), type.charset(), type.transferEncoding()));
    }

    /** The content type; without this, that of a file follows from its name, and other parts have none. */
    public BodyPart contentType(Function<Session, String> contentType) {
        return with(new Type(Dynamic.of(contentType), type.charset(), type.transferEncoding()));
    }

    /** The charset that a text is sent in, and that is added to the content type; without this, UTF-8. */
    public BodyPart charset(String charset) {
        return with(new Type(type.contentType(), charset, type.transferEncoding()));
    }

    /** The kind of disposition; without this, {@code form-data}. */
    public BodyPart dispositionType(String dispositionType) {
        return withDispositionType(Dynamic.el(dispositionType));
    }

    /** The kind of disposition; without this, {@code form-data}. */
    public BodyPart dispositionType(Function<Session, String> dispositionType) {
        return withDispositionType(Dynamic.of(dispositionType));
    }

    /** The name of the file; without this, a file's own, and other parts have none. */
    public BodyPart fileName(String fileName) {
        return withFileName(Dynamic.el(fileName));
    }

    /** The name of the file; without this, a file's own, and other parts have none. */
    public BodyPart fileName(Function<Session, String> fileName) {
        return withFileName(Dynamic.of(fileName));
    }

    /** The header {@code Content-ID}. */
    public BodyPart contentId(String contentId) {
        return withContentId(Dynamic.el(contentId));
    }

    /** The header {@code Content-ID}. */
    public BodyPart contentId(Function<Session, String> contentId) {
        return withContentId(Dynamic.of(contentId));
    }

    /** The header {@code Content-Transfer-Encoding}. The content is sent as it is: give it in that encoding. */
    public BodyPart transferEncoding(String transferEncoding) {
        return with(new Type(type.contentType(), type.charset(), transferEncoding));
    }

    /** Adds a header to the part. */
    public BodyPart header(String name, String value) {
        return withHeader(Dynamic.el(name), Dynamic.el(value));
    }

    /** Adds a header to the part. */
    public BodyPart header(String name, Function<Session, String> value) {
        return withHeader(Dynamic.el(name), Dynamic.of(value));
    }

    /** Adds a header to the part. */
    public BodyPart header(Function<Session, String> name, String value) {
        return withHeader(Dynamic.of(name), Dynamic.el(value));
    }

    /** Adds a header to the part. */
    public BodyPart header(Function<Session, String> name, Function<Session, String> value) {
        return withHeader(Dynamic.of(name), Dynamic.of(value));
    }

    @Internal
    public Content content() {
        return content;
    }

    @Internal
    public Type type() {
        return type;
    }

    @Internal
    public Disposition disposition() {
        return disposition;
    }

    /** Further headers, in order. */
    @Internal
    public List<Map.Entry<Dynamic<String>, Dynamic<String>>> headers() {
        return headers;
    }

    private BodyPart with(Type newType) {
        return new BodyPart(content, newType, disposition, headers);
    }

    private BodyPart with(Disposition newDisposition) {
        return new BodyPart(content, type, newDisposition, headers);
    }

    private BodyPart withDispositionType(Dynamic<String> dispositionType) {
        return with(
                new Disposition(disposition.name(), dispositionType, disposition.fileName(), disposition.contentId()));
    }

    private BodyPart withFileName(Dynamic<String> fileName) {
        return with(new Disposition(disposition.name(), disposition.type(), fileName, disposition.contentId()));
    }

    private BodyPart withContentId(Dynamic<String> contentId) {
        return with(new Disposition(disposition.name(), disposition.type(), disposition.fileName(), contentId));
    }

    private BodyPart withHeader(Dynamic<String> name, Dynamic<String> value) {
        List<Map.Entry<Dynamic<String>, Dynamic<String>>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new BodyPart(content, type, disposition, List.copyOf(more));
    }
}
