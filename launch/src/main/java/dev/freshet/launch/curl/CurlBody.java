// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a curl command sends. */
@Internal
public sealed interface CurlBody {

    /** Nothing. */
    record None() implements CurlBody {}

    /**
     * These bytes. Immutable.
     *
     * @param bytes what is sent
     * @param file the file whose bytes, and nothing else, they are; empty if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // copied when it comes and when it goes, and compared by what it holds
    record Content(byte[] bytes, Optional<Path> file) implements CurlBody {
        public Content {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        /** As text; empty if it is none in UTF-8. */
        public Optional<String> text() {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException notText) {
                return Optional.empty();
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && Arrays.equals(bytes, content.bytes) && file.equals(content.file);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(bytes) + file.hashCode();
        }

        @Override
        public String toString() {
            return "Content[" + text().orElse(bytes.length + " bytes")
                    + file.map(path -> ", " + path).orElse("") + "]";
        }
    }

    /** {@code multipart/form-data}. */
    record Multipart(List<Part> parts) implements CurlBody {
        public Multipart {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a form.
     *
     * @param content its bytes
     * @param fileName as the server is told; empty if it is not told one
     * @param contentType empty if none is sent
     * @param headers further ones
     */
    record Part(
            String name,
            Content content,
            Optional<String> fileName,
            Optional<String> contentType,
            List<CurlCommand.Header> headers) {
        public Part {
            headers = List.copyOf(headers);
        }
    }
}
