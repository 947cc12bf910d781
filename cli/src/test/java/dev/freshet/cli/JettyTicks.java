// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlets.EventSource;
import org.eclipse.jetty.ee10.servlets.EventSourceServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** A Jetty whose own support for event streams sends a number to all its subscribers, twenty per second, on a free port of the loopback interface. */
final class JettyTicks implements AutoCloseable {

    private final Server server = new Server();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final Set<EventSource.Emitter> subscribers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private @Nullable ScheduledFuture<?> ticks;

    private JettyTicks() {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(new Ticks());
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/ticks");
        server.setHandler(context);
    }

    static JettyTicks start() throws Exception {
        JettyTicks jetty = new JettyTicks();
        jetty.server.start();
        jetty.ticks = jetty.ticker.scheduleAtFixedRate(jetty::tick, 50, 50, TimeUnit.MILLISECONDS);
        return jetty;
    }

    String url() {
        return "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/ticks";
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.cancel(false);
        }
        ticker.shutdownNow();
        LifeCycle.stop(server);
    }

    private void tick() {
        String data = "{\"n\":" + number.incrementAndGet() + "}";
        for (EventSource.Emitter subscriber : List.copyOf(subscribers)) {
            try {
                subscriber.event("tick", data);
            } catch (IOException e) {
                subscribers.remove(subscriber); // it has left
            }
        }
    }

    private final class Ticks extends EventSourceServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected EventSource newEventSource(HttpServletRequest request) {
            return new EventSource() {
                @Override
                public void onOpen(Emitter emitter) {
                    subscribers.add(emitter);
                }

                @Override
                public void onClose() {
                    // tick() notices and forgets the subscriber
                }
            };
        }
    }
}
