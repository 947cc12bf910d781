// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.run.RunListener;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.trust.Trust;
import dev.freshet.core.trust.TrustBounds;
import dev.freshet.core.trust.TrustSecond;
import dev.freshet.launch.terminal.Picture;
import dev.freshet.launch.terminal.Terminal;
import dev.freshet.report.console.LiveFrame;
import dev.freshet.report.console.LiveLook;
import dev.freshet.report.console.LivePlan;
import dev.freshet.report.console.LiveState;
import dev.freshet.report.console.Palette;
import dev.freshet.report.console.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run that goes on, drawn on a terminal in place. While it cannot be drawn, another listener tells of it. The reporter measures, the terminal's thread draws;
 * what they share is immutable.
 */
final class LiveProgress implements Progress, Picture {

    private final Terminal terminal;
    private final LivePlan plan;
    private final Palette palette;
    private final RunListener lines;
    private final Trust trust;
    private volatile @Nullable LiveState state;
    private volatile LiveLook look = LiveLook.FIRST;
    private volatile Consumer<String> end = reason -> {};

    /**
     * A run on that terminal.
     *
     * @param bounds what the figures may be worth
     * @param lines tells of the run while it is not shown
     */
    LiveProgress(Terminal terminal, LivePlan plan, Palette palette, TrustBounds bounds, RunListener lines) {
        this.terminal = terminal;
        this.plan = plan;
        this.palette = palette;
        this.lines = lines;
        this.trust = new Trust(bounds);
    }

    @Override
    public void endBy(Consumer<String> ending) {
        end = ending;
    }

    @Override
    public void ending(String reason) {
        change(seen -> seen.withEnding(reason));
        terminal.changed();
    }

    /** Keys and signals come on threads of their own. */
    private synchronized void change(UnaryOperator<LiveLook> changed) {
        look = changed.apply(look);
    }

    @Override
    public void started(RunCard card, long startNs) {
        terminal.show(this);
    }

    @Override
    public void onInterval(Interval interval, Supplier<RunStats> soFar) {
        if (!terminal.isShown()) {
            lines.onInterval(interval, soFar);
        }
        RunStats now = soFar.get();
        if (now.isRunning()) {
            LiveState before = state;
            state = new LiveState(
                    now, Optional.ofNullable(before).map(LiveState::now), trust.verdict(now.trustContext()));
            terminal.changed();
        }
    }

    @Override
    public void onTrust(TrustSecond second) {
        trust.add(second);
    }

    @Override
    public List<String> frame(Window window) {
        LiveState shown = state;
        return shown == null ? List.of("") : LiveFrame.of(shown, plan, look, window, palette);
    }

    @Override
    public void key(char key) {
        switch (key) {
            case 'q', 'Q' -> {
                ending("key q");
                end.accept("key q");
            }
            case 'd', 'D' -> change(seen -> seen.withDetails(!seen.hasDetails()));
            case '?', 'h', 'H' -> change(seen -> seen.withHelp(!seen.hasHelp()));
            default -> {
                // others mean nothing
            }
        }
    }

    @Override
    public void close() {
        terminal.close();
    }
}
