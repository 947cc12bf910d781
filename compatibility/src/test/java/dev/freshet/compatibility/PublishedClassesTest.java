// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every class and method of Gatling's published language exists in ours, but for what {@code missing.txt} names with a reason. */
class PublishedClassesTest {

    private static final Path LIST = Path.of("src/test/resources/missing.txt");

    /**
     * What is missing, and why.
     *
     * @param pattern the signature; an asterisk stands for anything
     */
    private record Excuse(String pattern, String reason) {

        static Excuse parse(String line) {
            String[] parts = line.split(" \\| ", 2);
            return new Excuse(parts[0].strip(), parts[1].strip());
        }

        boolean covers(String signature) {
            return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), signature);
        }
    }

    private static List<Excuse> excuses() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Excuse::parse)
                .toList();
    }

    @Test
    void whatIsMissingHasAReason() throws IOException {
        List<Excuse> excuses = excuses();

        assertThat(PublishedClasses.compared()).isGreaterThan(2_500);
        assertThat(PublishedClasses.missing())
                .filteredOn(signature -> excuses.stream().noneMatch(excuse -> excuse.covers(signature)))
                .isEmpty();
        assertThat(excuses).allSatisfy(excuse -> assertThat(excuse.reason()).isNotBlank());
    }

    @Test
    void aReasonIsNeeded() throws IOException {
        Set<String> missing = PublishedClasses.missing();

        assertThat(excuses()).allSatisfy(excuse -> assertThat(missing).anyMatch(excuse::covers));
    }
}
