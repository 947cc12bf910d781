// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.stats.Metric.Kind;

/**
 * What the catalogue says of a metric.
 *
 * @param mostTexts how many texts are told apart, if it is one of texts
 */
record MetricSpec(
        Owner owner,
        Kind kind,
        Unit unit,
        String key,
        String title,
        String meaning,
        boolean isBad,
        Option option,
        int mostTexts) {

    /** How many texts of one series are told apart where nothing else is said. */
    private static final int TEXTS = 100;

    /** What a simulation has to say so that a metric is recorded. */
    enum Option {
        NONE(""),
        SEQUENCE(".sequence(jsonPath(\"$.id\").ofLong())"),
        PUBLISHED_AT(".publishedAt(jsonPath(\"$.sentAt\").ofLong(), ChronoUnit.MILLIS)"),
        FAN_OUT(".sequence(jsonPath(\"$.id\").ofLong())");

        private final String code;

        Option(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** Something that is counted. */
    static MetricSpec counter(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.COUNTER, Unit.COUNT, key, title, meaning, false, Option.NONE, TEXTS);
    }

    /** Bytes that are added up. */
    static MetricSpec bytes(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.COUNTER, Unit.BYTES, key, title, meaning, false, Option.NONE, TEXTS);
    }

    /** How many there are at once. */
    static MetricSpec level(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.LEVEL, Unit.COUNT, key, title, meaning, false, Option.NONE, TEXTS);
    }

    /** How long something takes. */
    static MetricSpec time(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(
                owner, Kind.DISTRIBUTION, Unit.NANOSECONDS, key, title, meaning, false, Option.NONE, TEXTS);
    }

    /** Numbers that are no times. */
    static MetricSpec numbers(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.DISTRIBUTION, Unit.NUMBER, key, title, meaning, false, Option.NONE, TEXTS);
    }

    /** How often which text comes. */
    static MetricSpec texts(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.TEXTS, Unit.COUNT, key, title, meaning, false, Option.NONE, TEXTS);
    }

    /** That something went wrong where it is not 0. */
    MetricSpec bad() {
        return new MetricSpec(owner, kind, unit, key, title, meaning, true, option, mostTexts);
    }

    /** That it is recorded only where the simulation asks for it. */
    MetricSpec given(Option changed) {
        return new MetricSpec(owner, kind, unit, key, title, meaning, isBad, changed, mostTexts);
    }

    /** That so many texts are told apart. */
    MetricSpec telling(int changed) {
        return new MetricSpec(owner, kind, unit, key, title, meaning, isBad, option, changed);
    }
}
