// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.SafeText;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdicts of assertions as a JUnit report: a test suite with a test case for each. What is not met is a failure, what could not be
 * judged an error.
 */
final class AssertionsXml {

    private final XMLStreamWriter xml;
    private final String simulation;

    private AssertionsXml(XMLStreamWriter xml, String simulation) {
        this.xml = xml;
        this.simulation = simulation;
    }

    static String of(RunStats stats, List<AssertionResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new AssertionsXml(writer, stats.card().simulation()).suite(stats, results);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written to memory", e);
        }
        return text.toString();
    }

    private void suite(RunStats stats, List<AssertionResult> results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuite");
        attribute("name", simulation);
        attribute("tests", String.valueOf(results.size()));
        attribute("failures", count(results, Outcome.FAILED));
        attribute("errors", count(results, Outcome.ERROR));
        attribute("skipped", "0");
        attribute("time", String.valueOf(stats.duration().toMillis() / 1e3));
        attribute("timestamp", stats.card().start().toString());
        for (AssertionResult result : results) {
            testCase(result);
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private void testCase(AssertionResult result) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testcase");
        attribute("classname", simulation);
        attribute("name", result.message());
        attribute("time", "0");
        line(2);
        switch (result.outcome()) {
            case PASSED -> element("system-out", "Actual value: " + result.actualText());
            case FAILED -> problem("failure", result.target(), "Actual value: " + result.actualText());
            case ERROR -> problem("error", result.target(), result.reason());
        }
        line(1);
        xml.writeEndElement();
    }

    private void problem(String element, String type, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", type);
        attribute("message", text);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String count(List<AssertionResult> results, Outcome outcome) {
        return String.valueOf(
                results.stream().filter(result -> result.outcome() == outcome).count());
    }

    /** The text with everything made visible that XML has no way to write; what a reader would take for blanks are blanks. */
    private static String legal(String text) {
        return SafeText.lines(text).replace('\n', ' ').replace('\t', ' ');
    }
}
