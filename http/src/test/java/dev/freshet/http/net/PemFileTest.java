// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFileTest {

    private static SelfSigned identity;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeIdentity() throws Exception {
        identity = SelfSigned.make();
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static String certificate() throws Exception {
        return pem("CERTIFICATE", identity.certificate().getEncoded());
    }

    private static String key() {
        return pem("PRIVATE KEY", identity.key().getEncoded());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.pem"), text);
    }

    @Test
    void allCertificatesAreTrusted() throws Exception {
        KeyStore store = PemFile.trusted(file("subject=x\n" + certificate() + "between\n" + certificate()));

        assertThat(store.size()).isEqualTo(2);
        assertThat(store.getCertificate("certificate-1")).isEqualTo(identity.certificate());
    }

    @Test
    void theKeyIsShownWithItsCertificate() throws Exception {
        Path both = file(key() + certificate());

        KeyStore store = PemFile.shown(both, both, new char[0]);

        assertThat(store.getKey("key", new char[0])).isEqualTo(identity.key());
        assertThat(store.getCertificateChain("key")).containsExactly(identity.certificate());
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        Path none = file("nothing");
        Path old = Files.writeString(folder.resolve("old.pem"), pem("RSA PRIVATE KEY", new byte[] {1}));
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), certificate());

        assertThatThrownBy(() -> PemFile.trusted(none)).hasMessageContaining("no certificate in PEM");
        assertThatThrownBy(() -> PemFile.shown(certificate, certificate, new char[0]))
                .hasMessageContaining("no private key in PEM");
        assertThatThrownBy(() -> PemFile.shown(certificate, old, new char[0]))
                .hasMessageContaining("openssl pkcs8 -topk8");
    }
}
