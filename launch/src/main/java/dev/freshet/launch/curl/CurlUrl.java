// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a command. Immutable.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host and port, without a name and a password
 * @param path with its slash
 * @param query with its question mark; empty if there is none
 * @param user that stood in it
 */
record CurlUrl(String scheme, String authority, String path, String query, Optional<String> user, String password) {

    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
    private static final Pattern GLOB = Pattern.compile("\\{[^}]*}|\\[[^\\]]*-[^\\]]*]");
    private static final Pattern IP_V6 = Pattern.compile("\\[[0-9A-Fa-f:.]+(?:%[^\\]]*)?]");

    static CurlUrl of(String text, boolean isGlobOff) {
        String plain = text.strip();
        Matcher parts = PARTS.matcher(plain);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            throw CurlMistake.of("'" + CurlMistake.shown(text) + "' is no address: write it as https://host/path");
        }
        String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw CurlMistake.of("'" + CurlMistake.shown(text) + "': only http:// and https:// are requested, not "
                    + scheme + "://");
        }
        if (!isGlobOff) {
            checkGlob(plain);
        }
        if (plain.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw CurlMistake.of("'" + CurlMistake.shown(text)
                    + "': there is a space or a control character in the address; write it as %20");
        }
        String authority = parts.group(2);
        int at = authority.lastIndexOf('@');
        String who = at < 0 ? "" : authority.substring(0, at);
        int colon = who.indexOf(':');
        return new CurlUrl(
                scheme,
                authority.substring(at + 1),
                parts.group(3).isEmpty() ? "/" : parts.group(3),
                parts.group(4) == null ? "" : parts.group(4),
                at < 0 ? Optional.empty() : Optional.of(UrlEncoding.decode(colon < 0 ? who : who.substring(0, colon))),
                colon < 0 ? "" : UrlEncoding.decode(who.substring(colon + 1)));
    }

    /** Of such an address curl makes several. */
    private static void checkGlob(String text) {
        Matcher glob = GLOB.matcher(text);
        while (glob.find()) {
            if (!IP_V6.matcher(glob.group()).matches()) {
                throw CurlMistake.of("of '" + CurlMistake.shown(glob.group())
                        + "' in the address curl makes several requests: give one address; "
                        + "with -g such characters mean nothing");
            }
        }
    }

    /**
     * The address with more of a query.
     *
     * @param uploadedName of the file that is sent, which goes behind a path that ends with a slash; empty if there is none
     */
    String with(List<String> queries, String uploadedName) {
        StringBuilder all =
                new StringBuilder(scheme).append("://").append(authority).append(path);
        if (path.endsWith("/") && !uploadedName.isEmpty()) {
            all.append(uploadedName);
        }
        all.append(query);
        String joint = query.isEmpty() ? "?" : query.equals("?") ? "" : "&";
        for (String more : queries) {
            all.append(joint).append(more);
            joint = "&";
        }
        return all.toString();
    }
}
