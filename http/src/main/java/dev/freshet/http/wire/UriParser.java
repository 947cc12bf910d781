// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Reads URLs in the way of the WHATWG URL Standard, as far as it concerns {@code http} and {@code https}; resolves references in the way of RFC 3986.
 *
 * @see <a href="https://url.spec.whatwg.org/#url-parsing">WHATWG URL §4.4</a>
 */
final class UriParser {

    /** What RFC 3986 allows nowhere. Browsers leave some of it in queries, but servers and proxies that hold to the RFC refuse it. */
    private static final String NEVER_ALLOWED = " \"<>[\\]^`{|}";

    private static final String ENCODED_IN_PATH = NEVER_ALLOWED + "#?";
    private static final String ENCODED_IN_QUERY = NEVER_ALLOWED + "#'";
    private static final String FORBIDDEN_IN_HOST = " #/:<>?@[\\]^|%\"`{}";
    private static final String AUTHORITY_END = "/\\?#";

    private final String text;

    UriParser(String text) {
        this.text = clean(text);
    }

    HttpUri parse() {
        boolean secure = startsWith(text, "https://");
        if (!secure && !startsWith(text, "http://")) {
            throw new IllegalArgumentException("a URL must begin with http:// or https://");
        }
        int from = text.indexOf("//") + 2;
        int to = from;
        while (to < text.length() && AUTHORITY_END.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String authority = text.substring(from, to);
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "a URL with user name is not supported: use basicAuth or an Authorization header");
        }
        int hostEnd = hostEnd(authority);
        return new HttpUri(
                secure,
                host(authority.substring(0, hostEnd)),
                port(authority.substring(hostEnd), secure),
                pathAndQuery(text.substring(to)));
    }

    /** What stands around a URL is dropped, and so are tabs and line breaks within it. */
    private static String clean(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && raw.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && raw.charAt(to - 1) <= ' ') {
            to--;
        }
        StringBuilder kept = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = raw.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static int hostEnd(String authority) {
        int bracket = authority.startsWith("[") ? authority.indexOf(']') : -1;
        if (bracket >= 0) {
            return bracket + 1;
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority.length() : colon;
    }

    private static String host(String raw) {
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("a URL needs a host");
        }
        if (raw.startsWith("[")) {
            return ipv6(raw);
        }
        String host = ascii(raw).toLowerCase(Locale.ROOT);
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c >= 0x7f || FORBIDDEN_IN_HOST.indexOf(c) >= 0) {
                throw new IllegalArgumentException("the host of a URL has an illegal character");
            }
        }
        return host;
    }

    private static String ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the host of a URL is not a domain name", e);
        }
    }

    private static String ipv6(String raw) {
        String address = raw.endsWith("]") ? raw.substring(1, raw.length() - 1) : "";
        if (!isIpv6(address)) {
            throw new IllegalArgumentException("the host of a URL is not an IPv6 address within its brackets");
        }
        return address.toLowerCase(Locale.ROOT);
    }

    /** The JDK asks nobody for what stands in brackets and has a colon: it reads it as an address, or refuses it. */
    static boolean isIpv6(String address) {
        if (address.indexOf(':') < 0 || address.indexOf('%') >= 0) {
            return false;
        }
        try {
            InetAddress.getByName("[" + address + "]");
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int port(String colonAndPort, boolean secure) {
        if (colonAndPort.isEmpty() || colonAndPort.equals(":")) {
            return HttpUri.usualPort(secure);
        }
        String digits = colonAndPort.substring(1);
        boolean number = colonAndPort.startsWith(":") && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number && digits.length() <= 10 ? (int) Math.min(Long.parseLong(digits), 1 << 16) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port of a URL must be a number from 1 to 65535");
        }
        return port;
    }

    /** The rest of a URL after its host, encoded and without fragment. */
    private static String pathAndQuery(String rest) {
        int fragment = rest.indexOf('#');
        String whole = fragment < 0 ? rest : rest.substring(0, fragment);
        int question = whole.indexOf('?');
        String path = (question < 0 ? whole : whole.substring(0, question)).replace('\\', '/');
        String rooted = path.startsWith("/") ? path : "/" + path;
        String encoded = encode(rooted, ENCODED_IN_PATH);
        return question < 0 ? encoded : encoded + "?" + encode(whole.substring(question + 1), ENCODED_IN_QUERY);
    }

    private static String encode(String part, String encodedToo) {
        StringBuilder encoded = new StringBuilder(part.length() + 16);
        PercentEncoding.appendPart(encoded, part, encodedToo);
        return encoded.toString();
    }

    static HttpUri resolve(HttpUri base, String raw) {
        String reference = clean(raw);
        if (hasScheme(reference)) {
            return new UriParser(reference).parse();
        }
        String scheme = base.secure() ? "https:" : "http:";
        if (reference.replace('\\', '/').startsWith("//")) {
            return new UriParser(scheme + "//" + reference.substring(2)).parse();
        }
        return new HttpUri(base.secure(), base.host(), base.port(), merged(base.pathAndQuery(), reference));
    }

    private static boolean hasScheme(String reference) {
        int colon = reference.indexOf(':');
        return colon > 0
                && Character.isLetter(reference.charAt(0))
                && reference
                        .substring(0, colon)
                        .chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0);
    }

    private static String merged(String base, String reference) {
        int question = base.indexOf('?');
        String basePath = question < 0 ? base : base.substring(0, question);
        if (reference.isEmpty() || reference.startsWith("#")) {
            return base;
        }
        if (reference.startsWith("?")) {
            return pathAndQuery(basePath + reference);
        }
        boolean rooted = reference.startsWith("/") || reference.startsWith("\\");
        String target =
                pathAndQuery(rooted ? reference : basePath.substring(0, basePath.lastIndexOf('/') + 1) + reference);
        int query = target.indexOf('?');
        return query < 0 ? withoutDots(target) : withoutDots(target.substring(0, query)) + target.substring(query);
    }

    /** RFC 3986 §5.2.4. */
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                kept.pollLast();
            } else if (!segments[i].equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
