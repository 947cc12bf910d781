// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import dev.freshet.core.Internal;
import dev.freshet.report.console.Window;
import java.util.List;

/** What a terminal shows. Its methods are called on the thread of the terminal. */
@Internal
public interface Picture {

    /** Lines that fit into that window, without their ends. */
    List<String> frame(Window window);

    /** A key was pressed. */
    void key(char key);
}
