// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute address, taken apart. Unlike {@link URI} it lets characters stand that browsers let stand, and encodes and decodes nothing. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#appendix-B">RFC 3986, appendix B</a>
 */
public final class Uri {

    public static final String HTTP = "http";
    public static final String HTTPS = "https";
    public static final String WS = "ws";
    public static final String WSS = "wss";

    private static final int NONE = -1;
    private static final Pattern PARTS =
            Pattern.compile("(?s)(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern AUTHORITY = Pattern.compile("(?:([^@]*)@)?(\\[[^]]*]|[^:]*)(?::(\\d*))?");

    private final String scheme;
    private final @Nullable String userInfo;
    private final String host;
    private final int port;
    private final String path;
    private final @Nullable String query;
    private final @Nullable String fragment;

    /** An address of these parts; what may be null is left out of its text. */
    @SuppressWarnings("checkstyle:parameternumber") // the shape of the language that it stands for
    public Uri(
            String scheme,
            @Nullable String userInfo,
            String host,
            int port,
            String path,
            @Nullable String query,
            @Nullable String fragment) {
        this.scheme = scheme;
        this.userInfo = userInfo;
        this.host = host;
        this.port = port;
        this.path = path;
        this.query = query;
        this.fragment = fragment;
    }

    /**
     * The address that a text names.
     *
     * @throws IllegalArgumentException when it is not absolute
     */
    public static Uri create(String originalUrl) {
        Matcher parts = parts(originalUrl);
        String scheme = parts.group(1);
        String authority = parts.group(2);
        if (scheme == null || authority == null) {
            throw new IllegalArgumentException("URL has no scheme or no host; give an absolute one");
        }
        return of(scheme, authority, parts.group(3), parts);
    }

    /** What a reference, such as that of a link, means in the page at that address. */
    public static Uri create(Uri context, String reference) {
        Matcher parts = parts(reference);
        if (parts.group(1) != null) {
            return create(reference);
        }
        String authority = parts.group(2);
        String path = parts.group(3);
        if (authority != null) {
            return of(context.scheme, authority, path, parts);
        }
        boolean isSamePage = path.isEmpty();
        String resolved =
                isSamePage ? context.path : withoutDots(path.startsWith("/") ? path : context.folder() + path);
        String query = parts.group(4) == null && isSamePage ? context.query : parts.group(4);
        return new Uri(context.scheme, context.userInfo, context.host, context.port, resolved, query, parts.group(5));
    }

    // ---- parts ---------------------------------------------------------------------------------------------------

    public String getScheme() {
        return scheme;
    }

    /** Name and password before the host; null for none. */
    public @Nullable String getUserInfo() {
        return userInfo;
    }

    public String getHost() {
        return host;
    }

    /** The port as it is written; -1 for none. */
    public int getPort() {
        return port;
    }

    /** The port that is reached. */
    public int getExplicitPort() {
        return port == NONE ? getSchemeDefaultPort() : port;
    }

    /** The port of addresses that name none. */
    public int getSchemeDefaultPort() {
        return isSecured() ? 443 : 80;
    }

    /** Host and port, always both. */
    public String getAuthority() {
        return host + ':' + getExplicitPort();
    }

    /** The path as it is written, encoded. */
    public String getPath() {
        return path;
    }

    /** The path, a slash for none. */
    public String getNonEmptyPath() {
        return path.isEmpty() ? "/" : path;
    }

    /** What is between the question mark and the fragment; null for none. */
    public @Nullable String getQuery() {
        return query;
    }

    public @Nullable String getFragment() {
        return fragment;
    }

    /** Whether the scheme is {@code https} or {@code wss}. */
    public boolean isSecured() {
        return scheme.equals(HTTPS) || scheme.equals(WSS);
    }

    /** Whether the scheme is {@code ws} or {@code wss}. */
    public boolean isWebSocket() {
        return scheme.equals(WS) || scheme.equals(WSS);
    }

    /** Whether scheme, host and port are the same. */
    public boolean isSameBase(Uri other) {
        return scheme.equals(other.scheme) && getAuthority().equals(other.getAuthority());
    }

    // ---- as text -------------------------------------------------------------------------------------------------

    /** Scheme, host and, unless it is the usual one, port. */
    public String getBaseUrl() {
        return scheme + "://" + site();
    }

    /** The whole address but for its fragment. */
    public String toUrl() {
        return toUrlWithoutQuery() + (query == null ? "" : '?' + query);
    }

    /** The whole address. */
    public String toFullUrl() {
        return toUrl() + (fragment == null ? "" : '#' + fragment);
    }

    /** The address up to its path. */
    public String toUrlWithoutQuery() {
        return scheme + "://" + (userInfo == null ? "" : userInfo + '@') + site() + path;
    }

    /** Path and query: what the server is asked for. */
    public String toRelativeUrl() {
        return getNonEmptyPath() + (query == null ? "" : '?' + query);
    }

    /**
     * The address as the JDK's type.
     *
     * @throws URISyntaxException when that does not allow one of its characters
     */
    public URI toJavaNetURI() throws URISyntaxException {
        return new URI(toFullUrl());
    }

    /** The same address with another scheme. */
    public Uri withNewScheme(String newScheme) {
        return new Uri(newScheme, userInfo, host, port, path, query, fragment);
    }

    /** The same address with another query; null for none. */
    public Uri withNewQuery(@Nullable String newQuery) {
        return new Uri(scheme, userInfo, host, port, path, newQuery, fragment);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Uri uri && toFullUrl().equals(uri.toFullUrl());
    }

    @Override
    public int hashCode() {
        return toFullUrl().hashCode();
    }

    @Override
    public String toString() {
        return toUrl();
    }

    private String site() {
        return port == NONE || port == getSchemeDefaultPort() ? host : host + ':' + port;
    }

    private String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static Uri of(String scheme, String authority, String path, Matcher parts) {
        Matcher site = AUTHORITY.matcher(authority);
        if (!site.matches() || site.group(2).isEmpty()) {
            throw new IllegalArgumentException("URL has no valid host");
        }
        String port = site.group(3);
        return new Uri(
                scheme.toLowerCase(Locale.ROOT),
                site.group(1),
                site.group(2),
                port == null || port.isEmpty() ? NONE : Integer.parseInt(port),
                path,
                parts.group(4),
                parts.group(5));
    }

    private static Matcher parts(String text) {
        Matcher parts = PARTS.matcher(Objects.requireNonNull(text, "url").strip());
        if (!parts.matches()) {
            throw new IllegalStateException("The pattern takes every text");
        }
        return parts;
    }

    /** The path without the segments {@code .} and {@code ..}, which are followed (RFC 3986 §5.2.4). */
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(path.startsWith("/") ? 1 : 0).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isDot = segments[i].equals(".");
            boolean isUp = segments[i].equals("..");
            if (isUp) {
                kept.pollLast();
            }
            if (!isDot && !isUp) {
                kept.addLast(segments[i]);
            } else if (i + 1 == segments.length) {
                kept.addLast("");
            }
        }
        return '/' + String.join("/", kept);
    }
}
