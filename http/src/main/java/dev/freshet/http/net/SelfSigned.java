// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.core.Internal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;

/**
 * A key and a certificate for {@code localhost} and its addresses, signed by the key itself: what a server within this process shows to clients within this process
 * for half a second, and the sample server to whoever tries it. Elliptic curve P-256.
 *
 * <p>The certificate is written here, in the few DER elements that RFC 5280 demands, because it has to be there within a fraction of the time that a run may
 * take to warm up: a library for certificates takes longer to load than all the rest of the warm-up.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280, section 4.1</a>
 */
@Internal
public record SelfSigned(PrivateKey key, X509Certificate certificate) {

    /** The name that the certificate is for. It holds for 127.0.0.1 and ::1, too. */
    public static final String HOST = "localhost";

    private static final byte[] ADDRESS = {127, 0, 0, 1};
    private static final byte[] ADDRESS_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0C;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION = 0xA0;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int EXTENSIONS = 0xA3;

    private static final byte[] ECDSA_WITH_SHA256 = {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02};
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x55, 0x1D, 0x11};

    /**
     * A new key and its certificate.
     *
     * @throws GeneralSecurityException where this Java can't make them
     */
    public static SelfSigned make() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = keys.generateKeyPair();
        byte[] algorithm = der(SEQUENCE, der(OBJECT_ID, ECDSA_WITH_SHA256));
        byte[] statement = statement(algorithm, pair.getPublic().getEncoded());
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(statement);
        byte[] certificate = der(SEQUENCE, statement, algorithm, bits(signer.sign()));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return new SelfSigned(pair.getPrivate(), (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(certificate)));
    }

    /** The part that is signed: version 3, number, issuer, validity without an end, subject, key, the names for which it holds. */
    private static byte[] statement(byte[] algorithm, byte[] publicKey) {
        byte[] host = HOST.getBytes(US_ASCII);
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, der(OBJECT_ID, COMMON_NAME), der(UTF8_STRING, host))));
        byte[] names = der(SEQUENCE, der(DNS_NAME, host), der(IP_ADDRESS, ADDRESS), der(IP_ADDRESS, ADDRESS_6));
        return der(
                SEQUENCE,
                der(VERSION, der(INTEGER, new byte[] {2})),
                der(INTEGER, new byte[] {1}),
                algorithm,
                name,
                der(SEQUENCE, time("20000101000000Z"), time("99991231235959Z")),
                name,
                publicKey,
                der(
                        EXTENSIONS,
                        der(
                                SEQUENCE,
                                der(SEQUENCE, der(OBJECT_ID, SUBJECT_ALTERNATIVE_NAME), der(OCTET_STRING, names)))));
    }

    private static byte[] time(String text) {
        return der(GENERALIZED_TIME, text.getBytes(US_ASCII));
    }

    private static byte[] bits(byte[] whole) {
        return der(BIT_STRING, new byte[] {0}, whole);
    }

    /** One element: its kind, its length in one to three bytes, what it holds. */
    private static byte[] der(int kind, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
        out.write(kind);
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
