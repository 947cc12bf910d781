// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.Internal;
import dev.freshet.http.SseConnectActionBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event says when it was published. Immutable.
 *
 * @param path the expression that finds the time
 * @param unit of a number since 1970; empty where it is text by ISO 8601
 */
@Internal
public record AskedTime(String path, Optional<ChronoUnit> unit) {

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "s", ChronoUnit.SECONDS,
            "ms", ChronoUnit.MILLIS,
            "us", ChronoUnit.MICROS,
            "µs", ChronoUnit.MICROS,
            "ns", ChronoUnit.NANOS);
    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\S)\\s*:\\s*(s|ms|us|µs|ns)", Pattern.DOTALL);

    /** As a command line has it: an expression, and after a colon the unit of its number, such as {@code data.sentAt:ms}. */
    public static AskedTime of(String text) {
        Matcher withUnit = WITH_UNIT.matcher(text);
        return withUnit.matches()
                ? new AskedTime(withUnit.group(1), Optional.ofNullable(UNITS.get(withUnit.group(2))))
                : new AskedTime(text, Optional.empty());
    }

    Spoken<SseConnectActionBuilder> completed(Spoken<SseConnectActionBuilder> stream) {
        String el = JavaText.el(path);
        String check = "jmesPath(" + JavaText.literal(el) + ")";
        return unit.isEmpty()
                ? stream.then(made -> made.publishedAt(CoreDsl.jmesPath(el)), ".publishedAt(" + check + ")")
                : stream.then(
                        made -> made.publishedAt(CoreDsl.jmesPath(el), unit.get()),
                        ".publishedAt(" + check + ", ChronoUnit." + unit.get().name() + ")");
    }
}
