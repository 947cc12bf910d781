// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.Source;
import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.SimulationException;
import dev.freshet.core.json.JmesPath;
import dev.freshet.core.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A finder and what it is called in messages.
 *
 * @param label for example {@code jsonPath($.id)}
 */
record Search(String label, Finder finder) {

    /**
     * Compiles a search.
     *
     * @param criteria what the criteria of the source resolve to
     * @throws SimulationException when one of them does not compile
     */
    static Search compile(Source source, List<String> criteria) {
        return new Search(label(source, criteria), finder(source, criteria));
    }

    static String label(Source source, List<String> criteria) {
        String type = source.type().label();
        return criteria.isEmpty() ? type : type + "(" + String.join(", ", criteria) + ")";
    }

    private static Finder finder(Source source, List<String> criteria) {
        return switch (source.type()) {
            case SUBSTRING -> new SubstringFinder(criteria.get(0));
            case REGEX -> regex(source, criteria.get(0)).in(Subject::text);
            case JSON_PATH -> new JsonFinder.ByJsonPath(JsonPath.compile(criteria.get(0)), source.kind());
            case JMES_PATH -> new JsonFinder.ByJmesPath(JmesPath.compile(criteria.get(0)), source.kind());
            case JSONP_JSON_PATH, JSONP_JMES_PATH ->
                throw new SimulationException(source.type().label() + ": JSONP is not supported; extract the JSON with "
                        + "regex(...) and go on from there with transform(...)");
            case XPATH -> new XPathFinder(criteria.get(0), source.namespaces());
            case CSS -> CssFinder.compile(criteria.get(0), reading(source, criteria));
            case FORM -> CssFinder.compile(criteria.get(0), CssFinder::form);
            case HEADER -> header(criteria.get(0));
            case HEADER_REGEX -> regex(source, criteria.get(1)).inEach(subject -> subject.headers(criteria.get(0)));
            case CURRENT_LOCATION_REGEX -> regex(source, criteria.get(0)).in(Subject::currentLocation);
            default -> whole(source);
        };
    }

    /** What needs no criterion. */
    private static Finder.One whole(Source source) {
        return switch (source.type()) {
            case BODY_STRING -> views -> views.subject().text();
            case BODY_BYTES -> views -> views.subject().bytes();
            case BODY_LENGTH -> views -> views.subject().bytes().length;
            case BODY_STREAM ->
                views -> new ByteArrayInputStream(views.subject().bytes());
            case MD5 -> views -> digest("MD5", views.subject().bytes());
            case SHA1 -> views -> digest("SHA-1", views.subject().bytes());
            case RESPONSE_TIME -> views -> Math.toIntExact(views.subject().responseTimeMs());
            case STATUS -> views -> views.subject().status();
            case CURRENT_LOCATION -> views -> views.subject().currentLocation();
            default -> throw new IllegalArgumentException("A criterion is missing: " + source);
        };
    }

    private static Regex regex(Source source, String pattern) {
        return Regex.compile(pattern, source.captureGroups());
    }

    private static Finder header(String name) {
        return (Finder.Many) views -> new ArrayList<>(views.subject().headers(name));
    }

    private static CssFinder.Reading reading(Source source, List<String> criteria) {
        if (source.kind() == ValueKind.NODE) {
            return CssFinder::node;
        }
        return criteria.size() > 1 ? CssFinder.attribute(criteria.get(1)) : CssFinder::text;
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
