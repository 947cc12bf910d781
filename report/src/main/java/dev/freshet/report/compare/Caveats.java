// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.core.trust.TrustReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In what two runs differ that should be alike: sentences to be read before the figures. */
final class Caveats {

    private static final double MOST_LONGER = 1.1;

    /** Facts that make figures differ without the server, by their keys, in words. */
    private static final Map<String, String> FACTS = new LinkedHashMap<>();

    static {
        FACTS.put("plan", "plans");
        FACTS.put("tool", "versions of the tool");
        FACTS.put("java", "versions of Java");
        FACTS.put("system", "systems");
        FACTS.put("processors", "numbers of processors");
        FACTS.put("heap", "sizes of the heap");
    }

    private Caveats() {}

    static List<String> of(ComparedRun a, ComparedRun b) {
        List<String> caveats = new ArrayList<>();
        RunCard first = a.stats().card();
        RunCard second = b.stats().card();
        if (!first.simulation().equals(second.simulation())) {
            caveats.add(differ("simulations", first.simulation(), second.simulation()));
        }
        FACTS.forEach((key, words) -> {
            String one = first.facts().getOrDefault(key, "");
            String other = second.facts().getOrDefault(key, "");
            if (!one.equals(other)) {
                caveats.add(differ(words, one, other));
            }
        });
        if (Math.max(a.seconds(), b.seconds()) > MOST_LONGER * Math.min(a.seconds(), b.seconds())) {
            caveats.add("The runs are of different lengths, " + duration(a) + " and " + duration(b)
                    + ": only the time that both have is compared block by block.");
        }
        if (!a.stats().ended().equals(b.stats().ended())) {
            caveats.add(differ("ends", a.stats().ended(), b.stats().ended()));
        }
        suspicion(a, "first", caveats);
        suspicion(b, "second", caveats);
        return caveats;
    }

    private static String duration(ComparedRun run) {
        return Quantity.duration(run.stats().duration().toNanos());
    }

    private static String differ(String what, String one, String other) {
        return "The runs have different " + what + ": " + shown(one) + " and " + shown(other) + ".";
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none that is known" : "'" + SafeText.cut(text) + "'";
    }

    private static void suspicion(ComparedRun run, String which, List<String> caveats) {
        RunStats stats = run.stats();
        if (stats.trust().verdict().isSuspect()) {
            String reasons = stats.trust().verdict().reasons().stream()
                    .map(TrustReason::sentence)
                    .collect(Collectors.joining("; "));
            caveats.add("The " + which + " run is suspect, and so is this comparison: " + reasons + ".");
        }
    }
}
