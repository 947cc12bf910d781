// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import static dev.freshet.core.CoreDsl.csv;
import static dev.freshet.core.CoreDsl.jsonFile;
import static dev.freshet.core.CoreDsl.listFeeder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.FeederBuilder;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeederOptionsTest {

    private static final String TABLE = "a,b\n1,2\n";

    @TempDir
    Path folder;

    @Test
    void transformChangesEachValueByItsName() throws IOException {
        FeederBuilder<Object> feeder = csv(file("name,age\nAda,36\nKurt,71\n"))
                .transform((name, value) -> name.equals("age") ? Integer.valueOf(value) : value)
                .transform((name, value) -> value instanceof Integer age ? age + 1 : value + "!");

        assertThat(feeder.readRecords())
                .containsExactly(Map.of("name", "Ada!", "age", 37), Map.of("name", "Kurt!", "age", 72));
    }

    @Test
    void transformSeesNullsAndMayGiveThem() throws IOException {
        assertThat(jsonFile(file("[{\"a\": null, \"b\": 1}]"))
                        .transform((name, value) -> value == null ? "none" : null)
                        .readRecords())
                .hasToString("[{a=none, b=null}]");
    }

    @Test
    void transformDoesNotChangeTheFeederThatItIsCalledOn() {
        FeederBuilder<Object> plain = listFeeder(List.of(Map.of("a", 1)));
        FeederBuilder<Object> changed = plain.transform((name, value) -> "changed");

        assertThat(plain.readRecords()).containsExactly(Map.of("a", 1));
        assertThat(changed.readRecords()).containsExactly(Map.of("a", "changed"));
    }

    @Test
    void aTransformThatFailsIsToldWithTheLine() throws IOException {
        String path = file("name,age\nAda,36\nKurt,old\n");

        assertThatThrownBy(
                        csv(path).transform((name, value) -> name.equals("age") ? Integer.valueOf(value) : value)
                                ::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessage("csv(\"" + path + "\"), line 3: transform failed for 'age' = old: "
                        + "NumberFormatException: For input string: \"old\"");
        assertThatThrownBy(listFeeder(List.of(Map.of("a", 1), Map.of("a", "x")))
                        .transform((name, value) -> (Integer) value)::readRecords)
                .hasMessageStartingWith("listFeeder, record 2: transform failed for 'a' = x: ClassCastException: ");
    }

    @Test
    void recordsInMemoryAreThoseOfTheMomentTheFeederWasMade() {
        Map<String, Object> record = new HashMap<>(Map.of("a", 1));
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object>[] array = new Map[] {record};
        FeederBuilder<Object> ofArray = CoreDsl.arrayFeeder(array);
        FeederBuilder<Object> ofList = listFeeder(List.of(record));
        record.put("a", 2);
        array[0] = Map.of();

        assertThat(ofArray.readRecords()).containsExactly(Map.of("a", 1));
        assertThat(ofList.readRecords()).containsExactly(Map.of("a", 1));
    }

    @Test
    void aFileMayBeCompressedByGzip() throws IOException {
        Path file = folder.resolve("table.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(csv(file.toString()).unzip().readRecords()).hasToString("[{a=1, b=2}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.csv", "folder/;folder/table.csv", "folder/;table.csv;other/"})
    void aFileMayBeTheOnlyOneOfAZipArchive(String entries) throws IOException {
        assertThat(csv(zip(entries)).unzip().readRecords()).hasToString("[{a=1, b=2}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv;b.csv", "folder/a.csv;folder/b.csv"})
    void aZipArchiveWithSeveralFilesIsRefused(String entries) throws IOException {
        String path = zip(entries);

        assertThatThrownBy(csv(path).unzip()::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessage(
                        "csv(\"" + path + "\").unzip(): the zip archive has 2 files in it; there must be exactly one");
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, "", "P"})
    void aFileThatIsNotCompressedCannotBeUnzipped(String text) throws IOException {
        String path = file(text);

        assertThatThrownBy(csv(path).unzip()::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessage("csv(\"" + path + "\").unzip(): the file is neither gzip nor zip; leave out unzip()");
    }

    @Test
    void aDamagedArchiveIsAMistake() throws IOException {
        String path = Files.write(folder.resolve("bad.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9})
                .toString();

        assertThatThrownBy(csv(path).unzip()::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("csv(\"" + path + "\"): it cannot be read: ");
    }

    @Test
    void optionsOfOlderSimulationsAreAccepted() throws IOException {
        FeederBuilder.FileBased<String> feeder =
                csv(file(TABLE)).eager().batch().batch(100).shard().queue();

        assertThat(feeder.readRecords()).hasToString("[{a=1, b=2}]");
        assertThat(listFeeder(List.of(Map.of("a", 1))).shard().recordsCount()).isEqualTo(1);
    }

    @Test
    void aFeederReadsAsItStandsInTheSimulation() {
        assertThat(csv("a.csv")).hasToString("csv(\"a.csv\")");
        assertThat(csv("a.csv").unzip().circular()).hasToString("csv(\"a.csv\").unzip().circular()");
        assertThat(csv("a.csv").random().shuffle()).hasToString("csv(\"a.csv\").shuffle()");
        assertThat(CoreDsl.jsonlFile("a").random().queue()).hasToString("jsonlFile(\"a\")");
        assertThat(listFeeder(List.of()).random()).hasToString("listFeeder.random()");
        assertThat(CoreDsl.jsonUrl("http://a/").circular()).hasToString("jsonUrl(\"http://a/\").circular()");
        assertThat(CoreDsl.separatedValues("a", '#')).hasToString("separatedValues(\"a\")");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text).toString();
    }

    private String zip(String entries) throws IOException {
        Path file = folder.resolve("table.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries.split(";", -1)) {
                out.putNextEntry(new ZipEntry(entry));
                if (!entry.endsWith("/")) {
                    out.write(TABLE.getBytes(StandardCharsets.UTF_8));
                }
                out.closeEntry();
            }
        }
        return file.toString();
    }
}
