// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.check.Check;
import dev.freshet.core.check.CheckCondition;
import dev.freshet.core.check.Checks;
import dev.freshet.http.CheckSequence;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseMessageCheck.Condition;
import dev.freshet.http.request.Durations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Compiles the descriptions of message checks; reports what is wrong with them, without the place, which the caller knows. */
final class MessageCheckCompiler {

    private final List<WireTextHint> hints = new ArrayList<>();

    /** The hints of all checks compiled so far. */
    List<WireTextHint> hints() {
        return hints;
    }

    /**
     * Compiles what {@code await} and {@code expect} were given.
     *
     * @param operation which of the two
     */
    List<CheckBlock.Compiled> blocks(String operation, List<CheckSequence> sequences) {
        List<CheckBlock.Compiled> blocks = new ArrayList<>();
        for (CheckSequence sequence : sequences) {
            if (sequence.checks().isEmpty()) {
                throw new SimulationException(
                        operation + "(..).on() has no check to wait for: give at least one sse.checkMessage(..)");
            }
            List<MessageCheck> checks = checks(operation + "(..).on", sequence.checks());
            blocks.add(new CheckBlock.Compiled(Durations.compile(operation, sequence.timeout()), checks));
        }
        return List.copyOf(blocks);
    }

    /** Compiles standing checks, which can't save anything. */
    List<MessageCheck> standing(List<@Nullable SseMessageCheck> described) {
        List<MessageCheck> checks = checks("expectEvery", described);
        for (MessageCheck check : checks) {
            if (!check.saved().isEmpty()) {
                throw new SimulationException("expectEvery(..): check '" + check.name() + "' saves " + check.saved()
                        + ", but no user waits for what it finds: leave saveAs out, or use expect(..).on(..)");
            }
        }
        return checks;
    }

    private List<MessageCheck> checks(String operation, List<@Nullable SseMessageCheck> described) {
        List<MessageCheck> checks = new ArrayList<>();
        for (SseMessageCheck check : described) {
            if (check == null) {
                throw new SimulationException(operation + "(..): check " + (checks.size() + 1)
                        + " is null: assign it before the scenario that uses it");
            }
            checks.add(compile(check));
        }
        return List.copyOf(checks);
    }

    private MessageCheck compile(SseMessageCheck described) {
        String name = described.name();
        List<CheckBuilder> parts = new ArrayList<>();
        for (CheckBuilder condition : described.matching()) {
            parts.add(present(condition, name));
        }
        int conditions = parts.size();
        for (SseMessageCheck.Criterion criterion : described.criteria()) {
            parts.add(present(criterion.check(), name));
        }
        WireTextHint hint = WireTextHint.of(name, parts);
        hints.add(hint);
        try {
            return new MessageCheck(
                    name,
                    Checks.compileMatching(parts.subList(0, conditions), Checks.OF_TEXT),
                    Checks.all(criteria(described.criteria(), parts.subList(conditions, parts.size()))),
                    saved(parts),
                    hint);
        } catch (SimulationException e) {
            throw new SimulationException("checkMessage(\"" + name + "\"): " + e.getMessage(), e);
        }
    }

    private static List<Check> criteria(List<SseMessageCheck.Criterion> described, List<CheckBuilder> checks) {
        List<Check> criteria = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Condition condition = described.get(i).condition();
            List<CheckBuilder> one = List.of(checks.get(i));
            criteria.add(
                    condition == null
                            ? Checks.compile(one, Checks.OF_TEXT)
                            : Checks.compileConditional(compile(condition), one, Checks.OF_TEXT));
        }
        return criteria;
    }

    private static CheckCondition compile(Condition condition) {
        if (condition instanceof Condition.OfSession ofSession) {
            return CheckCondition.of(ofSession.value());
        }
        BiFunction<String, Session, Boolean> function = ((Condition.OfMessage) condition).function();
        return CheckCondition.of((message, session) -> function.apply(message.text(), session));
    }

    private static CheckBuilder present(@Nullable CheckBuilder part, String check) {
        if (part == null) {
            throw new SimulationException("checkMessage(\"" + check
                    + "\") has a criterion that is null: assign it before the check that uses it");
        }
        return part;
    }

    private static Set<String> saved(List<CheckBuilder> parts) {
        Set<String> saved = new HashSet<>();
        for (CheckBuilder part : parts) {
            String key = part.spec().saveAs();
            if (key != null) {
                saved.add(key);
            }
        }
        return Set.copyOf(saved);
    }
}
