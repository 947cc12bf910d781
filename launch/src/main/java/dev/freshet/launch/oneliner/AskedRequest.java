// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.Body;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.Internal;
import dev.freshet.http.RequestWithBodyActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as a command line asks for it. Immutable.
 *
 * @param url with its scheme
 * @param method as it is sent
 * @param headers in order; of a name that comes twice the last counts
 * @param body what is sent; empty for nothing
 * @param auth who sends it; empty if nobody says
 */
@Internal
public record AskedRequest(
        String url, String method, List<Header> headers, Optional<Content> body, Optional<Login> auth) {

    public AskedRequest {
        headers = List.copyOf(headers);
    }

    /** A line of the head. */
    public record Header(String name, String value) {}

    /** What is sent. */
    public sealed interface Content {

        /** A text. */
        record Text(String text) implements Content {}

        /**
         * A file as it is.
         *
         * @param path from the root of the file system, so that a simulation finds it wherever that stands
         */
        record File(String path) implements Content {}

        /** Bytes that are no text. */
        record Bytes(List<Byte> bytes) implements Content {
            public Bytes {
                bytes = List.copyOf(bytes);
            }
        }
    }

    /**
     * Who sends a request.
     *
     * @param isDigest whether that is proved by digest, or else by the password itself
     */
    public record Login(String user, String password, boolean isDigest) {}

    /** The same with one header more. */
    public AskedRequest with(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new AskedRequest(url, method, more, body, auth);
    }

    /** The media type of data that nobody gives another: what begins as JSON is that, anything else a form, as curl has it. */
    public static String usualContentType(String begin) {
        String data = begin.strip();
        return data.startsWith("{") || data.startsWith("[") ? "application/json" : "application/x-www-form-urlencoded";
    }

    boolean hasHeader(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /** A request with all that is asked for but its address and its method. */
    <T extends RequestWithBodyActionBuilder<T>> Spoken<T> completed(Spoken<T> begun) {
        Spoken<T> request = begun;
        for (Header header : headers) {
            String value = JavaText.el(header.value());
            request = request.then(
                    made -> made.header(header.name(), value),
                    ".header(" + JavaText.literal(header.name()) + ", " + JavaText.literal(value) + ")");
        }
        if (auth.isPresent()) {
            request = authorised(request, auth.get());
        }
        if (body.isPresent()) {
            Spoken<Body> content = content(body.get());
            request = request.then(made -> made.body(content.value()), ".body(" + content.java() + ")");
        }
        return request;
    }

    private static <T extends RequestWithBodyActionBuilder<T>> Spoken<T> authorised(Spoken<T> request, Login login) {
        String user = JavaText.el(login.user());
        String password = JavaText.el(login.password());
        String arguments = "(" + JavaText.literal(user) + ", " + JavaText.literal(password) + ")";
        return login.isDigest()
                ? request.then(made -> made.digestAuth(user, password), ".digestAuth" + arguments)
                : request.then(made -> made.basicAuth(user, password), ".basicAuth" + arguments);
    }

    private static Spoken<Body> content(Content content) {
        if (content instanceof Content.Text text) {
            String el = JavaText.el(text.text());
            return new Spoken<>(CoreDsl.StringBody(el), "StringBody(" + JavaText.literal(el) + ")");
        }
        if (content instanceof Content.File file) {
            String el = JavaText.el(file.path());
            return new Spoken<>(CoreDsl.RawFileBody(el), "RawFileBody(" + JavaText.literal(el) + ")");
        }
        List<Byte> given = ((Content.Bytes) content).bytes();
        byte[] bytes = new byte[given.size()];
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = given.get(i);
            numbers.append(i == 0 ? "" : ", ").append(bytes[i]);
        }
        return new Spoken<>(CoreDsl.ByteArrayBody(bytes), "ByteArrayBody(new byte[] {" + numbers + "})");
    }
}
