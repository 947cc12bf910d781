// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.freshet.core.text.SafeText;

/** The stack trace of a log event, whose messages may quote a server. Public for Logback, which makes it by its name in {@code logback.xml}. */
public final class SafeStackTrace extends ThrowableProxyConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return SafeText.lines(super.convert(event));
    }
}
