// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.launch.LaunchException;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as a command line has it, completed. Immutable.
 *
 * @param url with its scheme, without a fragment and without a login
 * @param login the user and the password that stood in it
 */
@Internal
public record AskedUrl(String url, Optional<AskedRequest.Login> login) {

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*", Pattern.DOTALL);
    private static final Pattern OF_THIS_MACHINE =
            Pattern.compile("(?i)(?:localhost|[^/?#]*\\.localhost|127\\.[0-9.]+|\\[::1])(?:[:/?#].*)?", Pattern.DOTALL);

    /**
     * The address. Without a scheme it is {@code http://} for this machine and {@code https://} for all others.
     *
     * @throws LaunchException when it is none of HTTP
     */
    public static AskedUrl of(String text) {
        String whole = withScheme(text.strip());
        int fragment = whole.indexOf('#');
        String url = fragment < 0 ? whole : whole.substring(0, fragment);
        Optional<AskedRequest.Login> login = Optional.empty();
        int host = url.indexOf("://") + 3;
        int authority = endOfAuthority(url, host);
        int at = url.lastIndexOf('@', authority - 1);
        if (at >= host) {
            login = Optional.of(login(url.substring(host, at)));
            url = url.substring(0, host) + url.substring(at + 1);
        }
        try {
            HttpUri.parse(url);
        } catch (IllegalArgumentException e) {
            throw LaunchException.badInput("The address " + text + " can't be used: " + e.getMessage()
                    + ". Give one such as https://example.com/events.");
        }
        return new AskedUrl(url, login);
    }

    /** The address with its scheme, of whatever protocol; where it has none, {@code http://} for this machine and {@code https://} for all others. */
    public static String withScheme(String address) {
        if (SCHEME.matcher(address).matches()) {
            return address;
        }
        return (OF_THIS_MACHINE.matcher(address).matches() ? "http://" : "https://") + address;
    }

    private static int endOfAuthority(String url, int host) {
        for (int i = host; i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }

    private static AskedRequest.Login login(String text) {
        int colon = text.indexOf(':');
        return new AskedRequest.Login(
                decoded(colon < 0 ? text : text.substring(0, colon)),
                colon < 0 ? "" : decoded(text.substring(colon + 1)),
                false);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
