// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text, as web servers have them: PEM. What stands between them is passed over. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "Ed25519", "Ed448");

    private PemFile() {}

    /** A store with all certificates of a file, each by itself, to be trusted. */
    static KeyStore trusted(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        List<Certificate> all = certificates(file);
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("certificate-" + i, all.get(i));
        }
        return store;
    }

    /** A store with the key of one file and the chain of certificates of another, which may be the same. */
    static KeyStore shown(Path file, Path keyFile, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("key", key(keyFile), password, certificates(file).toArray(Certificate[]::new));
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> all = new ArrayList<>();
        Matcher block = blocks(file);
        while (block.find()) {
            if (block.group(1).endsWith("CERTIFICATE")) {
                all.add(factory.generateCertificate(new ByteArrayInputStream(bytes(block))));
            }
        }
        if (all.isEmpty()) {
            throw new IOException("no certificate in PEM in " + file);
        }
        return all;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        Matcher block = blocks(file);
        while (block.find()) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return key(new PKCS8EncodedKeySpec(bytes(block)));
            }
            if (block.group(1).endsWith("PRIVATE KEY")) {
                throw new IOException("the key in " + file + " is a " + block.group(1)
                        + "; convert it by: openssl pkcs8 -topk8 -nodes -in " + file);
            }
        }
        throw new IOException("no private key in PEM in " + file);
    }

    private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        InvalidKeySpecException none = new InvalidKeySpecException("a private key of none of the types " + KEY_TYPES);
        for (String type : KEY_TYPES) {
            try {
                return KeyFactory.getInstance(type).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) { // of another type
                none.addSuppressed(e);
            }
        }
        throw none;
    }

    private static Matcher blocks(Path file) throws IOException {
        return BLOCK.matcher(Files.readString(file, ISO_8859_1));
    }

    private static byte[] bytes(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group(2));
    }
}
