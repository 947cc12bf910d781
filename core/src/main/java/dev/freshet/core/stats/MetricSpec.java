// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.stats.Metric.Kind;
import java.util.Locale;

/**
 * What the catalogue says of a metric.
 *
 * @param mostTexts how many texts are told apart, if it is one of texts
 * @param whyEmpty what it means that nothing was recorded, as a part of a sentence; may be empty
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
        int mostTexts,
        String whyEmpty) {

    /** How many texts of one series are told apart where nothing else is said. */
    private static final int TEXTS = 100;

    /** What a simulation has to say so that a metric is recorded. */
    enum Option {
        NONE("", "", "", ""),
        SEQUENCE(
                ".sequence(jsonPath(\"$.id\").ofLong())",
                "no event was asked for its number",
                "sequence.unnumbered",
                "no event told its number: sequence(..) found none in %s events"),
        PUBLISHED_AT(
                ".publishedAt(jsonPath(\"$.sentAt\").ofLong(), ChronoUnit.MILLIS)",
                "no event was asked when it was published",
                "undated",
                "no event told when it was published: publishedAt(..) found no time in %s events"),
        /** What is counted only with it is truly 0 without; but who states that it is 0 has hardly meant that nobody looked. */
        STALL_AFTER(".stallAfter(30)", "no connection was watched for stalls", "", ""),
        FAN_OUT(
                ".sequence(jsonPath(\"$.id\").ofLong())",
                "no event could be recognised when another stream received it",
                "",
                "");

        private final String code;
        private final String whyUnasked;
        private final String lack;
        private final String whyLacking;

        Option(String code, String whyUnasked, String lack, String whyLacking) {
            this.code = code;
            this.whyUnasked = whyUnasked;
            this.lack = lack;
            this.whyLacking = whyLacking;
        }

        /** Why nothing is known without it, as a part of a sentence. */
        String whyUnasked() {
            return whyUnasked;
        }

        /** The key of the metric that counts the events in which it found nothing; empty if there is none. */
        String lack() {
            return lack;
        }

        /** Why nothing is known if it found nothing in so many events, as a part of a sentence. */
        String whyLacking(String events) {
            return String.format(Locale.ROOT, whyLacking, events);
        }

        String code() {
            return code;
        }

        /** Whether nothing is recorded without it; else it is 0. */
        boolean switchesOn() {
            return this != NONE && this != STALL_AFTER;
        }
    }

    /** Something that is counted. */
    static MetricSpec counter(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.COUNTER, Unit.COUNT, key, title, meaning, false, Option.NONE, TEXTS, "");
    }

    /** Bytes that are added up. */
    static MetricSpec bytes(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.COUNTER, Unit.BYTES, key, title, meaning, false, Option.NONE, TEXTS, "");
    }

    /** How many there are at once. */
    static MetricSpec level(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.LEVEL, Unit.COUNT, key, title, meaning, false, Option.NONE, TEXTS, "");
    }

    /** How long something takes. */
    static MetricSpec time(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(
                owner, Kind.DISTRIBUTION, Unit.NANOSECONDS, key, title, meaning, false, Option.NONE, TEXTS, "");
    }

    /** Numbers that are no times. */
    static MetricSpec numbers(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(
                owner, Kind.DISTRIBUTION, Unit.NUMBER, key, title, meaning, false, Option.NONE, TEXTS, "");
    }

    /** Numbers in a unit that the series has. */
    static MetricSpec quantities(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.DISTRIBUTION, Unit.VALUE, key, title, meaning, false, Option.NONE, TEXTS, "");
    }

    /** How often which text comes. */
    static MetricSpec texts(Owner owner, String key, String title, String meaning) {
        return new MetricSpec(owner, Kind.TEXTS, Unit.COUNT, key, title, meaning, false, Option.NONE, TEXTS, "");
    }

    /** That something went wrong where it is not 0. */
    MetricSpec bad() {
        return new MetricSpec(owner, kind, unit, key, title, meaning, true, option, mostTexts, whyEmpty);
    }

    /** That it is recorded only where the simulation asks for it. */
    MetricSpec given(Option changed) {
        return new MetricSpec(owner, kind, unit, key, title, meaning, isBad, changed, mostTexts, whyEmpty);
    }

    /** That so many texts are told apart. */
    MetricSpec telling(int changed) {
        return new MetricSpec(owner, kind, unit, key, title, meaning, isBad, option, changed, whyEmpty);
    }

    /** What it means that nothing was recorded, where the name of the metric does not say so. */
    MetricSpec ifEmpty(String changed) {
        return new MetricSpec(owner, kind, unit, key, title, meaning, isBad, option, mostTexts, changed);
    }
}
