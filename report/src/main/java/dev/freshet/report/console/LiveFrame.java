// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.console.Palette.Tone;
import dev.freshet.report.console.RankedLines.Rank;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a window shows of a run that goes on. Depends on nothing but what it is given; the same run looks the same from second to second but for its figures, so
 * that the eye finds them again.
 *
 * <pre>
 *   StockMarket                                            12 s elapsed
 *   [==========-----------         ]  40.0 % done, all users have come, at most 0:48 left
 *
 *   Users      20 active   30 done   30 to come   ...
 *   Streams    46 open ...
 *   Failures   ...
 *   Trust      ...
 *
 *   LiveTables: times by kind; with details also scenarios, streams, requests
 *
 *   q end   d details   ? help
 * </pre>
 */
@Internal
public final class LiveFrame {

    /** Lines that are longer than this are hard to follow. */
    private static final int WIDEST = 200;

    /** A heading need not be wider, to be seen as one. */
    private static final int WIDEST_HEADING = 100;

    /** The gap and the keys at the end. */
    private static final int KEY_LINES = 2;

    private static final int LABEL = 11;
    private static final int MOST_TEXTS = 5;
    private static final int WIDEST_BAR = 60;

    private final LiveState state;
    private final RunStats now;
    private final LivePlan plan;
    private final LiveLook look;
    private final Window window;
    private final Palette palette;
    private final int width;
    private final RankedLines lines = new RankedLines();

    private LiveFrame(LiveState state, LivePlan plan, LiveLook look, Window window, Palette palette) {
        this.state = state;
        this.now = state.now();
        this.plan = plan;
        this.look = look;
        this.window = window;
        this.palette = palette;
        this.width = Math.min(WIDEST, window.columns());
    }

    /** Lines without their ends, no more and none wider than fit the window. One row is left free, so that nothing scrolls. */
    public static List<String> of(LiveState state, LivePlan plan, LiveLook look, Window window, Palette palette) {
        return new LiveFrame(state, plan, look, window, palette).lines();
    }

    private List<String> lines() {
        int rows = Math.max(1, window.rows() - 1);
        add(Rank.NAME, this::name);
        add(Rank.PROGRESS, this::progress);
        lines.gap();
        add(Rank.LOAD, this::users);
        add(Rank.LOAD, this::streams);
        add(Rank.JUDGEMENT, this::failures);
        add(Rank.TEXTS, this::failureTexts);
        add(Rank.JUDGEMENT, this::trust);
        LiveTables tables = new LiveTables(state);
        if (look.hasHelp()) {
            lines.gap();
            add(Rank.FIGURES, LiveFrame::help);
        }
        if (!look.hasDetails() || lines.size() + tables.detailLines() + tables.timesLines() + KEY_LINES <= rows) {
            lines.gap();
            add(Rank.FIGURES, tables::times);
        }
        if (look.hasDetails()) {
            int free = rows - lines.size() - KEY_LINES;
            tables.details(free, plan.plannedUsers()).forEach(table -> {
                lines.gap();
                add(Rank.DETAILS, table);
            });
        }
        lines.gap();
        add(Rank.KEYS, this::keys);
        return lines.fitting(rows);
    }

    private void add(Rank rank, Consumer<Lines> part) {
        Lines some = new Lines(palette, width);
        part.accept(some);
        lines.add(rank, some.list());
    }

    private void name(Lines out) {
        String elapsed = Quantity.clock(now.duration().toNanos()) + " elapsed";
        int before = Math.min(WIDEST_HEADING, width) - elapsed.length();
        String name = Columns.shorten(SafeText.line(now.card().simulation()), Math.max(1, before - 2));
        out.line(Tone.HEADING, Columns.left(name, before) + elapsed);
    }

    private void progress(Lines out) {
        String words = look.ending().isEmpty() ? remaining() : "Ending: " + look.ending();
        int free = Math.min(WIDEST_BAR, width - Columns.of(words) - 4);
        out.line(Tone.NORMAL, free < 10 ? words : bar(free) + "  " + words);
    }

    /** Those who are gone, those who are there, those still to come; where nobody knows how many come, the time. */
    private String bar(int size) {
        double done;
        double begun;
        if (plan.plannedUsers().isEmpty()) {
            done = timePercent();
            begun = done;
        } else {
            PlannedShare share = PlannedShare.of(now, plan.plannedUsers());
            done = share.donePercent();
            begun = share.startedPercent();
        }
        int full = (int) Math.round(size * done / 100);
        int half = Math.max(0, (int) Math.round(size * begun / 100) - full);
        return "[" + "=".repeat(full) + "-".repeat(half) + " ".repeat(size - full - half) + "]";
    }

    private double timePercent() {
        long all = plan.injection().or(plan::longest).map(Duration::toNanos).orElse(0L);
        return all == 0 ? 0 : Math.min(100, 100.0 * now.duration().toNanos() / all);
    }

    private String remaining() {
        List<String> parts = new ArrayList<>();
        if (!plan.plannedUsers().isEmpty()) {
            parts.add(Cells.percent(PlannedShare.of(now, plan.plannedUsers()).donePercent()) + " done");
        }
        plan.injection().ifPresent(all -> {
            long left = all.minus(now.duration()).toNanos();
            parts.add(left > 0 ? "injecting for another " + Quantity.clock(left) : "all users have come");
        });
        plan.longest()
                .ifPresent(all -> parts.add("at most "
                        + Quantity.clock(Math.max(0, all.minus(now.duration()).toNanos())) + " left"));
        return String.join(", ", parts);
    }

    private void users(Lines out) {
        UserStats all = now.allUsers();
        List<String> facts = new ArrayList<>();
        facts.add(Cells.count(all.active()) + " active");
        facts.add(Cells.count(all.ended()) + " done");
        if (!plan.plannedUsers().isEmpty()) {
            facts.add(Cells.count(PlannedShare.of(now, plan.plannedUsers()).toCome()) + " to come");
        }
        long earlier = state.before().map(stats -> stats.allUsers().started()).orElse(0L);
        facts.add(perSecond(all.started() - earlier) + " started/s");
        facts(out, "Users", Tone.NORMAL, facts);
    }

    private void streams(Lines out) {
        if (now.streams().isEmpty()) {
            return;
        }
        StreamStats all = now.allStreams();
        List<String> facts = new ArrayList<>();
        facts.add(Cells.count(all.levels().open()) + " open");
        if (all.levels().connecting() > 0) {
            facts.add(Cells.count(all.levels().connecting()) + " opening");
        }
        long earlier = state.before().map(stats -> stats.allStreams().events()).orElse(0L);
        facts.add(perSecond(all.events() - earlier) + " events/s");
        if (all.series().isRecorded(Metric.LOST) || all.sequence().lost() > 0) {
            facts.add(Cells.count(all.sequence().lost()) + " lost");
            facts.add(Cells.count(all.sequence().duplicated()) + " twice");
        }
        if (all.stalls() > 0) {
            facts.add(Cells.count(all.stalls()) + " stalled");
        }
        facts(out, "Streams", Tone.NORMAL, facts);
    }

    private void failures(Lines out) {
        long failed = now.allRequests().koCount();
        long of = now.allRequests().count();
        long errors = now.errorCount();
        List<String> facts = new ArrayList<>();
        if (failed > 0) {
            facts.add(Cells.count(failed) + " of " + Cells.count(of) + " KO (" + Cells.percent(100.0 * failed / of)
                    + ")");
        }
        if (errors > 0) {
            facts.add(Cells.count(errors) + (errors == 1 ? " error" : " errors"));
        }
        boolean hasTexts = !now.failures().isEmpty();
        facts(
                out,
                "Failures",
                hasTexts ? Tone.BAD : Tone.NORMAL,
                facts.isEmpty() ? List.of(hasTexts ? "" : "none") : facts);
    }

    private void failureTexts(Lines out) {
        List<ErrorCount> texts = now.failures();
        boolean areMore = texts.size() > MOST_TEXTS;
        int shown = areMore ? MOST_TEXTS - 1 : texts.size();
        int digits = texts.stream()
                .limit(shown)
                .mapToInt(text -> Cells.count(text.count()).length())
                .max()
                .orElse(0);
        for (ErrorCount text : texts.subList(0, shown)) {
            out.line(
                    Tone.BAD,
                    " ".repeat(LABEL) + Columns.right(Cells.count(text.count()), digits) + "  "
                            + Columns.shorten(SafeText.line(text.text()), Math.max(1, width - LABEL - digits - 2)));
        }
        if (areMore) {
            out.line(Tone.FAINT, " ".repeat(LABEL) + "and " + (texts.size() - shown) + " others");
        }
    }

    private void trust(Lines out) {
        boolean isSuspect = state.trust().isSuspect();
        String why = isSuspect ? ": " + state.trust().reasons().get(0).sentence() : " so far";
        facts(
                out,
                "Trust",
                isSuspect ? Tone.BAD : Tone.NORMAL,
                List.of(state.trust().word() + why));
    }

    private static void facts(Lines out, String label, Tone tone, List<String> facts) {
        out.line(tone, Columns.left(label, LABEL) + String.join("   ", facts));
    }

    private static void help(Lines out) {
        out.line(Tone.NORMAL, "q        ends the run in order: users end now, results are made as at any end");
        out.line(Tone.NORMAL, "d        shows scenarios, streams and requests one by one, or hides them");
        out.line(Tone.NORMAL, "?        shows these lines, or hides them");
        out.line(
                Tone.NORMAL,
                "Ctrl-C   ends the run as q does, with the exit code 130; twice: at once, without results");
        out.line(Tone.NORMAL, "Ctrl-Z   suspends the process, load included: what follows is suspect");
    }

    private void keys(Lines out) {
        out.line(
                Tone.FAINT,
                "q end   d " + (look.hasDetails() ? "less" : "details") + "   ? "
                        + (look.hasHelp() ? "no help" : "help"));
    }

    private String perSecond(long count) {
        return Rates.between(state.before(), now, count);
    }
}
