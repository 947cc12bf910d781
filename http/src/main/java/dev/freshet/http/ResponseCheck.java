// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One criterion that a response must meet.
 *
 * @param condition null for a criterion that always applies
 * @param check null if the simulation gave null: the room reports it with the step that it stands in
 */
@Internal
public record ResponseCheck(
        @Nullable Condition condition, @Nullable CheckBuilder check) {

    /** The criteria of before and these. */
    static List<ResponseCheck> joined(
            List<ResponseCheck> before, @Nullable Condition condition, List<CheckBuilder> checks) {
        List<ResponseCheck> all = new ArrayList<>(before);
        for (CheckBuilder check : checks) {
            all.add(new ResponseCheck(condition, check));
        }
        return Collections.unmodifiableList(all);
    }

    /** When a criterion applies. */
    @Internal
    public sealed interface Condition {

        /** It depends on the session. */
        record OfSession(Dynamic<Boolean> value) implements Condition {}

        /** It depends on the response and the session. */
        record OfResponse(BiFunction<Response, Session, Boolean> function) implements Condition {}
    }
}
