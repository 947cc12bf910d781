// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckSpec;
import dev.freshet.core.CheckType;
import dev.freshet.core.Dynamic;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notices a check that looks for a line of the stream, such as {@code event: snapshot}, and never passes: it can't, because checks see events as JSON. Safe
 * for all loops.
 */
final class WireTextHint {

    private static final Pattern LINE = Pattern.compile("\\^?(event|data|id|retry):.*", Pattern.DOTALL);

    private final String check;
    private final @Nullable String wireText;
    private volatile boolean isOffered;
    private volatile boolean hasPassed;

    private WireTextHint(String check, @Nullable String wireText) {
        this.check = check;
        this.wireText = wireText;
    }

    /** Watches the check of that name, if one of its parts looks for a line of the stream. */
    static WireTextHint of(String check, List<CheckBuilder> parts) {
        return new WireTextHint(
                check,
                parts.stream()
                        .map(part -> wireText(part.spec().source()))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null));
    }

    void offered() {
        if (!isOffered) {
            isOffered = true;
        }
    }

    void passed() {
        if (!hasPassed) {
            hasPassed = true;
        }
    }

    /** What is to be said at the end of the run, if anything. */
    Optional<String> advice() {
        if (wireText == null || !isOffered || hasPassed) {
            return Optional.empty();
        }
        return Optional.of(
                "check '" + check + "' looks for '" + wireText
                        + "' and never passed: checks see an event as JSON, such as "
                        + "{\"id\":7,\"event\":\"snapshot\",\"data\":{..}}, not the lines of the stream. Use jmesPath(\"event\").is(\"snapshot\") or a pattern for the JSON.");
    }

    private static Optional<String> wireText(CheckSpec.Source source) {
        if (source.type() != CheckType.REGEX && source.type() != CheckType.SUBSTRING) {
            return Optional.empty();
        }
        Dynamic<String> criterion = source.criteria().get(0);
        String text = criterion instanceof Dynamic.El<String> el ? el.text() : "";
        return LINE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
