// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * How a plan is to be run. Immutable.
 *
 * @param loops where the users live
 * @param reporter where statistics are merged and the listener is told; in virtual time one of the loops
 * @param protocols what the actions of scenarios belong to
 * @param description what the author says about this run; may be empty
 * @param facts by what and on what it is run, in words by stable keys
 * @param seed where random arrival times come from; the same on all machines of one run
 * @param shard which part of the run this machine has
 * @param listener told of every interval
 * @param watched whom logs of single users show
 * @param warmUp how long protocols may take for a rehearsal before the clock of the run starts; zero for none
 */
@Internal
public record RunSettings(
        LoopGroup loops,
        Loop reporter,
        List<Protocol> protocols,
        String description,
        Map<String, String> facts,
        long seed,
        Shard shard,
        RunListener listener,
        WatchedUsers watched,
        Duration warmUp) {

    public RunSettings {
        protocols = List.copyOf(protocols);
    }

    /** The whole of a run on those loops, with all protocols that are on the class path, a seed from the clock and no warm-up. */
    public static RunSettings on(LoopGroup loops, Loop reporter) {
        List<Protocol> protocols = ServiceLoader.load(Protocol.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new RunSettings(
                loops,
                reporter,
                protocols,
                "",
                Map.of(),
                loops.clock().nowNs(),
                Shard.WHOLE,
                (interval, soFar) -> {},
                WatchedUsers.EVERYBODY,
                Duration.ZERO);
    }

    public RunSettings withProtocols(List<Protocol> changed) {
        return new RunSettings(loops, reporter, changed, description, facts, seed, shard, listener, watched, warmUp);
    }

    public RunSettings withDescription(String changed) {
        return new RunSettings(loops, reporter, protocols, changed, facts, seed, shard, listener, watched, warmUp);
    }

    public RunSettings withFacts(Map<String, String> changed) {
        return new RunSettings(
                loops, reporter, protocols, description, changed, seed, shard, listener, watched, warmUp);
    }

    public RunSettings withSeed(long changed) {
        return new RunSettings(
                loops, reporter, protocols, description, facts, changed, shard, listener, watched, warmUp);
    }

    public RunSettings withShard(Shard changed) {
        return new RunSettings(
                loops, reporter, protocols, description, facts, seed, changed, listener, watched, warmUp);
    }

    public RunSettings withListener(RunListener changed) {
        return new RunSettings(loops, reporter, protocols, description, facts, seed, shard, changed, watched, warmUp);
    }

    public RunSettings withWatched(WatchedUsers changed) {
        return new RunSettings(loops, reporter, protocols, description, facts, seed, shard, listener, changed, warmUp);
    }

    public RunSettings withWarmUp(Duration changed) {
        return new RunSettings(loops, reporter, protocols, description, facts, seed, shard, listener, watched, changed);
    }
}
