// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.http.wire.HttpUri;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Set-Cookie}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.2">RFC 6265 §5.2</a>
 */
final class SetCookie {

    private static final int MAX_BYTES = 4096;

    /** What stands before a country in domains under which anybody can register one. */
    private static final Set<String> SECOND_LEVEL = Set.of("ac", "co", "com", "edu", "gov", "net", "org");

    private final HttpUri uri;
    private final long nowMs;
    private String domain = "";
    private String path = "";
    private long expiresMs = Cookie.NEVER;
    private boolean hasMaxAge;
    private boolean secure;

    private SetCookie(HttpUri uri, long nowMs) {
        this.uri = uri;
        this.nowMs = nowMs;
    }

    /** The cookie that the answer from that address sets; null if it is to be ignored. One that has expired says that it is to be forgotten. */
    static @Nullable Cookie parse(String line, HttpUri uri, long nowMs) {
        return new SetCookie(uri, nowMs).read(line);
    }

    private @Nullable Cookie read(String line) {
        String[] pieces = line.split(";", -1);
        int equals = pieces[0].indexOf('=');
        if (equals < 0 || line.length() > MAX_BYTES || hasControl(line)) {
            return null;
        }
        String name = pieces[0].substring(0, equals).strip();
        String value = pieces[0].substring(equals + 1).strip();
        for (int i = 1; i < pieces.length; i++) {
            readAttribute(pieces[i]);
        }
        String host = uri.host();
        boolean hostOnly = domain.isEmpty() || domain.equals(host);
        if (name.isEmpty() || !(hostOnly || isAllowed(host))) {
            return null;
        }
        boolean withinHost = domain.isEmpty() || Cookie.isAddress(host) || isPublicSuffix(host);
        String cookiePath = path.startsWith("/") ? path : defaultPath();
        return new Cookie(name, value, domain.isEmpty() ? host : domain, withinHost, cookiePath, expiresMs, secure);
    }

    private void readAttribute(String piece) {
        int equals = piece.indexOf('=');
        String name = (equals < 0 ? piece : piece.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : piece.substring(equals + 1).strip();
        switch (name) {
            case "expires" -> readExpires(value);
            case "max-age" -> readMaxAge(value);
            case "domain" -> readDomain(value);
            case "path" -> path = value;
            case "secure" -> secure = true;
            default -> {}
        }
    }

    private void readExpires(String value) {
        long at = HttpDate.parse(value);
        if (!hasMaxAge && at != HttpDate.NONE) {
            expiresMs = at;
        }
    }

    private void readMaxAge(String value) {
        boolean isNegative = value.startsWith("-");
        String digits = isNegative ? value.substring(1) : value;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return;
        }
        hasMaxAge = true;
        long seconds = digits.length() > 10 ? 10_000_000_000L : Long.parseLong(digits);
        expiresMs = isNegative || seconds == 0 ? Long.MIN_VALUE : nowMs + seconds * 1000;
    }

    private void readDomain(String value) {
        if (!value.isEmpty()) {
            domain = (value.startsWith(".") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
        }
    }

    /** A host may set cookies for itself and for what it is below, but not for everybody under a public suffix. */
    private boolean isAllowed(String host) {
        return Cookie.isWithin(host, domain) && !isPublicSuffix(domain);
    }

    private static boolean isPublicSuffix(String domain) {
        int dot = domain.indexOf('.');
        if (dot < 0) {
            return true;
        }
        boolean isPair = domain.indexOf('.', dot + 1) < 0;
        return isPair && domain.length() - dot == 3 && SECOND_LEVEL.contains(domain.substring(0, dot));
    }

    /** The folder of the address (RFC 6265 §5.1.4). */
    private String defaultPath() {
        String requested = Cookie.pathOf(uri);
        int slash = requested.lastIndexOf('/');
        return slash <= 0 ? "/" : requested.substring(0, slash);
    }

    private static boolean hasControl(String line) {
        return line.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f);
    }
}
