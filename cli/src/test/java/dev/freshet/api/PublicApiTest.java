// SPDX-License-Identifier: Apache-2.0
package dev.freshet.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of the public face is seen where it is reviewed: in the lists that are kept beside the modules. */
class PublicApiTest {

    private static final Path ROOT = Path.of("..");

    static Stream<Arguments> faces() {
        return Stream.of(
                arguments("sse-codec", List.of("dev.freshet.codec")),
                arguments(
                        "core",
                        List.of(
                                "dev.freshet.core",
                                "dev.freshet.core.exec",
                                "dev.freshet.core.stats",
                                "dev.freshet.core.assertion",
                                "dev.freshet.core.text")),
                arguments("server", List.of("dev.freshet.server")),
                arguments("http", List.of("dev.freshet.http")),
                arguments("mcp", List.of("dev.freshet.mcp")),
                arguments("report", List.of("dev.freshet.report")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faces")
    void theFaceIsTheOneThatWasAgreedOn(String module, List<String> packages) throws IOException {
        String now = String.join("\n", PublicApi.of(packages)).strip() + "\n";
        Path kept = ROOT.resolve(module).resolve("api").resolve(module + ".api");
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, now);
        }
        assertThat(now)
                .as(
                        "the public face of %s has changed. If that is meant, keep the new one: mvn test -pl cli -am -Dtest=PublicApiTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true",
                        module)
                .isEqualTo(Files.exists(kept) ? Files.readString(kept, UTF_8) : "");
    }
}
