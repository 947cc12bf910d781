// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import dev.freshet.core.Internal;
import dev.freshet.core.OpenInjectionStep;
import java.util.ArrayList;
import java.util.List;

/**
 * An open injection profile: its shapes follow each other without a gap. Immutable.
 */
@Internal
public final class OpenProfile {

    private final List<OpenShape> shapes;

    private OpenProfile(List<OpenShape> shapes) {
        this.shapes = shapes;
    }

    /** The profile of the only population. */
    public static OpenProfile of(List<OpenInjectionStep> steps) {
        return of(steps, 0);
    }

    /**
     * The profile of one of several populations.
     *
     * @param population its number: users of several populations whose steps have equal seeds shall not arrive together
     */
    public static OpenProfile of(List<OpenInjectionStep> steps, int population) {
        Collector collector = new Collector(population);
        steps.forEach(step -> step.describeTo(collector));
        return new OpenProfile(List.copyOf(collector.shapes));
    }

    /** How many users arrive in that shard. */
    public long users(Shard shard) {
        return shard.share(shapes.stream().mapToLong(OpenShape::users).sum());
    }

    /** How long the whole profile lasts, silence at its end included. */
    public long durationNs() {
        return shapes.stream().mapToLong(OpenShape::durationNs).sum();
    }

    /** Its shapes in figures, in their order. */
    public List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        long startNs = 0;
        for (OpenShape shape : shapes) {
            phases.add(new Phase(
                    true,
                    startNs,
                    shape.durationNs(),
                    shape.users(),
                    shape.fromPerSec(),
                    shape.mostPerSec(),
                    shape.toPerSec()));
            startNs += shape.durationNs();
        }
        return phases;
    }

    /** The arrivals of that shard, from the first. The same seed gives the same times. */
    public ArrivalTimes arrivals(long seed, Shard shard) {
        return new ShardArrivals(new Chain(seed), shard);
    }

    /** The shapes one after the other, each moved behind the ones before it. */
    private final class Chain implements ArrivalTimes {
        private final long seed;
        private int at = -1;
        private ArrivalTimes current = () -> NONE;
        private long startNs;

        Chain(long seed) {
            this.seed = seed;
        }

        @Override
        public long nextOffsetNs() {
            long offsetNs = current.nextOffsetNs();
            while (offsetNs == NONE && at < shapes.size() - 1) {
                startNs += at < 0 ? 0 : shapes.get(at).durationNs();
                at++;
                current = shapes.get(at).arrivals(seed + 31L * at);
                offsetNs = current.nextOffsetNs();
            }
            return offsetNs == NONE ? NONE : startNs + offsetNs;
        }
    }

    /** Every n-th of all arrivals. */
    private static final class ShardArrivals implements ArrivalTimes {
        private final ArrivalTimes all;
        private final int stride;
        private int skip;

        ShardArrivals(ArrivalTimes all, Shard shard) {
            this.all = all;
            this.stride = shard.count();
            this.skip = shard.index();
        }

        @Override
        public long nextOffsetNs() {
            for (; skip > 0; skip--) {
                if (all.nextOffsetNs() == NONE) {
                    return NONE;
                }
            }
            skip = stride - 1;
            return all.nextOffsetNs();
        }
    }

    private static final class Collector implements OpenInjectionStep.Shapes {
        private final List<OpenShape> shapes = new ArrayList<>();
        private final int population;

        Collector(int population) {
            this.population = population;
        }

        @Override
        public void nothingFor(long durationNs) {
            shapes.add(new Lull(durationNs));
        }

        @Override
        public void atOnce(long users) {
            shapes.add(new AtOnce(users));
        }

        @Override
        public void ramp(long users, long durationNs) {
            shapes.add(new EvenRamp(users, durationNs));
        }

        @Override
        public void constantRate(double usersPerSec, long durationNs, boolean randomized) {
            EvenRamp even = EvenRamp.atRate(usersPerSec, durationNs);
            shapes.add(randomized ? new RandomRamp(even.users(), usersPerSec, usersPerSec, durationNs) : even);
        }

        @Override
        public void rampRate(double fromPerSec, double toPerSec, long durationNs, boolean randomized) {
            RateRamp even = new RateRamp(fromPerSec, toPerSec, durationNs);
            shapes.add(randomized ? new RandomRamp(even.users(), fromPerSec, toPerSec, durationNs) : even);
        }

        @Override
        public void stressPeak(long users, long durationNs) {
            shapes.add(new StressPeak(users, durationNs));
        }

        @Override
        public void randomGaps(double usersPerSec, double shape, long seed, long durationNs) {
            long own = seed + 1_000_003L * population + 31L * shapes.size();
            shapes.add(new RandomGaps(usersPerSec, shape, own, durationNs));
        }
    }
}
