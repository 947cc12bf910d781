// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From what users write, in each of the types that a parameter may have, to parts of descriptions. */
final class Arguments {

    private Arguments() {}

    static Step pauseOf(Dynamic<Duration> length, @Nullable Dynamic<Duration> upTo, @Nullable PauseType type) {
        return new Step.Pause(new Step.Span(length, upTo), type);
    }

    static Step paceOf(Dynamic<Duration> length, @Nullable Dynamic<Duration> upTo, @Nullable String counter) {
        return new Step.Pace(new Step.Span(length, upTo), counter);
    }

    static PauseType given(PauseType type) {
        return NotNull.one("The type of a pause", type);
    }

    static Dynamic<Duration> duration(long seconds) {
        return Dynamic.of(Duration.ofSeconds(seconds));
    }

    static Dynamic<Duration> duration(Duration value) {
        return Dynamic.of(value);
    }

    static Dynamic<Duration> duration(String el) {
        return Dynamic.el(el, Duration.class);
    }

    static Dynamic<Duration> duration(Function<Session, Duration> f) {
        return Dynamic.of(f);
    }

    static Dynamic<Boolean> condition(String el) {
        return Dynamic.el(el, Boolean.class);
    }

    static Dynamic<Boolean> condition(Function<Session, Boolean> f) {
        return Dynamic.of(f);
    }

    static RecordSource source(FeederBuilder<?> feeder) {
        return new RecordSource.Builder(feeder);
    }

    static RecordSource source(Iterator<Map<String, Object>> iterator) {
        return new RecordSource.Given(iterator);
    }

    static RecordSource source(Supplier<Iterator<Map<String, Object>>> supplier) {
        return new RecordSource.Supplied(supplier);
    }

    static Dynamic<Integer> count(int value) {
        return Dynamic.of(value);
    }

    static Dynamic<Integer> count(String el) {
        return Dynamic.el(el, Integer.class);
    }

    static Dynamic<Integer> count(Function<Session, Integer> f) {
        return Dynamic.of(f);
    }

    static Dynamic<String> text(String el) {
        return Dynamic.el(el);
    }

    static Dynamic<String> text(Function<Session, String> f) {
        return Dynamic.of(f);
    }

    static Dynamic<?> value(Object value) {
        return Dynamic.of(value);
    }

    static Dynamic<?> value(String el) {
        return Dynamic.el(el, Object.class);
    }

    static Dynamic<?> value(Function<Session, Object> f) {
        return Dynamic.of(f);
    }

    static Dynamic<?> items(List<?> items) {
        return Dynamic.of(Collections.unmodifiableList(new ArrayList<>(items)));
    }

    static Dynamic<?> items(String el) {
        return Dynamic.el(el, Object.class);
    }

    static Dynamic<?> items(Function<Session, List<?>> f) {
        return Dynamic.of(f);
    }
}
