// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsers are used again: what one response did to them must be nothing to the next. */
class XmlTest {

    private static final String GOOD = "<a><b>1</b></a>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "",
                "no XML at all",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>",
                "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/hostname' parse='text'/>"
            })
    void aParserThatRefusedADocumentReadsTheNextOneAndRefusesItAgain(String bad) {
        for (int turn = 0; turn < 3; turn++) {
            assertThatThrownBy(() -> Xml.parse(bad)).isInstanceOf(CheckCrash.class);
            assertThat(Xml.parse(GOOD).getDocumentElement().getTextContent()).isEqualTo("1");
        }
    }

    @Test
    void whatIsIncludedFromElsewhereIsNotRead() {
        String including =
                "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/hostname' parse='text'/></a>";
        for (int turn = 0; turn < 2; turn++) {
            assertThat(Xml.parse(including).getDocumentElement().getTextContent())
                    .isEmpty();
        }
    }

    @Test
    void namespacesAreKnownToEachDocument() {
        for (int turn = 0; turn < 2; turn++) {
            assertThat(Xml.parse("<a xmlns='urn:a'/>").getDocumentElement().getNamespaceURI())
                    .isEqualTo("urn:a");
        }
    }

    @Test
    void aThreadLooksForParsersOnce() throws Exception {
        LookUps lookUps = new LookUps();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(() -> Thread.currentThread().setContextClassLoader(lookUps))
                    .get();
            thread.submit(XmlTest::readAndFind).get();
            List<String> first = List.copyOf(lookUps.names);
            for (int i = 0; i < 10; i++) {
                thread.submit(XmlTest::readAndFind).get();
            }
            assertThat(lookUps.names).isEqualTo(first);
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void loopsDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        XPathFinder finder = new XPathFinder("//b", Map.of());
        try {
            List<Callable<List<?>>> reads = IntStream.range(0, 2_000)
                    .<Callable<List<?>>>mapToObj(i -> () -> finder.findAll(views("<a><b>" + i + "</b></a>")))
                    .toList();
            List<Future<List<?>>> found = threads.invokeAll(reads);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).hasToString("[" + i + "]");
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Object readAndFind() throws Exception {
        return Xml.compile("//b", Map.of()).evaluate(Xml.parse(GOOD));
    }

    private static Views views(String text) {
        return new Views(new FakeResponse(text));
    }

    /** Notes which providers are looked for. */
    private static final class LookUps extends ClassLoader {
        private final List<String> names = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            names.add(name);
            return super.getResources(name);
        }
    }
}
