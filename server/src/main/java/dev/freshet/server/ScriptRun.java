// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection's way through a {@link StreamScript}. Confined to the loop of its connection. */
final class ScriptRun implements Response, Runnable {

    /** Steps in one go on the loop before other connections have their turn. */
    private static final int MAX_STEPS = 256;

    private final StreamScript script;
    private final ResponseWriter writer;

    /** Where the run stands: the innermost repetition on top. */
    private final Deque<Position> positions = new ArrayDeque<>();

    private @Nullable Future<?> pause;
    private boolean isRunning;
    private boolean hasEnded;

    ScriptRun(StreamScript script, ResponseWriter writer) {
        this.script = script;
        this.writer = writer;
    }

    @Override
    public void start() {
        Head head = script.head();
        if (head == null) {
            writer.withoutHead(script.isStream());
        } else {
            writer.head(head, script.framing(), script.isStream());
            writer.flush();
        }
        enter(script.steps(), 1);
        resume();
    }

    /** The end of a pause. */
    @Override
    public void run() {
        pause = null;
        resume();
    }

    @Override
    public void resume() {
        if (isRunning || pause != null || hasEnded) {
            return; // a write of this very run made the connection writable, or it is not the socket that is waited for
        }
        isRunning = true;
        int steps = 0;
        while (pause == null && !hasEnded && writer.isWritable() && steps < MAX_STEPS) {
            step();
            steps++;
        }
        isRunning = false;
        if (steps == MAX_STEPS) {
            writer.execute(this::resume);
        }
    }

    @Override
    public void cancel() {
        hasEnded = true;
        if (pause != null) {
            pause.cancel(false);
        }
    }

    void write(byte[] bytes, int events) {
        writer.body(bytes, events);
        writer.flush();
    }

    void pause(long pauseNs) {
        pause = writer.schedule(this, pauseNs);
    }

    void enter(List<ScriptStep> steps, int times) {
        if (times > 0 && !steps.isEmpty()) {
            positions.push(new Position(steps, times));
        }
    }

    private void step() {
        Position position = positions.peek();
        if (position == null) {
            hasEnded = true;
            writer.end(script.ending());
        } else if (position.index == position.steps.size()) {
            position.index = 0;
            if (--position.timesLeft == 0) {
                positions.pop();
            }
        } else {
            position.steps.get(position.index++).perform(this);
        }
    }

    private static final class Position {
        final List<ScriptStep> steps;
        int timesLeft;
        int index;

        Position(List<ScriptStep> steps, int times) {
            this.steps = steps;
            this.timesLeft = times;
        }
    }
}
