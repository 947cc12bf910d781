// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import dev.freshet.report.console.Window;
import java.io.IOException;

/** What a terminal is beside its output. Its methods may wait for other processes for some milliseconds; any thread may call them, one at a time. */
interface TerminalDevice {

    /** Whether this process is in the foreground of the terminal. If not, it may neither read nor change settings: the system would stop it. */
    boolean isOurs();

    Window size() throws IOException;

    /** Has keys handed over one by one and not shown. What they send as signals, such as Ctrl-C, goes on being sent. The settings until now are remembered. */
    void quiet() throws IOException;

    /** Gives the terminal the settings that it had before {@link #quiet}. */
    void restore() throws IOException;

    /** The keys that have been pressed since they were last asked for; waits for none. */
    String keys() throws IOException;

    /** Has that called on a thread of its own when the window has another size, when the process goes on after it was stopped, and when Ctrl-Z asks it to stop. */
    void onSignals(Runnable resized, Runnable continued, Runnable suspended);

    /** Stops the process as Ctrl-Z would have, and comes back when it goes on. Where nobody could let it go on, the system does not stop it. */
    void suspend();
}
