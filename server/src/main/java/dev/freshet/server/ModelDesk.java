// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The paths that answer as language models do, with an answer of which the query says all: how many tokens, when they come, and what goes wrong. Safe for
 * all threads.
 */
final class ModelDesk {

    private static final String JSON = "application/json";
    private static final long SECOND_MS = 1_000;

    private final AtomicLong answers = new AtomicLong();

    /** How many questions each path has got. Never changed after construction but for the numbers. */
    private final Map<Endpoint, AtomicLong> questions = new EnumMap<>(Endpoint.class);

    ModelDesk() {
        for (Endpoint route : Endpoint.values()) {
            questions.put(route, new AtomicLong());
        }
    }

    Answer answer(Endpoint route, Query query, ReceivedRequest request) {
        if (!request.method().equals("POST")) {
            return Router.text(405, route.path() + " takes POST, not GET.").header("Allow", "POST");
        }
        try {
            ModelRequest asked = ModelRequest.of(route, request);
            return isOneTooMany(route, query) ? tooMany(route, query) : answer(route, query, request, asked);
        } catch (JsonMembers.Mistake e) {
            return ModelErrors.page(route, 400, "invalid_request_error", e);
        }
    }

    private Answer answer(Endpoint route, Query query, ReceivedRequest request, ModelRequest asked) {
        ModelAnswer answer = ModelAnswer.of(query, asked.allowedTokens());
        ModelCall call =
                new ModelCall(asked, answer, answers.incrementAndGet(), System.currentTimeMillis() / SECOND_MS);
        Dialect dialect = Dialect.of(route, call);
        if (asked.isStream()) {
            return TokenPlan.of(query, request, answer, dialect);
        }
        long readyNs =
                query.nanos(Parameter.DELAY) + TokenSchedule.Pace.of(query).lastDueNs(answer.pieces());
        if (query.has(Parameter.ERROR_AFTER)) {
            return ModelErrors.page(route, 500, "server_error", new JsonMembers.Mistake("", ModelCall.FAILURE))
                    .delayNs(readyNs);
        }
        return StreamScript.page(200, JSON, JsonText.of(dialect.document()) + "\n")
                .delayNs(readyNs);
    }

    /** Of each so many questions the first ones are refused. */
    private boolean isOneTooMany(Endpoint route, Query query) {
        long number = Objects.requireNonNull(questions.get(route)).getAndIncrement();
        long place = query.has(Parameter.LIMITED_OF) ? number % query.whole(Parameter.LIMITED_OF) : number;
        return place < query.whole(Parameter.LIMITED);
    }

    private static StreamScript tooMany(Endpoint route, Query query) {
        JsonMembers.Mistake words = new JsonMembers.Mistake("", "Too many questions: come back later.");
        return ModelErrors.page(route, 429, "rate_limit_error", words)
                .header("Retry-After", query.text(Parameter.RETRY_AFTER));
    }
}
