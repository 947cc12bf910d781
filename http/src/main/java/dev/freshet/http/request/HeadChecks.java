// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.Internal;
import java.util.Set;

/**
 * Which checks of a response look at its head alone, and in which order those of a response run: address, status, headers, body, time. Of several that fail the first
 * is reported, and an unexpected status says more than what was not found in an error page.
 */
@Internal
public final class HeadChecks {

    /** The types that need no body. */
    public static final Set<CheckType> TYPES = Set.of(
            CheckType.STATUS,
            CheckType.HEADER,
            CheckType.HEADER_REGEX,
            CheckType.CURRENT_LOCATION,
            CheckType.CURRENT_LOCATION_REGEX,
            CheckType.RESPONSE_TIME);

    private HeadChecks() {}

    /** The type of a check. */
    public static CheckType type(CheckBuilder check) {
        return check.spec().source().type();
    }

    /** The place of a check of that type among the others. */
    public static int rank(CheckType type) {
        return switch (type) {
            case CURRENT_LOCATION, CURRENT_LOCATION_REGEX -> 0;
            case STATUS -> 1;
            case HEADER, HEADER_REGEX -> 2;
            case RESPONSE_TIME -> 4;
            default -> 3;
        };
    }
}
