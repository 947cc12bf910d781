// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckSpec;
import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.CheckType;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.ExpressionException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles the descriptions of checks. */
@Internal
public final class Checks {

    /** The types of checks that a text has the views for, such as a message of a stream. */
    public static final Set<CheckType> OF_TEXT = Set.copyOf(EnumSet.of(
            CheckType.BODY_STRING, CheckType.SUBSTRING, CheckType.REGEX, CheckType.JSON_PATH, CheckType.JMES_PATH));

    private Checks() {}

    /**
     * Compiles checks that all run, in order, also after a failed one. Each sees what those before it saved.
     *
     * @param supported the types whose views the subject has
     * @throws SimulationException when a type is not supported, or a criterion does not compile
     */
    public static Check compile(List<? extends CheckBuilder> checks, Set<CheckType> supported) {
        return new Sequence(criteria(checks, supported), null);
    }

    /** Compiles checks as {@link #compile}, each of which runs only if the condition holds when its turn comes. */
    public static Check compileConditional(
            CheckCondition condition, List<? extends CheckBuilder> checks, Set<CheckType> supported) {
        return new Sequence(criteria(checks, supported), condition);
    }

    /**
     * Compiles matching conditions, which must all hold. Without any, everything matches.
     *
     * @throws SimulationException also when one of them saves a value
     */
    public static Matching compileMatching(List<? extends CheckBuilder> conditions, Set<CheckType> supported) {
        Criterion[] criteria = criteria(conditions, supported).toArray(Criterion[]::new);
        for (CheckBuilder condition : conditions) {
            String key = condition.spec().saveAs();
            if (key != null) {
                throw new SimulationException("matching(...) only selects messages and saves nothing: move saveAs(\""
                        + key + "\") into check(...)");
            }
        }
        return (subject, session) -> {
            for (Criterion criterion : criteria) {
                if (!criterion.matches(subject, session)) {
                    return false;
                }
            }
            return true;
        };
    }

    /**
     * Compiles a check of which only the value counts. Numbers in JSON come with all their digits: as a {@code Long} if they are written as whole numbers, else as text; but
     * whatever a transformation or a comparison is given has the type that it was promised.
     *
     * @throws SimulationException when the type is not supported, or a criterion does not compile
     */
    public static Reading compileReading(CheckBuilder check, Set<CheckType> supported) {
        Criterion criterion = criterion(withDigits(check.spec()), supported);
        return new Reading() {
            @Override
            public @Nullable Object read(Subject subject, Session session) {
                return criterion.read(new Views(subject), session);
            }

            @Override
            public String complaint(Subject subject, Session session) {
                String error = criterion.check(new Views(subject), session).error();
                return error == null ? "found nothing" : error;
            }
        };
    }

    private static CheckSpec withDigits(CheckSpec spec) {
        CheckSpec.Source source = spec.source();
        boolean isJson = source.type() == CheckType.JSON_PATH || source.type() == CheckType.JMES_PATH;
        boolean isPromised = !spec.changes().isEmpty() || !(spec.validation() instanceof CheckSpec.Validation.Presence);
        if (!isJson || isPromised) {
            return spec;
        }
        return switch (source.kind()) {
            case STRING, OBJECT -> spec.withSource(source.as(ValueKind.DIGITS));
            case DOUBLE -> spec.withSource(source.as(ValueKind.DIGITS_OF_NUMBER));
            default -> spec;
        };
    }

    /** The checks one after the other, as one. */
    public static Check all(List<Check> checks) {
        List<Check> each = List.copyOf(checks);
        return each.size() == 1
                ? each.get(0)
                : (subject, session) -> {
                    CheckResult result = new CheckResult(session, null);
                    for (Check check : each) {
                        result = first(result, check.check(subject, result.session()));
                    }
                    return result;
                };
    }

    private static List<Criterion> criteria(List<? extends CheckBuilder> checks, Set<CheckType> supported) {
        return checks.stream().map(check -> criterion(check.spec(), supported)).toList();
    }

    private static Criterion criterion(CheckSpec spec, Set<CheckType> supported) {
        CheckType type = spec.source().type();
        Criterion criterion = new Criterion(spec);
        if (!supported.contains(type)) {
            String known = supported.stream().sorted().map(CheckType::label).collect(Collectors.joining(", "));
            throw new SimulationException(type.label() + " can't be checked here: use one of " + known);
        }
        return criterion;
    }

    /** The later result, but with the first error. */
    private static CheckResult first(CheckResult before, CheckResult after) {
        return before.error() == null ? after : new CheckResult(after.session(), before.error());
    }

    /** Criteria one after the other. */
    private record Sequence(
            List<Criterion> criteria, @Nullable CheckCondition condition) implements Check {

        @Override
        public CheckResult check(Subject subject, Session session) {
            Views views = new Views(subject);
            CheckResult result = new CheckResult(session, null);
            for (Criterion criterion : criteria) {
                result = first(result, checkOne(criterion, views, result.session()));
            }
            return result;
        }

        private CheckResult checkOne(Criterion criterion, Views views, Session session) {
            if (condition == null) {
                return criterion.check(views, session);
            }
            try {
                return condition.test(views.subject(), session)
                        ? criterion.check(views, session)
                        : new CheckResult(session, null);
            } catch (ExpressionException e) {
                return new CheckResult(session, "checkIf crashed: " + e.getMessage());
            }
        }
    }
}
