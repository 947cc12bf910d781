// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows by its name what is likely to be a secret: such values are shown nowhere, and headers of that kind do not follow a redirect to another origin. The names
 * are taken generously: to hide a value that was none costs a look into the simulation, to show one that was costs more.
 */
public final class Secrets {

    private static final String HIDDEN = "***";

    /** What the name of a secret has in it; at the end a whole word, as far as it could be part of an innocent one. */
    private static final Pattern WORDS = Pattern.compile("(?:^|[^a-z0-9])(?:keys?|pwd|sig|jwt)$|apikey$"
            + "|token(?!s)|secret|passw|passphrase|credential|signature|auth(?!or(?!iz))|oauth");

    private static final Set<String> HEADERS = Set.of("cookie", "set-cookie", "cookie2", "set-cookie2");

    /** Names that are telling only where they stand alone. */
    private static final Set<String> PARAMETERS = Set.of(
            "code", "pin", "otp", "sid", "session", "sessionid", "session_id", "jsessionid", "phpsessid", "assertion");

    /** A name with its value, in a query, a fragment, parameters of a path or a form. */
    private static final Pattern PAIR = Pattern.compile("(?<=[?&;#]|^)([^?&;#=\\s/]{1,100})=([^&;#\\s\"'<>]+)");

    private static final Pattern USER = Pattern.compile("(?<=://)[^/?#@\\s]*@");

    private Secrets() {}

    /** Whether the value of that header is nobody else's business. */
    public static boolean isSecretHeader(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return HEADERS.contains(lower) || WORDS.matcher(lower).find();
    }

    /** Whether the value of that parameter of an address is nobody else's business. */
    public static boolean isSecretParameter(String name) {
        String words = spelled(name);
        return PARAMETERS.contains(words) || WORDS.matcher(words).find();
    }

    /** The text with the secrets of all addresses and queries in it hidden. */
    public static String hiddenIn(String text) {
        String shown = text.indexOf('@') < 0 ? text : USER.matcher(text).replaceAll(HIDDEN + "@");
        if (shown.indexOf('=') < 0) {
            return shown;
        }
        return PAIR.matcher(shown)
                .replaceAll(pair -> Matcher.quoteReplacement(
                        isSecretParameter(pair.group(1)) ? pair.group(1) + "=" + HIDDEN : pair.group()));
    }

    /** The value of a header as it may be shown. */
    public static String shown(String header, String value) {
        return isSecretHeader(header) ? HIDDEN : hiddenIn(value);
    }

    /** In lower case, with words that begin with a capital letter set apart: {@code accessKey} is {@code access-key}. */
    private static String spelled(String name) {
        StringBuilder words = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1))) {
                words.append('-');
            }
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }
}
