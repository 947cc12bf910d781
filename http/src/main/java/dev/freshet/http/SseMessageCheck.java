// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one message of a stream must be like: conditions that choose the message, and criteria that judge it. Immutable.
 *
 * <p>Checks see the event as JSON text, such as {@code {"id":7,"event":"snapshot","data":{...}}}, never the lines of the stream. So
 * {@code jmesPath("event").is("snapshot")} finds a type, and a regular expression has to be written for the JSON.
 */
public final class SseMessageCheck {

    private final String name;
    private final List<@Nullable CheckBuilder> matching;
    private final List<Criterion> criteria;

    private SseMessageCheck(String name, List<@Nullable CheckBuilder> matching, List<Criterion> criteria) {
        this.name = name;
        this.matching = matching;
        this.criteria = criteria;
    }

    static SseMessageCheck named(String name) {
        return new SseMessageCheck(name, List.of(), List.of());
    }

    /** Only messages that meet all of these are checked; others are left alone. Adds to earlier conditions. */
    public SseMessageCheck matching(CheckBuilder... newMatchConditions) {
        return matching(Arrays.asList(newMatchConditions));
    }

    /** Only messages that meet all of these are checked; others are left alone. Adds to earlier conditions. */
    public SseMessageCheck matching(List<CheckBuilder> newMatchConditions) {
        return new SseMessageCheck(name, joined(matching, newMatchConditions), criteria);
    }

    /** The message must meet all of these. Adds to earlier criteria. */
    public SseMessageCheck check(CheckBuilder... checks) {
        return check(Arrays.asList(checks));
    }

    /** The message must meet all of these. Adds to earlier criteria. */
    public SseMessageCheck check(List<CheckBuilder> checks) {
        return with(null, checks);
    }

    /** Criteria for the case that the expression is true for the session, as earlier criteria left it. */
    public UntypedCondition checkIf(String condition) {
        return new UntypedCondition(this, new Condition.OfSession(Dynamic.el(condition, Boolean.class)));
    }

    /** Criteria for the case that the function says true for the session, as earlier criteria left it. */
    public UntypedCondition checkIf(Function<Session, Boolean> condition) {
        return new UntypedCondition(this, new Condition.OfSession(Dynamic.of(condition)));
    }

    /** Criteria for the case that the function says true for the message's JSON text and the session, as earlier criteria left it. */
    public TypedCondition checkIf(BiFunction<String, Session, Boolean> condition) {
        return new TypedCondition(this, new Condition.OfMessage(condition));
    }

    /** The name that the check has in the statistics. */
    @Internal
    public String name() {
        return name;
    }

    /** The conditions, nulls included: the room reports them with the step that they stand in. */
    @Internal
    public List<@Nullable CheckBuilder> matching() {
        return matching;
    }

    @Internal
    public List<Criterion> criteria() {
        return criteria;
    }

    private SseMessageCheck with(@Nullable Condition condition, List<CheckBuilder> checks) {
        List<Criterion> added = new ArrayList<>();
        for (CheckBuilder check : checks) {
            added.add(new Criterion(condition, check));
        }
        return new SseMessageCheck(name, matching, joined(criteria, added));
    }

    private static <T extends @Nullable Object> List<T> joined(List<T> first, List<? extends T> then) {
        List<T> all = new ArrayList<>(first);
        all.addAll(then);
        return Collections.unmodifiableList(all);
    }

    /**
     * One criterion.
     *
     * @param condition null for a criterion that always applies
     * @param check null if the simulation gave null
     */
    @Internal
    public record Criterion(
            @Nullable Condition condition, @Nullable CheckBuilder check) {}

    /** When a criterion applies. */
    @Internal
    public sealed interface Condition {

        /** It depends on the session. */
        record OfSession(Dynamic<Boolean> value) implements Condition {}

        /** It depends on the message and the session. */
        record OfMessage(BiFunction<String, Session, Boolean> function) implements Condition {}
    }

    /** The step between a condition on the session and its criteria. */
    public static final class UntypedCondition extends Conditional {

        private UntypedCondition(SseMessageCheck base, Condition condition) {
            super(base, condition);
        }
    }

    /** The step between a condition on the message and its criteria. */
    public static final class TypedCondition extends Conditional {

        private TypedCondition(SseMessageCheck base, Condition condition) {
            super(base, condition);
        }
    }

    /** The step between a condition and its criteria. */
    public abstract static sealed class Conditional {

        private final SseMessageCheck base;
        private final Condition condition;

        private Conditional(SseMessageCheck base, Condition condition) {
            this.base = base;
            this.condition = condition;
        }

        /** The criteria; the condition is evaluated anew for each of them. */
        public final SseMessageCheck then(CheckBuilder... thenChecks) {
            return then(Arrays.asList(thenChecks));
        }

        /** The criteria; the condition is evaluated anew for each of them. */
        public final SseMessageCheck then(List<CheckBuilder> thenChecks) {
            return base.with(condition, thenChecks);
        }
    }
}
