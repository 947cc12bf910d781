// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.failure.Sickness;
import dev.freshet.http.wire.FailureTexts;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslClosedEngineException;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the words of {@link FailureTexts} what an exception of the network means. Netty's own exceptions name the error of the operating system by
 * number; the JDK's only by its text, which is English unless the machine speaks otherwise.
 */
@Internal
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final Pattern ERROR_NUMBER = Pattern.compile("error\\(-(\\d+)\\)");

    private Faults() {}

    /** Whether the exception only says that the connection is closed. */
    public static boolean isClosed(Throwable cause) {
        return cause instanceof ClosedChannelException || cause instanceof SslClosedEngineException;
    }

    /** Whether the exception says that the connection was lost by itself, and not that what came over it was wrong. */
    public static boolean isLoss(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof SSLException);
    }

    /** Whether the exception comes from the network rather than from a defect of ours, or from a process that is sick. */
    public static boolean isOfNetwork(Throwable cause) {
        return (cause instanceof IOException || cause instanceof DecoderException)
                && Sickness.in(cause).isEmpty();
    }

    /** Why the addresses of a host were not to be had. */
    public static String whileResolving(CompletableFuture<?> asked) {
        Throwable cause = asked.handle((value, fault) -> fault).join();
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof DnsNameResolverTimeoutException) {
                return FailureTexts.NAME_TIMEOUT;
            }
        }
        LOG.debug("No addresses of a host", cause);
        return FailureTexts.UNKNOWN_HOST;
    }

    /** Why no connection could be made. */
    public static String whileConnecting(Throwable cause) {
        String text = bySystemError(cause);
        if (text != null) {
            return text;
        }
        if (cause instanceof NoRouteToHostException) {
            return FailureTexts.UNREACHABLE;
        }
        if (cause instanceof ConnectException) {
            return FailureTexts.REFUSED;
        }
        LOG.debug("Connecting failed", cause);
        return FailureTexts.CONNECT_FAILED;
    }

    /** Why TLS could not be agreed on. */
    public static String whileSecuring(Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            String text = byLink(link);
            if (text != null) {
                return text;
            }
        }
        LOG.debug("The TLS handshake failed", cause);
        return FailureTexts.TLS_FAILED;
    }

    /** Why a connection that stood is of no more use. What is neither the network's nor the server's doing is the failure of the loop, too. */
    public static String inExchange(Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof SSLException) {
            return isAlert(root) ? byAlert(root) : FailureTexts.TLS_BROKEN;
        }
        if (root instanceof IOException) {
            LOG.debug("A connection was lost", cause);
            String text = bySystemError(root);
            return text == null ? FailureTexts.LOST : text;
        }
        return FailureTexts.INTERNAL;
    }

    private static @Nullable String byLink(Throwable link) {
        String time = byTimeOfCertificate(link);
        if (time != null) {
            return time;
        }
        // The JDK has no type of its own for a certificate of another host; what it throws for other reasons are
        // subtypes.
        if (link.getClass() == CertificateException.class) {
            return FailureTexts.TLS_OTHER_HOST;
        }
        if (link instanceof CertPathBuilderException || link instanceof CertPathValidatorException) {
            return FailureTexts.TLS_NOT_TRUSTED;
        }
        if (link instanceof NotSslRecordException || says(link, "unrecognized ssl message")) {
            return FailureTexts.TLS_NOT_SPOKEN;
        }
        if (isAlert(link)) {
            return byAlert(link);
        }
        if (isClosed(link) || says(link, "connection closed while")) {
            return FailureTexts.TLS_CLOSED;
        }
        return bySystemError(link);
    }

    private static @Nullable String byTimeOfCertificate(Throwable link) {
        Object reason = link instanceof CertPathValidatorException path ? path.getReason() : null;
        if (link instanceof CertificateExpiredException || reason == BasicReason.EXPIRED) {
            return FailureTexts.TLS_EXPIRED;
        }
        boolean isEarly = link instanceof CertificateNotYetValidException || reason == BasicReason.NOT_YET_VALID;
        return isEarly ? FailureTexts.TLS_NOT_YET_VALID : null;
    }

    /** What a server's alert means. Alerts about certificates are about ours: only a server that asked for one sends them. */
    private static String byAlert(Throwable link) {
        if (says(link, "certificate_required")) {
            return FailureTexts.TLS_NO_CLIENT_CERTIFICATE;
        }
        return says(link, "certificate") || says(link, "unknown_ca")
                ? FailureTexts.TLS_CLIENT_CERTIFICATE
                : FailureTexts.TLS_REFUSED;
    }

    /** An alert of the server, in the words of the JDK or of BoringSSL. */
    private static boolean isAlert(Throwable link) {
        return link instanceof SSLException && (says(link, "received fatal alert") || says(link, "_alert_"));
    }

    private static boolean says(Throwable link, String words) {
        String message = link.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(words);
    }

    private static @Nullable String bySystemError(Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            String message = link.getMessage() == null ? "" : link.getMessage();
            Matcher number = ERROR_NUMBER.matcher(message);
            String text = number.find() ? byNumber(number.group(1)) : byWords(message.toLowerCase(Locale.ROOT));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The numbers are Linux's, as Netty reports numbers on Linux only. */
    private static @Nullable String byNumber(String number) {
        return switch (number) {
            case "111" -> FailureTexts.REFUSED;
            case "104", "32", "103" -> FailureTexts.RESET;
            case "110" -> FailureTexts.CONNECT_TIMEOUT;
            case "101", "113", "100", "112" -> FailureTexts.UNREACHABLE;
            case "99", "98" -> FailureTexts.NO_LOCAL_PORT;
            case "24", "23" -> FailureTexts.TOO_MANY_OPEN_FILES;
            case "1", "13" -> FailureTexts.NOT_PERMITTED;
            default -> null;
        };
    }

    private static @Nullable String byWords(String message) {
        if (message.contains("refused")) {
            return FailureTexts.REFUSED;
        }
        if (message.contains("reset") || message.contains("broken pipe") || message.contains("aborted")) {
            return FailureTexts.RESET;
        }
        if (message.contains("unreachable") || message.contains("no route to host")) {
            return FailureTexts.UNREACHABLE;
        }
        if (message.contains("assign requested address") || message.contains("address already in use")) {
            return FailureTexts.NO_LOCAL_PORT;
        }
        if (message.contains("too many open files")) {
            return FailureTexts.TOO_MANY_OPEN_FILES;
        }
        return message.contains("permission denied") ? FailureTexts.NOT_PERMITTED : null;
    }
}
