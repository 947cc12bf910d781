// SPDX-License-Identifier: Apache-2.0
package dev.freshet.redis;

import java.util.Objects;
import javax.net.ssl.SSLContext;

/** How a Redis would be reached; of no effect, since {@link RedisDsl} refuses to read from it. Immutable. */
public final class RedisClientPool {

    /** A Redis at that address. */
    public RedisClientPool(String host, int port) {
        Objects.requireNonNull(host, "host");
    }

    /** How many connections stay open unused. */
    public RedisClientPool withMaxIdle(int maxIdle) {
        return this;
    }

    /** The number of the database. */
    public RedisClientPool withDatabase(int database) {
        return this;
    }

    /** The password. */
    public RedisClientPool withSecret(Object secret) {
        return this;
    }

    /** How long a command may take, in milliseconds. */
    public RedisClientPool withTimeout(int timeout) {
        return this;
    }

    /** How many connections may be open. */
    public RedisClientPool withMaxConnections(int maxConnections) {
        return this;
    }

    /** How long to wait for a connection, in milliseconds. */
    public RedisClientPool withPoolWaitTimeout(long poolWaitTimeout) {
        return this;
    }

    /** How to speak TLS. */
    public RedisClientPool withSSLContext(SSLContext sslContext) {
        return this;
    }

    /** Whether commands are sent in batches. */
    public RedisClientPool withBatchMode(boolean batch) {
        return this;
    }
}
