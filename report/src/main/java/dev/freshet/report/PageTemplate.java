// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What self-contained pages are put together by. */
@Internal
public final class PageTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private PageTemplate() {}

    /** The template with its places filled in one pass, so that nothing filled in is looked at again. Each place has a value. */
    public static String fill(String template, Map<String, String> values) {
        Matcher places = PLACE.matcher(template);
        StringBuilder page = new StringBuilder();
        while (places.find()) {
            String value = Objects.requireNonNull(values.get(places.group(1)), places.group());
            places.appendReplacement(page, Matcher.quoteReplacement(value));
        }
        return places.appendTail(page).toString();
    }

    /** What a content security policy needs to admit exactly this text. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The text of a file that belongs to the program, by its path beside this class. */
    public static String resource(String name) {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " of the page can't be read", e);
        }
    }
}
