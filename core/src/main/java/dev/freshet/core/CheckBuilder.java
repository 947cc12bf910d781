// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.CheckSpec.Change;
import dev.freshet.core.CheckSpec.Extraction;
import dev.freshet.core.CheckSpec.Multiplicity;
import dev.freshet.core.CheckSpec.Source;
import dev.freshet.core.CheckSpec.Validation;
import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.CheckSpec.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * The description of a check on a message or a response. Immutable: every method gives a new description.
 *
 * <p>A check is told in steps, each of which may be left out: which of the values to take ({@link Find}, {@link MultipleFind}; the first,
 * unless said otherwise), what to make of it and what it must be ({@link Validate}; it must exist, unless said otherwise), and what becomes
 * of it ({@link Final}).
 *
 * <pre>{@code
 * jsonPath("$.data.price").ofDouble().find().gt(0.0).saveAs("price")
 * }</pre>
 */
public sealed interface CheckBuilder {

    /** All that the check says. */
    @Internal
    CheckSpec spec();

    /** The last step: how a failure is reported, and whether the value is saved. */
    sealed class Final implements CheckBuilder {

        private final CheckSpec spec;

        private Final(CheckSpec spec) {
            this.spec = spec;
        }

        @Internal
        @Override
        public final CheckSpec spec() {
            return spec;
        }

        /** Replaces the description of the check in failure messages. */
        public Final name(String n) {
            return new Final(spec.withName(Objects.requireNonNull(n, "name")));
        }

        /** Whether failure messages show the value that was found; they do, unless said otherwise. */
        public Final logActualValueInError(boolean b) {
            return new Final(spec.withActualLogged(b));
        }

        /** Saves the value as an attribute of the session, if the check passes and there is a value. */
        public Final saveAs(String key) {
            if (NotNull.one("The name in saveAs", key).isEmpty()) {
                throw new SimulationException("saveAs(\"\"): give the attribute a name");
            }
            return new Final(spec.withSaveAs(key));
        }
    }

    /**
     * The step that says what to make of the value and what it must be.
     *
     * @param <X> what the value is
     */
    sealed class Validate<X> extends Final {

        private final Class<?> type;

        private Validate(CheckSpec spec, Class<?> type) {
            super(spec);
            this.type = type;
        }

        /** Replaces a value that was found; with null, it is as if nothing had been found. An exception fails the check. */
        public <X2> Validate<X2> transform(Function<X, X2> f) {
            Objects.requireNonNull(f, "function");
            return transformWithSession((value, session) -> f.apply(value));
        }

        /**
         * Replaces a value that was found, with the session at hand; with null, it is as if nothing had been found. An exception fails the
         * check.
         */
        @SuppressWarnings("unchecked")
        public <X2> Validate<X2> transformWithSession(BiFunction<X, Session, X2> f) {
            Objects.requireNonNull(f, "function");
            return new Validate<>(
                    spec().with(new Change.Transform((BiFunction<@Nullable Object, Session, @Nullable Object>) f)),
                    Object.class);
        }

        /** The value to go on with when nothing was found. */
        public Validate<X> withDefault(X value) {
            return withDefault(constant("withDefault", value));
        }

        /** The value to go on with when nothing was found, as a function. */
        public Validate<X> withDefault(Function<Session, X> defaultValue) {
            return withDefault(Dynamic.of(defaultValue));
        }

        /** The value to go on with when nothing was found, as an expression. */
        public Validate<X> withDefaultEl(String value) {
            return withDefault(Dynamic.el(value, type));
        }

        /**
         * Hands the value, or null when nothing was found, to a function that throws to fail the check, with the exception's message. What it
         * returns is what gets saved.
         *
         * @param name of the validation, for failure messages
         */
        @SuppressWarnings("unchecked")
        public Final validate(String name, BiFunction<X, Session, X> f) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(f, "function");
            return validate(new Validation.Custom(name, (BiFunction<@Nullable Object, Session, @Nullable Object>) f));
        }

        /** The value must equal that one. */
        public Final is(X expected) {
            return validate(Verb.IS, constant("is", expected));
        }

        /** The value must equal that one, given by a function. */
        public Final is(Function<Session, X> expected) {
            return validate(Verb.IS, Dynamic.of(expected));
        }

        /** The value must equal that one, given by an expression. */
        public Final isEL(String expected) {
            return validate(Verb.IS, Dynamic.el(expected, type));
        }

        /** The same as {@link #is(Object)}, for languages in which {@code is} is reserved. */
        public Final shouldBe(X expected) {
            return is(expected);
        }

        /** The same as {@link #is(Function)}, for languages in which {@code is} is reserved. */
        public Final shouldBe(Function<Session, X> expected) {
            return is(expected);
        }

        /** Something must be found, and it must be null. */
        public Final isNull() {
            return validate(new Validation.Presence(Verb.IS_NULL));
        }

        /** The value must not equal that one. Nothing is not equal to anything. */
        public Final not(X expected) {
            return validate(Verb.NOT, constant("not", expected));
        }

        /** The value must not equal that one, given by a function. */
        public Final not(Function<Session, X> expected) {
            return validate(Verb.NOT, Dynamic.of(expected));
        }

        /** The value must not equal that one, given by an expression. */
        public Final notEL(String expected) {
            return validate(Verb.NOT, Dynamic.el(expected, type));
        }

        /** Something must be found, and it must not be null. */
        public Final notNull() {
            return validate(new Validation.Presence(Verb.NOT_NULL));
        }

        /** The value must equal one of those. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final Final in(X... expected) {
            return in(Arrays.asList(expected));
        }

        /** The value must equal one of those. */
        public Final in(List<X> expected) {
            if (expected.isEmpty()) {
                throw new SimulationException("in() can't be met: give it at least one value");
            }
            return validate(Verb.IN, Dynamic.of(NotNull.all("in", expected)));
        }

        /** The value must equal one of those, given by a function. */
        public Final in(Function<Session, List<X>> expected) {
            return validate(Verb.IN, Dynamic.of(expected));
        }

        /** The value must equal an element of the list that the expression gives. */
        public Final inEL(String expected) {
            return validate(Verb.IN, Dynamic.el(expected, List.class));
        }

        /** The same as {@link #in(Object...)}, for languages in which {@code in} is reserved. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final Final within(X... expected) {
            return in(Arrays.asList(expected));
        }

        /** The same as {@link #in(List)}, for languages in which {@code in} is reserved. */
        public Final within(List<X> expected) {
            return in(expected);
        }

        /** The same as {@link #in(Function)}, for languages in which {@code in} is reserved. */
        public Final within(Function<Session, List<X>> expected) {
            return in(expected);
        }

        /** The same as {@link #inEL(String)}. */
        public Final withinEL(String expected) {
            return inEL(expected);
        }

        /** Something must be found. */
        public Final exists() {
            return validate(Validation.EXISTS);
        }

        /** Nothing must be found. */
        public Final notExists() {
            return validate(new Validation.Presence(Verb.NOT_EXISTS));
        }

        /** Passes whatever is found, or nothing. */
        public Final optional() {
            return validate(new Validation.Presence(Verb.OPTIONAL));
        }

        /** The value must be less than that one. */
        public Final lt(X value) {
            return validate(Verb.LT, constant("lt", value));
        }

        /** The value must be less than that one, given by a function. */
        public Final lt(Function<Session, X> value) {
            return validate(Verb.LT, Dynamic.of(value));
        }

        /** The value must be less than that one, given by an expression. */
        public Final ltEL(String value) {
            return validate(Verb.LT, Dynamic.el(value, type));
        }

        /** The value must be that one or less. */
        public Final lte(X value) {
            return validate(Verb.LTE, constant("lte", value));
        }

        /** The value must be that one or less, given by a function. */
        public Final lte(Function<Session, X> value) {
            return validate(Verb.LTE, Dynamic.of(value));
        }

        /** The value must be that one or less, given by an expression. */
        public Final lteEL(String value) {
            return validate(Verb.LTE, Dynamic.el(value, type));
        }

        /** The value must be greater than that one. */
        public Final gt(X value) {
            return validate(Verb.GT, constant("gt", value));
        }

        /** The value must be greater than that one, given by a function. */
        public Final gt(Function<Session, X> value) {
            return validate(Verb.GT, Dynamic.of(value));
        }

        /** The value must be greater than that one, given by an expression. */
        public Final gtEL(String value) {
            return validate(Verb.GT, Dynamic.el(value, type));
        }

        /** The value must be that one or greater. */
        public Final gte(X value) {
            return validate(Verb.GTE, constant("gte", value));
        }

        /** The value must be that one or greater, given by a function. */
        public Final gte(Function<Session, X> value) {
            return validate(Verb.GTE, Dynamic.of(value));
        }

        /** The value must be that one or greater, given by an expression. */
        public Final gteEL(String value) {
            return validate(Verb.GTE, Dynamic.el(value, type));
        }

        private Validate<X> withDefault(Dynamic<?> value) {
            return new Validate<>(spec().with(new Change.Default(value)), type);
        }

        private Final validate(Verb verb, Dynamic<?> expected) {
            return validate(new Validation.Comparison(verb, expected));
        }

        private Final validate(Validation validation) {
            return new Final(spec().with(validation));
        }

        private static Dynamic<?> constant(String method, @Nullable Object value) {
            if (value == null) {
                throw new SimulationException(method + "(null) can't be: use isNull() or notNull()");
            }
            return Dynamic.of(value);
        }
    }

    /**
     * The first step of a check that finds one value at most.
     *
     * @param <X> what the value is
     */
    sealed class Find<X> extends Validate<X> {

        private final Class<?> type;

        Find(Source source, Class<?> type) {
            super(CheckSpec.of(source), type);
            this.type = type;
        }

        /** Takes the value, or the first one. */
        public Validate<X> find() {
            return take(Extraction.FIRST);
        }

        final Validate<X> take(Extraction extraction) {
            return new Validate<>(spec().with(extraction), type);
        }

        final Source source() {
            return spec().source();
        }
    }

    /**
     * The first step of a check that may find several values.
     *
     * @param <X> what one value is
     */
    sealed class MultipleFind<X> extends Find<X> {

        MultipleFind(Source source, Class<?> type) {
            super(source, type);
        }

        /** Takes the value at that place, from 0. */
        public Validate<X> find(int occurrence) {
            return take(Extraction.occurrence(occurrence));
        }

        /** Takes all values. An empty list is nothing. */
        public Validate<List<X>> findAll() {
            return takeList(Extraction.of(Multiplicity.FIND_ALL));
        }

        /** Takes any one of the values. */
        public Validate<X> findRandom() {
            return take(Extraction.of(Multiplicity.FIND_RANDOM));
        }

        /** Takes so many of the values, at random and none twice; all of them when there are fewer. */
        public Validate<List<X>> findRandom(int num) {
            return findRandom(num, false);
        }

        /** Takes so many of the values, at random and none twice, and may fail when there are fewer. */
        public Validate<List<X>> findRandom(int num, boolean failIfLess) {
            return takeList(Extraction.randomMany(num, failIfLess));
        }

        /** Takes the number of values, which is 0 when there are none. */
        public Validate<Integer> count() {
            return new Validate<>(spec().with(Extraction.of(Multiplicity.COUNT)), Integer.class);
        }

        private Validate<List<X>> takeList(Extraction extraction) {
            return new Validate<>(spec().with(extraction), List.class);
        }
    }

    /** The first step of a check by regular expression. A value is the first group, or all of the match where there is none. */
    final class CaptureGroupCheckBuilder extends MultipleFind<String> {

        CaptureGroupCheckBuilder(Source source) {
            super(source, String.class);
        }

        /** Takes so many groups, at least 2, of each match as one value. */
        public MultipleFind<List<String>> captureGroups(int count) {
            if (count < 2) {
                throw new SimulationException(
                        "captureGroups(" + count + "): ask for 2 or more; without it, the value is the first group");
            }
            return new MultipleFind<>(source().withCaptureGroups(count), List.class);
        }
    }

    /** The first step of a check by JMESPath. A value is text, or other JSON rendered as text, unless it is taken as another type. */
    final class JsonOfTypeFind extends Find<String> {

        JsonOfTypeFind(Source source) {
            super(source, String.class);
        }

        /** Takes the value as text, which is the default. */
        public Find<String> ofString() {
            return as(ValueKind.STRING, String.class);
        }

        /** Finds only a boolean or null. */
        public Find<Boolean> ofBoolean() {
            return as(ValueKind.BOOLEAN, Boolean.class);
        }

        /** Finds only a whole number in the range of {@code int}, or null. */
        public Find<Integer> ofInt() {
            return as(ValueKind.INTEGER, Integer.class);
        }

        /** Finds only a whole number in the range of {@code long}, or null. */
        public Find<Long> ofLong() {
            return as(ValueKind.LONG, Long.class);
        }

        /** Finds only a number or null. */
        public Find<Double> ofDouble() {
            return as(ValueKind.DOUBLE, Double.class);
        }

        /** Finds only an array or null. */
        public Find<List<Object>> ofList() {
            return as(ValueKind.LIST, List.class);
        }

        /** Finds only an object or null. */
        public Find<Map<String, Object>> ofMap() {
            return as(ValueKind.MAP, Map.class);
        }

        /** Takes the value as whatever it is. */
        public Find<Object> ofObject() {
            return as(ValueKind.OBJECT, Object.class);
        }

        private <X> Find<X> as(ValueKind kind, Class<?> type) {
            return new Find<>(source().as(kind), type);
        }
    }

    /** The first step of a check by JSONPath. A value is text, or other JSON rendered as text, unless it is taken as another type. */
    final class JsonOfTypeMultipleFind extends MultipleFind<String> {

        JsonOfTypeMultipleFind(Source source) {
            super(source, String.class);
        }

        /** Takes values as text, which is the default. */
        public MultipleFind<String> ofString() {
            return as(ValueKind.STRING, String.class);
        }

        /** Finds only booleans and nulls. */
        public MultipleFind<Boolean> ofBoolean() {
            return as(ValueKind.BOOLEAN, Boolean.class);
        }

        /** Finds only whole numbers in the range of {@code int}, and nulls. */
        public MultipleFind<Integer> ofInt() {
            return as(ValueKind.INTEGER, Integer.class);
        }

        /** Finds only whole numbers in the range of {@code long}, and nulls. */
        public MultipleFind<Long> ofLong() {
            return as(ValueKind.LONG, Long.class);
        }

        /** Finds only numbers and nulls. */
        public MultipleFind<Double> ofDouble() {
            return as(ValueKind.DOUBLE, Double.class);
        }

        /** Finds only arrays and nulls. */
        public MultipleFind<List<Object>> ofList() {
            return as(ValueKind.LIST, List.class);
        }

        /** Finds only objects and nulls. */
        public MultipleFind<Map<String, Object>> ofMap() {
            return as(ValueKind.MAP, Map.class);
        }

        /** Takes values as whatever they are. */
        public MultipleFind<Object> ofObject() {
            return as(ValueKind.OBJECT, Object.class);
        }

        private <X> MultipleFind<X> as(ValueKind kind, Class<?> type) {
            return new MultipleFind<>(source().as(kind), type);
        }
    }

    /** The first step of a check by CSS selector. A value is the text of an element, or one of its attributes. */
    final class CssOfTypeMultipleFind extends MultipleFind<String> {

        CssOfTypeMultipleFind(Source source) {
            super(source, String.class);
        }

        /** Takes the text or the attribute, which is the default. */
        public MultipleFind<String> ofString() {
            return new MultipleFind<>(source().as(ValueKind.STRING), String.class);
        }

        /** Takes the element itself. */
        public MultipleFind<Node> ofNode() {
            return new MultipleFind<>(source().as(ValueKind.NODE), Node.class);
        }
    }
}
