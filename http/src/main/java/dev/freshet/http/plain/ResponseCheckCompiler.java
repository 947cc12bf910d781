// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.check.Check;
import dev.freshet.core.check.CheckCondition;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.check.Checks;
import dev.freshet.core.check.Subject;
import dev.freshet.http.Response;
import dev.freshet.http.ResponseCheck;
import dev.freshet.http.ResponseCheck.Condition;
import dev.freshet.http.ResponseDefaults;
import dev.freshet.http.ResponseHandling;
import dev.freshet.http.request.HeadChecks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Compiles what is said of a response. Checks run in the order of {@link HeadChecks}, and within that in the order of the simulation. */
final class ResponseCheckCompiler {

    private static final Set<CheckType> SUPPORTED = EnumSet.allOf(CheckType.class);

    private ResponseCheckCompiler() {}

    static ResponsePlan compile(ResponseDefaults defaults, ResponseHandling handling) {
        List<ResponseCheck> described = new ArrayList<>();
        if (handling.protocolChecks()) {
            described.addAll(defaults.checks());
        }
        described.addAll(handling.checks());
        List<Known> checks = known(described);
        BiFunction<Response, Session, Response> transform =
                handling.transform() == null ? defaults.transform() : handling.transform();
        return new ResponsePlan(
                compile(checks, true),
                compile(checks, false),
                transform,
                checks.isEmpty() && transform == null,
                transform != null || checks.stream().anyMatch(Known::needsBody),
                defaults.maxBodyBytes());
    }

    private static List<Known> known(List<ResponseCheck> described) {
        List<Known> checks = new ArrayList<>();
        for (ResponseCheck check : described) {
            if (check.check() == null) {
                throw new SimulationException("check(..): check " + (checks.size() + 1)
                        + " is null: assign it before the request that uses it");
            }
            checks.add(new Known(check.condition(), check.check()));
        }
        checks.sort(Comparator.comparingInt(Known::rank));
        return checks;
    }

    /** The checks as one; unconditional neighbours share what they make of a body. */
    private static Check compile(List<Known> checks, boolean withBody) {
        List<Check> compiled = new ArrayList<>();
        if (checks.stream().noneMatch(check -> check.type() == CheckType.STATUS)) {
            compiled.add(ResponseCheckCompiler::implicitStatus);
        }
        List<CheckBuilder> neighbours = new ArrayList<>();
        for (Known check : checks) {
            if (!withBody && !HeadChecks.TYPES.contains(check.type())) {
                continue;
            }
            if (check.condition() == null) {
                neighbours.add(check.check());
            } else {
                add(compiled, neighbours);
                compiled.add(Checks.compileConditional(compile(check.condition()), List.of(check.check()), SUPPORTED));
            }
        }
        add(compiled, neighbours);
        return Checks.all(compiled);
    }

    private static void add(List<Check> compiled, List<CheckBuilder> neighbours) {
        if (!neighbours.isEmpty()) {
            compiled.add(Checks.compile(List.copyOf(neighbours), SUPPORTED));
            neighbours.clear();
        }
    }

    /** Holds where no check looks at the status. */
    private static CheckResult implicitStatus(Subject response, Session session) {
        return new CheckResult(session, ResponsePlan.unexpected(response.status()));
    }

    private static CheckCondition compile(Condition condition) {
        if (condition instanceof Condition.OfSession ofSession) {
            return CheckCondition.of(ofSession.value());
        }
        BiFunction<Response, Session, Boolean> function = ((Condition.OfResponse) condition).function();
        return CheckCondition.of(
                (response, session) -> function.apply(((ResponseSubject) response).response(), session));
    }

    /** A check that is there. */
    private record Known(@Nullable Condition condition, CheckBuilder check) {

        CheckType type() {
            return HeadChecks.type(check);
        }

        boolean needsBody() {
            return condition instanceof Condition.OfResponse || !HeadChecks.TYPES.contains(type());
        }

        int rank() {
            return HeadChecks.rank(type());
        }
    }
}
