// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that a check says, for {@code core.check} to compile: where it looks, which of the values found there it takes, what it makes of them, what
 * they must be and what becomes of them.
 *
 * @param changes what is done to the value before it is judged, in order
 * @param name replaces the description of the check in failure messages, or null
 * @param isActualLogged whether failure messages show the value that was found
 * @param saveAs the attribute that the value is saved as, or null
 */
@Internal
public record CheckSpec(
        Source source,
        Extraction extraction,
        List<Change> changes,
        Validation validation,
        @Nullable String name,
        boolean isActualLogged,
        @Nullable String saveAs) {

    /** Of the first value that the source gives, only that it exists. */
    static CheckSpec of(Source source) {
        return new CheckSpec(source, Extraction.FIRST, List.of(), Validation.EXISTS, null, true, null);
    }

    /** The same check of another source. */
    public CheckSpec withSource(Source newSource) {
        return new CheckSpec(newSource, extraction, changes, validation, name, isActualLogged, saveAs);
    }

    CheckSpec with(Extraction newExtraction) {
        return new CheckSpec(source, newExtraction, changes, validation, name, isActualLogged, saveAs);
    }

    CheckSpec with(Change change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(change);
        return new CheckSpec(source, extraction, List.copyOf(more), validation, name, isActualLogged, saveAs);
    }

    CheckSpec with(Validation newValidation) {
        return new CheckSpec(source, extraction, changes, newValidation, name, isActualLogged, saveAs);
    }

    CheckSpec withName(String newName) {
        return new CheckSpec(source, extraction, changes, validation, newName, isActualLogged, saveAs);
    }

    CheckSpec withActualLogged(boolean isLogged) {
        return new CheckSpec(source, extraction, changes, validation, name, isLogged, saveAs);
    }

    CheckSpec withSaveAs(String key) {
        return new CheckSpec(source, extraction, changes, validation, name, isActualLogged, key);
    }

    /**
     * Where the values come from.
     *
     * @param criteria what stands between the parentheses: a pattern, a path, a header's name; none, one or two
     * @param namespaces prefixes of XML names and what they stand for; for XPath only
     * @param captureGroups how many groups of a regular expression make the value; 0 for its first one, or all of the match
     * @param kind what a JSON value or an HTML element is taken as
     */
    public record Source(
            CheckType type,
            List<Dynamic<String>> criteria,
            Map<String, String> namespaces,
            int captureGroups,
            ValueKind kind) {

        static Source of(CheckType type) {
            return new Source(type, List.of(), Map.of(), 0, ValueKind.STRING);
        }

        static Source of(CheckType type, Dynamic<String> criterion) {
            return new Source(type, List.of(criterion), Map.of(), 0, ValueKind.STRING);
        }

        static Source of(CheckType type, Dynamic<String> first, Dynamic<String> second) {
            return new Source(type, List.of(first, second), Map.of(), 0, ValueKind.STRING);
        }

        Source withNamespaces(Map<String, String> newNamespaces) {
            return new Source(type, criteria, Map.copyOf(newNamespaces), captureGroups, kind);
        }

        Source withCaptureGroups(int count) {
            return new Source(type, criteria, namespaces, count, kind);
        }

        /** The same place, whose values are taken as that. */
        public Source as(ValueKind newKind) {
            return new Source(type, criteria, namespaces, captureGroups, newKind);
        }
    }

    /** What a JSON value or an HTML element is taken as. A value of another kind counts as not found. */
    public enum ValueKind {
        STRING,
        BOOLEAN,
        INTEGER,
        LONG,
        DOUBLE,
        LIST,
        MAP,
        OBJECT,
        NODE,
        /** A number with all its digits, as a {@code Long} or a text; anything else as text. */
        DIGITS,
        /** Only a number, with all its digits, as a {@code Long} or a text. */
        DIGITS_OF_NUMBER
    }

    /**
     * Which of the values that were found.
     *
     * @param number the occurrence for {@link Multiplicity#FIND}, how many for {@link Multiplicity#FIND_RANDOM_MANY}
     * @param isFailedByLess whether finding fewer than that is a failure
     */
    public record Extraction(Multiplicity multiplicity, int number, boolean isFailedByLess) {

        static final Extraction FIRST = new Extraction(Multiplicity.FIND, 0, false);

        static Extraction occurrence(int occurrence) {
            if (occurrence < 0) {
                throw new SimulationException("find(" + occurrence + "): occurrences count from 0");
            }
            return new Extraction(Multiplicity.FIND, occurrence, false);
        }

        static Extraction of(Multiplicity multiplicity) {
            return new Extraction(multiplicity, 0, false);
        }

        static Extraction randomMany(int count, boolean isFailedByLess) {
            if (count <= 0) {
                throw new SimulationException("findRandom(" + count + "): take at least 1");
            }
            return new Extraction(Multiplicity.FIND_RANDOM_MANY, count, isFailedByLess);
        }
    }

    /** How many values a check takes. */
    public enum Multiplicity {
        FIND,
        FIND_ALL,
        FIND_RANDOM,
        FIND_RANDOM_MANY,
        COUNT
    }

    /** What is done to the value before it is judged. */
    public sealed interface Change {

        /** A value that was found is replaced. */
        record Transform(BiFunction<@Nullable Object, Session, @Nullable Object> function) implements Change {}

        /** Nothing is replaced by a value. */
        record Default(Dynamic<?> value) implements Change {}
    }

    /** What the value must be. */
    public sealed interface Validation {

        /** The one that holds where the simulation names none. */
        Validation EXISTS = new Presence(Verb.EXISTS);

        /** Judges the value by itself. */
        record Presence(Verb verb) implements Validation {}

        /** Compares the value with an expected one. */
        record Comparison(Verb verb, Dynamic<?> expected) implements Validation {}

        /** Hands the value, null when there is none, to a function that throws if it dislikes it and returns what is to be saved. */
        record Custom(String name, BiFunction<@Nullable Object, Session, @Nullable Object> function)
                implements Validation {}
    }

    /** What a validation demands. Its label is the name of the method. */
    public enum Verb {
        IS("is"),
        NOT("not"),
        IN("in"),
        LT("lt"),
        LTE("lte"),
        GT("gt"),
        GTE("gte"),
        IS_NULL("isNull"),
        NOT_NULL("notNull"),
        EXISTS("exists"),
        NOT_EXISTS("notExists"),
        OPTIONAL("optional");

        private final String label;

        Verb(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
