// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import io.gatling.charts.stats.LogFileParser;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log of a run of Gatling 3.15, which is binary, by the reader of its own reports. */
final class GatlingLog extends LogFileParser<GatlingLog.Records> {

    private static final Logger LOG = LoggerFactory.getLogger(GatlingLog.class);
    private static final int END = -1;

    private final List<String> scenarios = new ArrayList<>();
    private final Records records = new Records(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /** What a log says. */
    record Records(Map<String, Outcome.Count> rows, Map<String, Outcome.Count> groups, Map<String, Long> users) {}

    GatlingLog(File file) {
        super(file);
    }

    @Override
    public Records parse() {
        for (int kind = read(); kind != END; kind = read()) {
            switch (kind) {
                case 0 -> run();
                case 1 -> row();
                case 2 -> user();
                case 3 -> group();
                case 4 -> error();
                default -> throw new IllegalStateException("A record of kind " + kind);
            }
        }
        return records;
    }

    private void run() {
        skipString();
        skipString();
        skipLong();
        skipString();
        int scenarioCount = readInt();
        for (int i = 0; i < scenarioCount; i++) {
            scenarios.add(readSanitizedString());
        }
        int assertionCount = readInt();
        for (int i = 0; i < assertionCount; i++) {
            skip(readInt());
        }
    }

    private void row() {
        String groups = path();
        String name = readCachedSanitizedString();
        skipInt();
        skipInt();
        count(records.rows, groups.isEmpty() ? name : groups + " / " + name, readBoolean());
        String message = readCachedSanitizedString();
        if (!message.isBlank()) {
            LOG.info("{}: {}", name, message);
        }
    }

    private void user() {
        int scenario = readInt();
        boolean isStart = readBoolean();
        skipInt();
        if (isStart) {
            records.users.merge(scenarios.get(scenario), 1L, Long::sum);
        }
    }

    private void group() {
        String path = path();
        skipInt();
        skipInt();
        skipInt();
        count(records.groups, path, readBoolean());
    }

    private void error() {
        LOG.info("error: {}", readCachedSanitizedString());
        skipInt();
    }

    private String path() {
        List<String> names = new ArrayList<>();
        int depth = readInt();
        for (int i = 0; i < depth; i++) {
            // Groups without a name are numbered through all runs.
            names.add(readCachedSanitizedString().replaceFirst("^groupStart-\\d+", "groupStart-n"));
        }
        return String.join(" / ", names);
    }

    private static void count(Map<String, Outcome.Count> counts, String name, boolean isOk) {
        counts.merge(name, isOk ? Outcome.Count.OK : Outcome.Count.KO, Outcome.Count::plus);
    }
}
