// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The direct walk and the general ways must find the same in any document, by any path that is walked directly. */
class PlainPathTest {

    private static final long SEED = 77_535;
    private static final int PAIRS = 5_000;
    private static final List<String> NAMES =
            List.of("a", "b", "c", "data", "a-b", "x y", "*", "a,b", "a.b", "[0]", "é", "0", "$");

    private final Random random = new Random(SEED);

    @Test
    void findsWhatTheGeneralWalkFinds() {
        int hits = 0;
        for (int i = 0; i < PAIRS; i++) {
            Json document = Json.parse(value(4));
            String path = jsonPath();
            JsonPath plain = JsonPath.compile(path);

            assertThat(plain.isPlain()).as(path).isTrue();
            List<Json> expected = JsonPath.compileGeneral(path).findAll(document);
            assertThat(plain.findAll(document)).as("%s in %s", path, document).isEqualTo(expected);
            for (int nth = 0; nth <= expected.size(); nth++) {
                assertThat(plain.find(document, nth)).isEqualTo(nth < expected.size() ? expected.get(nth) : null);
            }
            hits += expected.size();
        }
        assertThat(hits).as("the paths must find something often enough").isGreaterThan(PAIRS / 5);
    }

    @Test
    void findsWhatTheJmesPathLibraryFinds() {
        int hits = 0;
        for (int i = 0; i < PAIRS; i++) {
            Json document = Json.parse(value(4));
            String path = jmesPath();
            JmesPath plain = JmesPath.compile(path);

            assertThat(plain.isPlain()).as(path).isTrue();
            Json expected = JmesPath.compileForLibrary(path).search(document);
            Json found = plain.search(document);
            assertThat(found == null || found.isNull() ? null : found)
                    .as("%s in %s", path, document)
                    .isEqualTo(expected);
            hits += expected == null ? 0 : 1;
        }
        assertThat(hits).as("the paths must find something often enough").isGreaterThan(PAIRS / 20);
    }

    private String jsonPath() {
        StringBuilder path = new StringBuilder("$");
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            String name = name();
            switch (random.nextInt(7)) {
                case 0, 1 -> path.append('[').append(random.nextInt(7) - 3).append(']');
                case 2 -> path.append("[*]");
                case 3 -> path.append(".*");
                case 4 -> path.append("['").append(name).append("']");
                case 5 -> path.append("[\"").append(name).append("\"]");
                default -> path.append('.').append(name.matches("[\\w-]+") ? name : "a");
            }
        }
        return path.toString();
    }

    private String jmesPath() {
        StringBuilder path = new StringBuilder();
        for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
            if (random.nextInt(3) == 0) {
                path.append('[').append(random.nextInt(7) - 3).append(']');
            } else {
                String name = name();
                path.append(path.length() == 0 ? "" : ".").append(name.matches("[a-z]+") ? name : "\"" + name + "\"");
            }
        }
        return path.toString();
    }

    private String value(int depth) {
        int kind = random.nextInt(depth > 2 ? 6 : depth > 0 ? 12 : 6) + (depth > 2 ? 6 : 0);
        return switch (kind) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> String.valueOf(random.nextInt(100));
            case 3 -> "1.5";
            case 4 -> "\"text\"";
            case 5 -> random.nextBoolean() ? "{}" : "[]";
            case 6, 7, 8 -> array(depth);
            default -> object(depth);
        };
    }

    private String array(int depth) {
        StringBuilder array = new StringBuilder("[");
        for (int size = random.nextInt(4); size > 0; size--) {
            array.append(array.length() == 1 ? "" : ",").append(value(depth - 1));
        }
        return array.append(']').toString();
    }

    private String object(int depth) {
        StringBuilder object = new StringBuilder("{");
        for (int size = random.nextInt(6); size > 0; size--) {
            object.append(object.length() == 1 ? "\"" : ",\"")
                    .append(name())
                    .append("\":")
                    .append(value(depth - 1));
        }
        return object.append('}').toString();
    }

    private String name() {
        return NAMES.get(random.nextBoolean() ? random.nextInt(4) : random.nextInt(NAMES.size()));
    }
}
