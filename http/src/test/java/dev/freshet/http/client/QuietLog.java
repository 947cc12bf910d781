// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Lets a test fail that logs a warning, an error or an exception: what servers and networks do wrong is no surprise, and is told by failures. */
final class QuietLog implements BeforeEachCallback, AfterEachCallback {

    /** Netty's io_uring says so of loops that end while the kernel still closes a socket of theirs. */
    private static final String AFTER_THE_END = "Can't invoke task later as EventLoop rejected it";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        events.list.clear();
        events.start();
        root.addAppender(events);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root.detachAppender(events);
        List<String> loud = List.copyOf(events.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> !event.getFormattedMessage().equals(AFTER_THE_END))
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
        assertThat(loud).isEmpty();
    }
}
