// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What chains and scenarios have in common: steps are added to them. Immutable: every method gives a new value and leaves this one as it
 * was, so a part that was built once can be continued in several ways.
 *
 * @param <T> the type itself: what adding a step gives
 */
public abstract sealed class StructureBuilder<T extends StructureBuilder<T>> permits ChainBuilder, ScenarioBuilder {

    private final List<Step> steps;

    StructureBuilder(List<Step> steps) {
        this.steps = steps;
    }

    abstract T withSteps(List<Step> steps);

    /** The steps, in order. */
    @Internal
    public final List<Step> steps() {
        return steps;
    }

    /** Adds one step. */
    final T append(Step step) {
        return appendAll(List.of(step));
    }

    private T appendAll(List<Step> more) {
        List<Step> all = new ArrayList<>(steps.size() + more.size());
        all.addAll(steps);
        all.addAll(more);
        return withSteps(List.copyOf(all));
    }

    // ---- exec ----------------------------------------------------------------------------------------------------

    /**
     * Applies a function to the user's session. It runs on the engine's thread and must not block. When it throws, the session is
     * marked as failed and the user goes on.
     */
    public final T exec(Function<Session, Session> f) {
        return append(new Step.Apply(f));
    }

    /** Executes chains and actions, one after the other. */
    public final T exec(Executable executable, Executable... executables) {
        return appendAll(ChainBuilder.of(executable, executables).steps());
    }

    /** Executes chains, one after the other. */
    public final T exec(List<ChainBuilder> chainBuilders) {
        return appendAll(ChainBuilder.of(chainBuilders).steps());
    }

    // ---- pauses
    // ----------------------------------------------------------------------------------------------------------

    /** Waits so long, in seconds. */
    public final T pause(long duration) {
        return addPause(duration(duration), null, null);
    }

    /** Waits so long, in seconds. The pause type is for this pause alone. */
    public final T pause(long duration, PauseType pauseType) {
        return addPause(duration(duration), null, NotNull.one("The type of a pause", pauseType));
    }

    /** Waits so long. */
    public final T pause(Duration duration) {
        return addPause(duration(duration), null, null);
    }

    /** Waits so long. The pause type is for this pause alone. */
    public final T pause(Duration duration, PauseType pauseType) {
        return addPause(duration(duration), null, NotNull.one("The type of a pause", pauseType));
    }

    /** Waits so long, an expression that gives seconds. */
    public final T pause(String duration) {
        return addPause(duration(duration), null, null);
    }

    /** Waits so long, an expression that gives seconds. The pause type is for this pause alone. */
    public final T pause(String duration, PauseType pauseType) {
        return addPause(duration(duration), null, NotNull.one("The type of a pause", pauseType));
    }

    /** Waits so long, as a function. */
    public final T pause(Function<Session, Duration> f) {
        return addPause(duration(f), null, null);
    }

    /** Waits so long, as a function. The pause type is for this pause alone. */
    public final T pause(Function<Session, Duration> f, PauseType pauseType) {
        return addPause(duration(f), null, NotNull.one("The type of a pause", pauseType));
    }

    /** Waits for a time between the two, evenly distributed; in seconds. */
    public final T pause(long min, long max) {
        return addPause(duration(min), duration(max), null);
    }

    /** Waits for a time between the two, evenly distributed; in seconds. The pause type is for this pause alone. */
    public final T pause(long min, long max, PauseType pauseType) {
        return addPause(duration(min), duration(max), NotNull.one("The type of a pause", pauseType));
    }

    /** Waits for a time between the two, evenly distributed. */
    public final T pause(Duration min, Duration max) {
        return addPause(duration(min), duration(max), null);
    }

    /** Waits for a time between the two, evenly distributed. The pause type is for this pause alone. */
    public final T pause(Duration min, Duration max, PauseType pauseType) {
        return addPause(duration(min), duration(max), NotNull.one("The type of a pause", pauseType));
    }

    /** Waits for a time between the two, evenly distributed; expressions that give seconds. */
    public final T pause(String min, String max) {
        return addPause(duration(min), duration(max), null);
    }

    /**
     * Waits for a time between the two, evenly distributed; expressions that give seconds. The pause type is for this
     * pause alone.
     */
    public final T pause(String min, String max, PauseType pauseType) {
        return addPause(duration(min), duration(max), NotNull.one("The type of a pause", pauseType));
    }

    /** Waits for a time between the two, evenly distributed; as functions. */
    public final T pause(Function<Session, Duration> min, Function<Session, Duration> max) {
        return addPause(duration(min), duration(max), null);
    }

    /** Waits for a time between the two, evenly distributed; as functions. The pause type is for this pause alone. */
    public final T pause(Function<Session, Duration> min, Function<Session, Duration> max, PauseType pauseType) {
        return addPause(duration(min), duration(max), NotNull.one("The type of a pause", pauseType));
    }

    /** Waits until that time has passed since the user came by here before, in seconds. */
    public final T pace(long duration) {
        return addPace(duration(duration), null, null);
    }

    /**
     * Waits until that time has passed since the user came by here before, in seconds. The attribute holds the next
     * beat.
     */
    public final T pace(long duration, String counterName) {
        return addPace(duration(duration), null, counterName);
    }

    /** Waits until that time has passed since the user came by here before. */
    public final T pace(Duration duration) {
        return addPace(duration(duration), null, null);
    }

    /** Waits until that time has passed since the user came by here before. The attribute holds the next beat. */
    public final T pace(Duration duration, String counterName) {
        return addPace(duration(duration), null, counterName);
    }

    /** Waits until that time has passed since the user came by here before, an expression that gives seconds. */
    public final T pace(String duration) {
        return addPace(duration(duration), null, null);
    }

    /**
     * Waits until that time has passed since the user came by here before, an expression that gives seconds. The
     * attribute holds the next beat.
     */
    public final T pace(String duration, String counterName) {
        return addPace(duration(duration), null, counterName);
    }

    /** Waits until that time has passed since the user came by here before, as a function. */
    public final T pace(Function<Session, Duration> duration) {
        return addPace(duration(duration), null, null);
    }

    /**
     * Waits until that time has passed since the user came by here before, as a function. The attribute holds the
     * next beat.
     */
    public final T pace(Function<Session, Duration> duration, String counterName) {
        return addPace(duration(duration), null, counterName);
    }

    /** Waits until a time between the two has passed since the user came by here before; in seconds. */
    public final T pace(long min, long max) {
        return addPace(duration(min), duration(max), null);
    }

    /**
     * Waits until a time between the two has passed since the user came by here before; in seconds. The attribute
     * holds the next beat.
     */
    public final T pace(long min, long max, String counterName) {
        return addPace(duration(min), duration(max), counterName);
    }

    /** Waits until a time between the two has passed since the user came by here before. */
    public final T pace(Duration min, Duration max) {
        return addPace(duration(min), duration(max), null);
    }

    /**
     * Waits until a time between the two has passed since the user came by here before. The attribute holds the next
     * beat.
     */
    public final T pace(Duration min, Duration max, String counterName) {
        return addPace(duration(min), duration(max), counterName);
    }

    /**
     * Waits until a time between the two has passed since the user came by here before; expressions that give
     * seconds. The attribute holds the next beat.
     */
    public final T pace(String min, String max, String counterName) {
        return addPace(duration(min), duration(max), counterName);
    }

    /** Waits until a time between the two has passed since the user came by here before; as functions. */
    public final T pace(Function<Session, Duration> min, Function<Session, Duration> max) {
        return addPace(duration(min), duration(max), null);
    }

    /**
     * Waits until a time between the two has passed since the user came by here before; as functions. The attribute
     * holds the next beat.
     */
    public final T pace(Function<Session, Duration> min, Function<Session, Duration> max, String counterName) {
        return addPace(duration(min), duration(max), counterName);
    }

    /** Waits until so many users have arrived here. Once they have, nobody waits here any more. */
    public final T rendezVous(int users) {
        return append(new Step.RendezVous(users));
    }

    // ---- feeders -------------------------------------------------------------------------------------------------

    /** Takes the next record of a feeder and puts its values into the session. */
    public final T feed(FeederBuilder<?> feederBuilder) {
        return feed(source(feederBuilder), null);
    }

    /** Takes so many records of a feeder and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(FeederBuilder<?> feederBuilder, int numberOfRecords) {
        return feed(source(feederBuilder), count(numberOfRecords));
    }

    /** Takes so many (an expression) records of a feeder and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(FeederBuilder<?> feederBuilder, String numberOfRecords) {
        return feed(source(feederBuilder), count(numberOfRecords));
    }

    /** Takes so many (a function) records of a feeder and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(FeederBuilder<?> feederBuilder, Function<Session, Integer> numberOfRecords) {
        return feed(source(feederBuilder), count(numberOfRecords));
    }

    /** Takes the next record of an iterator and puts its values into the session. */
    public final T feed(Iterator<Map<String, Object>> feeder) {
        return feed(source(feeder), null);
    }

    /** Takes so many records of an iterator and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(Iterator<Map<String, Object>> feeder, int numberOfRecords) {
        return feed(source(feeder), count(numberOfRecords));
    }

    /** Takes so many (an expression) records of an iterator and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(Iterator<Map<String, Object>> feeder, String numberOfRecords) {
        return feed(source(feeder), count(numberOfRecords));
    }

    /** Takes so many (a function) records of an iterator and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(Iterator<Map<String, Object>> feeder, Function<Session, Integer> numberOfRecords) {
        return feed(source(feeder), count(numberOfRecords));
    }

    /** Takes the next record of the iterator that the supplier makes when the run is set up and puts its values into the session. */
    public final T feed(Supplier<Iterator<Map<String, Object>>> feederBuilder) {
        return feed(source(feederBuilder), null);
    }

    /** Takes so many records of the iterator that the supplier makes when the run is set up and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(Supplier<Iterator<Map<String, Object>>> feederBuilder, int numberOfRecords) {
        return feed(source(feederBuilder), count(numberOfRecords));
    }

    /** Takes so many (an expression) records of the iterator that the supplier makes when the run is set up and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(Supplier<Iterator<Map<String, Object>>> feederBuilder, String numberOfRecords) {
        return feed(source(feederBuilder), count(numberOfRecords));
    }

    /** Takes so many (a function) records of the iterator that the supplier makes when the run is set up and puts them into the session: each attribute is a list with a value from each record. */
    public final T feed(
            Supplier<Iterator<Map<String, Object>>> feederBuilder, Function<Session, Integer> numberOfRecords) {
        return feed(source(feederBuilder), count(numberOfRecords));
    }

    // ---- loops
    // -----------------------------------------------------------------------------------------------------------

    /** Executes the body so many times. */
    public final Repeat.On<T> repeat(int times) {
        return new Repeat.On<>(slot(body -> new Step.Repeat(count(times), null, body)));
    }

    /** Executes the body so many times. The attribute counts the passes from 0. */
    public final Repeat.On<T> repeat(int times, String counterName) {
        return new Repeat.On<>(slot(body -> new Step.Repeat(count(times), counterName, body)));
    }

    /** Executes the body so many times, as an expression. */
    public final Repeat.On<T> repeat(String times) {
        return new Repeat.On<>(slot(body -> new Step.Repeat(count(times), null, body)));
    }

    /** Executes the body so many times, as an expression. The attribute counts the passes from 0. */
    public final Repeat.On<T> repeat(String times, String counterName) {
        return new Repeat.On<>(slot(body -> new Step.Repeat(count(times), counterName, body)));
    }

    /** Executes the body so many times, as a function. */
    public final Repeat.On<T> repeat(Function<Session, Integer> times) {
        return new Repeat.On<>(slot(body -> new Step.Repeat(count(times), null, body)));
    }

    /** Executes the body so many times, as a function. The attribute counts the passes from 0. */
    public final Repeat.On<T> repeat(Function<Session, Integer> times, String counterName) {
        return new Repeat.On<>(slot(body -> new Step.Repeat(count(times), counterName, body)));
    }

    /** Executes the body for each element of a list, with the element in an attribute. */
    public final ForEach.On<T> foreach(List<?> seq, String attributeName) {
        return new ForEach.On<>(slot(body -> new Step.ForEach(items(seq), attributeName, null, body)));
    }

    /**
     * Executes the body for each element of a list, with the element in an attribute. The attribute counts the passes
     * from 0.
     */
    public final ForEach.On<T> foreach(List<?> seq, String attributeName, String counterName) {
        return new ForEach.On<>(slot(body -> new Step.ForEach(items(seq), attributeName, counterName, body)));
    }

    /** Executes the body for each element of a list, which an expression gives, with the element in an attribute. */
    public final ForEach.On<T> foreach(String seq, String attributeName) {
        return new ForEach.On<>(slot(body -> new Step.ForEach(items(seq), attributeName, null, body)));
    }

    /**
     * Executes the body for each element of a list, which an expression gives, with the element in an attribute. The
     * attribute counts the passes from 0.
     */
    public final ForEach.On<T> foreach(String seq, String attributeName, String counterName) {
        return new ForEach.On<>(slot(body -> new Step.ForEach(items(seq), attributeName, counterName, body)));
    }

    /** Executes the body for each element of a list, which a function gives, with the element in an attribute. */
    public final ForEach.On<T> foreach(Function<Session, List<?>> seq, String attributeName) {
        return new ForEach.On<>(slot(body -> new Step.ForEach(items(seq), attributeName, null, body)));
    }

    /**
     * Executes the body for each element of a list, which a function gives, with the element in an attribute. The
     * attribute counts the passes from 0.
     */
    public final ForEach.On<T> foreach(Function<Session, List<?>> seq, String attributeName, String counterName) {
        return new ForEach.On<>(slot(body -> new Step.ForEach(items(seq), attributeName, counterName, body)));
    }

    /** Executes the body again and again for so long, in seconds. */
    public final During.On<T> during(long duration) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, true));
    }

    /**
     * Executes the body again and again for so long, in seconds. {@code exitASAP} tells whether the loop can also end
     * in the middle of the body; it can unless said otherwise.
     */
    public final During.On<T> during(long duration, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, exitASAP));
    }

    /** Executes the body again and again for so long, in seconds. The attribute counts the passes from 0. */
    public final During.On<T> during(long duration, String counterName) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, true));
    }

    /**
     * Executes the body again and again for so long, in seconds. The attribute counts the passes from 0. {@code
     * exitASAP} tells whether the loop can also end in the middle of the body; it can unless said otherwise.
     */
    public final During.On<T> during(long duration, String counterName, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, exitASAP));
    }

    /** Executes the body again and again for so long. */
    public final During.On<T> during(Duration duration) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, true));
    }

    /**
     * Executes the body again and again for so long. {@code exitASAP} tells whether the loop can also end in the
     * middle of the body; it can unless said otherwise.
     */
    public final During.On<T> during(Duration duration, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, exitASAP));
    }

    /** Executes the body again and again for so long. The attribute counts the passes from 0. */
    public final During.On<T> during(Duration duration, String counterName) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, true));
    }

    /**
     * Executes the body again and again for so long. The attribute counts the passes from 0. {@code exitASAP} tells
     * whether the loop can also end in the middle of the body; it can unless said otherwise.
     */
    public final During.On<T> during(Duration duration, String counterName, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, exitASAP));
    }

    /** Executes the body again and again for so long, an expression that gives seconds. */
    public final During.On<T> during(String duration) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, true));
    }

    /**
     * Executes the body again and again for so long, an expression that gives seconds. {@code exitASAP} tells whether
     * the loop can also end in the middle of the body; it can unless said otherwise.
     */
    public final During.On<T> during(String duration, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, exitASAP));
    }

    /**
     * Executes the body again and again for so long, an expression that gives seconds. The attribute counts the
     * passes from 0.
     */
    public final During.On<T> during(String duration, String counterName) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, true));
    }

    /**
     * Executes the body again and again for so long, an expression that gives seconds. The attribute counts the
     * passes from 0. {@code exitASAP} tells whether the loop can also end in the middle of the body; it can unless
     * said otherwise.
     */
    public final During.On<T> during(String duration, String counterName, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, exitASAP));
    }

    /** Executes the body again and again for so long, as a function. */
    public final During.On<T> during(Function<Session, Duration> duration) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, true));
    }

    /**
     * Executes the body again and again for so long, as a function. {@code exitASAP} tells whether the loop can also
     * end in the middle of the body; it can unless said otherwise.
     */
    public final During.On<T> during(Function<Session, Duration> duration, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), null, exitASAP));
    }

    /** Executes the body again and again for so long, as a function. The attribute counts the passes from 0. */
    public final During.On<T> during(Function<Session, Duration> duration, String counterName) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, true));
    }

    /**
     * Executes the body again and again for so long, as a function. The attribute counts the passes from 0. {@code
     * exitASAP} tells whether the loop can also end in the middle of the body; it can unless said otherwise.
     */
    public final During.On<T> during(Function<Session, Duration> duration, String counterName, boolean exitASAP) {
        return new During.On<>(whileBefore("during", null, duration(duration), counterName, exitASAP));
    }

    /** Executes the body again and again until the user or the run ends. */
    public final Forever.On<T> forever() {
        return new Forever.On<>(whileBefore("forever", null, null, null, false));
    }

    /** Executes the body again and again until the user or the run ends. The attribute counts the passes from 0. */
    public final Forever.On<T> forever(String counterName) {
        return new Forever.On<>(whileBefore("forever", null, null, counterName, false));
    }

    /** Executes the body as long as the condition, an expression, holds before it. */
    public final AsLongAs.On<T> asLongAs(String condition) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, null, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it. The attribute counts the passes
     * from 0.
     */
    public final AsLongAs.On<T> asLongAs(String condition, String counterName) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, counterName, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it. {@code exitASAP} tells whether the
     * loop can also end in the middle of the body; it can not unless said otherwise.
     */
    public final AsLongAs.On<T> asLongAs(String condition, boolean exitASAP) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, null, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it. The attribute counts the passes
     * from 0. {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless said
     * otherwise.
     */
    public final AsLongAs.On<T> asLongAs(String condition, String counterName, boolean exitASAP) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, counterName, exitASAP));
    }

    /** Executes the body as long as the condition holds before it. */
    public final AsLongAs.On<T> asLongAs(Function<Session, Boolean> condition) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, null, false));
    }

    /** Executes the body as long as the condition holds before it. The attribute counts the passes from 0. */
    public final AsLongAs.On<T> asLongAs(Function<Session, Boolean> condition, String counterName) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, counterName, false));
    }

    /**
     * Executes the body as long as the condition holds before it. {@code exitASAP} tells whether the loop can also
     * end in the middle of the body; it can not unless said otherwise.
     */
    public final AsLongAs.On<T> asLongAs(Function<Session, Boolean> condition, boolean exitASAP) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, null, exitASAP));
    }

    /**
     * Executes the body as long as the condition holds before it. The attribute counts the passes from 0. {@code
     * exitASAP} tells whether the loop can also end in the middle of the body; it can not unless said otherwise.
     */
    public final AsLongAs.On<T> asLongAs(Function<Session, Boolean> condition, String counterName, boolean exitASAP) {
        return new AsLongAs.On<>(whileBefore("asLongAs", condition(condition), null, counterName, exitASAP));
    }

    /** Executes the body once, then again as long as the condition, an expression, holds after it. */
    public final DoWhile.On<T> doWhile(String condition) {
        return new DoWhile.On<>(whileAfter("doWhile", condition(condition), null, null, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it. The attribute
     * counts the passes from 0.
     */
    public final DoWhile.On<T> doWhile(String condition, String counterName) {
        return new DoWhile.On<>(whileAfter("doWhile", condition(condition), null, counterName, false));
    }

    /** Executes the body once, then again as long as the condition holds after it. */
    public final DoWhile.On<T> doWhile(Function<Session, Boolean> condition) {
        return new DoWhile.On<>(whileAfter("doWhile", condition(condition), null, null, false));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it. The attribute counts the passes
     * from 0.
     */
    public final DoWhile.On<T> doWhile(Function<Session, Boolean> condition, String counterName) {
        return new DoWhile.On<>(whileAfter("doWhile", condition(condition), null, counterName, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * an expression that gives seconds.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, String duration) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * in seconds.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, long duration) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, false));
    }

    /** Executes the body as long as the condition, an expression, holds before it, but not longer than the duration. */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, Duration duration) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * as a function.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, Function<Session, Duration> duration) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * an expression that gives seconds. The attribute counts the passes from 0.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, String duration, String counterName) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * in seconds. The attribute counts the passes from 0.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, long duration, String counterName) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration.
     * The attribute counts the passes from 0.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, Duration duration, String counterName) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * as a function. The attribute counts the passes from 0.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            String condition, Function<Session, Duration> duration, String counterName) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * an expression that gives seconds. {@code exitASAP} tells whether the loop can also end in the middle of the
     * body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, String duration, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * in seconds. {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless
     * said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, long duration, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration.
     * {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless said
     * otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(String condition, Duration duration, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * as a function. {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not
     * unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            String condition, Function<Session, Duration> duration, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * an expression that gives seconds. The attribute counts the passes from 0. {@code exitASAP} tells whether the
     * loop can also end in the middle of the body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            String condition, String duration, String counterName, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * in seconds. The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in the
     * middle of the body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            String condition, long duration, String counterName, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration.
     * The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in the middle of
     * the body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            String condition, Duration duration, String counterName, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body as long as the condition, an expression, holds before it, but not longer than the duration,
     * as a function. The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in
     * the middle of the body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            String condition, Function<Session, Duration> duration, String counterName, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /** Executes the body as long as the condition holds before it, but not longer than the duration, as a function. */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, Function<Session, Duration> duration) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, false));
    }

    /** Executes the body as long as the condition holds before it, but not longer than the duration, in seconds. */
    public final AsLongAsDuring.On<T> asLongAsDuring(Function<Session, Boolean> condition, long duration) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, false));
    }

    /** Executes the body as long as the condition holds before it, but not longer than the duration. */
    public final AsLongAsDuring.On<T> asLongAsDuring(Function<Session, Boolean> condition, Duration duration) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration, as a function.
     * The attribute counts the passes from 0.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, Function<Session, Duration> duration, String counterName) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration, in seconds. The
     * attribute counts the passes from 0.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, long duration, String counterName) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration. The attribute
     * counts the passes from 0.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, Duration duration, String counterName) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration, as a function.
     * {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless said
     * otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, Function<Session, Duration> duration, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration, in seconds.
     * {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless said
     * otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, long duration, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration. {@code exitASAP}
     * tells whether the loop can also end in the middle of the body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, Duration duration, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration, as a function.
     * The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in the middle of
     * the body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition,
            Function<Session, Duration> duration,
            String counterName,
            boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration, in seconds. The
     * attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in the middle of the
     * body; it can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, long duration, String counterName, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body as long as the condition holds before it, but not longer than the duration. The attribute
     * counts the passes from 0. {@code exitASAP} tells whether the loop can also end in the middle of the body; it
     * can not unless said otherwise.
     */
    public final AsLongAsDuring.On<T> asLongAsDuring(
            Function<Session, Boolean> condition, Duration duration, String counterName, boolean exitASAP) {
        return new AsLongAsDuring.On<>(
                whileBefore("asLongAsDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, an expression that gives seconds.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, String duration) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, in seconds.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, long duration) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, Duration duration) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, as a function.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, Function<Session, Duration> duration) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, an expression that gives seconds. The attribute counts the passes from 0.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, String duration, String counterName) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, in seconds. The attribute counts the passes from 0.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, long duration, String counterName) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration. The attribute counts the passes from 0.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, Duration duration, String counterName) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, as a function. The attribute counts the passes from 0.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            String condition, Function<Session, Duration> duration, String counterName) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, an expression that gives seconds. {@code exitASAP} tells whether the loop can also end in the
     * middle of the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, String duration, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, in seconds. {@code exitASAP} tells whether the loop can also end in the middle of the body; it
     * can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, long duration, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration. {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless
     * said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(String condition, Duration duration, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, as a function. {@code exitASAP} tells whether the loop can also end in the middle of the body; it
     * can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            String condition, Function<Session, Duration> duration, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, an expression that gives seconds. The attribute counts the passes from 0. {@code exitASAP} tells
     * whether the loop can also end in the middle of the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            String condition, String duration, String counterName, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, in seconds. The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can
     * also end in the middle of the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            String condition, long duration, String counterName, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration. The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in
     * the middle of the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            String condition, Duration duration, String counterName, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition, an expression, holds after it, but not longer than
     * the duration, as a function. The attribute counts the passes from 0. {@code exitASAP} tells whether the loop
     * can also end in the middle of the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            String condition, Function<Session, Duration> duration, String counterName, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * as a function.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, Function<Session, Duration> duration) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * in seconds.
     */
    public final DoWhileDuring.On<T> doWhileDuring(Function<Session, Boolean> condition, long duration) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, false));
    }

    /** Executes the body once, then again as long as the condition holds after it, but not longer than the duration. */
    public final DoWhileDuring.On<T> doWhileDuring(Function<Session, Boolean> condition, Duration duration) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, false));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * as a function. The attribute counts the passes from 0.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, Function<Session, Duration> duration, String counterName) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * in seconds. The attribute counts the passes from 0.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, long duration, String counterName) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration.
     * The attribute counts the passes from 0.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, Duration duration, String counterName) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, false));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * as a function. {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not
     * unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, Function<Session, Duration> duration, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * in seconds. {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless
     * said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, long duration, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration.
     * {@code exitASAP} tells whether the loop can also end in the middle of the body; it can not unless said
     * otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, Duration duration, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), null, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * as a function. The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in
     * the middle of the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition,
            Function<Session, Duration> duration,
            String counterName,
            boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration,
     * in seconds. The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in the
     * middle of the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, long duration, String counterName, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    /**
     * Executes the body once, then again as long as the condition holds after it, but not longer than the duration.
     * The attribute counts the passes from 0. {@code exitASAP} tells whether the loop can also end in the middle of
     * the body; it can not unless said otherwise.
     */
    public final DoWhileDuring.On<T> doWhileDuring(
            Function<Session, Boolean> condition, Duration duration, String counterName, boolean exitASAP) {
        return new DoWhileDuring.On<>(
                whileAfter("doWhileDuring", condition(condition), duration(duration), counterName, exitASAP));
    }

    // ---- conditions and switches
    // -----------------------------------------------------------------------------------------

    /** Executes a chain if the condition, an expression, holds. */
    public final DoIf.Then<T> doIf(String condition) {
        return new DoIf.Then<>(slot(then -> new Step.If(condition(condition), then, null)));
    }

    /** Executes a chain if the condition holds. */
    public final DoIf.Then<T> doIf(Function<Session, Boolean> condition) {
        return new DoIf.Then<>(slot(then -> new Step.If(condition(condition), then, null)));
    }

    /** Executes one chain if the condition, an expression, holds and another if it does not. */
    public final DoIfOrElse.Then<T> doIfOrElse(String condition) {
        return new DoIfOrElse.Then<>(this, (then, orElse) -> new Step.If(condition(condition), then, orElse));
    }

    /** Executes one chain if the condition holds and another if it does not. */
    public final DoIfOrElse.Then<T> doIfOrElse(Function<Session, Boolean> condition) {
        return new DoIfOrElse.Then<>(this, (then, orElse) -> new Step.If(condition(condition), then, orElse));
    }

    /** Executes a chain if what an expression gives equals what an expression gives. */
    public final DoIfEquals.Then<T> doIfEquals(String actual, String expected) {
        return new DoIfEquals.Then<>(slot(then -> new Step.IfEquals(value(actual), value(expected), then, null)));
    }

    /** Executes a chain if what an expression gives equals a value. */
    public final DoIfEquals.Then<T> doIfEquals(String actual, Object expected) {
        return new DoIfEquals.Then<>(slot(then -> new Step.IfEquals(value(actual), value(expected), then, null)));
    }

    /** Executes a chain if what an expression gives equals what a function gives. */
    public final DoIfEquals.Then<T> doIfEquals(String actual, Function<Session, Object> expected) {
        return new DoIfEquals.Then<>(slot(then -> new Step.IfEquals(value(actual), value(expected), then, null)));
    }

    /** Executes a chain if what a function gives equals what an expression gives. */
    public final DoIfEquals.Then<T> doIfEquals(Function<Session, Object> actual, String expected) {
        return new DoIfEquals.Then<>(slot(then -> new Step.IfEquals(value(actual), value(expected), then, null)));
    }

    /** Executes a chain if what a function gives equals a value. */
    public final DoIfEquals.Then<T> doIfEquals(Function<Session, Object> actual, Object expected) {
        return new DoIfEquals.Then<>(slot(then -> new Step.IfEquals(value(actual), value(expected), then, null)));
    }

    /** Executes a chain if what a function gives equals what a function gives. */
    public final DoIfEquals.Then<T> doIfEquals(Function<Session, Object> actual, Function<Session, Object> expected) {
        return new DoIfEquals.Then<>(slot(then -> new Step.IfEquals(value(actual), value(expected), then, null)));
    }

    /** Executes one chain if what an expression gives equals what an expression gives and another if it does not. */
    public final DoIfEqualsOrElse.Then<T> doIfEqualsOrElse(String actual, String expected) {
        return new DoIfEqualsOrElse.Then<>(
                this, (then, orElse) -> new Step.IfEquals(value(actual), value(expected), then, orElse));
    }

    /** Executes one chain if what an expression gives equals a value and another if it does not. */
    public final DoIfEqualsOrElse.Then<T> doIfEqualsOrElse(String actual, Object expected) {
        return new DoIfEqualsOrElse.Then<>(
                this, (then, orElse) -> new Step.IfEquals(value(actual), value(expected), then, orElse));
    }

    /** Executes one chain if what an expression gives equals what a function gives and another if it does not. */
    public final DoIfEqualsOrElse.Then<T> doIfEqualsOrElse(String actual, Function<Session, Object> expected) {
        return new DoIfEqualsOrElse.Then<>(
                this, (then, orElse) -> new Step.IfEquals(value(actual), value(expected), then, orElse));
    }

    /** Executes one chain if what a function gives equals what an expression gives and another if it does not. */
    public final DoIfEqualsOrElse.Then<T> doIfEqualsOrElse(Function<Session, Object> actual, String expected) {
        return new DoIfEqualsOrElse.Then<>(
                this, (then, orElse) -> new Step.IfEquals(value(actual), value(expected), then, orElse));
    }

    /** Executes one chain if what a function gives equals a value and another if it does not. */
    public final DoIfEqualsOrElse.Then<T> doIfEqualsOrElse(Function<Session, Object> actual, Object expected) {
        return new DoIfEqualsOrElse.Then<>(
                this, (then, orElse) -> new Step.IfEquals(value(actual), value(expected), then, orElse));
    }

    /** Executes one chain if what a function gives equals what a function gives and another if it does not. */
    public final DoIfEqualsOrElse.Then<T> doIfEqualsOrElse(
            Function<Session, Object> actual, Function<Session, Object> expected) {
        return new DoIfEqualsOrElse.Then<>(
                this, (then, orElse) -> new Step.IfEquals(value(actual), value(expected), then, orElse));
    }

    /** Executes the chain whose key equals what an expression gives. */
    public final DoSwitch.On<T> doSwitch(String actual) {
        return new DoSwitch.On<>(slot(cases -> new Step.Switch(value(actual), cases, null)));
    }

    /** Executes the chain whose key equals what a function gives. */
    public final DoSwitch.On<T> doSwitch(Function<Session, Object> actual) {
        return new DoSwitch.On<>(slot(cases -> new Step.Switch(value(actual), cases, null)));
    }

    /** Executes the chain whose key equals what an expression gives, or another one if there is none. */
    public final DoSwitchOrElse.On<T> doSwitchOrElse(String actual) {
        return new DoSwitchOrElse.On<>(this, (cases, orElse) -> new Step.Switch(value(actual), cases, orElse));
    }

    /** Executes the chain whose key equals what a function gives, or another one if there is none. */
    public final DoSwitchOrElse.On<T> doSwitchOrElse(Function<Session, Object> actual) {
        return new DoSwitchOrElse.On<>(this, (cases, orElse) -> new Step.Switch(value(actual), cases, orElse));
    }

    /** Executes one of several chains by chance, or none for what the percentages leave to 100. */
    public final RandomSwitch.On<T> randomSwitch() {
        return new RandomSwitch.On<>(slot(cases -> new Step.RandomSwitch(cases, null)));
    }

    /** Executes one of several chains by chance, or another one for what the percentages leave to 100. */
    public final RandomSwitchOrElse.On<T> randomSwitchOrElse() {
        return new RandomSwitchOrElse.On<>(this, Step.RandomSwitch::new);
    }

    /** Executes one of several chains by chance, all equally likely. */
    public final UniformRandomSwitch.On<T> uniformRandomSwitch() {
        return new UniformRandomSwitch.On<>(slot(Step.UniformRandomSwitch::new));
    }

    /** Executes several chains in turn, counted over all users. */
    public final RoundRobinSwitch.On<T> roundRobinSwitch() {
        return new RoundRobinSwitch.On<>(slot(Step.RoundRobinSwitch::new));
    }

    // ---- failures
    // --------------------------------------------------------------------------------------------------------

    /** Executes a body and leaves it when something in it fails. */
    public final Errors.ExitBlockOnFail<T> exitBlockOnFail() {
        return new Errors.ExitBlockOnFail<>(
                slot(body -> new Step.TryMax("exitBlockOnFail", Dynamic.of(1), null, body)));
    }

    /** Executes a body and begins it anew when something in it fails; at most so many attempts. */
    public final Errors.TryMax<T> tryMax(int times) {
        return new Errors.TryMax<>(slot(body -> new Step.TryMax("tryMax", count(times), null, body)));
    }

    /**
     * Executes a body and begins it anew when something in it fails; at most so many attempts. The attribute counts
     * the attempts from 0.
     */
    public final Errors.TryMax<T> tryMax(int times, String counterName) {
        return new Errors.TryMax<>(slot(body -> new Step.TryMax("tryMax", count(times), counterName, body)));
    }

    /** Executes a body and begins it anew when something in it fails; at most so many attempts, as an expression. */
    public final Errors.TryMax<T> tryMax(String times) {
        return new Errors.TryMax<>(slot(body -> new Step.TryMax("tryMax", count(times), null, body)));
    }

    /**
     * Executes a body and begins it anew when something in it fails; at most so many attempts, as an expression. The
     * attribute counts the attempts from 0.
     */
    public final Errors.TryMax<T> tryMax(String times, String counterName) {
        return new Errors.TryMax<>(slot(body -> new Step.TryMax("tryMax", count(times), counterName, body)));
    }

    /** Executes a body and begins it anew when something in it fails; at most so many attempts, as a function. */
    public final Errors.TryMax<T> tryMax(Function<Session, Integer> times) {
        return new Errors.TryMax<>(slot(body -> new Step.TryMax("tryMax", count(times), null, body)));
    }

    /**
     * Executes a body and begins it anew when something in it fails; at most so many attempts, as a function. The
     * attribute counts the attempts from 0.
     */
    public final Errors.TryMax<T> tryMax(Function<Session, Integer> times, String counterName) {
        return new Errors.TryMax<>(slot(body -> new Step.TryMax("tryMax", count(times), counterName, body)));
    }

    /** Ends the user if the condition, an expression, holds. */
    public final T exitHereIf(String condition) {
        return append(new Step.ExitHere("exitHereIf", condition(condition)));
    }

    /** Ends the user if the condition holds. */
    public final T exitHereIf(Function<Session, Boolean> condition) {
        return append(new Step.ExitHere("exitHereIf", condition(condition)));
    }

    /** Ends the user. */
    public final T exitHere() {
        return append(new Step.ExitHere("exitHere", null));
    }

    /** Ends the user if something has failed. */
    public final T exitHereIfFailed() {
        return append(new Step.ExitHere("exitHereIfFailed", condition(Session::isFailed)));
    }

    /** Ends the whole run, with a message that is an expression. */
    public final T stopLoadGenerator(String message) {
        return append(new Step.EndRun("stopLoadGenerator", false, text(message), null));
    }

    /** Ends the whole run, with a message that a function gives. */
    public final T stopLoadGenerator(Function<Session, String> message) {
        return append(new Step.EndRun("stopLoadGenerator", false, text(message), null));
    }

    /** Ends the whole run, with a message, if the condition holds; both are functions. */
    public final T stopLoadGeneratorIf(Function<Session, String> message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("stopLoadGeneratorIf", false, text(message), condition(condition)));
    }

    /** Ends the whole run, with a message, if the condition holds; both are expressions. */
    public final T stopLoadGeneratorIf(String message, String condition) {
        return append(new Step.EndRun("stopLoadGeneratorIf", false, text(message), condition(condition)));
    }

    /** Ends the whole run, with a message, if the condition holds; an expression and a function. */
    public final T stopLoadGeneratorIf(String message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("stopLoadGeneratorIf", false, text(message), condition(condition)));
    }

    /** Ends the whole run, with a message, if the condition holds; a function and an expression. */
    public final T stopLoadGeneratorIf(Function<Session, String> message, String condition) {
        return append(new Step.EndRun("stopLoadGeneratorIf", false, text(message), condition(condition)));
    }

    /** Ends the whole run as failed, with a message that is an expression. */
    public final T crashLoadGenerator(String message) {
        return append(new Step.EndRun("crashLoadGenerator", true, text(message), null));
    }

    /** Ends the whole run as failed, with a message that a function gives. */
    public final T crashLoadGenerator(Function<Session, String> message) {
        return append(new Step.EndRun("crashLoadGenerator", true, text(message), null));
    }

    /** Ends the whole run as failed, with a message, if the condition holds; both are functions. */
    public final T crashLoadGeneratorIf(Function<Session, String> message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("crashLoadGeneratorIf", true, text(message), condition(condition)));
    }

    /** Ends the whole run as failed, with a message, if the condition holds; both are expressions. */
    public final T crashLoadGeneratorIf(String message, String condition) {
        return append(new Step.EndRun("crashLoadGeneratorIf", true, text(message), condition(condition)));
    }

    /** Ends the whole run as failed, with a message, if the condition holds; an expression and a function. */
    public final T crashLoadGeneratorIf(String message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("crashLoadGeneratorIf", true, text(message), condition(condition)));
    }

    /** Ends the whole run as failed, with a message, if the condition holds; a function and an expression. */
    public final T crashLoadGeneratorIf(Function<Session, String> message, String condition) {
        return append(new Step.EndRun("crashLoadGeneratorIf", true, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #stopLoadGenerator} now */
    @Deprecated(since = "0.1")
    public final T stopInjector(String message) {
        return append(new Step.EndRun("stopInjector", false, text(message), null));
    }

    /** @deprecated the name is {@link #stopLoadGenerator} now */
    @Deprecated(since = "0.1")
    public final T stopInjector(Function<Session, String> message) {
        return append(new Step.EndRun("stopInjector", false, text(message), null));
    }

    /** @deprecated the name is {@link #stopLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T stopInjectorIf(Function<Session, String> message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("stopInjectorIf", false, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #stopLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T stopInjectorIf(String message, String condition) {
        return append(new Step.EndRun("stopInjectorIf", false, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #stopLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T stopInjectorIf(String message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("stopInjectorIf", false, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #stopLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T stopInjectorIf(Function<Session, String> message, String condition) {
        return append(new Step.EndRun("stopInjectorIf", false, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #crashLoadGenerator} now */
    @Deprecated(since = "0.1")
    public final T crashInjector(String message) {
        return append(new Step.EndRun("crashInjector", true, text(message), null));
    }

    /** @deprecated the name is {@link #crashLoadGenerator} now */
    @Deprecated(since = "0.1")
    public final T crashInjector(Function<Session, String> message) {
        return append(new Step.EndRun("crashInjector", true, text(message), null));
    }

    /** @deprecated the name is {@link #crashLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T crashInjectorIf(Function<Session, String> message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("crashInjectorIf", true, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #crashLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T crashInjectorIf(String message, String condition) {
        return append(new Step.EndRun("crashInjectorIf", true, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #crashLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T crashInjectorIf(String message, Function<Session, Boolean> condition) {
        return append(new Step.EndRun("crashInjectorIf", true, text(message), condition(condition)));
    }

    /** @deprecated the name is {@link #crashLoadGeneratorIf} now */
    @Deprecated(since = "0.1")
    public final T crashInjectorIf(Function<Session, String> message, String condition) {
        return append(new Step.EndRun("crashInjectorIf", true, text(message), condition(condition)));
    }

    // ---- groups
    // ----------------------------------------------------------------------------------------------------------

    /** Measures what a body takes as a whole, under a name, an expression. Groups nest. */
    public final Groups.On<T> group(String name) {
        return new Groups.On<>(slot(body -> new Step.Group(text(name), body)));
    }

    /** Measures what a body takes as a whole, under a name that a function gives. Groups nest. */
    public final Groups.On<T> group(Function<Session, String> name) {
        return new Groups.On<>(slot(body -> new Step.Group(text(name), body)));
    }

    // ---- from what users write to descriptions -------------------------------------------------------------------

    private <P> Slot<P, T> slot(Function<P, Step> step) {
        return new Slot<>(this, step);
    }

    private T addPause(Dynamic<Duration> length, @Nullable Dynamic<Duration> upTo, @Nullable PauseType type) {
        return append(new Step.Pause(new Step.Span(length, upTo), type));
    }

    private T addPace(Dynamic<Duration> length, @Nullable Dynamic<Duration> upTo, @Nullable String counter) {
        return append(new Step.Pace(new Step.Span(length, upTo), counter));
    }

    private Slot<ChainBuilder, T> whileBefore(
            String words,
            @Nullable Dynamic<Boolean> condition,
            @Nullable Dynamic<Duration> duration,
            @Nullable String counter,
            boolean exitAsap) {
        return slot(body -> new Step.While(words, condition, duration, false, counter, exitAsap, body));
    }

    private Slot<ChainBuilder, T> whileAfter(
            String words,
            @Nullable Dynamic<Boolean> condition,
            @Nullable Dynamic<Duration> duration,
            @Nullable String counter,
            boolean exitAsap) {
        return slot(body -> new Step.While(words, condition, duration, true, counter, exitAsap, body));
    }

    private static Dynamic<Duration> duration(long seconds) {
        return Dynamic.of(Duration.ofSeconds(seconds));
    }

    private static Dynamic<Duration> duration(Duration value) {
        return Dynamic.of(value);
    }

    private static Dynamic<Duration> duration(String el) {
        return Dynamic.el(el, Duration.class);
    }

    private static Dynamic<Duration> duration(Function<Session, Duration> f) {
        return Dynamic.of(f);
    }

    private static Dynamic<Boolean> condition(String el) {
        return Dynamic.el(el, Boolean.class);
    }

    private static Dynamic<Boolean> condition(Function<Session, Boolean> f) {
        return Dynamic.of(f);
    }

    private T feed(RecordSource source, @Nullable Dynamic<Integer> numberOfRecords) {
        return append(new Step.Feed(source, numberOfRecords));
    }

    private static RecordSource source(FeederBuilder<?> feeder) {
        return new RecordSource.Builder(feeder);
    }

    private static RecordSource source(Iterator<Map<String, Object>> iterator) {
        return new RecordSource.Given(iterator);
    }

    private static RecordSource source(Supplier<Iterator<Map<String, Object>>> supplier) {
        return new RecordSource.Supplied(supplier);
    }

    private static Dynamic<Integer> count(int value) {
        return Dynamic.of(value);
    }

    private static Dynamic<Integer> count(String el) {
        return Dynamic.el(el, Integer.class);
    }

    private static Dynamic<Integer> count(Function<Session, Integer> f) {
        return Dynamic.of(f);
    }

    private static Dynamic<String> text(String el) {
        return Dynamic.el(el);
    }

    private static Dynamic<String> text(Function<Session, String> f) {
        return Dynamic.of(f);
    }

    private static Dynamic<?> value(Object value) {
        return Dynamic.of(value);
    }

    private static Dynamic<?> value(String el) {
        return Dynamic.el(el, Object.class);
    }

    private static Dynamic<?> value(Function<Session, Object> f) {
        return Dynamic.of(f);
    }

    private static Dynamic<?> items(List<?> items) {
        return Dynamic.of(Collections.unmodifiableList(new ArrayList<>(items)));
    }

    private static Dynamic<?> items(String el) {
        return Dynamic.el(el, Object.class);
    }

    private static Dynamic<?> items(Function<Session, List<?>> f) {
        return Dynamic.of(f);
    }
}
