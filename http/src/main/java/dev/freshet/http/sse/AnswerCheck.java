// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.check.Check;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.check.Checks;
import dev.freshet.core.check.Subject;
import dev.freshet.core.json.Json;
import dev.freshet.http.request.HeadChecks;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks of the head of the response that a stream begins with, compiled. Shared by all users; holds no state. */
record AnswerCheck(Check check) {

    /** Checks nothing. */
    static final AnswerCheck NONE = compile(List.of());

    /**
     * Compiles what {@code check} was given.
     *
     * @throws SimulationException when one is null, or looks at something else than a head
     */
    static AnswerCheck compile(List<@Nullable CheckBuilder> described) {
        List<CheckBuilder> checks = new ArrayList<>();
        for (CheckBuilder check : described) {
            if (check == null) {
                throw new SimulationException("check(..): check " + (checks.size() + 1)
                        + " is null: assign it before the connect that uses it");
            }
            requireOfHead(HeadChecks.type(check));
            checks.add(check);
        }
        checks.sort(Comparator.comparingInt(check -> HeadChecks.rank(HeadChecks.type(check))));
        return new AnswerCheck(Checks.compile(checks, HeadChecks.TYPES));
    }

    private static void requireOfHead(CheckType type) {
        if (!HeadChecks.TYPES.contains(type)) {
            String known =
                    HeadChecks.TYPES.stream().sorted().map(CheckType::label).collect(Collectors.joining(", "));
            throw new SimulationException("check(..) of a connect looks at the head of the response, which "
                    + type.label() + " does not: use one of " + known + ", and sse.checkMessage(..) for events");
        }
    }

    /**
     * The verdict on a head.
     *
     * @param address where it came from
     * @param tookNs how long after the start of connecting
     */
    CheckResult judge(HttpResponseHead head, HttpUri address, long tookNs, Session session) {
        return check.check(new Answer(head, address, tookNs), session);
    }

    /** A response of which only the head is known. */
    private record Answer(HttpResponseHead head, HttpUri address, long tookNs) implements Subject {

        @Override
        public String text() {
            throw new UnsupportedOperationException("text");
        }

        @Override
        public Json json() {
            throw new UnsupportedOperationException("json");
        }

        @Override
        public int status() {
            return head.status();
        }

        @Override
        public List<String> headers(String name) {
            return head.headers().all(name);
        }

        @Override
        public String currentLocation() {
            return address.toString();
        }

        @Override
        public long responseTimeMs() {
            return tookNs / 1_000_000;
        }
    }
}
