// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import dev.freshet.core.Assertion;
import dev.freshet.core.Internal;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunFold;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.trust.TrustReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A run as its record tells it, or as the records of all processes that shared it tell it together, second by second.
 *
 * @param stats its figures; how it ended and the notes say what is missing
 * @param assertions what was asked of it
 */
@Internal
public record RecordedRun(RunStats stats, List<Assertion> assertions) {

    public RecordedRun {
        assertions = List.copyOf(assertions);
    }

    /**
     * Reads records.
     *
     * @param paths at least one
     * @param follower asked, with what was run, for who is told of each second, of all records together
     * @throws IOException when a file cannot be read, or is no record at all; the message names it
     */
    public static RecordedRun read(List<Path> paths, Function<RunCard, Consumer<Interval>> follower)
            throws IOException {
        List<RecordSource> sources = new ArrayList<>();
        try {
            for (Path path : paths) {
                sources.add(RecordSource.open(path));
            }
            return readAll(sources, follower);
        } finally {
            for (RecordSource source : sources) {
                source.close();
            }
        }
    }

    private static RecordedRun readAll(List<RecordSource> sources, Function<RunCard, Consumer<Interval>> follower)
            throws IOException {
        RunHeader header = sources.get(0).header();
        Consumer<Interval> followed = follower.apply(header.card());
        RunFold fold = new RunFold();
        long lastNs = 0;
        for (Optional<Interval> next = next(sources); next.isPresent(); next = next(sources)) {
            fold.add(next.get());
            followed.accept(next.get());
            lastNs = next.get().endNs();
        }
        fold.finish();
        List<String> notes = new ArrayList<>();
        Set<String> ends = new LinkedHashSet<>();
        for (RecordSource source : sources) {
            ends.add(source.ended());
            notes.addAll(source.notes());
            lastNs = Math.max(lastNs, source.durationNs());
        }
        if (sources.size() > 1) {
            notes.addAll(differences(sources));
        }
        RunStats stats = fold.toStats(header.card(), lastNs, String.join("; ", ends), notes);
        List<TrustReport> trust = new ArrayList<>();
        for (RecordSource source : sources) {
            trust.add(source.trust(stats.trustContext()));
        }
        return new RecordedRun(stats.withTrust(TrustReport.together(trust)), header.assertions());
    }

    /** What happened in the next second, in all records that tell of it. */
    private static Optional<Interval> next(List<RecordSource> sources) throws IOException {
        OptionalLong second = OptionalLong.empty();
        for (RecordSource source : sources) {
            OptionalLong own = source.second();
            if (own.isPresent() && (second.isEmpty() || own.getAsLong() < second.getAsLong())) {
                second = own;
            }
        }
        if (second.isEmpty()) {
            return Optional.empty();
        }
        Optional<Interval> sum = Optional.empty();
        for (RecordSource source : sources) {
            if (source.second().equals(second)) {
                Interval own = source.take();
                sum = Optional.of(sum.map(others -> others.beside(own)).orElse(own));
            }
        }
        return sum;
    }

    private static List<String> differences(List<RecordSource> sources) throws IOException {
        List<String> notes = new ArrayList<>();
        notes.add(
                "These are the figures of " + sources.size()
                        + " records together, second by second from the start of each. A peak of several processes is the sum of their peaks: the true one is not above it.");
        RunCard first = sources.get(0).header().card();
        for (RecordSource source : sources) {
            RunCard card = source.header().card();
            if (!card.simulation().equals(first.simulation())) {
                notes.add("The records are of different simulations: " + first.simulation() + " and "
                        + card.simulation() + ".");
            }
            long apartNs = Math.abs(
                    java.time.Duration.between(first.start(), card.start()).toNanos());
            if (apartNs > 1_000_000_000L) {
                notes.add("A record starts " + Quantity.duration(apartNs) + " apart from the first.");
            }
        }
        return notes.stream().distinct().toList();
    }
}
