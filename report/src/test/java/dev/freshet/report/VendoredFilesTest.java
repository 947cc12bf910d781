// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendoredFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"uPlot.iife.min.js", "uPlot.min.css"})
    void areTheReviewedOnes(String name) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource(name));
        assertThat(new String(resource("VERSIONS"), StandardCharsets.UTF_8))
                .containsPattern(
                        name.replace(".", "\\.") + " +" + HexFormat.of().formatHex(digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uPlot.iife.min.js", "uPlot.min.css"})
    void canStandInAPage(String name) throws IOException {
        assertThat(new String(resource(name), StandardCharsets.UTF_8))
                .doesNotContainPattern("(?i)</(script|style)|<!--");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream("uplot/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
