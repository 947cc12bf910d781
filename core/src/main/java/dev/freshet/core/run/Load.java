// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.InjectionProfile;
import dev.freshet.core.inject.ClosedProfile;
import dev.freshet.core.inject.OpenProfile;
import dev.freshet.core.inject.Phase;
import dev.freshet.core.inject.Shard;
import java.util.List;
import java.util.OptionalLong;

/** The users that a population is to have, over time. Immutable. */
sealed interface Load {

    /** What that profile asks for, in the population of that number. */
    static Load of(InjectionProfile profile, int population) {
        if (profile instanceof InjectionProfile.Closed closed) {
            return new Closed(ClosedProfile.of(closed.steps()));
        }
        return new Open(OpenProfile.of(((InjectionProfile.Open) profile).steps(), population));
    }

    /** How many users that shard will have had at the end; empty where that depends on how long they stay. */
    OptionalLong users(Shard shard);

    /** How many users of that shard can be there at once; if how long they stay decides that, as many as come at all. */
    long mostUsers(Shard shard);

    /** Over how long users arrive, where it is not known how long they stay; else 0. */
    long arrivalNs();

    /** For how long it is injected. */
    long durationNs();

    /** The profile in figures. */
    List<Phase> phases();

    /** An injector for that shard, on the loop of the source. */
    Injector injector(UserSource source, long seed, Shard shard, Runnable onDone);

    /** Users arrive at their times. */
    record Open(OpenProfile profile) implements Load {
        @Override
        public OptionalLong users(Shard shard) {
            return OptionalLong.of(profile.users(shard));
        }

        @Override
        public long mostUsers(Shard shard) {
            return profile.users(shard);
        }

        @Override
        public long arrivalNs() {
            return profile.durationNs();
        }

        @Override
        public long durationNs() {
            return profile.durationNs();
        }

        @Override
        public List<Phase> phases() {
            return profile.phases();
        }

        @Override
        public Injector injector(UserSource source, long seed, Shard shard, Runnable onDone) {
            return new OpenInjector(source, profile.arrivals(seed, shard), onDone);
        }
    }

    /** So many users are there at a time. */
    record Closed(ClosedProfile profile) implements Load {
        @Override
        public OptionalLong users(Shard shard) {
            return OptionalLong.empty();
        }

        @Override
        public long mostUsers(Shard shard) {
            return shard.share(profile.mostUsers());
        }

        @Override
        public long arrivalNs() {
            return 0;
        }

        @Override
        public long durationNs() {
            return profile.durationNs();
        }

        @Override
        public List<Phase> phases() {
            return profile.phases();
        }

        @Override
        public Injector injector(UserSource source, long seed, Shard shard, Runnable onDone) {
            return new ClosedInjector(source, profile, shard, onDone);
        }
    }
}
