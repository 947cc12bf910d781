// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.curl.CurlConnection.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is known of a command, a line for each thing; what is as usual is left out. */
final class ShownCommand {

    private ShownCommand() {}

    static String of(CurlCommand command) {
        List<String> lines = new ArrayList<>();
        lines.add(command.method() + " " + command.url());
        command.headers().forEach(header -> lines.add(header.name() + ": " + header.value()));
        body(command.body(), lines);
        command.auth()
                .ifPresent(auth -> lines.add("auth: " + auth.scheme() + " " + auth.user() + ":" + auth.password()));
        if (!command.removedHeaders().isEmpty()) {
            lines.add("removed: " + String.join(", ", command.removedHeaders()));
        }
        List<String> connection = connection(command.connection());
        if (!connection.isEmpty()) {
            lines.add("connection: " + String.join(", ", connection));
        }
        if (command.isCompressed()) {
            lines.add("compressed");
        }
        if (command.maxRedirects() != 0) {
            lines.add("redirects: " + command.maxRedirects());
        }
        command.notHonoured().forEach(one -> lines.add("left out: " + one.option() + " (" + one.why() + ")"));
        return String.join("\n", lines);
    }

    private static void body(CurlBody body, List<String> lines) {
        if (body instanceof CurlBody.Content content) {
            lines.add("body: " + escaped(content));
            content.file().ifPresent(file -> lines.add("file: " + file.getFileName()));
        } else if (body instanceof CurlBody.Multipart form) {
            for (CurlBody.Part part : form.parts()) {
                String about = Stream.concat(part.fileName().stream(), part.contentType().stream())
                        .collect(Collectors.joining(", "));
                lines.add("part " + part.name() + ": " + escaped(part.content())
                        + (about.isEmpty() ? "" : " (" + about + ")"));
            }
        }
    }

    private static List<String> connection(CurlConnection connection) {
        List<String> facts = new ArrayList<>();
        if (connection.version() != Version.ANY) {
            facts.add(connection.version().toString());
        }
        connection.connectTimeout().ifPresent(time -> facts.add("connects in " + time));
        if (connection.tls().isInsecure()) {
            facts.add("insecure");
        }
        connection.maxTime().ifPresent(time -> facts.add("at most " + time));
        connection.tls().authorities().ifPresent(file -> facts.add("trusts " + file));
        connection
                .tls()
                .certificate()
                .ifPresent(
                        file -> facts.add("is " + file + " (" + connection.tls().certificateType() + ")"));
        connection.tls().key().ifPresent(file -> facts.add("by " + file));
        connection.tls().password().ifPresent(password -> facts.add("with " + password));
        connection
                .proxy()
                .ifPresent(proxy -> facts.add("by " + proxy.kind() + " " + proxy.host() + ":" + proxy.port()
                        + proxy.user()
                                .map(user -> " as " + user + ":" + proxy.password())
                                .orElse("")));
        if (!connection.noProxyFor().isEmpty()) {
            facts.add("not " + String.join(" ", connection.noProxyFor()));
        }
        connection
                .resolve()
                .forEach(one -> facts.add(one.host() + ":" + one.port() + " is " + String.join(" ", one.addresses())));
        connection.localAddress().ifPresent(address -> facts.add("from " + address));
        return facts;
    }

    private static String escaped(CurlBody.Content content) {
        return content.text()
                .orElseThrow()
                .chars()
                .mapToObj(c -> escaped((char) c))
                .collect(Collectors.joining());
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
