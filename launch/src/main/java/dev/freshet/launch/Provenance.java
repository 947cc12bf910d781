// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.inject.Shard;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.core.text.Secrets;
import dev.freshet.core.trust.TrustFigure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** By what and on what a run is made, in words: what one asks when the figures of two runs differ. */
final class Provenance {

    private Provenance() {}

    /**
     * The facts, by stable keys.
     *
     * @param openFiles how many files the process may open, or {@link TrustFigure#UNKNOWN}
     * @param command the words that the process was started with; secrets in them are hidden
     */
    static Map<String, String> of(RunPlan plan, List<String> command, long openFiles) {
        Map<String, String> facts = new LinkedHashMap<>();
        String version = Provenance.class.getPackage().getImplementationVersion();
        facts.put("tool", "freshet" + (version == null ? "" : " " + version));
        facts.put("java", property("java.vm.name") + " " + property("java.vm.version"));
        facts.put("system", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        Runtime runtime = Runtime.getRuntime();
        facts.put("processors", Integer.toString(runtime.availableProcessors()));
        facts.put("heap", Quantity.bytes(runtime.maxMemory()).plain() + " at most");
        if (openFiles != TrustFigure.UNKNOWN) {
            facts.put(RunCard.OPEN_FILES, Long.toString(openFiles));
        }
        facts.put("process", Long.toString(ProcessHandle.current().pid()));
        facts.put("plan", plan(plan));
        if (!command.isEmpty()) {
            facts.put("command", command.stream().map(Provenance::shown).collect(Collectors.joining(" ")));
        }
        return facts;
    }

    private static String plan(RunPlan plan) {
        Map<String, Long> planned = plan.plannedUsers(Shard.WHOLE);
        return plan.scenarios().stream()
                .map(scenario -> SafeText.cut(scenario)
                        + (planned.containsKey(scenario)
                                ? ": " + Quantity.count(planned.get(scenario)).plain() + " users"
                                : ""))
                .collect(Collectors.joining("; "));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String shown(String word) {
        return SafeText.line(Secrets.hiddenIn(word));
    }
}
