// SPDX-License-Identifier: Apache-2.0
package dev.freshet.redis;

import dev.freshet.core.SimulationException;

/** Feeders from Redis, which are not built: {@code import static dev.freshet.redis.RedisDsl.*}. */
public final class RedisDsl {

    private static final String REASON =
            "redisFeeder is not built: export the records to a file for csv(...), or give feed(...) an iterator";

    private RedisDsl() {}

    /** Refused at once: export the records to a file. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public static RedisFeederBuilder redisFeeder(RedisClientPool clients, String key) {
        throw new SimulationException(REASON);
    }

    /** Refused at once: export the records to a file. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public static RedisFeederBuilder redisFeeder(RedisClientPool clients, String keySrc, String keyDest) {
        throw new SimulationException(REASON);
    }
}
