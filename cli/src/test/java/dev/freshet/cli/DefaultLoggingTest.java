// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged where nobody has asked for anything else: by code, not by XML. */
final class DefaultLoggingTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void warningsAreShownOnStandardErrorWithoutWhatATerminalWouldObey() {
        assertThat(new DefaultLogging().configure(context)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);

        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("dev.freshet.http.sse.Stream"), Level.WARN, "says \u001b[31mred", null, null);
        assertThat(root.getLevel()).isEqualTo(Level.WARN);
        assertThat(appender.getTarget()).isEqualTo("System.err");
        assertThat(new String(appender.getEncoder().encode(event), UTF_8))
                .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  d\\.f\\.http\\.sse\\.Stream - says .*red\\R")
                .doesNotContain("\u001b");
    }

    @Test
    void logbackFindsIt() {
        assertThat(((LoggerContext) LoggerFactory.getILoggerFactory())
                        .getLogger(Logger.ROOT_LOGGER_NAME)
                        .getAppender("STDERR"))
                .isInstanceOf(ConsoleAppender.class);
    }
}
