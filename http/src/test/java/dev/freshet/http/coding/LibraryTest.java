// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where libraries are found, and what is said where they are not. */
class LibraryTest {

    private static final ClassLoader OWN = LibraryTest.class.getClassLoader();
    private static final ClassLoader WITHOUT = ClassLoader.getPlatformClassLoader();

    static Stream<Library.Wanted> libraries() {
        return Stream.of(Libraries.BROTLI4J, Libraries.ZSTD_JNI);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void whatIsBesideFreshetIsUsedAsItIs(Library.Wanted wanted) throws Exception {
        try (Decompressor made = Library.find(wanted, OWN, WITHOUT).newDecompressor()) {
            assertThat(made.getClass().getClassLoader()).isSameAs(OWN);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void whatOnlyTheSimulationSeesIsUsed(Library.Wanted wanted) throws Exception {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        try (Decompressor made = Library.find(wanted, WITHOUT, OWN).newDecompressor()) {
            assertThat(made.getClass().getClassLoader().getParent())
                    .as("a class that sees what the simulation does")
                    .isSameAs(OWN);
            made.decode(ByteBuffer.wrap(Coders.coded(wanted.coding(), "a word".getBytes(UTF_8))), piece -> {
                while (piece.hasRemaining()) {
                    decoded.write(piece.get());
                }
                return true;
            });
            assertThat(made.isComplete()).isTrue();
        }
        assertThat(decoded.toString(UTF_8)).isEqualTo("a word");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void whatIsNowhereIsNamed(Library.Wanted wanted) {
        assertThat(Library.find(wanted, WITHOUT, WITHOUT).fault())
                .isEqualTo("content coding " + wanted.coding() + " needs " + wanted.coordinates()
                        + " (add it by --class-path, or send no Accept-Encoding)");
    }

    @Test
    void aLibraryThatDoesNotWorkHereIsTold() {
        Library broken = Library.find(
                new Library.Wanted("br", "a.group:library", "java.lang.String", "no.such.Class"), OWN, OWN);

        assertThat(broken.fault()).isEqualTo("content coding br: a.group:library does not work on this machine");
    }
}
