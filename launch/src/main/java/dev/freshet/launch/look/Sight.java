// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.look;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;
import dev.freshet.http.sse.StreamWitness;
import java.util.function.Consumer;

/** Who looks at a run. But for what the witness sees, its methods are called on the main thread. */
@Internal
public interface Sight extends AutoCloseable {

    /** Sees what streams receive. */
    default StreamWitness witness() {
        return StreamWitness.NOBODY;
    }

    /** From now on that ends the run, for a reason in words. */
    void endBy(Consumer<String> ending);

    /** What was measured, in a sentence or two with their ends of lines; empty for nothing. */
    String summary(RunStats stats);

    /** Has everything shown that has been seen. Without effect the second time. */
    @Override
    void close();
}
