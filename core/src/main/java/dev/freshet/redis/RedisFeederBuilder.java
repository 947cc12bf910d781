// SPDX-License-Identifier: Apache-2.0
package dev.freshet.redis;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;

/** A feeder from Redis; there is none, since {@link RedisDsl} refuses to make it. */
public interface RedisFeederBuilder extends Supplier<Iterator<Map<String, Object>>> {

    /** Takes records from the head of a list. */
    RedisFeederBuilder LPOP();

    /** Takes records from a set. */
    RedisFeederBuilder SPOP();

    /** Reads records of a set. */
    RedisFeederBuilder SRANDMEMBER();

    /** Moves records from one list to another. */
    RedisFeederBuilder RPOPLPUSH();
}
