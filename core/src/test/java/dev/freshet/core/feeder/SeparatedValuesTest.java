// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import static dev.freshet.core.CoreDsl.csv;
import static dev.freshet.core.CoreDsl.separatedValues;
import static dev.freshet.core.CoreDsl.ssv;
import static dev.freshet.core.CoreDsl.tsv;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.FeederBuilder;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeparatedValuesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> tables() {
        return Stream.of(
                arguments("a plain table", "a,b\n1,2\n3,4\n", "[{a=1, b=2}, {a=3, b=4}]"),
                arguments("no line end at the end", "a,b\n1,2", "[{a=1, b=2}]"),
                arguments("lines end with CR LF", "a,b\r\n1,2\r\n", "[{a=1, b=2}]"),
                arguments("lines end with CR", "a,b\r1,2\r", "[{a=1, b=2}]"),
                arguments("a byte order mark", "\uFEFFa,b\n1,2\n", "[{a=1, b=2}]"),
                arguments("a byte order mark before a quote", "\uFEFF\"a\",b\n1,2\n", "[{a=1, b=2}]"),
                arguments("blanks around names go", " a ,\tb\n1,2\n", "[{a=1, b=2}]"),
                arguments("blanks around values stay", "a,b\n 1 , 2\n", "[{a= 1 , b= 2}]"),
                arguments("empty values", "a,b,c\n,,\n", "[{a=, b=, c=}]"),
                arguments("empty lines are left out", "\na,b\n\n1,2\n\n\n3,4\n\n", "[{a=1, b=2}, {a=3, b=4}]"),
                arguments("blank lines are left out", "a,b\n  \n1,2\n\t\n", "[{a=1, b=2}]"),
                arguments("one column, blank values", "a\n1\n \n\"\"\n\n2\n", "[{a=1}, {a= }, {a=}, {a=2}]"),
                arguments("a quoted separator", "a,b\n\"1,5\",2\n", "[{a=1,5, b=2}]"),
                arguments("quoted quotes", "a,b\n\"say \"\"hi\"\"\",2\n", "[{a=say \"hi\", b=2}]"),
                arguments("a quoted line end", "a,b\n\"1\n2\",3\n", "[{a=1\n2, b=3}]"),
                arguments("a quote within a value", "a,b\n5\" disk,2\n", "[{a=5\" disk, b=2}]"),
                arguments("a quoted name", "\"the, name\",b\n1,2\n", "[{the, name=1, b=2}]"),
                arguments("names only", "a,b\n", "[]"),
                arguments("beyond ASCII", "a,b\nä€,\uD83D\uDE80\n", "[{a=ä€, b=\uD83D\uDE80}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void aTableGivesARecordForEachLine(String reason, String text, String records) throws IOException {
        assertThat(csv(file(text)).readRecords()).hasToString(records);
    }

    @Test
    void separatorsAndQuotesDiffer() throws IOException {
        assertThat(ssv(file("a;b\n1,5;2\n")).readRecords()).hasToString("[{a=1,5, b=2}]");
        assertThat(ssv(file("a;b\n'1;5';2\n"), '\'').readRecords()).hasToString("[{a=1;5, b=2}]");
        assertThat(tsv(file("a\tb\n1,5\t2\n")).readRecords()).hasToString("[{a=1,5, b=2}]");
        assertThat(tsv(file("a\tb\n'1\t5'\t2\n"), '\'').readRecords()).hasToString("[{a=1\t5, b=2}]");
        assertThat(csv(file("a,b\n'1,5',\"2\n"), '\'').readRecords()).hasToString("[{a=1,5, b=\"2}]");
        assertThat(separatedValues(file("a#b\n1#2\n"), '#').readRecords()).hasToString("[{a=1, b=2}]");
        assertThat(separatedValues(file("a|b\n~1|5~|2\n"), '|', '~').readRecords())
                .hasToString("[{a=1|5, b=2}]");
    }

    static Stream<Arguments> faultyTables() {
        return Stream.of(
                arguments("", ": the file is empty; its first line must name the attributes"),
                arguments("\n\n", ": the file is empty; its first line must name the attributes"),
                arguments("a,,c\n1,2,3\n", ", line 1: column 2 has no name"),
                arguments("a, ,c\n1,2,3\n", ", line 1: column 2 has no name"),
                arguments("a,b,a \n1,2,3\n", ", line 1: two columns are named 'a'"),
                arguments("a,b\n1,2\n3\n", ", line 3: 1 value for 2 columns (a, b)"),
                arguments("a,b\n1,2\n\n3,4,5\n", ", line 4: 3 values for 2 columns (a, b)"),
                arguments("a\n1\n2,3\n", ", line 3: 2 values for 1 column (a)"),
                arguments("a,b\n\"1\n2\",3\n4\n", ", line 4: 1 value for 2 columns (a, b)"),
                arguments("a,b\n\"1,2\n3,4\n", ": Unclosed quoted field at end of input (record starting at line 2)"),
                arguments(
                        "a,b\n1,2\n\"3\"x,4\n",
                        ": Unexpected character after closing quote: 'x' (0x78) (record starting at line 3)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultyTables")
    void aFaultyTableIsRefusedWithItsFileAndLine(String text, String message) throws IOException {
        String path = file(text);

        assertThatThrownBy(csv(path)::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessage("csv(\"" + path + "\")" + message);
    }

    @Test
    void aFileInAnotherEncodingIsRefusedAndNotGarbled() throws IOException {
        Path file = Files.write(folder.resolve("latin1.csv"), "name\nZoë\n".getBytes(ISO_8859_1));

        assertThatThrownBy(csv(file.toString())::readRecords)
                .hasMessage("csv(\"" + file + "\"): the file is not in UTF-8");
    }

    @Test
    void theSeparatorCannotBeTheQuote() throws IOException {
        String path = file("a,b\n");

        assertThatThrownBy(csv(path, ',')::readRecords)
                .hasMessage("csv(\"" + path + "\"): the separator and the quote must be two different characters");
    }

    @Test
    void aFileIsLookedForOnTheClassPathFirst() {
        assertThat(csv("feeders/people.csv").readRecords())
                .hasToString("[{name=Ada, city=London}, {name=Kurt, city=Wien}]");
    }

    @Test
    void aMissingFileIsAMistakeThatTellsWhereItWasLookedFor() {
        assertThatThrownBy(csv("feeders/nobody.csv")::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessage("csv(\"feeders/nobody.csv\"): there is no such file, neither on the class path nor at "
                        + Path.of("feeders/nobody.csv").toAbsolutePath());
    }

    @Test
    void recordsAreReadAnewEachTimeWhateverTheOrder() throws IOException {
        String path = file("a\n1\n2\n");
        FeederBuilder<String> feeder = csv(path).shuffle();
        assertThat(feeder.recordsCount()).isEqualTo(2);
        Files.writeString(Path.of(path), "a\n1\n2\n3\n");

        assertThat(feeder.recordsCount()).isEqualTo(3);
        assertThat(feeder.readRecords()).hasToString("[{a=1}, {a=2}, {a=3}]");
    }

    @Test
    void aRecordIsAMapLikeAnyOther() throws IOException {
        assertThat(csv(file("a,b\n1,2\n")).readRecords().get(0))
                .hasSize(2)
                .containsEntry("a", "1")
                .containsEntry("b", "2")
                .containsKey("b")
                .doesNotContainKey("c")
                .isEqualTo(java.util.Map.of("b", "2", "a", "1"))
                .hasSameHashCodeAs(java.util.Map.of("b", "2", "a", "1"));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text).toString();
    }
}
