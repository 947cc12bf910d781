// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Internal;

/** A message of which nothing more can be said. */
record McpStep(String words, ChainBuilder toChainBuilder) implements ActionBuilder {

    @Override
    @Internal
    public String words() {
        return words;
    }
}
