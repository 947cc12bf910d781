// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds users until so many have come, from whichever loops. From then on it holds nobody.
 *
 * <p>A user first joins the queue and then counts itself. So when the count is reached, all that were counted are in the queue and whoever
 * reached it sets them free; one that comes later and has not seen that yet finds the count exceeded and sets itself free.
 */
final class RendezVousAction implements Action {

    private final int users;
    private final Action next;
    private final AtomicInteger arrived = new AtomicInteger();
    private final Queue<Waiter> waiting = new ConcurrentLinkedQueue<>();

    RendezVousAction(int users, Action next) {
        this.users = users;
        this.next = next;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        if (arrived.get() >= users) {
            user.proceed(next, session);
            return;
        }
        waiting.add(new Waiter(user, session));
        if (arrived.incrementAndGet() >= users) {
            for (Waiter free = waiting.poll(); free != null; free = waiting.poll()) {
                free.goOn(next);
            }
        }
    }

    private record Waiter(VirtualUser user, Session session) {
        void goOn(Action next) {
            user.loop().execute(() -> user.proceed(next, session));
        }
    }
}
