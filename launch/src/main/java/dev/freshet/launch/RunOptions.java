// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.run.WatchedUsers;
import dev.freshet.report.SecondsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one may choose about a run. To the outside immutable.
 */
@Internal
public final class RunOptions implements Cloneable {

    private @Nullable Path resultsFolder = null;
    private boolean hasReports = true;
    private String description = "";
    private List<String> command = List.of();
    private WatchedUsers watched = WatchedUsers.EVERYBODY;
    private Duration warmUp = Duration.ofMillis(500);
    private @Nullable Path rawLog = null;
    private boolean isStrict = false;
    private boolean hasPreflight = true;
    private Set<SecondsFile> secondsFiles = Set.of();
    private Map<String, Map<String, String>> exports = Map.of();
    private @Nullable Integer livePort = null;
    private boolean isByIoUring = false;

    /** What is chosen where nobody says anything. */
    public static final RunOptions DEFAULTS = new RunOptions();

    private RunOptions() {}

    /** Where the folder of the run is made; null for {@code results}, or another place where that cannot be written. */
    @Nullable
    public Path resultsFolder() {
        return resultsFolder;
    }

    public RunOptions withResultsFolder(@Nullable Path changed) {
        return with(copy -> copy.resultsFolder = changed);
    }

    /** Whether anything is written about the run; if not, no folder is made, and the console and the exit code are all that comes of it. */
    public boolean hasReports() {
        return hasReports;
    }

    public RunOptions withReports(boolean changed) {
        return with(copy -> copy.hasReports = changed);
    }

    /** What the user says about this run; empty for nothing. */
    public String description() {
        return description;
    }

    public RunOptions withDescription(String changed) {
        return with(copy -> copy.description = changed);
    }

    /** The words that the process was started with, for the record; may be empty. */
    public List<String> command() {
        return command;
    }

    public RunOptions withCommand(List<String> changed) {
        return with(copy -> copy.command = List.copyOf(changed));
    }

    /** Whom logs of single users show. */
    public WatchedUsers watched() {
        return watched;
    }

    public RunOptions withWatched(WatchedUsers changed) {
        return with(copy -> copy.watched = changed);
    }

    /** How long the run may warm up before its clock starts; zero for not at all. */
    public Duration warmUp() {
        return warmUp;
    }

    public RunOptions withoutWarmUp() {
        return with(copy -> copy.warmUp = Duration.ZERO);
    }

    /** The file that gets a line for each event; null for none. */
    @Nullable
    public Path rawLog() {
        return rawLog;
    }

    public RunOptions withRawLog(@Nullable Path changed) {
        return with(copy -> copy.rawLog = changed);
    }

    /** Whether a run whose figures are not to be trusted has an exit code of its own. */
    public boolean isStrict() {
        return isStrict;
    }

    public RunOptions withStrict(boolean changed) {
        return with(copy -> copy.isStrict = changed);
    }

    /** Whether the plan is compared with what the machine allows before the run. */
    public boolean hasPreflight() {
        return hasPreflight;
    }

    public RunOptions withPreflight(boolean changed) {
        return with(copy -> copy.hasPreflight = changed);
    }

    /** Which files tell of the run second by second. */
    public Set<SecondsFile> secondsFiles() {
        return secondsFiles;
    }

    public RunOptions withSecondsFiles(Set<SecondsFile> changed) {
        return with(copy -> copy.secondsFiles = Set.copyOf(changed));
    }

    /** Where the run is sent while it goes on: by the name of a {@link dev.freshet.core.run.LiveExport} what it is told. */
    public Map<String, Map<String, String>> exports() {
        return exports;
    }

    public RunOptions withExports(Map<String, Map<String, String>> changed) {
        return with(copy -> copy.exports = Collections.unmodifiableMap(new LinkedHashMap<>(changed)));
    }

    /** The port of loopback where the page is served while the run goes on, 0 for any free one; null for nowhere. */
    @Nullable
    public Integer livePort() {
        return livePort;
    }

    public RunOptions withLivePort(@Nullable Integer changed) {
        return with(copy -> copy.livePort = changed);
    }

    /** Whether sockets are reached by {@code io_uring} instead of {@code epoll}. */
    public boolean isByIoUring() {
        return isByIoUring;
    }

    public RunOptions withIoUring(boolean changed) {
        return with(copy -> copy.isByIoUring = changed);
    }

    /** One that differs in this. */
    private RunOptions with(Consumer<RunOptions> change) {
        try {
            RunOptions copy = (RunOptions) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
