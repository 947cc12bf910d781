// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A key store or trust store in a file. Immutable.
 *
 * @param property the beginning of the system properties that name it, for messages
 * @param type such as {@code PKCS12} or {@code JKS}; null for the kind that the JDK makes by default, which reads both; {@code PEM} for text
 * @param keyFile where text has the private key; null for the same file
 * @param algorithm of the managers; null for the JDK's default
 */
@Internal
public record StoreFile(
        String property,
        Path file,
        @Nullable String type,
        @Nullable Path keyFile,
        String password,
        @Nullable String algorithm) {

    /** The store that the system properties {@code <property>.file}, {@code .type}, {@code .keyFile}, {@code .password} and {@code .algorithm} name; null if there is no file. */
    static @Nullable StoreFile named(String property) {
        String file = System.getProperty(property + ".file", "");
        return file.isEmpty()
                ? null
                : new StoreFile(
                        property,
                        Path.of(file),
                        System.getProperty(property + ".type"),
                        path(System.getProperty(property + ".keyFile", "")),
                        System.getProperty(property + ".password", ""),
                        System.getProperty(property + ".algorithm"));
    }

    /**
     * Whom the store trusts.
     *
     * @throws SimulationException when the file can't be read
     */
    TrustManagerFactory trust() {
        try {
            TrustManagerFactory made = TrustManagerFactory.getInstance(
                    algorithm == null ? TrustManagerFactory.getDefaultAlgorithm() : algorithm);
            made.init(isText() ? PemFile.trusted(file) : load());
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /**
     * What the store shows of the client.
     *
     * @throws SimulationException when the file can't be read
     */
    KeyManagerFactory keys() {
        try {
            KeyManagerFactory made = KeyManagerFactory.getInstance(
                    algorithm == null ? KeyManagerFactory.getDefaultAlgorithm() : algorithm);
            made.init(
                    isText() ? PemFile.shown(file, keyFile == null ? file : keyFile, password.toCharArray()) : load(),
                    password.toCharArray());
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static @Nullable Path path(String text) {
        return text.isEmpty() ? null : Path.of(text);
    }

    private boolean isText() {
        return "PEM".equalsIgnoreCase(type);
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type == null ? KeyStore.getDefaultType() : type);
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    /** Without the cause as such: its stack says nothing to who mistyped a password. */
    private SimulationException unusable(Exception cause) {
        return new SimulationException("The store of -D" + property + ".file=" + file + " can't be used (" + cause
                + "): give its path, and .type and .password as they are");
    }
}
