// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.raw.RawLog;
import dev.freshet.core.scenario.Protocol;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.core.trust.TrustMeans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a plan is to be run. To the outside immutable.
 */
@Internal
public final class RunSettings implements Cloneable {

    private final LoopGroup loops;
    private final Loop reporter;
    private List<Protocol> protocols;
    private String description = "";
    private Map<String, String> facts = Map.of();
    private long seed;
    private Shard shard = Shard.WHOLE;
    private RunListener listener = (interval, soFar) -> {};
    private WatchedUsers watched = WatchedUsers.EVERYBODY;
    private Duration warmUp = Duration.ZERO;
    private @Nullable RawLog rawLog = null;
    private @Nullable TrustMeans trust = null;

    private RunSettings(LoopGroup loops, Loop reporter, List<Protocol> protocols) {
        this.loops = loops;
        this.reporter = reporter;
        this.protocols = protocols;
        seed = loops.clock().nowNs();
    }

    /** The whole of a run on those loops, with all protocols that are on the class path, a seed from the clock and no warm-up. */
    public static RunSettings on(LoopGroup loops, Loop reporter) {
        List<Protocol> protocols = ServiceLoader.load(Protocol.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new RunSettings(loops, reporter, protocols);
    }

    /** Where the users live. */
    public LoopGroup loops() {
        return loops;
    }

    /** Where statistics are merged and the listener is told; in virtual time one of the loops. */
    public Loop reporter() {
        return reporter;
    }

    /** What the actions of scenarios belong to. */
    public List<Protocol> protocols() {
        return protocols;
    }

    public RunSettings withProtocols(List<Protocol> changed) {
        return with(copy -> copy.protocols = List.copyOf(changed));
    }

    /** What the author says about this run; may be empty. */
    public String description() {
        return description;
    }

    public RunSettings withDescription(String changed) {
        return with(copy -> copy.description = changed);
    }

    /** By what and on what it is run, in words by stable keys. */
    public Map<String, String> facts() {
        return facts;
    }

    public RunSettings withFacts(Map<String, String> changed) {
        return with(copy -> copy.facts = changed);
    }

    /** Where random arrival times come from; the same on all machines of one run. */
    public long seed() {
        return seed;
    }

    public RunSettings withSeed(long changed) {
        return with(copy -> copy.seed = changed);
    }

    /** Which part of the run this machine has. */
    public Shard shard() {
        return shard;
    }

    public RunSettings withShard(Shard changed) {
        return with(copy -> copy.shard = changed);
    }

    /** Told of every interval. */
    public RunListener listener() {
        return listener;
    }

    public RunSettings withListener(RunListener changed) {
        return with(copy -> copy.listener = changed);
    }

    /** Whom logs of single users show. */
    public WatchedUsers watched() {
        return watched;
    }

    public RunSettings withWatched(WatchedUsers changed) {
        return with(copy -> copy.watched = changed);
    }

    /** How long protocols may take for a rehearsal before the clock of the run starts; zero for none. */
    public Duration warmUp() {
        return warmUp;
    }

    public RunSettings withWarmUp(Duration changed) {
        return with(copy -> copy.warmUp = changed);
    }

    /** What gets a line for each event; null for none. */
    @Nullable
    public RawLog rawLog() {
        return rawLog;
    }

    public RunSettings withRawLog(@Nullable RawLog changed) {
        return with(copy -> copy.rawLog = changed);
    }

    /** What the tool measures itself with; null where it does not. */
    @Nullable
    public TrustMeans trust() {
        return trust;
    }

    public RunSettings withTrust(@Nullable TrustMeans changed) {
        return with(copy -> copy.trust = changed);
    }

    /** One that differs in this. */
    private RunSettings with(Consumer<RunSettings> change) {
        try {
            RunSettings copy = (RunSettings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
