// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.freshet.core.text.SafeText;

/** The stack trace of a log event, whose messages may quote a server. Public for {@code logback.xml} of users, which may name it. */
public final class SafeStackTrace extends ThrowableProxyConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return SafeText.lines(super.convert(event));
    }
}
