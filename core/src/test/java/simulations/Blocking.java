// SPDX-License-Identifier: Apache-2.0
package simulations;

import dev.freshet.core.Session;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A function that blocks its loop, in a package as authors have them. */
public record Blocking(CountDownLatch released) implements Function<Session, Session> {

    @Override
    public Session apply(Session session) {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return session;
    }
}
