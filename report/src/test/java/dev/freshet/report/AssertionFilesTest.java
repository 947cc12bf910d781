// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.AssertionResult.Condition;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class AssertionFilesTest {

    private static final Condition BELOW = new Condition("is less than 100.0", "is less than", List.of(100.0));
    private static final String MAX = "max of response time";
    private static final AssertionResult PASSED =
            new AssertionResult("Global", MAX, BELOW, Outcome.PASSED, 83.25, "ms", "83.25 ms", "");
    private static final AssertionResult FAILED =
            new AssertionResult("shop / pay", MAX, BELOW, Outcome.FAILED, 100.0, "ms", "100 ms", "");
    private static final AssertionResult ERROR =
            new AssertionResult("<pay> & \"go\"", MAX, BELOW, Outcome.ERROR, null, "", "", "no such 'pay' > here");

    @TempDir
    Path folder;

    @Test
    void theJsonHasOneObjectForEachResult() throws IOException {
        AssertionFiles.write(SampleRun.small(), List.of(PASSED, FAILED, ERROR), folder);

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("assertions.json").toFile());
        assertThat(json.get("simulation").textValue()).isEqualTo("example.Small");
        assertThat(json.get("scenarios").isArray()).isTrue();
        assertThat(json.get("assertions")).hasSize(3);
        assertThat(json.get("assertions").get(0))
                .hasToString("{\"path\":\"Global\",\"target\":\"max of response time\",\"condition\":\"is less than\","
                        + "\"expectedValues\":[100.0],\"result\":true,\"outcome\":\"passed\","
                        + "\"message\":\"Global: max of response time is less than 100.0\",\"actualValue\":[83.25],"
                        + "\"unit\":\"ms\",\"actualText\":\"83.25 ms\",\"reason\":\"\"}");
        assertThat(json.get("assertions").get(1).get("result").booleanValue()).isFalse();
        assertThat(json.get("assertions").get(2))
                .hasToString("{\"path\":\"<pay> & \\\"go\\\"\",\"target\":\"max of response time\","
                        + "\"condition\":\"is less than\",\"expectedValues\":[100.0],\"result\":false,"
                        + "\"outcome\":\"error\",\"message\":\"<pay> & \\\"go\\\": max of response time is less than 100.0\","
                        + "\"actualValue\":[],\"unit\":\"\",\"actualText\":\"\",\"reason\":\"no such 'pay' > here\"}");
    }

    @Test
    void theXmlIsAJunitReport() throws IOException {
        AssertionFiles.write(SampleRun.nothing(), List.of(PASSED, FAILED, ERROR), folder);

        assertThat(Files.readString(folder.resolve("assertions.xml"))).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="example.Empty" tests="3" failures="1" errors="1" skipped="0" time="0.0" timestamp="2026-11-22T14:05:09.250Z">
                          <testcase classname="example.Empty" name="Global: max of response time is less than 100.0" time="0">
                            <system-out>Actual value: 83.25 ms</system-out>
                          </testcase>
                          <testcase classname="example.Empty" name="shop / pay: max of response time is less than 100.0" time="0">
                            <failure type="max of response time" message="Actual value: 100 ms">Actual value: 100 ms</failure>
                          </testcase>
                          <testcase classname="example.Empty" name="&lt;pay&gt; &amp; &quot;go&quot;: max of response time is less than 100.0" time="0">
                            <error type="max of response time" message="no such 'pay' &gt; here">no such 'pay' &gt; here</error>
                          </testcase>
                        </testsuite>
                        """);
    }

    @Test
    void everyNameMakesXmlThatAParserReadsBack() throws IOException, ParserConfigurationException, SAXException {
        StringBuilder name = new StringBuilder();
        for (int character = 0; character < 0x180; character++) {
            name.append((char) character);
        }
        name.append("]]> \uD83D\uDE80 \uD83D \uDE80 \uFFFE \uFFFF --> \u2028");
        AssertionResult odd =
                new AssertionResult(name.toString(), MAX, BELOW, Outcome.ERROR, null, "", "", name.toString());
        AssertionFiles.write(SampleRun.nothing(), List.of(odd), folder);

        Element testCase = (Element) parse(folder.resolve("assertions.xml"))
                .getElementsByTagName("testcase")
                .item(0);
        assertThat(testCase.getAttribute("name"))
                .contains(
                        " !\"#$%&'()", "<=>", "\u00e4", "]]> \uD83D\uDE80 \\ud83d \\ude80 \\ufffe \\uffff --> \\u2028");
        assertThat(testCase.getElementsByTagName("error").item(0).getTextContent())
                .contains("]]> ", "\\u001b");
        assertThat(folder.resolve("assertions.json"))
                .content()
                .contains("\\u001B", "\\u009b", "\\u2028")
                .doesNotContain("\u001b", "\u009b", "\u2028");
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("assertions.json").toFile());
        assertThat(json.get("assertions").get(0).get("path").textValue()).isEqualTo(name.toString());
    }

    @Test
    void withoutAssertionsBothFilesAreThereAndEmpty() throws IOException, ParserConfigurationException, SAXException {
        AssertionFiles.write(SampleRun.nothing(), List.of(), folder.resolve("new"));

        assertThat(parse(folder.resolve("new/assertions.xml"))
                        .getDocumentElement()
                        .getAttribute("tests"))
                .isEqualTo("0");
        assertThat(Files.readString(folder.resolve("new/assertions.json"))).contains("\"assertions\": []");
    }

    private static Document parse(Path file) throws IOException, ParserConfigurationException, SAXException {
        try (InputStream in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in);
        }
    }
}
