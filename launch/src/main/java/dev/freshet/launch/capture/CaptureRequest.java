// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Secrets;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.WireText;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.oneliner.AskedRequest;
import dev.freshet.launch.oneliner.AskedUrl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request of a stream that is captured, from what was typed. */
@Internal
public final class CaptureRequest {

    private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HTTP = Pattern.compile("(?i)https?://.*");

    /** So much of the body shows what it is. */
    private static final int BEGIN = 1_000;

    private CaptureRequest() {}

    /**
     * The request.
     *
     * @param address an address of HTTP; without a scheme {@code http} is meant on this machine, else {@code https}
     * @param method null for GET, or POST where there is a body
     * @param lines headers, such as {@code Authorization: Bearer abc}; without a value a header that is sent otherwise is left out
     * @param data the body, or {@code @} and the file that has it; null for none
     * @throws LaunchException when one of them is none
     */
    public static HttpRequest of(String address, @Nullable String method, List<String> lines, @Nullable String data) {
        byte[] body = data == null ? new byte[0] : body(data);
        String verb = method == null ? (data == null ? "GET" : "POST") : method;
        if (!METHOD.matcher(verb).matches()) {
            throw LaunchException.badInput("-X " + verb + ": this is no method of HTTP.");
        }
        Headers.Builder headers = new Headers.Builder();
        for (String line : lines) {
            add(line, headers);
        }
        Headers own = headers.build();
        headers = new Headers.Builder();
        usual("Accept", "text/event-stream", lines, headers);
        usual("Cache-Control", "no-cache", lines, headers);
        if (data != null) {
            usual(
                    "Content-Type",
                    AskedRequest.usualContentType(new String(body, 0, Math.min(body.length, BEGIN), UTF_8)),
                    lines,
                    headers);
        }
        own.forEach(headers::add);
        return new HttpRequest(
                verb, uri(address), headers.build(), ByteBuffer.wrap(body).asReadOnlyBuffer());
    }

    private static HttpUri uri(String address) {
        String full = AskedUrl.withScheme(address);
        if (!HTTP.matcher(full).matches()) {
            throw LaunchException.badInput(address + ": give an address that begins with http:// or https://.");
        }
        try {
            return HttpUri.parse(full);
        } catch (IllegalArgumentException e) {
            throw LaunchException.badInput(Secrets.hiddenIn(address) + ": " + e.getMessage());
        }
    }

    private static void add(String line, Headers.Builder headers) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        if (colon < 1 || !METHOD.matcher(name).matches() || value.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw LaunchException.badInput("-H '" + (colon < 1 ? line : name + ": ...")
                    + "': give a header as a name, a colon and a value, such as 'Accept-Language: en'.");
        }
        if (!value.isEmpty()) {
            headers.add(name, WireText.encoded(value));
        }
    }

    private static void usual(String name, String value, List<String> lines, Headers.Builder headers) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        if (lines.stream()
                .noneMatch(
                        line -> line.toLowerCase(Locale.ROOT).replace(" ", "").startsWith(start))) {
            headers.add(name, value);
        }
    }

    private static byte[] body(String data) {
        if (!data.startsWith("@")) {
            return data.getBytes(UTF_8);
        }
        try {
            return Files.readAllBytes(Path.of(data.substring(1)));
        } catch (IOException | InvalidPathException e) {
            throw LaunchException.badInput("--data " + data + ": the file cannot be read (" + e + ").");
        }
    }
}
