// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;

/** One step of a {@link StreamScript}. */
sealed interface ScriptStep {

    /** Does the step, on the loop of the run's connection. */
    void perform(ScriptRun run);

    /**
     * Bytes of the body, as one chunk if the body is chunked, in one write.
     *
     * @param events how many events the bytes hold, for the counters
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and owned by the script
    record Write(byte[] bytes, int events) implements ScriptStep {
        @Override
        public void perform(ScriptRun run) {
            run.write(bytes, events);
        }
    }

    /** Silence. */
    record Pause(long pauseNs) implements ScriptStep {
        @Override
        public void perform(ScriptRun run) {
            run.pause(pauseNs);
        }
    }

    /** Other steps, several times over. */
    record Repeat(int times, List<ScriptStep> steps) implements ScriptStep {
        @Override
        public void perform(ScriptRun run) {
            run.enter(steps, times);
        }
    }
}
