// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.body;

import static dev.freshet.core.CoreDsl.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.Body;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BodiesTest {

    private static final String ORDER = "{\"user\": \"#{name}\", \"literal\": \"\\#{x}\"}\n";

    private final Session session = Session.create("scenario", 1)
            .set("name", "Zoë")
            .set("file", "bodies/order.json")
            .set("bytes", new byte[] {1, 2, -3});

    static Stream<Arguments> bodies() {
        String filled = "{\"user\": \"Zoë\", \"literal\": \"#{x}\"}\n";
        return Stream.of(
                arguments("a constant text", StringBody("{}"), "{}"),
                arguments("a text with an expression", StringBody("hello #{name}"), "hello Zoë"),
                arguments("a text by a function", StringBody(s -> "user " + s.userId()), "user 1"),
                arguments("a file with expressions", ElFileBody("bodies/order.json"), filled),
                arguments("a file whose path is an expression", ElFileBody("#{file}"), filled),
                arguments("a file whose path is a function", ElFileBody(s -> "bodies/order.json"), filled),
                arguments("a file as it is", RawFileBody("bodies/order.json"), ORDER),
                arguments("a file as it is, by expression", RawFileBody("#{file}"), ORDER),
                arguments("a file as it is, by function", RawFileBody(s -> s.getString("file")), ORDER),
                arguments("bytes", ByteArrayBody("ü".getBytes(UTF_8)), "ü"),
                arguments("bytes by a function", ByteArrayBody(s -> s.scenario().getBytes(UTF_8)), "scenario"),
                arguments("a stream", InputStreamBody(s -> new ByteArrayInputStream(new byte[] {65})), "A"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyGivesItsBytesPerSession(String reason, Body body, String expected) {
        Expression<byte[]> bytes = Bodies.compile(body);

        assertThat(bytes.resolve(session)).asString(UTF_8).isEqualTo(expected);
        assertThat(bytes.resolve(session)).asString(UTF_8).isEqualTo(expected);
    }

    @Test
    void anAttributeThatHoldsBytesIsSentAsItIs() {
        assertThat(Bodies.compile(ByteArrayBody("#{bytes}")).resolve(session)).containsExactly(1, 2, -3);
    }

    @Test
    void aBodyIsAFunctionOfTheSessionToo() {
        assertThat(StringBody("hello #{name}").apply(session)).isEqualTo("hello Zoë");
        assertThat(ElFileBody("bodies/order.json").apply(session)).contains("Zoë");
        assertThat(RawFileBody("bodies/order.json").apply(session))
                .asString(UTF_8)
                .isEqualTo(ORDER);
    }

    @Test
    void aCompressedBodyUnpacksToTheBodyItWasMadeOf() throws IOException {
        byte[] compressed =
                Bodies.compile(gzipBody.apply(StringBody("hello #{name}"))).resolve(session);

        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            assertThat(unpacked.readAllBytes()).asString(UTF_8).isEqualTo("hello Zoë");
        }
    }

    @Test
    void whatDoesNotDependOnTheUserIsMadeOnce() {
        Expression<byte[]> text = Bodies.compile(gzipBody.apply(StringBody("always the same")));

        assertThat(text.isConstant()).isTrue();
        assertThat(text.resolve(session)).isSameAs(text.resolve(session));
    }

    @Test
    void aMissingFileIsAMistakeThatSaysWhereItWasLookedFor() {
        assertThatThrownBy(() -> Bodies.compile(RawFileBody("no/such.json")))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("no/such.json")
                .hasMessageContaining("class path")
                .hasMessageContaining(Path.of("no/such.json").toAbsolutePath().toString());
    }

    @Test
    void aFileThatIsMissingForOneUserFailsThatUserOnly() {
        Expression<byte[]> body = Bodies.compile(RawFileBody("#{file}"));

        assertThatThrownBy(() -> body.resolve(session.set("file", "no/such.json")))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("no/such.json");
        assertThat(body.resolve(session)).asString(UTF_8).isEqualTo(ORDER);
    }

    @Test
    void aFileIsFoundInTheFileSystemToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("body.txt"), "from disk");

        assertThat(Bodies.compile(RawFileBody(file.toString())).resolve(session))
                .asString(UTF_8)
                .isEqualTo("from disk");
    }

    @Test
    void aStreamThatCannotBeOpenedFailsTheUserWithoutATrace() {
        Expression<byte[]> body = Bodies.compile(InputStreamBody(s -> {
            throw new IllegalStateException("gone");
        }));

        assertThatThrownBy(() -> body.resolve(session))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void aTemplateLanguageThatIsNotBuiltInIsRefusedWhenTheRunIsSetUp() {
        assertThatThrownBy(() -> Bodies.compile(PebbleStringBody("{{ x }}")))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("Pebble");
    }
}
