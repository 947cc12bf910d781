// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionMetric;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every metric of the catalogue under its title and its key; where another thing has that name, behind the word for whom it belongs to. */
final class CatalogueNouns {

    private CatalogueNouns() {}

    static void addTo(Vocabulary vocabulary) {
        Map<String, List<Noun>> named = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            Noun noun = new Noun(title(metric), List.of(way(metric)));
            for (String name : List.of(metric.title(), metric.key())) {
                String phrase = Phrases.phrase(name);
                // Those of measures are words for anything: time, number, good.
                if (metric.owner() != Owner.MEASURE) {
                    collect(named, phrase, noun);
                }
                words(metric.owner()).forEach(owner -> collect(named, owner + " " + phrase, noun));
            }
        }
        named.forEach((phrase, nouns) -> {
            if (!vocabulary.knows(phrase)) {
                nouns.forEach(noun -> vocabulary.put(phrase, noun));
            }
        });
    }

    private static void collect(Map<String, List<Noun>> named, String phrase, Noun noun) {
        List<Noun> nouns = named.computeIfAbsent(phrase, key -> new ArrayList<>());
        if (!nouns.contains(noun)) {
            nouns.add(noun);
        }
    }

    /** What tells it from all others. */
    private static String title(Metric metric) {
        return words(metric.owner()).get(0) + " " + metric.title();
    }

    /** By its key, and by its owner where that does not tell which is meant. */
    private static Way<AssertionMetric> way(Metric metric) {
        boolean isFirst = first(metric.key()) == metric;
        String owner = metric.owner().key();
        return isFirst
                ? Way.metric("metric(\"" + metric.key() + "\")", metric, path -> path.metric(metric.key()))
                : Way.metric(
                        "metric(\"" + owner + "\", \"" + metric.key() + "\")",
                        metric,
                        path -> path.metric(owner, metric.key()));
    }

    /** What the key alone means. */
    private static Metric first(String key) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** The word for an owner, and others that people use. */
    private static List<String> words(Owner owner) {
        return switch (owner) {
            case RUN -> List.of("run");
            case SCENARIO -> List.of("users", "user", "scenario");
            case ROW -> List.of("request", "requests", "row");
            case GROUP -> List.of("group", "groups");
            case STREAM -> List.of("stream", "streams");
            case STANDING_CHECK -> List.of("standing check", "standing checks");
            case VALUE -> List.of("value", "values");
            case MEASURE -> List.of("measure");
        };
    }
}
