// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what the exporter of OpenTelemetry logs of its failures, each of them and with stack traces, away from the console, and keeps the one thing of it that its results do
 * not tell: the status of the answer. Any thread may log.
 */
final class LibraryLog extends Handler {

    private static final Pattern STATUS = Pattern.compile("HTTP status code (\\d{3})");

    private final Logger logger = Logger.getLogger("io.opentelemetry.exporter");
    private final boolean usedParents = logger.getUseParentHandlers();
    private volatile String status = "";

    /** From now on nothing goes to the console. */
    void begin() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** The last status of an answer that was no success; empty if there was none. */
    String status() {
        return status;
    }

    @Override
    public void publish(LogRecord line) {
        Matcher found = STATUS.matcher(String.valueOf(line.getMessage()));
        if (found.find()) {
            status = found.group(1);
        }
    }

    @Override
    public void flush() {}

    /** As it was before. */
    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(usedParents);
    }
}
