// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** A way to have what a run measures elsewhere while it goes on. Found by {@link java.util.ServiceLoader} when somebody asks for one, and not looked for otherwise. */
@Internal
public interface LiveExport {

    /** By what it is asked for: that of its option on the command line. */
    String name();

    /**
     * Gets ready, before the run begins: what cannot work is noticed now.
     *
     * @param settings what was chosen, by names that the export knows
     * @param trouble told, from any thread, of what goes wrong later: whole sentences, each once
     * @throws IOException when it cannot be had here, such as a port that is in use: what is wrong, and what to do
     * @throws IllegalArgumentException when a setting is none: which, and what to do
     */
    Open open(Map<String, String> settings, Consumer<String> trouble) throws IOException;

    /** An export that is ready, and told of a run. */
    interface Open extends RunListener, AutoCloseable {

        /** Where the figures go, for the user: a sentence without its full stop. */
        String notice();

        /** No run comes any more. Waits some seconds at most for what is still on its way. */
        @Override
        void close();
    }
}
