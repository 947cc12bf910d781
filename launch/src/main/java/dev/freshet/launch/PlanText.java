// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.inject.Phase;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.run.PlannedPhases;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.trust.Demand;
import dev.freshet.core.trust.PlannedUsers;
import dev.freshet.report.console.Lines;
import dev.freshet.report.console.Palette;
import dev.freshet.report.console.Palette.Tone;
import dev.freshet.report.console.TextTable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a plan would do, as text for a console: when users come, what they need at their peak, where they go, what they are judged by. */
final class PlanText {

    /** So many phases of a population are shown; of more, the first ones and the last. */
    private static final int MOST_PHASES = 20;

    private final RunPlan plan;
    private final List<PlannedUsers> peak;
    private final Lines lines;

    private PlanText(RunPlan plan, List<PlannedUsers> peak, Palette palette) {
        this.plan = plan;
        this.peak = peak;
        this.lines = new Lines(palette);
    }

    /**
     * Several lines, each with its line end.
     *
     * @param peak what the populations that start with the run need
     */
    static String of(RunPlan plan, List<PlannedUsers> peak, Palette palette) {
        PlanText text = new PlanText(plan, peak, palette);
        text.lines.rule(plan.name(), "dry run: nothing is sent");
        text.phases();
        text.needs();
        text.servers();
        text.ends();
        text.assertions();
        text.lines.gap();
        return text.lines.text();
    }

    private void phases() {
        TextTable table = new TextTable()
                .row(
                        Tone.HEADING,
                        List.of(
                                "Users over time",
                                "from",
                                "for",
                                "users",
                                "at the start",
                                "at the most",
                                "at the end"));
        for (PlannedPhases population : plan.phases()) {
            String after = population.after().isEmpty() ? "" : " (after " + String.join(", ", population.after()) + ")";
            table.row(Tone.NORMAL, List.of("  " + population.scenario() + after));
            List<Phase> all = population.phases();
            int shown = all.size() > MOST_PHASES ? MOST_PHASES - 1 : all.size();
            all.subList(0, shown).forEach(phase -> table.row(Tone.NORMAL, cells(phase)));
            if (shown < all.size()) {
                table.row(Tone.FAINT, List.of("    … " + (all.size() - shown - 1) + " more"));
                table.row(Tone.NORMAL, cells(all.get(all.size() - 1)));
            }
        }
        lines.gap();
        table.print(lines);
    }

    private static List<String> cells(Phase phase) {
        String from = clock(phase.startNs());
        if (phase.durationNs() == 0) {
            return List.of("    at once", from, "", count(phase.users()));
        }
        String length = Quantity.duration(phase.durationNs());
        if (phase.isOpen() && phase.users() == 0) {
            return List.of("    nobody", from, length);
        }
        if (phase.isOpen()) {
            return List.of(
                    "    arriving",
                    from,
                    length,
                    count(phase.users()),
                    Quantity.perSecond(phase.from()).plain(),
                    Quantity.perSecond(phase.most()).plain(),
                    Quantity.perSecond(phase.to()).plain());
        }
        return List.of(
                "    there at a time",
                from,
                length,
                "",
                count((long) phase.from()),
                count((long) phase.most()),
                count((long) phase.to()));
    }

    private void needs() {
        TextTable table =
                new TextTable().row(Tone.HEADING, List.of("At the peak", "users", "streams", "connections", "in all"));
        Map<String, Long> planned = plan.plannedUsers(Shard.WHOLE);
        all(peak)
                .forEach(users -> table.row(
                        Tone.NORMAL,
                        List.of(
                                "  " + users.scenario(),
                                (users.arrivalNs() > 0 ? "≤ " : "") + count(users.most()),
                                count(users.streams()),
                                count(users.connections()),
                                planned.containsKey(users.scenario()) ? count(planned.get(users.scenario())) : "")));
        if (all(peak).count() > 1) {
            table.row(
                    Tone.NORMAL,
                    List.of(
                            "  all of them",
                            count(PlannedUsers.peak(peak, PlannedUsers::most)),
                            count(PlannedUsers.peak(peak, PlannedUsers::streams)),
                            count(PlannedUsers.peak(peak, PlannedUsers::connections))));
        }
        lines.gap();
        table.print(lines);
        if (all(peak).anyMatch(users -> users.arrivalNs() > 0)) {
            lines.sentence("  ", "≤: if none leaves before the last one has come; how long users stay is not known.");
        }
    }

    private void servers() {
        Set<String> servers = new LinkedHashSet<>();
        all(peak)
                .flatMap(users -> users.demand().connections().stream())
                .map(Demand.Connections::server)
                .forEach(servers::add);
        if (!servers.isEmpty()) {
            lines.gap();
            lines.line(Tone.HEADING, "Servers");
            servers.forEach(server -> lines.line(Tone.NORMAL, "  " + server));
        }
    }

    private void ends() {
        lines.gap();
        lines.line(
                Tone.NORMAL,
                "Injection: "
                        + plan.injection()
                                .map(PlanText::words)
                                .orElse("depends on how long users stay, since populations follow others")
                        + "; ended at the latest: "
                        + plan.longest().map(after -> "after " + words(after)).orElse("never") + ".");
    }

    private void assertions() {
        lines.gap();
        if (plan.assertions().isEmpty()) {
            lines.line(Tone.NORMAL, "No assertions.");
        } else {
            lines.line(Tone.HEADING, "Assertions");
            plan.assertions().forEach(assertion -> lines.line(Tone.NORMAL, "  " + assertion));
        }
    }

    private static Stream<PlannedUsers> all(List<PlannedUsers> populations) {
        return populations.stream()
                .flatMap(users -> Stream.concat(
                        Stream.of(users), users.followers().stream().flatMap(PlanText::all)));
    }

    private static String words(Duration duration) {
        return Quantity.duration(duration.toNanos());
    }

    private static String clock(long ns) {
        return ns == 0 ? "start" : Quantity.duration(ns);
    }

    private static String count(long number) {
        return Quantity.count(number).plain();
    }
}
