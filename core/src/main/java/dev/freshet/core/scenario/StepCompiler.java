// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Choice;
import dev.freshet.core.DummyBuilder;
import dev.freshet.core.DurationText;
import dev.freshet.core.Dynamic;
import dev.freshet.core.NotBuilt;
import dev.freshet.core.PauseType;
import dev.freshet.core.RecordSource;
import dev.freshet.core.SimulationException;
import dev.freshet.core.Step;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.feeder.Feeder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Compiles one step at its place, between what is around it and what comes after it. */
final class StepCompiler implements Step.Visitor<Action> {

    /** Percentages that are written as decimal fractions may exceed 100 by this when added up. */
    private static final double ROUNDING = 0.000001;

    private final ScenarioCompiler scenario;
    private final Place place;
    private final Scope scope;
    private final Action next;

    StepCompiler(ScenarioCompiler scenario, Place place, Scope scope, Action next) {
        this.scenario = scenario;
        this.place = place;
        this.scope = scope;
        this.next = next;
    }

    // ---- actions and waits ---------------------------------------------------------------------------------------

    @Override
    public Action visit(Step.Act step) {
        return step.action() instanceof DummyBuilder dummy ? throttled(dummy(dummy)) : protocolAction(step.action());
    }

    @Override
    public Action visit(Step.Apply step) {
        return new ApplyAction(new SessionFunction(step.function(), log()), next);
    }

    @Override
    public Action visit(Step.Pause step) {
        Span planned = span(step.planned());
        PauseType type = step.type() == null ? scenario.settings().pauses() : step.type();
        if (type == PauseType.Disabled) {
            return next;
        }
        return new PauseAction(planned, type, scenario.settings().random(), log(), next);
    }

    @Override
    public Action visit(Step.Pace step) {
        String beat = step.counter() == null ? scenario.privateName("pace") : step.counter();
        return new PaceAction(span(step.interval()), beat, scenario.settings().random(), log(), next);
    }

    @Override
    public Action visit(Step.RendezVous step) {
        if (step.users() < 1) {
            throw place.mistake("the number of users must be at least 1, not " + step.users() + ".");
        }
        return new RendezVousAction(step.users(), next);
    }

    @Override
    public Action visit(Step.Feed step) {
        if (step.numberOfRecords() instanceof Dynamic.Constant<Integer> number && number.value() < 1) {
            throw place.mistake("the number of records must be at least 1, not " + number.value() + ".");
        }
        Expression<Integer> count = optional(step.numberOfRecords());
        RunControl control = scenario.settings().control();
        return new FeedAction(feeder(step.source()), count, control, place, next);
    }

    // ---- loops ---------------------------------------------------------------------------------------------------

    @Override
    public Action visit(Step.Repeat step) {
        return loop(new Passes.Times(expression(step.times())), step.counter(), step.body());
    }

    @Override
    public Action visit(Step.ForEach step) {
        if (step.attribute().isBlank()) {
            throw place.mistake("the attribute that holds the element needs a name.");
        }
        return loop(new Passes.Elements(expression(step.items()), step.attribute()), step.counter(), step.body());
    }

    @Override
    public Action visit(Step.While step) {
        if (step.duration() != null) {
            requireNotNegative(step.duration());
        }
        Passes limits = new Passes.Limits(optional(step.condition()), optional(step.duration()));
        LoopAction loop = loopAction(limits, step.bodyFirst(), step.counter());
        loop.setBody(chain(step.body(), step.exitAsap() ? scope.block(loop) : scope.block(), loop.passEnded()));
        return loop;
    }

    private Action loop(Passes passes, @Nullable String counter, ChainBuilder body) {
        LoopAction loop = loopAction(passes, false, counter);
        loop.setBody(chain(body, scope.block(), loop.passEnded()));
        return loop;
    }

    private LoopAction loopAction(Passes passes, boolean bodyFirst, @Nullable String counter) {
        return new LoopAction(new LoopAction.Kind(passes, bodyFirst, counter), scope.depth() + 1, log(), next);
    }

    // ---- conditions and switches ---------------------------------------------------------------------------------

    @Override
    public Action visit(Step.If step) {
        Expression<Boolean> condition = expression(step.condition());
        Action then = chain(step.then());
        Action orElse = orElse(step.orElse());
        return branch(session -> condition.resolve(session) ? then : orElse);
    }

    @Override
    public Action visit(Step.IfEquals step) {
        Expression<?> actual = expression(step.actual());
        Expression<?> expected = expression(step.expected());
        Action then = chain(step.then());
        Action orElse = orElse(step.orElse());
        return branch(session -> actual.resolve(session).equals(expected.resolve(session)) ? then : orElse);
    }

    @Override
    public Action visit(Step.Switch step) {
        Expression<?> actual = expression(step.actual());
        Map<Object, Action> cases = new HashMap<>();
        for (Choice.WithKey choice : step.cases()) {
            Action chain = chain(choice.chain(), "case '" + choice.key() + "' ");
            if (cases.put(choice.key(), chain) != null) {
                throw place.mistake("there are two cases for the key '" + choice.key() + "'.");
            }
        }
        requireChoices(cases.size());
        Action orElse = orElse(step.orElse());
        return branch(session -> cases.getOrDefault(actual.resolve(session), orElse));
    }

    @Override
    public Action visit(Step.RandomSwitch step) {
        requireChoices(step.cases().size());
        List<ChainBuilder> chains = new ArrayList<>();
        double[] upTo = new double[step.cases().size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            Choice.WithWeight choice = step.cases().get(i);
            if (!(choice.percent() >= 0)) {
                throw place.mistake("choice " + (i + 1) + " has " + choice.percent() + " percent; give 0 or more.");
            }
            sum += choice.percent();
            upTo[i] = sum;
            chains.add(choice.chain());
        }
        if (sum > 100 + ROUNDING) {
            throw place.mistake("the percentages add up to " + sum + "; give no more than 100.");
        }
        Action[] actions = choices(chains);
        Action orElse = orElse(step.orElse());
        return branch(session -> pick(random().nextDouble() * 100, upTo, actions, orElse));
    }

    @Override
    public Action visit(Step.UniformRandomSwitch step) {
        requireChoices(step.cases().size());
        Action[] actions = choices(step.cases());
        return branch(session -> actions[random().nextInt(actions.length)]);
    }

    @Override
    public Action visit(Step.RoundRobinSwitch step) {
        requireChoices(step.cases().size());
        Action[] actions = choices(step.cases());
        AtomicLong turn = new AtomicLong();
        return branch(session -> actions[(int) (turn.getAndIncrement() % actions.length)]);
    }

    private static Action pick(double point, double[] upTo, Action[] actions, Action orElse) {
        for (int i = 0; i < upTo.length; i++) {
            if (point < upTo[i]) {
                return actions[i];
            }
        }
        return orElse;
    }

    private Action[] choices(List<ChainBuilder> chains) {
        Action[] actions = new Action[chains.size()];
        for (int i = 0; i < actions.length; i++) {
            actions[i] = chain(chains.get(i), "choice " + (i + 1) + " step ");
        }
        return actions;
    }

    private void requireChoices(int count) {
        if (count == 0) {
            throw place.mistake("there are no choices; give at least one to on(...).");
        }
    }

    private Action orElse(@Nullable ChainBuilder chain) {
        return chain == null ? next : chain(chain, "orElse ");
    }

    private Action branch(BranchAction.Selector selector) {
        return new BranchAction(selector, log(), next);
    }

    // ---- failures, groups and ends -------------------------------------------------------------------------------

    @Override
    public Action visit(Step.TryMax step) {
        if (step.times() instanceof Dynamic.Constant<Integer> times && times.value() < 1) {
            throw place.mistake("the number of attempts must be at least 1, not " + times.value() + ".");
        }
        TryMaxAction block = new TryMaxAction(expression(step.times()), step.counter(), scope.depth() + 1, log(), next);
        block.setBody(chain(step.body(), scope.block(block), block.attemptEnded()));
        return block;
    }

    @Override
    public Action visit(Step.ExitHere step) {
        return onlyIf(step.condition(), EndAction.END);
    }

    @Override
    public Action visit(Step.EndRun step) {
        return onlyIf(
                step.condition(),
                new EndRunAction(
                        step.crash(),
                        expression(step.message()),
                        scenario.settings().control(),
                        log()));
    }

    @Override
    public Action visit(Step.Group step) {
        if (step.name() instanceof Dynamic.El<String> name && isNoGroup(name.text())) {
            throw place.mistake("the name of a group must not be blank or contain a comma: '" + name.text() + "'.");
        }
        Action body = chain(step.body(), scope.block(), new GroupAction.End(next));
        return new GroupAction(expression(step.name()), body, log(), next);
    }

    /** Commas may stand in expressions, where they part arguments. */
    private static boolean isNoGroup(String name) {
        return name.isBlank() || (name.contains(",") && !name.contains("#{"));
    }

    private Action onlyIf(@Nullable Dynamic<Boolean> condition, Action action) {
        if (condition == null) {
            return action;
        }
        Expression<Boolean> compiled = expression(condition);
        return branch(session -> compiled.resolve(session) ? action : next);
    }

    // ---- parts ---------------------------------------------------------------------------------------------------

    private Action dummy(DummyBuilder dummy) {
        DummyAction.Request request = new DummyAction.Request(
                expression(dummy.name()), expression(dummy.responseTimeMs()), expression(dummy.success()));
        StepLog log = log();
        SessionFunction update = dummy.sessionUpdate() == null ? null : new SessionFunction(dummy.sessionUpdate(), log);
        return new DummyAction(request, update, log, next);
    }

    private Action protocolAction(ActionBuilder action) {
        if (action instanceof NotBuilt notBuilt) {
            throw place.mistake(notBuilt.reason());
        }
        for (CompileSettings.Plugged plugged : scenario.settings().protocols()) {
            if (plugged.protocol().owns(action)) {
                try {
                    Action compiled = plugged.run().compile(action, plugged.settings(), place, next);
                    return plugged.protocol().isRequest(action) ? throttled(compiled) : compiled;
                } catch (SimulationException e) {
                    throw place.mistake(e);
                }
            }
        }
        throw place.mistake("no protocol knows how to execute a "
                + action.getClass().getName() + ". Is the module that it comes from complete on the class path?");
    }

    /** A request behind the throttles, in their order. */
    private Action throttled(Action request) {
        List<Throttle> throttles = scenario.settings().throttles();
        Action action = request;
        for (int i = throttles.size() - 1; i >= 0; i--) {
            action = new ThrottledAction(throttles.get(i), action);
        }
        return action;
    }

    private Feeder feeder(RecordSource source) {
        try {
            return scenario.settings().feeders().open(source);
        } catch (SimulationException e) {
            throw place.mistake(e);
        }
    }

    private Span span(Step.Span described) {
        Dynamic<Duration> upTo = described.upTo();
        requireNotNegative(described.length());
        if (upTo instanceof Dynamic.Constant<Duration> most
                && described.length() instanceof Dynamic.Constant<Duration> least
                && least.value().compareTo(most.value()) > 0) {
            throw place.mistake("the least time " + DurationText.of(least.value()) + " is longer than the most "
                    + DurationText.of(most.value()) + ".");
        }
        return new Span(expression(described.length()), optional(upTo));
    }

    private void requireNotNegative(Dynamic<Duration> duration) {
        if (duration instanceof Dynamic.Constant<Duration> constant
                && constant.value().isNegative()) {
            throw place.mistake("the time must not be negative: " + DurationText.of(constant.value()) + ".");
        }
    }

    private <T> @Nullable Expression<T> optional(@Nullable Dynamic<T> dynamic) {
        return dynamic == null ? null : expression(dynamic);
    }

    private <T> Expression<T> expression(Dynamic<T> dynamic) {
        try {
            return Expressions.compile(dynamic);
        } catch (SimulationException e) {
            throw place.mistake(e);
        }
    }

    private Action chain(ChainBuilder chain) {
        return chain(chain, "");
    }

    private Action chain(ChainBuilder chain, String branch) {
        return scenario.compileChain(chain.steps(), branch, place, scope, next);
    }

    private Action chain(ChainBuilder body, Scope inner, Action end) {
        return scenario.compileChain(body.steps(), "", place, inner, end);
    }

    private StepLog log() {
        return new StepLog(place);
    }

    private RandomGenerator random() {
        return scenario.settings().random().get();
    }
}
