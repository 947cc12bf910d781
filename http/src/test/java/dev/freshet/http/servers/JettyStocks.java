// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlets.EventSource;
import org.eclipse.jetty.ee10.servlets.EventSourceServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * A Jetty that serves stock prices by its own support for event streams ({@link EventSourceServlet}): a snapshot to each new subscriber, then
 * updates to all, ten per second. On a free port of the loopback interface.
 */
final class JettyStocks implements AutoCloseable {

    private static final String PRICES =
            "[{\"symbol\":\"BTC\",\"price\":4628.27},{\"symbol\":\"ETH\",\"price\":3249.19}]";

    private final Server server = Jetty.onLoopback();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private @Nullable ScheduledFuture<?> updates;
    private final Set<EventSource.Emitter> subscribers = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();

    private JettyStocks() {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder prices = new ServletHolder(new Prices());
        prices.setAsyncSupported(true);
        context.addServlet(prices, "/stocks/prices");
        server.setHandler(context);
    }

    static JettyStocks start() throws Exception {
        JettyStocks stocks = new JettyStocks();
        stocks.server.start();
        stocks.updates = stocks.ticker.scheduleAtFixedRate(stocks::update, 100, 100, TimeUnit.MILLISECONDS);
        return stocks;
    }

    String baseUrl() {
        return Jetty.baseUrl(server);
    }

    /** How many events were handed to Jetty for sending. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        if (updates != null) {
            updates.cancel(false);
        }
        ticker.shutdownNow();
        LifeCycle.stop(server);
    }

    private void update() {
        subscribers.forEach(subscriber -> send(subscriber, "update"));
    }

    private void send(EventSource.Emitter subscriber, String type) {
        try {
            subscriber.event(type, PRICES);
            sent.incrementAndGet();
        } catch (IOException e) {
            subscribers.remove(subscriber); // it has left
        }
    }

    private final class Prices extends EventSourceServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected EventSource newEventSource(HttpServletRequest request) {
            return new Subscription();
        }
    }

    private final class Subscription implements EventSource {
        @Override
        public void onOpen(Emitter emitter) {
            send(emitter, "snapshot");
            subscribers.add(emitter);
        }

        @Override
        public void onClose() {
            // send() notices and forgets the subscriber
        }
    }
}
