// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion.WithPath;
import dev.freshet.core.AssertionRows;
import dev.freshet.core.stats.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What requests, connects and checks are called in assertions in words. As in the language, "requests" are all of them, and "plain requests" those that are no
 * connects and no checks.
 *
 * @param vocabulary where they are added
 */
record RowNouns(Vocabulary vocabulary) {

    static void addTo(Vocabulary vocabulary) {
        RowNouns nouns = new RowNouns(vocabulary);
        nouns.all();
        nouns.ofKind("plain requests", "requests()", WithPath::requests, "response time of requests");
        nouns.ofKind("connects", "connects()", WithPath::connects, "connect time");
        nouns.ofKind("checks", "checks()", WithPath::checks);
    }

    private void all() {
        Way<?> times = Way.times("responseTime()", WithPath::responseTime);
        vocabulary
                .add("response time", "response times", "responses", "response", "request time")
                .by(times);
        vocabulary
                .add("requests", "all requests", "request")
                .by(
                        Way.shares("allRequests()", WithPath::allRequests),
                        Way.rate("requestsPerSec()", WithPath::requestsPerSec),
                        Way.times("responseTime()", WithPath::responseTime).ofValues());
        // What reports call all rows together, and people the events of streams.
        vocabulary.put(
                "all events", new Noun("requests", vocabulary.noun("requests").ways()));
        vocabulary.put(
                "all events",
                new Noun("stream events", vocabulary.noun("events").ways()));
        vocabulary
                .add("ok", "successful")
                .by(Way.shares("successfulRequests()", WithPath::successfulRequests), Nouns.byKey(Metric.OK));
        vocabulary
                .add("ko", "failed")
                .by(Way.shares("failedRequests()", WithPath::failedRequests), Nouns.byKey(Metric.KO));
        List<String> kinds = List.of("requests", "events", "responses");
        outcome(
                kinds,
                Way.shares("successfulRequests()", WithPath::successfulRequests),
                "successful",
                "ok",
                "succeeded");
        outcome(kinds, Way.shares("failedRequests()", WithPath::failedRequests), "failed", "ko", "failing");
        outcome(kinds, Way.shares("skippedRequests()", WithPath::skippedRequests), "skipped");
        outcome(kinds, Way.shares("unfinishedRequests()", WithPath::unfinishedRequests), "unfinished");
    }

    /** What came of them, in either order: failed connects, connects failed. */
    private void outcome(List<String> kinds, Way<?> way, String... words) {
        String[] phrases = Arrays.stream(words)
                .flatMap(word -> kinds.stream().flatMap(kind -> Stream.of(word + " " + kind, kind + " " + word)))
                .toArray(String[]::new);
        vocabulary.add(phrases[0], phrases).by(way);
    }

    private void ofKind(String kind, String code, Function<WithPath, AssertionRows> rows, String... timesToo) {
        Way<?> times = Way.times(code + ".responseTime()", rows.andThen(AssertionRows::responseTime));
        vocabulary.add("response time of " + kind, timesToo).by(times);
        vocabulary
                .add(kind, "all " + kind)
                .by(
                        Way.shares(code + ".allRequests()", rows.andThen(AssertionRows::allRequests)),
                        Way.rate(code + ".requestsPerSec()", rows.andThen(AssertionRows::requestsPerSec)),
                        Way.times(code + ".responseTime()", rows.andThen(AssertionRows::responseTime))
                                .ofValues());
        List<String> kinds = List.of(kind);
        outcome(
                kinds,
                Way.shares(code + ".successfulRequests()", rows.andThen(AssertionRows::successfulRequests)),
                "successful",
                "ok",
                "succeeded");
        outcome(
                kinds,
                Way.shares(code + ".failedRequests()", rows.andThen(AssertionRows::failedRequests)),
                "failed",
                "ko",
                "failing");
        outcome(
                kinds,
                Way.shares(code + ".skippedRequests()", rows.andThen(AssertionRows::skippedRequests)),
                "skipped");
        outcome(
                kinds,
                Way.shares(code + ".unfinishedRequests()", rows.andThen(AssertionRows::unfinishedRequests)),
                "unfinished");
    }
}
