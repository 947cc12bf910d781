// SPDX-License-Identifier: Apache-2.0
package dev.freshet.jdbc;

import dev.freshet.core.FeederBuilder;
import dev.freshet.core.SimulationException;

/** Feeders from databases, which are not built: {@code import static dev.freshet.jdbc.JdbcDsl.*}. */
public final class JdbcDsl {

    private JdbcDsl() {}

    /** Refused at once: export the rows to a file. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public static FeederBuilder<Object> jdbcFeeder(String url, String username, String password, String sql) {
        throw new SimulationException(
                "jdbcFeeder is not built: export the rows to a file for csv(...), or give feed(...) an iterator");
    }
}
