// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The server could not start as it was asked to. The message is meant for the user: what failed, where, and what
 * to do about it; the cause is the error of the socket.
 */
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static ServerStartException of(String host, int port, Throwable cause) {
        return new ServerStartException("Can't listen on " + host + ":" + port + ": " + advice(host, cause), cause);
    }

    static ServerStartException ofTls(Throwable cause) {
        return new ServerStartException(
                "Can't serve TLS with this key and this certificate: " + root(cause)
                        + ". Give those that belong together.",
                cause);
    }

    static ServerStartException ofTls(Path certificates, Path key, Throwable cause) {
        String message = "Can't serve TLS with the certificate " + certificates + " and the key " + key + ": "
                + root(cause)
                + ". Give two PEM files that belong together, the key as PKCS #8 without a password.";
        return new ServerStartException(message, cause);
    }

    private static String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** Sockets tell their errors by text only, and the native transport words them as the operating system does. */
    private static String advice(String host, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        String text = reason.toLowerCase(Locale.ROOT);
        if (text.contains("in use")) {
            return "the port is in use. Stop what uses it, or choose another port (0 takes any free one).";
        }
        if (text.contains("permission") || text.contains("denied")) {
            return "not permitted. Ports below 1024 are reserved on most systems: choose a higher one.";
        }
        if (text.contains("assign") || text.contains("unresolved")) {
            return "'" + host + "' is not an address of this machine. Choose 127.0.0.1, or 0.0.0.0 for all addresses.";
        }
        return reason + ". Choose another host or port.";
    }
}
